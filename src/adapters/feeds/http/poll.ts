import { NO_PACE, type ParsedFeed, type ParsedItem } from '../../../model/feed.ts';
import type { FeedAnswer, FeedDocument, Learnt, PollRequest } from '../../../ports/feeds.ts';
import type { Web, WebAnswer } from '../../../ports/web.ts';
import { freshMinutes } from './fresh-minutes.ts';
import { plainText } from './plain-text.ts';
import { type Reading, TITLE_AT_MOST } from './reading.ts';
import { refused } from './refused.ts';

export const BYTES_AT_MOST = 10_000_000; // the largest real feed seen has under 4 MB
export const TIMEOUT_MS = 30_000;
/** Of feeds; a page that holds the place of one is answered all the same. */
export const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5';

/** One conditional GET, as Feeds.poll says. `parse` reads a document, off the main thread. */
export async function poll(
  from: { readonly web: Web; readonly parse: (document: FeedDocument) => Promise<Reading> },
  { url, known, now, signal }: PollRequest,
): Promise<FeedAnswer> {
  const conditions = validatorsOf(known);
  const answer = await from.web.get({
    url,
    headers: { accept: ACCEPT },
    ...(conditions === null ? {} : { only: conditions }),
    maxBytes: BYTES_AT_MOST,
    timeoutMs: TIMEOUT_MS,
    signal,
  });
  if (answer.status === 410) return { kind: 'gone' };
  if (answer.status === 304 && conditions !== null) return { kind: 'unchanged', ...learnt(answer, { known, now }) };
  if (answer.status !== 200) throw refused(answer, now);
  const bodyHash = await hashOf(answer.body);
  // A hash is only ever stored for a body that was read as a feed, so the same body needs no reading.
  if (known !== null && bodyHash === known.bodyHash)
    return { kind: 'unchanged', ...learnt(answer, { known: { ...known, validators: null }, now }) };
  const { pace, ...feed } = await from.parse(answer);
  return {
    kind: 'items',
    feed: withTitles(feed),
    ...learnt(answer, { known: { validators: null, bodyHash, pace }, now }),
  };
}

/** SHA-256 in hex, beside the main thread: ten megabytes would hold it up for 20 ms. */
async function hashOf(body: Uint8Array): Promise<string> {
  // Bodies are the program's own memory, never shared between threads.
  return Buffer.from(await crypto.subtle.digest('SHA-256', body as Uint8Array<ArrayBuffer>)).toString('hex');
}

/** Both validators, byte for byte as they were received, for the address that gave them. */
function validatorsOf(known: PollRequest['known']): NonNullable<Parameters<Web['get']>[0]['only']> | null {
  const { url, etag, lastModified } = known?.validators ?? { url: '', etag: null, lastModified: null };
  if (etag === null && lastModified === null) return null;
  return {
    url,
    headers: {
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    },
  };
}

/** A 304 may carry new validators (RFC 9111 4.3.4); those that it does not carry stay. After a 200 none do. */
function learnt(answer: WebAnswer, { known, now }: Pick<PollRequest, 'known' | 'now'>): Learnt {
  const etag = answer.headers.etag ?? known?.validators?.etag ?? null;
  const lastModified = answer.headers['last-modified'] ?? known?.validators?.lastModified ?? null;
  return {
    finalUrl: answer.url,
    movedTo: answer.movedTo,
    validators: etag === null && lastModified === null ? null : { url: answer.url, etag, lastModified },
    bodyHash: known?.bodyHash ?? null,
    pace: known?.pace ?? NO_PACE,
    freshMinutes: freshMinutes(answer.headers, now),
  };
}

/** Micro-posts have no title: their beginning stands in for it. */
export function withTitles(feed: ParsedFeed): ParsedFeed {
  return { ...feed, items: feed.items.map((item) => ({ ...item, title: item.title ?? titleFromText(item) })) };
}

function titleFromText({ content, summary }: ParsedItem): string | null {
  const title = plainText((content ?? summary ?? '').slice(0, TEXT_FOR_TITLE), TITLE_AT_MOST);
  return title === '' ? null : title;
}

const TEXT_FOR_TITLE = 20_000; // characters of HTML: a title's length of text stands in less
