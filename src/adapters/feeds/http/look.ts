import { Failure } from '../../../model/failure.ts';
import type { FeedDocument, FeedLink, Found, PollRequest } from '../../../ports/feeds.ts';
import type { Web, WebAnswer } from '../../../ports/web.ts';
import type { ParseAnswer } from './parse-answer.ts';
import { ACCEPT, BYTES_AT_MOST, TIMEOUT_MS, withTitles } from './poll.ts';
import { refused } from './refused.ts';

/** Where sites keep a feed that their pages do not name: WordPress, Jekyll and Hugo, Ghost, and what people type. */
const USUAL_PLACES = ['/feed/', '/rss.xml', '/feed.xml', '/atom.xml', '/rss/', '/index.xml'];

type From = { readonly web: Web; readonly read: (document: FeedDocument) => Promise<ParseAnswer> };

/** What stands at an address, as Feeds.look says. */
export async function look(from: From, { url, now, signal }: Omit<PollRequest, 'known'>): Promise<Found> {
  const answer = await get(from.web, url, signal);
  if (answer.status !== 200) throw refused(answer, now);
  const read = await from.read(answer);
  switch (read.kind) {
    case 'reading': {
      const { pace: _, ...feed } = read.reading;
      return { kind: 'feed', url: answer.movedTo ?? url, feed: withTitles(feed) };
    }
    case 'page': {
      const feeds = read.links.length > 0 ? read.links : await tryUsualPlaces(from, answer.url, signal);
      if (feeds.length === 0) throw new Failure('not-a-feed', read.words);
      return { kind: 'page', url: answer.url, feeds };
    }
    case 'failure':
      throw new Failure(read.code, read.words);
    default:
      return read satisfies never;
  }
}

/** One after the other, and no further than the first that is there: they are guesses at somebody's server. */
async function tryUsualPlaces(from: From, page: string, signal: AbortSignal): Promise<readonly FeedLink[]> {
  for (const place of USUAL_PLACES) {
    const found = await tryPlace(from, new URL(place, page).href, signal);
    if (found !== null) return [found];
  }
  return [];
}

async function tryPlace(from: From, url: string, signal: AbortSignal): Promise<FeedLink | null> {
  try {
    const answer = await get(from.web, url, signal);
    const read = answer.status === 200 ? await from.read(answer) : null;
    return read?.kind === 'reading' ? { url: answer.movedTo ?? url, title: read.reading.title } : null;
  } catch (error) {
    if (error instanceof Failure && error.code !== 'not-now' && !signal.aborted) return null;
    throw error;
  }
}

function get(web: Web, url: string, signal: AbortSignal): Promise<WebAnswer> {
  return web.get({
    url,
    headers: { accept: `${ACCEPT}, text/html;q=0.6` },
    maxBytes: BYTES_AT_MOST,
    timeoutMs: TIMEOUT_MS,
    signal,
  });
}
