import { NO_PACE, type ParsedItem } from '../../../model/feed.ts';
import { absoluteAddress } from './absolute-address.ts';
import { cleanHtml } from './clean-html.ts';
import { mendText } from './mend-text.ts';
import { plainText } from './plain-text.ts';
import { readDate } from './read-date.ts';
import { readLanguage } from './read-language.ts';
import { FIELD_AT_MOST, ITEMS_AT_MOST, type Reading, TITLE_AT_MOST } from './reading.ts';
import { escapeHtml } from './xml-fields.ts';

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org); null when the text is no JSON or has no list of items. */
export function readJsonFeed(text: string, url: string): Reading | null {
  const feed = parseObject(text);
  if (feed === null || !Array.isArray(feed.items)) return null;
  const home = linkIn(feed, 'home_page_url', url);
  const base = home ?? url;
  return {
    title: plainText(escapeHtml(textIn(feed, 'title') ?? ''), TITLE_AT_MOST),
    language: readLanguage(textIn(feed, 'language')),
    home,
    pace: NO_PACE,
    items: feed.items
      .slice(0, ITEMS_AT_MOST)
      .filter(isObject)
      .map((item) => readItem(item, base)),
  };
}

type Json = Readonly<Record<string, unknown>>;

function readItem(item: Json, base: string): ParsedItem {
  const title = plainText(escapeHtml(textIn(item, 'title') ?? ''), TITLE_AT_MOST);
  const html = textIn(item, 'content_html');
  const text = textIn(item, 'content_text');
  const summary = textIn(item, 'summary');
  return {
    title: title === '' ? null : title,
    link: linkIn(item, 'url', base) ?? linkIn(item, 'external_url', base),
    id: textIn(item, 'id'),
    published: readDate(textIn(item, 'date_published')),
    updated: readDate(textIn(item, 'date_modified')),
    author: authorIn(item),
    summary: summary === null ? null : escapeHtml(summary),
    content: html === null ? (text === null ? null : paragraphs(text)) : cleanHtml(html, base),
  };
}

function authorIn(object: Json): string | null {
  const authors = Array.isArray(object.authors) ? object.authors.slice(0, 50) : [object.author];
  const names = authors.filter(isObject).map((author) => textIn(author, 'name'));
  const known = names.filter((name) => name !== null);
  return known.length === 0 ? null : plainText(escapeHtml(known.join(', ')), 200);
}

/** Plain text as HTML that keeps its paragraphs. */
function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim())}</p>`)
    .join('');
}

// What JSON.parse makes of 10 MB of brackets takes seconds and hundreds of MB. Brackets and commas of the text itself
// count too: 10 MB of prose have a quarter of these.
const BRACKETS_AT_MOST = 100_000;
const COMMAS_AT_MOST = 400_000;

function isDense(text: string): boolean {
  let brackets = 0;
  let commas = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) brackets += 1;
    else if (code === 0x2c) commas += 1;
  }
  return brackets > BRACKETS_AT_MOST || commas > COMMAS_AT_MOST;
}

function parseObject(text: string): Json | null {
  if (isDense(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids are numbers in some feeds; the standard asks readers to take them as text. */
function textIn(object: Json, key: string): string | null {
  const value = object[key];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = mendText(value.slice(0, FIELD_AT_MOST)).trim();
  return text === '' ? null : text;
}

function linkIn(object: Json, key: string, base: string): string | null {
  return absoluteAddress(textIn(object, key), base);
}
