import { channelPayload, guildPayload, memberPayload } from './payloads.ts';
import { botMay, May } from './permissions.ts';
import { refusal } from './refuse.ts';
import type { Asked, Route } from './routes.ts';
import { addChannel, type Channel, type Guild, type World } from './world.ts';

const ok = (body: unknown) => ({ status: 200, body });

/** Guilds, members, channels, threads and DM channels. */
export const channelRoutes: readonly Route[] = [
  { id: 'GET /guilds/{guild_id}', answer: (asked) => ok(guildPayload(guildOf(asked))) },
  {
    id: 'GET /guilds/{guild_id}/channels',
    answer(asked) {
      const guild = guildOf(asked);
      const channels = [...asked.world.channels.values()].filter(
        (channel) => channel.guild === guild && !channel.thread,
      );
      return ok(channels.map((channel) => channelPayload(asked.world, channel)));
    },
  },
  {
    id: 'GET /guilds/{guild_id}/members/{user_id}',
    answer(asked) {
      const guild = guildOf(asked);
      const id = asked.params.user_id ?? '';
      if (id !== asked.world.bot.id && !guild.members.has(id)) throw refusal(10007);
      return ok(memberPayload(asked.world, guild, id));
    },
  },
  { id: 'GET /channels/{channel_id}', answer: (asked) => ok(channelPayload(asked.world, channelOf(asked))) },
  {
    id: 'PATCH /channels/{channel_id}',
    answer(asked) {
      const { world, body } = asked;
      const channel = channelOf(asked);
      if (!channel.thread) throw refusal(botMay(channel, May.ManageChannels) ? 50024 : 50013); // bots here edit threads only
      const { archived, locked } = body as { archived?: boolean; locked?: boolean };
      if ((locked !== undefined || channel.thread.locked) && !botMay(channel, May.ManageThreads)) throw refusal(50013);
      if (channel.thread.archived && archived !== false) throw refusal(50083);
      Object.assign(channel.thread, {
        ...(archived === undefined ? {} : { archived }),
        ...(locked === undefined ? {} : { locked }),
      });
      world.dispatch('THREAD_UPDATE', channel.guild?.id ?? null, channelPayload(world, channel));
      return ok(channelPayload(world, channel));
    },
  },
  {
    id: 'POST /channels/{channel_id}/typing',
    answer(asked) {
      mustSend(channelOf(asked));
      return { status: 204 };
    },
  },
  {
    id: 'PUT /channels/{channel_id}/thread-members/@me',
    answer(asked) {
      if (channelOf(asked).thread?.archived) throw refusal(50083);
      return { status: 204 };
    },
  },
  {
    id: 'POST /channels/{channel_id}/messages/{message_id}/threads',
    answer(asked) {
      const { world, params, body } = asked;
      const parent = channelOf(asked);
      const message = world.messages.get(params.message_id ?? '');
      if (!message || message.deleted || message.ephemeralFor || message.channel !== parent) throw refusal(10008);
      if (parent.type !== 0 && parent.type !== 5) throw refusal(50024);
      if (!botMay(parent, May.CreatePublicThreads)) throw refusal(50013);
      if (world.channels.has(message.message.id)) throw refusal(160004);
      const { name, auto_archive_duration } = body as { name: string; auto_archive_duration?: number | null };
      const thread = addChannel(world, {
        ...{ id: message.message.id, name, type: parent.type === 5 ? 10 : 11, guild: parent.guild, parent },
        thread: { archived: false, locked: false, autoArchiveMinutes: auto_archive_duration ?? 4320 },
      });
      message.message.flags = (message.message.flags ?? 0) | (1 << 5); // HAS_THREAD
      const payload = channelPayload(world, thread);
      message.message.thread = payload as unknown as NonNullable<typeof message.message.thread>; // the shape Discord gives
      world.dispatch('THREAD_CREATE', parent.guild?.id ?? null, { ...payload, newly_created: true });
      return { status: 201, body: payload };
    },
  },
  {
    id: 'POST /users/@me/channels',
    answer({ world, body }) {
      const { recipient_id: recipient } = body as { recipient_id: string };
      if (![...world.guilds.values()].some((guild) => guild.members.has(recipient))) throw refusal(50033);
      return ok(channelPayload(world, directChannel(world, recipient)));
    },
  },
];

/** The DM channel with a user, made when there is none. */
export function directChannel(world: World, recipient: string): Channel {
  const known = [...world.channels.values()].find((channel) => channel.recipient === recipient);
  return known ?? addChannel(world, { name: `dm-${recipient}`, type: 1, recipient });
}

/** The channel of a request, which the bot has to be able to see. */
export function channelOf({ world, params }: Asked): Channel {
  const channel = world.channels.get(params.channel_id ?? '');
  if (!channel) throw refusal(10003);
  if (channel.guild && channel.guild.state !== 'joined') throw refusal(50001);
  if (!botMay(channel, May.ViewChannel)) throw refusal(50001);
  return channel;
}

/** Throws when the bot may not write there. */
export function mustSend(channel: Channel): void {
  if (![0, 1, 2, 5, 10, 11, 12, 13].includes(channel.type)) throw refusal(50008);
  if (!botMay(channel, channel.thread ? May.SendMessagesInThreads : May.SendMessages)) throw refusal(50013);
  if (!channel.thread?.locked || botMay(channel, May.ManageThreads)) return;
  throw refusal(channel.thread.archived ? 50083 : 160005);
}

function guildOf({ world, params }: Asked): Guild {
  const guild = world.guilds.get(params.guild_id ?? '');
  if (!guild || guild.state === 'left') throw refusal(10004);
  if (guild.state === 'unavailable') throw refusal(50001);
  return guild;
}
