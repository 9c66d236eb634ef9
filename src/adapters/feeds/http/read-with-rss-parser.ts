import RssParser from 'rss-parser';
import type { ParsedItem } from '../../../ports/feeds.ts';
import { mendC1, plainText } from './plain-text.ts';
import { nameOnly } from './read-author.ts';
import { readDate } from './read-date.ts';
import { FIELD_AT_MOST, ITEMS_AT_MOST, type Reading, TITLE_AT_MOST } from './reading.ts';
import { updatePeriodMinutes } from './wait-minutes.ts';
import { resolveLinks } from './xml-fields.ts';

// rss-parser builds the whole document and does so on the main thread: 81 ms for 949 KiB, 1.2 s for 0.7 MB of deep nesting.
const LENGTH_AT_MOST = 600_000;

// rss-parser knows no xml:base, turns xhtml into objects and ignores Atom 0.3's modes and feedburner's addresses.
const BEYOND_IT =
  /\bxml:base\s*=|<(?:content|summary|title)\b[^<>]*\b(?:mode|type\s*=\s*["'](?:xhtml|[a-z]+\/(?!plain|html)))|<feedburner:origlink/i;

/**
 * Reads a feed with rss-parser; null where it throws or where its reading has a hole: an item without a title, an
 * absolute link, a date or an id. The tolerant reader then does better.
 */
export async function readWithRssParser(text: string, url: string): Promise<Reading | null> {
  if (text.length > LENGTH_AT_MOST || BEYOND_IT.test(text)) return null;
  const feed = await parse(text);
  if (feed === null) return null;
  const site = text1(feed.link);
  const base = site !== null && /^https?:/i.test(site) && URL.canParse(site) ? site : url;
  const items = feed.items.map((item) => readItem(item, base));
  const isWhole =
    items.length > 0 &&
    items.length <= ITEMS_AT_MOST &&
    feed.items.every(hasPlainBodies) &&
    items.every(({ title, link, id, published, updated }) => title && link && id && (published ?? updated));
  if (!isWhole) return null;
  const ttl = Number(feed.ttl ?? 0);
  // By text, as rss-parser goes by prefixes and the syndication module has several in use.
  const said = (name: string) => new RegExp(`<\\w+:${name}>([^<]{1,40})<`).exec(text)?.[1] ?? null;
  const period = updatePeriodMinutes(said('updatePeriod'), said('updateFrequency'));
  return {
    title: plainText(text1(feed.title) ?? '', TITLE_AT_MOST),
    waitMinutes: Math.max(Number.isFinite(ttl) ? ttl : 0, period),
    items,
  };
}

type Loose = Readonly<Record<string, unknown>>;

/**
 * rss-parser makes a "snippet" of each of these with an expression of quadratic cost: 600 KB of "<p>\n" would hold
 * up the process for minutes. Under other names they pass it by; reading them is our business anyway.
 */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['description', 'body-description'],
  ['content', 'body-content'],
  ['content:encoded', 'body-encoded'],
  ['summary', 'body-summary'],
]);

async function parse(text: string): Promise<(Loose & { readonly items: readonly Loose[] }) | null> {
  // A parser for each document: xml2js keeps state between documents.
  const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
    xml2js: { tagNameProcessors: [(name: string) => RENAMED.get(name) ?? name] },
    customFields: {
      // Raw dates: rss-parser's own go through new Date(), which reads 07.02.2025 as 2 July.
      item: ['published', 'updated', ...RENAMED.values()],
    },
  });
  try {
    return await parser.parseString(text);
  } catch {
    return null;
  }
}

function readItem(item: Loose, base: string): ParsedItem {
  const title = text1(item.title);
  const link = text1(item.link);
  const author = text1(item.creator) ?? text1(item['dc:creator']) ?? text1(item.author);
  const said = text1(item.published) ?? (item.updated === undefined ? (text1(item.pubDate) ?? text1(item.date)) : null);
  return {
    title: title === null ? null : plainText(title, TITLE_AT_MOST) || null,
    link: link !== null && /^https?:\/\/\S+$/i.test(link) && URL.canParse(link) ? link : null,
    id: text1(item.guid) ?? text1(item.id) ?? text1(item['rdf:about']),
    published: readDate(said),
    updated: readDate(text1(item.updated)),
    author: author === null ? null : nameOnly(plainText(author, 200)) || null,
    summary: html(item['body-description'], base) ?? html(item['body-summary'], base),
    content: html(item['body-encoded'], base) ?? html(item['body-content'], base),
  };
}

/** Unescaped HTML in a description comes as an object. */
function hasPlainBodies(item: Loose): boolean {
  return [...RENAMED.values()].every((name) => item[name] === undefined || typeof item[name] === 'string');
}

function html(value: unknown, base: string): string | null {
  const text = text1(value);
  return text === null ? null : resolveLinks(text, base);
}

function text1(value: unknown): string | null {
  const text = typeof value === 'string' ? mendC1(value).trim().slice(0, FIELD_AT_MOST) : '';
  return text === '' ? null : text;
}
