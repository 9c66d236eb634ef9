import type { WebClient } from '@slack/web-api';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Reply } from '../../../model/reply.ts';
import type { Clients } from './clients.ts';
import { type Composing, sendComposed } from './compose.ts';
import { LAYOUT_REFUSED, slackError } from './error-codes.ts';
import { CALL_TIMEOUT_MS, LIMITS } from './limits.ts';
import type { SlackMessage } from './render-reply.ts';

/** Where an answer goes. */
export type AnswerPlace = {
  readonly workspace: string;
  readonly channel: string; // Slack's own id of it
  readonly user: string;
  readonly thread?: string | undefined; // the answer stands under this message
  readonly responseUrl?: string | undefined; // good for 5 answers in 30 minutes
  readonly replaces?: boolean; // takes the place of the private answer that was pressed
  readonly openly?: boolean; // was asked where everybody reads along, so it is answered there
};

/** Sends the answer to its place; what cannot be sent is logged, as nobody is there to be told. */
export async function sendAnswer(
  reply: Reply,
  to: AnswerPlace,
  given: Composing & { readonly clients: Clients },
): Promise<void> {
  const { clients, log } = given;
  try {
    const client = await clients.of(to.workspace);
    const shown = to.openly ? withoutShare(reply) : reply;
    const target = { client, workspace: to.workspace, textAtMost: LIMITS.textOfEdit };
    await sendComposed(
      shown,
      target,
      (message) => sendMessage(message, { client, to, isPrivate: reply.private }),
      given,
    );
  } catch (error) {
    log.warn('slack-answer-lost', { code: slackError(error) ?? (error instanceof Error ? error.name : 'unknown') });
  }
}

async function sendMessage(
  message: SlackMessage,
  { client, to, isPrivate }: { readonly client: WebClient; readonly to: AnswerPlace; readonly isPrivate: boolean },
): Promise<unknown> {
  const content = { channel: to.channel, ...message, ...QUIET };
  const under = to.thread === undefined ? {} : { thread_ts: to.thread };
  if (to.openly) return client.apiCall('chat.postMessage', { ...content, ...under, ...OPEN });
  const ways: (() => Promise<unknown>)[] = [];
  const toUser = () => client.apiCall('chat.postEphemeral', { ...content, ...under, user: to.user });
  const toAll = () => client.apiCall('chat.postMessage', { ...content, ...under, ...OPEN });
  // A response_url knows no thread: through it the answer would stand far from its question.
  if (to.thread !== undefined && !to.replaces) ways.push(isPrivate ? toUser : toAll);
  const { responseUrl } = to;
  if (responseUrl !== undefined)
    ways.push(() => respond(responseUrl, { ...message, ...QUIET, ...OPEN, ...responseKind(isPrivate, to) }));
  if (to.thread === undefined || to.replaces) ways.push(isPrivate ? toUser : toAll);
  return firstThatWorks(ways);
}

/** A layout that is refused is refused everywhere, so it is not tried on. */
async function firstThatWorks([way, ...others]: readonly (() => Promise<unknown>)[]): Promise<unknown> {
  try {
    return await way?.();
  } catch (error) {
    const code = slackError(error);
    if (others.length === 0 || code === undefined || LAYOUT_REFUSED.has(code)) throw error;
    return firstThatWorks(others);
  }
}

const QUIET = { parse: 'none', link_names: false } as const;
const OPEN = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

function responseKind(isPrivate: boolean, { replaces = false }: AnswerPlace) {
  return { response_type: isPrivate ? 'ephemeral' : 'in_channel', replace_original: replaces && isPrivate } as const;
}

/** Bolt's own has no deadline. @throws WebAPIPlatformError with Slack's code, as calls of methods do. */
async function respond(url: string, payload: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
    redirect: 'error',
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
  });
  const words = await answer.text();
  if (answer.ok) return;
  const code = /"error"\s*:\s*"(\w+)"/.exec(words)?.[1] ?? words.trim();
  const error = LAYOUT_REFUSED.has(code) ? code : `response_url_${answer.status}`;
  throw new WebAPIPlatformError({ ok: false, error });
}

function withoutShare({ share: _, ...reply }: Reply): Reply {
  return reply;
}
