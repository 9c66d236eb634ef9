import { type APIAttachment, type APIEmbed, type APIMessage, EmbedType } from 'discord.js';
import { type MessageBody, pingingText, type SentFile, storedName } from './bodies.ts';
import { findPings } from './find-pings.ts';
import { finishComponents } from './finish-components.ts';
import { date, userPayload } from './payloads.ts';
import type { Channel, Stored, World } from './world.ts';

type NewMessage = {
  readonly channel: Channel;
  readonly author: string;
  readonly body: MessageBody;
  readonly files?: readonly SentFile[];
  readonly ephemeralFor?: string | null;
  readonly extra?: Partial<APIMessage>;
};

/** A message as it is now; later changes do not reach it. */
export const snapshot = ({ message }: Stored): APIMessage => structuredClone(message);

/** Stores a message and tells the gateway, unless only one user sees it. */
export function createMessage(world: World, asked: NewMessage): Stored {
  const { channel, body, ephemeralFor = null } = asked;
  const id = world.nextId();
  // the shape Discord gives; unlike the library's types it has no undefined where a key is absent
  const message = {
    ...{ id, channel_id: channel.id, type: 0, author: userPayload(world, asked.author), content: body.content ?? '' },
    ...{ timestamp: date(world.now()), edited_timestamp: null, tts: false, pinned: false, mention_everyone: false },
    ...{ mentions: [], mention_roles: [], attachments: [], embeds: [], components: [], flags: body.flags ?? 0 },
    ...(body.nonce === undefined || body.nonce === null ? {} : { nonce: body.nonce }),
    ...asked.extra,
  } as unknown as APIMessage;
  const stored: Stored = { message, channel, ephemeralFor, deleted: false, versions: [] };
  world.messages.set(id, stored);
  fill(world, stored, body, asked.files ?? []);
  if (ephemeralFor === null) tell(world, 'MESSAGE_CREATE', stored);
  return stored;
}

/** Replaces what the body names and keeps the rest. */
export function editMessage(world: World, stored: Stored, body: MessageBody, files: readonly SentFile[] = []): void {
  if (body.content !== undefined) stored.message.content = body.content ?? '';
  if (typeof body.flags === 'number') stored.message.flags = body.flags | ((stored.message.flags ?? 0) & ~4);
  stored.message.edited_timestamp = date(world.now());
  fill(world, stored, body, files);
  if (stored.ephemeralFor === null) tell(world, 'MESSAGE_UPDATE', stored);
}

/** Removes a message; its nonce stays taken. */
export function deleteMessage(world: World, stored: Stored): void {
  stored.deleted = true;
  const { id, channel_id } = stored.message;
  const guild = stored.channel.guild?.id;
  if (stored.ephemeralFor === null)
    world.dispatch('MESSAGE_DELETE', guild ?? null, { id, channel_id, guild_id: guild });
}

function fill(world: World, stored: Stored, body: MessageBody, files: readonly SentFile[]): void {
  const { message } = stored;
  if (body.embeds !== undefined) message.embeds = (body.embeds ?? []).map(shownEmbed);
  keepAttachments(world, stored, body, files);
  if (body.components !== undefined) message.components = structuredClone([...(body.components ?? [])]);
  finishComponents(message);
  const allowed = body.allowed_mentions;
  const text = pingingText(message as MessageBody);
  stored.versions.push({ text, allowed });
  const pings = findPings(text, allowed);
  const known = (id: string) => [...world.guilds.values()].some((guild) => guild.members.has(id));
  message.mentions = pings.users.filter(known).map((id) => userPayload(world, id));
  message.mention_roles = [...pings.roles];
  message.mention_everyone = pings.everyone;
}

const shownEmbed = ({ fields, ...embed }: APIEmbed): APIEmbed => ({
  ...{ type: EmbedType.Rich, ...embed },
  ...(fields ? { fields: fields.map((field) => ({ inline: false, ...field })) } : {}),
});

/** New files get ids and addresses; of the old ones those stay that `attachments` names, or all without it. */
function keepAttachments(world: World, stored: Stored, body: MessageBody, files: readonly SentFile[]): void {
  const { message } = stored;
  const named = body.attachments;
  if (named) message.attachments = message.attachments.filter((old) => named.some(({ id }) => String(id) === old.id));
  for (const file of files) {
    const id = world.nextId();
    const description = named?.find((entry) => String(entry.id) === file.index)?.description ?? null;
    const name = storedName(file.name);
    const url = `${world.origin}/attachments/${stored.channel.id}/${id}/${name}`;
    const attachment = { id, filename: name, size: file.bytes.length, url, proxy_url: url, content_type: file.type };
    message.attachments.push({ ...attachment, ...(description === null ? {} : { description }) } as APIAttachment);
    world.files.push({ id, name, description, type: file.type, bytes: file.bytes, messageId: message.id });
  }
}

function tell(world: World, event: string, stored: Stored): void {
  const guild = stored.channel.guild?.id;
  world.dispatch(event, guild ?? null, { ...stored.message, ...(guild ? { guild_id: guild } : {}) });
}
