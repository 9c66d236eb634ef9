import type { ParsedItem } from '../../../model/feed.ts';
import { absoluteAddress } from './absolute-address.ts';
import { addressOf } from './address-of.ts';
import { cleanHtml } from './clean-html.ts';
import { plainText } from './plain-text.ts';
import { readAuthor } from './read-author.ts';
import { readDate } from './read-date.ts';
import { TITLE_AT_MOST } from './reading.ts';
import { childrenNamed, firstOf, htmlOf, textOf } from './xml-fields.ts';
import type { Element } from './xml-tree.ts';

/**
 * One item of RSS, RDF or CDF, or one entry of Atom; null is what it does not say. Links are relative to xml:base, else
 * to `site`. Never throws.
 */
export function readItem(item: Element, site: string): ParsedItem {
  const base = item.base ?? site;
  const html = (child: Element): string | null => {
    const found = htmlOf(child);
    return found === null ? null : cleanHtml(found, child.base ?? site);
  };
  const summary = firstOf(item, SUMMARIES, html);
  return {
    title: firstOf(item, ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'], titleOf),
    link: addressOf(item, base),
    id: idOf(item, base),
    published: lastDate(item, PUBLISHED) ?? readDate(item.attributes.get('lastmod')),
    updated: lastDate(item, UPDATED),
    author: readAuthor(item),
    summary,
    content: firstOf(item, CONTENTS, html) ?? secondBody(item, html),
  };
}

const CONTENTS = [
  'content:encoded',
  'content',
  'atom:content',
  'xhtml:body',
  'xhtml:div',
  'body',
  'fullitem',
  'fulltext',
];
const SUMMARIES = [
  'description',
  'summary',
  'atom:summary',
  'abstract',
  'itunes:summary',
  'dc:description',
  'media:description',
];
const PUBLISHED = [
  'published',
  'pubdate',
  'issued',
  'dcterms:issued',
  'dc:date',
  'created',
  'dcterms:created',
  'dcterms:available',
  'atom:published',
  'date',
];
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'atom:updated', 'lastmod'];

/** A title as plain text, null without one. */
export function titleOf(element: Element): string | null {
  const html = htmlOf(element);
  const title = html === null ? '' : plainText(html, TITLE_AT_MOST);
  return title === '' ? null : title;
}

/** An item with a description and a summary but no content has two bodies; neither is to be lost. */
function secondBody(item: Element, html: (child: Element) => string | null): string | null {
  return childrenNamed(item, 'description').length > 0 ? firstOf(item, ['summary'], html) : null;
}

/** Written twice, the later date overwrites the earlier one. */
function lastDate(item: Element, names: readonly string[]): string | null {
  for (const name of names) {
    for (const child of childrenNamed(item, name).toReversed()) {
      const date = readDate(textOf(child));
      if (date !== null) return date;
    }
  }
  return null;
}

/** Atom's ids are addresses and may be relative (with a slash); a guid and dc:identifier are taken as they are. */
function idOf(item: Element, base: string): string | null {
  const guid = firstOf(item, ['guid'], textOf);
  if (guid !== null) return guid;
  const id = firstOf(item, ['id', 'atom:id'], textOf);
  if (id !== null) return /^[^\s:]*\/[^\s:]*$/.test(id) ? (absoluteAddress(id, base) ?? id) : id;
  return item.attributes.get('rdf:about')?.trim() || firstOf(item, ['dc:identifier'], textOf);
}
