import { createHash } from 'node:crypto';
import { Failure } from '../../../model/failure.ts';
import type { Feed, FeedState } from '../../../model/feed.ts';
import type { Instant } from '../../../model/time.ts';
import type { FeedAnswer } from '../../../ports/feeds.ts';
import type { Web, WebAnswer } from '../../../ports/web.ts';
import { identifyItems } from './identify-item.ts';
import { parseFeed } from './parse-feed.ts';
import type { QuietTimes } from './quiet-times.ts';
import { retryAfterWords } from './retry-after.ts';
import { waitMinutes } from './wait-minutes.ts';

const BYTES_AT_MOST = 10_000_000; // the largest real feed seen has under 4 MB
const TIMEOUT_MS = 30_000;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5';

/**
 * What each feed's document last said about waiting (ttl), in minutes, by feed id: an answer without a document does
 * not repeat it. Kept in memory only; after a restart the next full answer says it again.
 */
export type DocumentWaits = Map<string, number>;

/** One conditional GET, as Feeds.poll says. */
export async function poll(
  from: { readonly web: Web; readonly documentWaits: DocumentWaits; readonly quiet: QuietTimes },
  request: { readonly feed: Feed; readonly state: FeedState; readonly now: Instant; readonly signal: AbortSignal },
): Promise<FeedAnswer> {
  const { web, documentWaits, quiet } = from;
  const { feed, state, now, signal } = request;
  const documentWait = documentWaits.get(feed.id) ?? 0;
  quiet.check(feed.url, now);
  const answer = await web.get({
    url: feed.url,
    headers: { accept: ACCEPT, ...validators(state) },
    maxBytes: BYTES_AT_MOST,
    timeoutMs: TIMEOUT_MS,
    signal,
  });
  if (answer.status === 304) return unchanged(answer, { state, now, documentWait, bodyHash: state.bodyHash });
  if (answer.status === 410)
    return { kind: 'gone', items: [], etag: null, lastModified: null, bodyHash: null, waitMinutes: 0 };
  if (answer.status === 429 || answer.status === 503)
    quiet.note({ status: answer.status, header: answer.headers['retry-after'] }, feed.url, now);
  if (answer.status !== 200) throw refused(answer, now);
  const bodyHash = createHash('sha256').update(answer.body).digest('hex');
  // A hash is only ever stored for a body that was read as a feed, so the same body needs no reading.
  if (bodyHash === state.bodyHash) return unchanged(answer, { state: null, now, documentWait, bodyHash });
  const reading = await parseFeed(answer);
  documentWaits.set(feed.id, reading.waitMinutes);
  return {
    kind: 'items',
    items: identifyItems(feed, reading.items, now),
    etag: answer.headers.etag ?? null,
    lastModified: answer.headers['last-modified'] ?? null,
    bodyHash,
    waitMinutes: waitMinutes(answer.headers, reading.waitMinutes, now),
  };
}

/** Both validators, byte for byte as they were received: they are opaque. */
function validators(state: FeedState): Record<string, string> {
  return {
    ...(state.etag === null ? {} : { 'if-none-match': state.etag }),
    ...(state.lastModified === null ? {} : { 'if-modified-since': state.lastModified }),
  };
}

/** A 304 may carry new validators (RFC 9111 4.3.4); those that it does not carry stay. After a 200 none do. */
function unchanged(
  answer: WebAnswer,
  at: {
    readonly state: FeedState | null;
    readonly now: Instant;
    readonly documentWait: number;
    readonly bodyHash: string | null;
  },
): FeedAnswer {
  return {
    kind: 'unchanged',
    items: [],
    etag: answer.headers.etag ?? at.state?.etag ?? null,
    lastModified: answer.headers['last-modified'] ?? at.state?.lastModified ?? null,
    bodyHash: at.bodyHash,
    waitMinutes: waitMinutes(answer.headers, at.documentWait, at.now),
  };
}

function refused(answer: WebAnswer, now: Instant): Failure {
  const host = new URL(answer.url).hostname;
  const { status } = answer;
  if (answer.headers['cf-mitigated'] !== undefined)
    return new Failure(
      'source-down',
      `${host} asks for a robot check (Cloudflare): ask the outlet to let feed readers in.`,
    );
  if (status === 429 || status === 503) {
    const wait = retryAfterWords(answer.headers['retry-after'], now);
    const words = status === 429 ? `${host} says that I ask too often` : `${host} is down for now`;
    return new Failure('source-down', `${words} (${status}): ${wait ?? 'I will ask less often for a while.'}`, {
      retry: true,
    });
  }
  if (status === 404)
    return new Failure('source-down', `${host} has nothing at this address (404): look for the feed’s new address.`);
  if (status === 401 || status === 402 || status === 403 || status === 451)
    return new Failure(
      'source-down',
      `${host} refuses to give me this feed (${status}): ask the outlet, or use another feed of it.`,
    );
  if (status >= 500)
    return new Failure('source-down', `${host} has a fault of its own (${status}): I will try again later.`, {
      retry: true,
    });
  return new Failure(
    'source-down',
    `${host} answered with status ${status} instead of a feed: check the address in a browser.`,
  );
}
