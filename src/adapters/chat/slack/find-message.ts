import type { WebClient } from '@slack/web-api';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import { Failure } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';
import { LIMITS } from './limits.ts';

const EVENT_TYPE = 'onrecord_post';
const PAGES_AT_MOST = 10; // 150 messages: what a busy channel gets in some minutes
const CLOCKS_DIFFER_MINUTES = 5 / 60; // Slack's clock and ours

/** What a message carries: the key of the delivery that it shows. */
export const markOf = (key: string) => ({ event_type: EVENT_TYPE, event_payload: { key } });

/**
 * The ts of the message that carries this key, in the channel or the thread. A channel is read from its newest message
 * back to `since`, one page at least: where our clock ran ahead, what was posted seems to be older than that.
 * @throws Failure 'chat-blind' where there are more messages than are looked through, so that none would be a guess.
 */
export async function findMessage(
  client: WebClient,
  at: {
    readonly channel: string;
    readonly thread: string | undefined;
    readonly key: string;
    readonly since: Instant;
  },
): Promise<string | null> {
  const oldest = String(Date.parse(addMinutes(at.since, -CLOCKS_DIFFER_MINUTES)) / 1000);
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const asked = {
      channel: at.channel,
      limit: LIMITS.historyPage,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const answer =
      at.thread === undefined
        ? await client.conversations.history(asked)
        : await client.conversations.replies({ ...asked, oldest, ts: at.thread });
    const messages = answer.messages ?? [];
    const found = messages.find((message) => keyOf(message) === at.key);
    if (found?.ts !== undefined) return found.ts;
    if (at.thread === undefined && Number(messages.at(-1)?.ts) < Number(oldest)) return null;
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return null;
  }
  throw new Failure('chat-blind', 'There is too much in this Slack channel since then to tell whether a post arrived.');
}

/** The key that a message carries; undefined where it is none of ours. */
function keyOf(message: object): string | undefined {
  const metadata: unknown = 'metadata' in message ? message.metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('event_type' in metadata)) return undefined;
  if (metadata.event_type !== EVENT_TYPE || !('event_payload' in metadata)) return undefined;
  const payload: unknown = metadata.event_payload;
  return typeof payload === 'object' && payload !== null && 'key' in payload ? String(payload.key) : undefined;
}
