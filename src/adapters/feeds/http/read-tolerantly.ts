import { addressOf } from './address-of.ts';
import { readItem, titleOf } from './read-item.ts';
import { readLanguage } from './read-language.ts';
import { readPace } from './read-pace.ts';
import { ITEMS_AT_MOST, type Reading } from './reading.ts';
import { childrenNamed, firstOf, textOf } from './xml-fields.ts';
import { type Element, xmlTree } from './xml-tree.ts';

/**
 * Reads RSS 0.9x-2.0, RSS 1.0 (RDF), Atom 1.0/0.3 and CDF, however damaged; null when the document is none of them.
 * Never throws: what cannot be read of an item is null.
 */
export function readTolerantly(text: string, url: string): Reading | null {
  const root = findRoot(xmlTree(text, url));
  if (root === null) return null;
  const channel = childrenNamed(root, 'channel')[0] ?? root;
  const isAtom = root.name === 'feed' || root.name === 'entry';
  const home = root.name === 'entry' ? null : addressOf(channel, channel.base ?? url);
  // Relative links are relative to xml:base, else to the site: an RSS feed may live on another host.
  const base = isAtom ? url : (home ?? url);
  const items = root.name === 'entry' ? [root] : itemsBelow(root).slice(0, ITEMS_AT_MOST);
  return {
    title: firstOf(channel, ['title', 'atom:title', 'dc:title'], titleOf) ?? '',
    language: languageOf(channel) ?? languageOf(root),
    home,
    pace: paceOf(channel),
    items: items.map((item) => readItem(item, base)).filter(saysSomething),
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

/** Items nested in items by mistake leave an empty shell behind. */
function saysSomething(item: object): boolean {
  return Object.values(item).some((value) => value !== null);
}

function languageOf(element: Element): string | null {
  return (
    firstOf(element, ['language', 'dc:language'], (child) => readLanguage(textOf(child))) ??
    readLanguage(element.attributes.get('xml:lang'))
  );
}

function paceOf(channel: Element): Reading['pace'] {
  const textsIn = (list: string, one: string) =>
    childrenNamed(channel, list).flatMap((element) => childrenNamed(element, one).map((child) => textOf(child) ?? ''));
  return readPace({
    ttl: firstOf(channel, ['ttl'], textOf),
    period: firstOf(channel, ['sy:updateperiod'], textOf),
    frequency: firstOf(channel, ['sy:updatefrequency'], textOf),
    hours: textsIn('skiphours', 'hour'),
    days: textsIn('skipdays', 'day'),
  });
}
