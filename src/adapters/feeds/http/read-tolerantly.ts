import type { ParsedItem } from '../../../ports/feeds.ts';
import { plainText } from './plain-text.ts';
import { readAuthor } from './read-author.ts';
import { readDate } from './read-date.ts';
import { ITEMS_AT_MOST, type Reading, TITLE_AT_MOST } from './reading.ts';
import { updatePeriodMinutes } from './wait-minutes.ts';
import { childrenNamed, firstOf, htmlOf, resolveLinks, textOf } from './xml-fields.ts';
import { type Element, xmlTree } from './xml-tree.ts';

/**
 * Reads RSS 0.9x-2.0, RSS 1.0 (RDF), Atom 1.0/0.3 and CDF, however damaged; null when the document is none of them.
 * Never throws: what cannot be read of an item is null.
 */
export function readTolerantly(text: string, url: string): Reading | null {
  const root = findRoot(xmlTree(text));
  if (root === null) return null;
  const channel = childrenNamed(root, 'channel')[0] ?? root;
  const isAtom = root.name === 'feed' || root.name === 'entry';
  const home = absolute(linkOf(channel, null), channel.base ?? url);
  // Relative links are relative to xml:base, else to the site: the feed may live on another host.
  const site = home ?? url;
  const items = root.name === 'entry' ? [root] : itemsBelow(root).slice(0, ITEMS_AT_MOST);
  return {
    title: firstOf(channel, ['title', 'atom:title', 'dc:title'], titleOf) ?? '',
    waitMinutes: waitOf(channel),
    items: items.map((item) => readItem(item, { url, site: isAtom ? url : site })).filter(saysSomething),
  };
}

const ROOTS = /^(?:rss|rdf:rdf|rdf|feed|channel|entry)$/;

/** The root, wherever it stands: garbage, comments and even a stray wrapper may come before it. */
function findRoot(document: Element): Element | null {
  const elements = (of: Element) => of.children.filter((child): child is Element => typeof child !== 'string');
  const top = elements(document);
  if (top[0]?.name === 'html' || top[0]?.name === 'xhtml:html') return null;
  const roots = [...top, ...top.flatMap(elements)].filter(({ name }) => ROOTS.test(withoutAtom(name)));
  const [root] = roots;
  return root === undefined ? null : { ...root, name: withoutAtom(root.name) };
}

function withoutAtom(name: string): string {
  return name.replace(/^atom:/, '');
}

function itemsBelow(element: Element): readonly Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return /^(?:atom:)?(?:item|entry)$/.test(child.name) ? [child] : itemsBelow(child);
  });
}

function readItem(item: Element, at: { readonly url: string; readonly site: string }): ParsedItem {
  const base = absolute(item.base, at.url) ?? at.site;
  const html = (child: Element): string | null => {
    const found = htmlOf(child);
    return found === null ? null : resolveLinks(found, absolute(child.base, at.url) ?? at.site);
  };
  const id = firstOf(item, ['guid', 'id', 'atom:id'], textOf) ?? item.attributes.get('rdf:about')?.trim() ?? null;
  return {
    title: firstOf(item, ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'], titleOf),
    link: absolute(linkOf(item, id), base),
    id: id ?? firstOf(item, ['dc:identifier'], textOf),
    published: firstOf(item, PUBLISHED, dateOf) ?? readDate(item.attributes.get('lastmod')),
    updated: firstOf(item, UPDATED, dateOf),
    author: readAuthor(item),
    summary: firstOf(
      item,
      ['description', 'summary', 'atom:summary', 'abstract', 'itunes:summary', 'dc:description', 'media:description'],
      html,
    ),
    content: firstOf(
      item,
      ['content:encoded', 'content', 'atom:content', 'xhtml:body', 'xhtml:div', 'body', 'fullitem', 'fulltext'],
      html,
    ),
  };
}

/** Items nested in items by mistake leave an empty shell behind. */
function saysSomething(item: ParsedItem): boolean {
  return Object.values(item).some((value) => value !== null);
}

const PUBLISHED = [
  'published',
  'pubdate',
  'issued',
  'created',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:available',
  'atom:published',
  'date',
];
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'atom:updated', 'lastmod'];

function titleOf(element: Element): string | null {
  const html = htmlOf(element);
  const title = html === null ? '' : plainText(html, TITLE_AT_MOST);
  return title === '' ? null : title;
}

function dateOf(element: Element): string | null {
  return readDate(textOf(element));
}

/** The address of what an element describes, as written: an alternate link, a link's text, or a permalink guid. */
function linkOf(element: Element, guid: string | null): string | null {
  const links = [...childrenNamed(element, 'link'), ...childrenNamed(element, 'atom:link')];
  const alternates = links.filter((link) => /^(?:alternate)?$/i.test(link.attributes.get('rel')?.trim() ?? ''));
  const pages = alternates.filter((link) =>
    /^(?:text\/html|application\/xhtml\+xml)?$/i.test(link.attributes.get('type') ?? ''),
  );
  const original = firstOf(element, ['feedburner:origlink'], textOf);
  if (original !== null) return original;
  for (const link of [...pages, ...alternates]) {
    const address = (link.attributes.get('href') ?? textOf(link) ?? '').trim();
    if (address !== '') return address;
  }
  const permalink = childrenNamed(element, 'guid').some(
    (one) => !/^false$/i.test(one.attributes.get('ispermalink') ?? ''),
  );
  if (guid !== null && permalink && /^https?:\/\//i.test(guid)) return guid;
  if (guid !== null && childrenNamed(element, 'guid').length === 0 && links.length === 0 && /^https?:\/\//i.test(guid))
    return guid;
  return element.attributes.get('href')?.trim() ?? element.attributes.get('rdf:about')?.trim() ?? null;
}

function absolute(address: string | null, base: string): string | null {
  if (address === null || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // An address that is absolute already is kept as written: normalised ones are not what the source said.
  return /^https?:\/\/[^\s]+$/i.test(address) ? address : url.href;
}

function waitOf(channel: Element): number {
  const ttl = Number(firstOf(channel, ['ttl'], textOf) ?? 0);
  const period = updatePeriodMinutes(
    firstOf(channel, ['sy:updateperiod'], textOf),
    firstOf(channel, ['sy:updatefrequency'], textOf),
  );
  return Math.max(Number.isFinite(ttl) ? ttl : 0, period, 0);
}
