import type { FeedDocument } from '../../../ports/feeds.ts';
import { decode } from './decode.ts';
import { findFeedLinks } from './find-feed-links.ts';
import { type ParseAnswer, readingIn } from './parse-answer.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readTolerantly } from './read-tolerantly.ts';
import { readWithRssParser } from './read-with-rss-parser.ts';
import type { Reading } from './reading.ts';

/** A document's items in its own order. @throws Failure 'not-a-feed', with the page's own feed in its words where it names one. */
export async function parseFeed(document: FeedDocument): Promise<Reading> {
  return readingIn(await readDocument(document));
}

/**
 * What a document is. A feed is read as JSON Feed, else by rss-parser, else by the tolerant reader where rss-parser
 * throws or leaves a hole.
 */
export async function readDocument(document: FeedDocument): Promise<ParseAnswer> {
  const text = decode(document.body, document.headers['content-type']).replace(/^[\ufeff\s\0]+/, '');
  const base = baseOf(document);
  const reading = text.startsWith('{')
    ? readJsonFeed(text, base)
    : ((await readWithRssParser(text, base)) ?? readTolerantly(text, base));
  return reading === null ? notAFeed(text, document.url) : { kind: 'reading', reading };
}

/** Content-Location names the address that relative links are relative to (RFC 3986 5.1.3 by way of RFC 2557). */
function baseOf(document: FeedDocument): string {
  const location = document.headers['content-location'];
  return location !== undefined && URL.canParse(location, document.url)
    ? new URL(location, document.url).href
    : document.url;
}

function notAFeed(text: string, url: string): ParseAnswer {
  const failure = (words: string): ParseAnswer => ({ kind: 'failure', code: 'not-a-feed', words });
  if (text.trim() === '') return failure(`${url} answered with nothing at all: check the address in a browser.`);
  if (!/<(?:!doctype\s+)?html\b/i.test(text.slice(0, 5000)))
    return failure(`${url} is no RSS, Atom or JSON feed: check the address in a browser.`);
  if (/cf-mitigated|challenge-platform|_cf_chl_opt/i.test(text))
    return failure(
      `${url} answered with a check for robots instead of its feed: ask the outlet to let feed readers in.`,
    );
  const links = findFeedLinks(text, url);
  const hint = links[0] ? `its feed is ${links[0].url}` : 'look for its RSS link and use that address.';
  return { kind: 'page', links, words: `${url} is a web page, not a feed: ${hint}` };
}
