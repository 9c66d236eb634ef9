import type { APIMessage } from 'discord.js';
import { COMPONENTS_V2, type MessageBody, type SentFile } from './bodies.ts';
import { unshownFiles } from './judge-body.ts';
import { botMay, May } from './permissions.ts';
import { invalidBody, refusal } from './refuse.ts';
import type { Asked, Route } from './routes.ts';
import { channelOf, mustSend } from './routes-channels.ts';
import { createMessage, deleteMessage, editMessage } from './store-message.ts';
import type { Channel, Stored, World } from './world.ts';

const ok = (body: unknown) => ({ status: 200, body });

/** The messages of channels, threads and DM channels. */
export const messageRoutes: readonly Route[] = [
  {
    id: 'GET /channels/{channel_id}/messages',
    answer(asked) {
      const channel = channelOf(asked);
      if (!botMay(channel, May.ReadMessageHistory)) return ok([]);
      return ok(page(publicMessages(asked.world, channel), asked.query).map(({ message }) => message));
    },
  },
  {
    id: 'GET /channels/{channel_id}/messages/{message_id}',
    answer: (asked) => ok(storedOf(asked, channelOf(asked)).message),
  },
  {
    id: 'POST /channels/{channel_id}/messages',
    answer(asked) {
      const { world, files } = asked;
      const body = asked.body as MessageBody;
      const channel = channelOf(asked);
      mustSend(channel);
      mustShow(channel, body, files);
      if (channel.recipient !== null) mustReach(world, channel.recipient);
      const extra = replyTo(world, channel, body);
      const key = body.enforce_nonce && body.nonce !== undefined && body.nonce !== null ? String(body.nonce) : null;
      const first = key === null ? undefined : world.nonces.get(key);
      if (first && world.now() - first.at < (world.options.nonceWindowMs ?? 180_000)) {
        if (first.stored.deleted) throw refusal(10008);
        return ok(first.stored.message);
      }
      if (channel.thread) channel.thread.archived = false;
      const stored = createMessage(world, { channel, author: world.bot.id, body, files, extra });
      if (key !== null) world.nonces.set(key, { at: world.now(), stored });
      tellUnshown(world, body, files, body.flags ?? 0);
      return ok(stored.message);
    },
  },
  {
    id: 'PATCH /channels/{channel_id}/messages/{message_id}',
    before: (asked) => storedOf(asked, channelOf(asked)),
    answer(asked) {
      const { world, files } = asked;
      const body = asked.body as MessageBody;
      const channel = channelOf(asked);
      const stored = storedOf(asked, channel);
      if (stored.message.author.id !== world.bot.id) throw refusal(50005);
      if (channel.thread?.archived) throw refusal(50083);
      mustShow(channel, body, files);
      limitOldEdits(world, channel, stored);
      editMessage(world, stored, body, files);
      tellUnshown(world, body, files, stored.message.flags ?? 0);
      return ok(stored.message);
    },
  },
  {
    id: 'DELETE /channels/{channel_id}/messages/{message_id}',
    answer(asked) {
      const channel = channelOf(asked);
      const stored = storedOf(asked, channel);
      if (stored.message.author.id !== asked.world.bot.id && !botMay(channel, May.ManageMessages)) throw refusal(50013);
      deleteMessage(asked.world, stored);
      return { status: 204 };
    },
  },
];

/** What everybody in a channel sees, oldest first. */
export const publicMessages = (world: World, channel: Channel): Stored[] =>
  [...world.messages.values()].filter(
    (stored) => stored.channel === channel && !stored.deleted && !stored.ephemeralFor,
  );

/** A file in a Components V2 message that no component shows: Discord takes it, and nobody sees it. */
export function tellUnshown(world: World, body: MessageBody, files: readonly SentFile[], flags: number): void {
  const names = flags & COMPONENTS_V2 ? unshownFiles(body, files, flags) : [];
  if (names.length > 0) world.fault({ kind: 'unshown-file', what: names.join(', ') });
}

/** One page, newest first, as `limit` (50) with one of `after`, `before` and `around` asks. */
function page(
  messages: readonly Stored[],
  { limit = '50', after, before, around }: Readonly<Record<string, string>>,
): Stored[] {
  const most = Number(limit);
  const wrong = [limit, after, before, around].some((value) => value !== undefined && !/^\d+$/.test(value));
  if (wrong || most < 1 || most > 100) {
    throw invalidBody([
      { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'limit is 1 to 100, the others are snowflakes' },
    ]);
  }
  const than = (id: string) => (stored: Stored) => BigInt(stored.message.id) - BigInt(id);
  if (after !== undefined)
    return messages
      .filter((stored) => than(after)(stored) > 0n)
      .slice(0, most)
      .reverse();
  if (around !== undefined) {
    const older = messages.filter((stored) => than(around)(stored) <= 0n).slice(-Math.ceil((most + 1) / 2));
    const newer = messages.filter((stored) => than(around)(stored) > 0n).slice(0, most - older.length);
    return [...older, ...newer].reverse();
  }
  const some = before === undefined ? messages : messages.filter((stored) => than(before)(stored) < 0n);
  return some.slice(-most).reverse();
}

function storedOf({ world, params }: Asked, channel: Channel): Stored {
  const stored = world.messages.get(params.message_id ?? '');
  if (!stored || stored.deleted || stored.ephemeralFor || stored.channel !== channel) throw refusal(10008);
  if (!botMay(channel, May.ReadMessageHistory) && stored.message.author.id !== world.bot.id) throw refusal(50013);
  return stored;
}

function mustShow(channel: Channel, body: MessageBody, files: readonly SentFile[]): void {
  if (body.embeds?.length && !botMay(channel, May.EmbedLinks)) throw refusal(50013);
  if (files.length > 0 && !botMay(channel, May.AttachFiles)) throw refusal(50013);
}

function mustReach(world: World, recipient: string): void {
  if (world.refusing.has(recipient)) throw refusal(50007);
  const shared = [...world.guilds.values()].some((guild) => guild.state !== 'left' && guild.members.has(recipient));
  if (!shared) throw refusal(50278);
}

/** What a reply adds to its message. A lost original is refused, unless the body says that it may be lost. */
function replyTo(world: World, channel: Channel, body: MessageBody): Partial<APIMessage> {
  const reference = body.message_reference;
  if (!reference?.message_id) return {};
  if (!botMay(channel, May.ReadMessageHistory)) throw refusal(160002);
  const original = world.messages.get(reference.message_id);
  if (!original || original.deleted || original.ephemeralFor || original.channel !== channel) {
    if (reference.fail_if_not_exists === false) return {};
    const unknown = { code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
    throw invalidBody([{ path: ['message_reference'], ...unknown }]);
  }
  const { channel_id, id } = original.message;
  const guild = channel.guild ? { guild_id: channel.guild.id } : {};
  return {
    type: 19,
    message_reference: { type: 0, channel_id, message_id: id, ...guild },
    referenced_message: original.message,
  };
}

function limitOldEdits(world: World, channel: Channel, { message }: Stored): void {
  const now = world.now();
  if (now - Date.parse(message.timestamp) < HOUR_MS) return;
  channel.oldEdits = channel.oldEdits.filter((at) => now - at < HOUR_MS);
  if (channel.oldEdits.length >= (world.options.oldEditsPerHour ?? 5)) throw refusal(30046);
  channel.oldEdits.push(now);
}

const HOUR_MS = 3_600_000;
