import { createHash } from 'node:crypto';
import type { Feed, Item } from '../../../model/feed.ts';
import type { Instant } from '../../../model/time.ts';
import type { ParsedItem } from '../../../ports/feeds.ts';
import { canonicalLink } from './canonical-link.ts';
import { plainText } from './plain-text.ts';
import { TITLE_AT_MOST } from './reading.ts';

const ID_LENGTH = 20; // hex digits, 80 bits: a collision among a billion items has odds of one in two million

/**
 * A document's entries as items, newest first, each with the id that the same entry gets at every poll: it survives
 * edited titles, changed dates, http becoming https and tracking parameters. Entries without title and text are
 * dropped, and of entries with one identity the first is kept.
 */
export function identifyItems(feed: Feed, parsed: readonly ParsedItem[], now: Instant): readonly Item[] {
  const identities = identify(parsed);
  const items = new Map<string, Item>();
  for (const [index, entry] of parsed.entries()) {
    const item = toItem(feed, entry, identities[index] ?? '', now);
    if (item !== null && !items.has(item.id)) items.set(item.id, item);
  }
  return [...items.values()].sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : 0));
}

/**
 * The first of these that stands for one entry of the document only: the guid without what changes between polls
 * (scheme, tracking, fragment), the guid as it is, the link likewise; else title, date and link as said. Entries with
 * one guid but other links or titles are live blogs and feeds that put their own address there.
 */
function identify(parsed: readonly ParsedItem[]): readonly string[] {
  const links = parsed.map(({ link }) => (link === null ? null : canonicalLink(link)));
  const exact = parsed.map(({ id }) => (id === null || id.trim() === '' ? null : id.trim()));
  const guids = exact.map((id) => (id === null ? null : (canonicalLink(id) ?? id)));
  const content = parsed.map(({ title }, index) => `${links[index] ?? ''} ${title ?? ''}`);
  const candidates = [
    unambiguous('guid', guids, (index) => `${exact[index]} ${content[index]}`),
    unambiguous('guid', exact, (index) => content[index]),
    unambiguous('link', links, (index) => parsed[index]?.title ?? ''),
  ];
  return parsed.map((entry, index) => {
    const found = candidates.map((of) => of(index)).find((identity) => identity !== null);
    return found ?? `said ${entry.title ?? ''} ${entry.published ?? entry.updated ?? ''} ${links[index] ?? ''}`;
  });
}

/** Gives an entry's key if all entries with that key are the same as `sameness` has it, else null. */
function unambiguous(
  kind: string,
  keys: readonly (string | null)[],
  sameness: (index: number) => string | undefined,
): (index: number) => string | null {
  const sharers = new Map<string | null, Set<string | undefined>>();
  for (const [index, key] of keys.entries()) sharers.set(key, (sharers.get(key) ?? new Set()).add(sameness(index)));
  return (index) => {
    const key = keys[index] ?? null;
    return key !== null && sharers.get(key)?.size === 1 ? `${kind} ${key}` : null;
  };
}

function toItem(feed: Feed, entry: ParsedItem, identity: string, now: Instant): Item | null {
  const html = longest(entry.content ?? '', entry.summary ?? '');
  // Micro-posts have no title: their beginning stands in for it.
  const title = entry.title ?? plainText(html, TITLE_AT_MOST);
  if (title === '') return null;
  const said = entry.published ?? entry.updated ?? now;
  return {
    id: createHash('sha256').update(`${feed.id}\n${identity}`).digest('hex').slice(0, ID_LENGTH),
    feedId: feed.id,
    outlet: feed.outlet,
    language: feed.language,
    title,
    url: entry.link,
    published: said > now ? now : said,
    author: entry.author,
    html,
  };
}

function longest(a: string, b: string): string {
  return b.length > a.length ? b : a;
}
