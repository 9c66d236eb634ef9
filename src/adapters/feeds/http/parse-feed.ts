import { Failure } from '../../../model/failure.ts';
import type { FeedDocument } from '../../../ports/feeds.ts';
import { decode } from './decode.ts';
import { findFeedLink } from './find-feed-link.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readTolerantly } from './read-tolerantly.ts';
import { readWithRssParser } from './read-with-rss-parser.ts';
import type { Reading } from './reading.ts';

/**
 * A document's items in its own order: JSON Feed, else rss-parser, else the tolerant reader where rss-parser throws
 * or leaves a hole. @throws Failure 'not-a-feed', with the page's own feed in its words where it names one.
 */
export async function parseFeed(document: FeedDocument): Promise<Reading> {
  const text = decode(document.body, document.headers['content-type']).replace(/^[\ufeff\s\0]+/, '');
  const base = baseOf(document);
  const reading = text.startsWith('{')
    ? readJsonFeed(text, base)
    : ((await readWithRssParser(text, base)) ?? readTolerantly(text, base));
  if (reading === null) throw notAFeed(text, document.url);
  return reading;
}

/** Content-Location names the address that relative links are relative to (RFC 3986 5.1.3 by way of RFC 2557). */
function baseOf(document: FeedDocument): string {
  const location = document.headers['content-location'];
  return location !== undefined && URL.canParse(location, document.url)
    ? new URL(location, document.url).href
    : document.url;
}

function notAFeed(text: string, url: string): Failure {
  if (text.trim() === '')
    return new Failure('not-a-feed', `${url} answered with nothing at all: check the address in a browser.`);
  if (!/<(?:!doctype\s+)?html\b/i.test(text.slice(0, 5000)))
    return new Failure('not-a-feed', `${url} is no RSS, Atom or JSON feed: check the address in a browser.`);
  if (/cf-mitigated|challenge-platform|_cf_chl_opt/i.test(text))
    return new Failure(
      'not-a-feed',
      `${url} answered with a check for robots instead of its feed: ask the outlet to let feed readers in.`,
    );
  const link = findFeedLink(text, url);
  return new Failure(
    'not-a-feed',
    link === null
      ? `${url} is a web page, not a feed: look for its RSS link and use that address.`
      : `${url} is a web page, not a feed: its feed is ${link}`,
  );
}
