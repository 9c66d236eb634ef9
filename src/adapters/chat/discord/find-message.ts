import { type APIMessage, type Client, Routes } from 'discord.js';
import type { Place } from '../../../model/delivery.ts';
import { Failure } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';
import { callDiscord } from './call-discord.ts';
import { isRefusal, NO_HISTORY } from './error-codes.ts';
import { LIMITS } from './limits.ts';
import { markOf, marksOf } from './mark-message.ts';
import { isSnowflake, messageRef, readMessageRef } from './message-ref.ts';
import { cachedChannel, conversationWith, isPerson, mayRead } from './reach-place.ts';

/**
 * The reference of our message that carries this key's mark, or null. Read from the newest message back to `since`, as
 * what is looked for was mostly sent a moment ago, and two pages further for edits of what was posted earlier.
 * @throws Failure 'chat-blind' where we may not read, or where more was written since than is worth reading.
 */
export async function findMessage(
  { place, key, since }: { readonly place: Place; readonly key: string; readonly since: Instant },
  client: Client<true>,
): Promise<string | null> {
  const mark = markOf(key);
  for (const channelId of await channelsOf(place, client)) {
    const found = await searchChannel({ channelId, mark, since }, client);
    if (found) return messageRef(found.channel_id, found.id);
  }
  return null;
}

/** The channel, and first the thread under the message that the post belongs to, if there is one. */
async function channelsOf(place: Place, client: Client<true>): Promise<readonly string[]> {
  if (isPerson(place)) return [await conversationWith(place, client)];
  const under = readMessageRef(place.thread ?? '');
  const thread = under && client.channels.cache.get(under.messageId);
  const ids = [...(thread?.isThread() ? [thread.id] : []), under?.channelId ?? place.id];
  const known = ids.filter(isSnowflake); // nothing was ever posted to what is no channel
  for (const id of known) {
    if (!mayRead(cachedChannel(id, place, client), client)) throw new Failure('chat-blind', NO_HISTORY);
  }
  return known;
}

async function searchChannel(
  { channelId, mark, since }: { readonly channelId: string; readonly mark: number; readonly since: Instant },
  client: Client<true>,
): Promise<APIMessage | null> {
  const oldest = Date.parse(since) - CLOCKS_DIFFER_MS;
  let before: string | undefined;
  let pagesBefore = 0; // read of what is older than `since`
  for (let pages = 0; pages < PAGES_AT_MOST; pages++) {
    const page = await readPage({ channelId, before }, client);
    const found = page.find((message) => message.author.id === client.user.id && marksOf(message).includes(mark));
    if (found) return found;
    const last = page.at(-1);
    if (!last || page.length < LIMITS.historyPage) return null;
    if (Date.parse(last.timestamp) < oldest && ++pagesBefore > PAGES_FOR_EDITS) return null;
    before = last.id;
  }
  throw new Failure('chat-blind', 'Too much was written in that Discord channel since to tell whether a post arrived.');
}

const CLOCKS_DIFFER_MS = 120_000; // ours and Discord's
const PAGES_AT_MOST = 50; // 5,000 messages
const PAGES_FOR_EDITS = 2;

async function readPage(
  { channelId, before }: { readonly channelId: string; readonly before: string | undefined },
  client: Client<true>,
): Promise<readonly APIMessage[]> {
  const query = new URLSearchParams({ limit: String(LIMITS.historyPage), ...(before === undefined ? {} : { before }) });
  try {
    return await callDiscord<APIMessage[]>(client, 'get', Routes.channelMessages(channelId), { query });
  } catch (error) {
    if (isRefusal(error, UNKNOWN_CHANNEL)) return []; // a deleted channel has no message of ours, and posting will say so
    throw error;
  }
}

const UNKNOWN_CHANNEL = 10003;
