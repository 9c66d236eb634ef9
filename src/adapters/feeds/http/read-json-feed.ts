import type { ParsedItem } from '../../../ports/feeds.ts';
import { plainText } from './plain-text.ts';
import { readDate } from './read-date.ts';
import { FIELD_AT_MOST, ITEMS_AT_MOST, type Reading, TITLE_AT_MOST } from './reading.ts';
import { escapeHtml, resolveLinks } from './xml-fields.ts';

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org); null when the text is no JSON or has no list of items. */
export function readJsonFeed(text: string, url: string): Reading | null {
  const feed = parseObject(text);
  if (feed === null || !Array.isArray(feed.items)) return null;
  const base = linkIn(feed, 'home_page_url', url) ?? url;
  return {
    title: plainText(textIn(feed, 'title') ?? '', TITLE_AT_MOST),
    waitMinutes: 0,
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
    content: html === null ? (text === null ? null : paragraphs(text)) : resolveLinks(html, base),
  };
}

function authorIn(item: Json): string | null {
  const authors = Array.isArray(item.authors) ? item.authors : [item.author];
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

function parseObject(text: string): Json | null {
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
  const text = value.trim().slice(0, FIELD_AT_MOST);
  return text === '' ? null : text;
}

function linkIn(object: Json, key: string, base: string): string | null {
  const text = textIn(object, key);
  if (text === null || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
