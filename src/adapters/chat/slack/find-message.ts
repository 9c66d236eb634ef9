import type { WebClient } from '@slack/web-api';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import { Failure } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';
import { LIMITS } from './limits.ts';

const EVENT_TYPE = 'onrecord_post';
const KEYS_AT_MOST = 20; // of one message; metadata must stay small
const PAGES_AT_MOST = 10; // 150 messages: what a busy channel gets in some minutes
const CLOCKS_DIFFER_MINUTES = 5 / 60; // Slack's clock and ours

/** What a message carries: the key of the delivery that it shows, and of those before. */
export function markOf(keys: readonly string[]) {
  const [key = '', ...earlier] = [...new Set(keys)].slice(0, KEYS_AT_MOST);
  return {
    event_type: EVENT_TYPE,
    event_payload: { key, ...(earlier.length > 0 ? { earlier: earlier.join(' ') } : {}) },
  };
}

/**
 * The ts of the message that carries this key, in the channel or the thread; since null: among the newest page only.
 * @throws Failure 'chat-blind' where there are more messages than are looked through, so that none would be a guess.
 */
export async function findMessage(
  client: WebClient,
  at: {
    readonly channel: string;
    readonly thread: string | undefined;
    readonly key: string;
    readonly since: Instant | null;
  },
): Promise<string | null> {
  const oldest =
    at.since === null ? {} : { oldest: String(Date.parse(addMinutes(at.since, -CLOCKS_DIFFER_MINUTES)) / 1000) };
  let cursor: string | undefined;
  for (let page = 0; page < (at.since === null ? 1 : PAGES_AT_MOST); page += 1) {
    const asked = {
      channel: at.channel,
      limit: LIMITS.historyPage,
      include_all_metadata: true,
      ...oldest,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const answer =
      at.thread === undefined
        ? await client.conversations.history(asked)
        : await client.conversations.replies({ ...asked, ts: at.thread });
    const found = (answer.messages ?? []).find((message) => keysOf(message).includes(at.key));
    if (found?.ts !== undefined) return found.ts;
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return null;
  }
  if (at.since === null) return null;
  throw new Failure('chat-blind', 'There is too much in this Slack channel since then to tell whether a post arrived.');
}

/** The keys that a message carries; none where it cannot be read. */
export async function earlierKeys(
  client: WebClient,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Promise<readonly string[]> {
  try {
    const asked = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1, include_all_metadata: true };
    const { messages = [] } = await client.conversations.history(asked);
    return messages.flatMap((message) => (message.ts === ts ? keysOf(message) : []));
  } catch {
    return [];
  }
}

function keysOf(message: object): readonly string[] {
  const metadata: unknown = 'metadata' in message ? message.metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('event_type' in metadata)) return [];
  if (metadata.event_type !== EVENT_TYPE || !('event_payload' in metadata)) return [];
  const payload: unknown = metadata.event_payload;
  if (typeof payload !== 'object' || payload === null || !('key' in payload)) return [];
  const earlier = 'earlier' in payload ? String(payload.earlier).split(' ') : [];
  return [String(payload.key), ...earlier].filter((key) => key !== '');
}
