import {
  type APIDMChannel,
  type Client,
  type GuildBasedChannel,
  PermissionFlagsBits,
  type PermissionsBitField,
  Routes,
} from 'discord.js';
import type { Place } from '../../../model/delivery.ts';
import { Failure } from '../../../model/failure.ts';
import { callDiscord } from './call-discord.ts';
import { ERROR_CODES } from './error-codes.ts';
import { isSnowflake, readMessageRef } from './message-ref.ts';
import type { Layout } from './render-reply.ts';

/** Where a post goes: its channel, what it answers to there, and whether a picture may go with it. */
export type Target = {
  readonly channelId: string;
  readonly repliesTo: string | null; // the id of a message
  readonly mayAttach: boolean;
};

/**
 * Finds out where a post to this place goes and whether we may post there: each refusal by Discord counts towards a ban,
 * so it is asked from memory. What is under a message goes into that message's thread where there is one.
 * @throws Failure 'channel-lost' that names the permissions that are missing, or what Discord answers for a person.
 */
export async function reachPlace(place: Place, client: Client<true>, layout: Layout): Promise<Target> {
  if (isPerson(place)) {
    const channelId = await conversationWith(place, client);
    return { channelId, repliesTo: readMessageRef(place.thread ?? '')?.messageId ?? null, mayAttach: true };
  }
  const under = readMessageRef(place.thread ?? '');
  const thread = under && client.channels.cache.get(under.messageId); // a message's thread has the message's id
  const channelId = thread?.isThread() ? thread.id : (under?.channelId ?? place.id);
  const channel = cachedChannel(channelId, place, client);
  const may = channel?.permissionsFor(client.user);
  if (channel && !may) throw lost('I cannot see that Discord channel', ['View Channel']);
  if (channel && may) checkMay(channel, may, layout);
  return {
    channelId,
    repliesTo: under && !thread?.isThread() && mayRead(channel, client) ? under.messageId : null,
    mayAttach: mayAttach(channel, client),
  };
}

/** Whether the place is the conversation with one person. */
export const isPerson = ({ id }: Pick<Place, 'id'>): boolean => id.startsWith(PERSON);
export const PERSON = 'user:';

/** The channel of the conversation with that person; Discord makes it where there is none. */
export async function conversationWith({ id }: Pick<Place, 'id'>, client: Client<true>): Promise<string> {
  const body = { recipient_id: id.slice(PERSON.length) };
  return (await callDiscord<APIDMChannel>(client, 'post', Routes.userChannels(), { body })).id;
}

/**
 * @throws Failure 'workspace-lost' for a server that we are not in; for one that is out of order, whose channels Discord
 * calls unknown for that time, 'chat-refused' to be tried again.
 */
function checkServer({ workspace }: Pick<Place, 'workspace'>, client: Client<true>): void {
  const guild = client.guilds.cache.get(workspace);
  if (!guild) throw new Failure('workspace-lost', ERROR_CODES[10004]?.words ?? '');
  if (!guild.available)
    throw new Failure(
      'chat-refused',
      'That Discord server is out of order at the moment: it is tried again by itself.',
      {
        retry: true,
      },
    );
}

/**
 * The channel as we know it; undefined for one that can be there though we do not know it: an archived thread, or a
 * server that is out of order.
 */
export function cachedChannel(id: string, place: Place, client: Client<true>): GuildBasedChannel | undefined {
  checkServer(place, client);
  const channel = client.channels.cache.get(id);
  if (channel && !channel.isDMBased()) {
    if (channel.guildId === place.workspace) return channel;
    throw new Failure('channel-lost', 'That Discord channel is in another server: subscribe there.');
  }
  if (!isSnowflake(id)) throw new Failure('channel-lost', 'That is no Discord channel: subscribe in another one.');
  return undefined;
}

/** Whether we may read what stands in a channel: without it Discord shows an empty page, as if nothing stood there. */
export function mayRead(channel: GuildBasedChannel | undefined, client: Client<true>): boolean {
  return channel?.permissionsFor(client.user)?.has(READING) ?? channel === undefined;
}

/** Whether a picture may go with a message there; a channel that we do not know is tried. */
export function mayAttach(channel: GuildBasedChannel | undefined, client: Client<true>): boolean {
  return channel?.permissionsFor(client.user)?.has(PermissionFlagsBits.AttachFiles) ?? channel === undefined;
}

const READING = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

function checkMay(channel: GuildBasedChannel, may: Readonly<PermissionsBitField>, layout: Layout): void {
  const needed: (readonly [bigint, string])[] = [
    [PermissionFlagsBits.ViewChannel, 'View Channel'],
    channel.isThread()
      ? [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads']
      : [PermissionFlagsBits.SendMessages, 'Send Messages'],
    // without it embeds are dropped, and nothing is left; components need it not
    ...(layout === 'embeds' ? [[PermissionFlagsBits.EmbedLinks, 'Embed Links'] as const] : []),
  ];
  const missing = needed.filter(([bit]) => !may.has(bit)).map(([, name]) => name);
  if (missing.length > 0) throw lost('I may not post in that Discord channel', missing);
}

function lost(what: string, missing: readonly string[]): Failure {
  return new Failure('channel-lost', `${what}: allow my role ${missing.join(', ')} under Edit Channel, Permissions.`);
}
