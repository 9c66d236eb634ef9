import RssParser from 'rss-parser';
import type { ParsedItem } from '../../../model/feed.ts';
import { absoluteAddress } from './absolute-address.ts';
import { cleanHtml } from './clean-html.ts';
import { isPlainXml } from './is-plain-xml.ts';
import { mendText } from './mend-text.ts';
import { plainText } from './plain-text.ts';
import { nameOnly } from './read-author.ts';
import { readDate } from './read-date.ts';
import { readLanguage } from './read-language.ts';
import { readPace } from './read-pace.ts';
import { FIELD_AT_MOST, ITEMS_AT_MOST, type Reading, TITLE_AT_MOST } from './reading.ts';

/**
 * Reads a feed with rss-parser; null where it throws, where what it reads would not be all that the document says (see
 * isPlainXml) or where its reading has a hole: an item without a title, an absolute link, a date or an id. The
 * tolerant reader then does better.
 */
export async function readWithRssParser(text: string, url: string): Promise<Reading | null> {
  if (!isPlainXml(text)) return null;
  const feed = await parse(text);
  if (feed === null) return null;
  const home = absoluteAddress(textIn(feed.link), url);
  const base = home ?? url;
  const items = feed.items.map((item) => readItem(item, base));
  const isWhole =
    items.length > 0 &&
    items.length <= ITEMS_AT_MOST &&
    feed.items.every(hasPlainFields) &&
    items.every(({ title, link, id, published, updated }) => title && link && id && (published ?? updated));
  if (!isWhole) return null;
  // By text, as rss-parser goes by prefixes and the syndication module has several in use.
  const said = (name: string) => new RegExp(`<\\w{1,20}:${name}>([^<]{1,40})<`).exec(text)?.[1] ?? null;
  return {
    title: plainText(textIn(feed.title) ?? '', TITLE_AT_MOST),
    language: readLanguage(textIn(feed.language) ?? textIn(feed['dc:language']) ?? rootLanguage(text)),
    home,
    pace: readPace({
      ttl: textIn(feed.ttl),
      period: said('updatePeriod'),
      frequency: said('updateFrequency'),
      hours: textsIn(feed.skipHours, 'hour'),
      days: textsIn(feed.skipDays, 'day'),
    }),
    items,
  };
}

const HEAD = 5000; // characters in which the root stands

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
      feed: ['dc:language'],
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
  const title = plainText(textIn(item.title) ?? '', TITLE_AT_MOST);
  const author = textIn(item.creator) ?? textIn(item['dc:creator']) ?? textIn(item.author);
  const isAtom = item.updated !== undefined;
  return {
    title: title === '' ? null : title,
    link: absoluteAddress(textIn(item.link), base),
    id: textIn(item.guid) ?? textIn(item.id) ?? textIn(item['rdf:about']),
    published: readDate(textIn(item.published) ?? (isAtom ? null : (textIn(item.pubDate) ?? textIn(item.date)))),
    updated: readDate(textIn(item.updated)),
    author: author === null ? null : nameOnly(plainText(author, 200)) || null,
    summary: html(item['body-description'], base) ?? html(item['body-summary'], base),
    content: html(item['body-encoded'], base) ?? html(item['body-content'], base),
  };
}

/** Unescaped HTML in a description comes as an object, as does an author with more than a name. */
function hasPlainFields(item: Loose): boolean {
  return ['author', ...RENAMED.values()].every((name) => item[name] === undefined || typeof item[name] === 'string');
}

function html(value: unknown, base: string): string | null {
  const text = textIn(value);
  return text === null ? null : cleanHtml(text, base);
}

function textIn(value: unknown): string | null {
  const text = typeof value === 'string' ? mendText(value.slice(0, FIELD_AT_MOST)).trim() : '';
  return text === '' ? null : text;
}

function textsIn(list: unknown, name: string): readonly string[] {
  const found: unknown =
    typeof list === 'object' && list !== null && name in list ? list[name as keyof typeof list] : []; // just seen to be there
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}

/** Atom says the language on its root. */
function rootLanguage(text: string): string | null {
  return /<(?:feed|rss|rdf:RDF)\b[^<>]*\sxml:lang\s*=\s*["']([^"'<>]{1,40})["']/.exec(text.slice(0, HEAD))?.[1] ?? null;
}
