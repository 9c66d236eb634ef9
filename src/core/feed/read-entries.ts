import { createHash } from 'node:crypto';
import type { Entry, Feed, ParsedFeed, ParsedItem } from '../../model/feed.ts';
import type { Instant } from '../../model/time.ts';
import { canonicalLink } from './canonical-link.ts';
import { unwrapLink } from './unwrap-link.ts';

const ID_LENGTH = 20; // hex digits, 80 bits: a collision among a billion items has odds of one in two million

/**
 * A document's entries, newest first, each with the id that it gets if it is new, and with the marks that it is
 * known again by if it is not. Entries without a title are dropped, and of entries with one id the first is kept.
 */
export function readEntries(feed: Feed, parsed: ParsedFeed, now: Instant): readonly Entry[] {
  const items = parsed.items.map((item) => ({ ...item, link: item.link === null ? null : unwrapLink(item.link) }));
  const keys = keysOf(items, parsed.home ?? feed.url);
  const entries = new Map<string, Entry>();
  for (const [index, parsedItem] of items.entries()) {
    const { title } = parsedItem;
    const key = keys[index];
    if (title === null || title === '' || key === undefined) continue;
    const id = hash(`${feed.id}\n${key.identity}`);
    if (!entries.has(id))
      entries.set(id, { item: toItem(feed, { ...parsedItem, title }, { id, now }), marks: key.marks });
  }
  return [...entries.values()].sort((a, b) => newestFirst(a.item.published, b.item.published));
}

type Keys = { readonly identity: string; readonly marks: Entry['marks'] };

/**
 * What stands for one entry of the document only: its guid and its link without what changes between polls, and its
 * title with its date. Entries with one guid but other links or titles are live blogs, and feeds that put their own
 * address there. The first of these is what a new item's id is made of; else everything that it says.
 */
function keysOf(items: readonly ParsedItem[], home: string): readonly Keys[] {
  const homeLink = canonicalLink(home);
  const links = items.map(({ link }) => (link === null ? null : canonicalLink(link)));
  const exact = items.map(({ id }) => (id === null || id.trim() === '' ? null : id.trim()));
  const guids = exact.map((id) => (id === null ? null : (canonicalLink(id) ?? id)));
  const said = items.map(({ title, published, updated }) =>
    title === null || (published ?? updated) === null ? null : `${title}\n${published ?? updated}`,
  );
  const content = items.map(({ title }, index) => `${links[index] ?? ''} ${title ?? ''}`);
  const own = {
    guid: onlyOf(guids, (index) => `${exact[index]} ${content[index]}`),
    exact: onlyOf(exact, (index) => content[index]),
    link: onlyOf(links, (index) => items[index]?.title ?? ''),
    said: onlyOf(said, (index) => content[index]),
  };
  return items.map((item, index) => {
    const guid = own.guid[index] ?? own.exact[index] ?? null;
    const link = own.link[index] ?? null;
    const everything = `${item.title ?? ''} ${item.published ?? item.updated ?? ''} ${links[index] ?? ''}`;
    return {
      identity: guid !== null ? `guid ${guid}` : link !== null ? `link ${link}` : `said ${everything}`,
      marks: {
        guid: guid === homeLink ? null : mark('g', guid),
        link: link === homeLink ? null : mark('l', link),
        said: mark('s', own.said[index] ?? null),
      },
    };
  });
}

/** Each key where all entries that have it are the same as `sameness` has it, else null. */
function onlyOf(
  keys: readonly (string | null)[],
  sameness: (index: number) => string | undefined,
): readonly (string | null)[] {
  const sharers = new Map<string | null, Set<string | undefined>>();
  for (const [index, key] of keys.entries()) sharers.set(key, (sharers.get(key) ?? new Set()).add(sameness(index)));
  return keys.map((key) => (key !== null && sharers.get(key)?.size === 1 ? key : null));
}

function mark(kind: string, key: string | null): string | null {
  return key === null ? null : `${kind}${hash(key)}`;
}

function toItem(
  feed: Feed,
  entry: ParsedItem & { readonly title: string },
  { id, now }: { readonly id: string; readonly now: Instant },
): Entry['item'] {
  const said = entry.published ?? entry.updated;
  return {
    id,
    feedId: feed.id,
    outlet: feed.outlet,
    language: feed.language,
    title: entry.title,
    url: entry.link,
    published: said === null || said > now ? now : said,
    dated: said !== null,
    author: entry.author,
    html: longest(entry.content ?? '', entry.summary ?? ''),
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, ID_LENGTH);
}

function newestFirst(a: Instant, b: Instant): number {
  return a < b ? 1 : a > b ? -1 : 0;
}

function longest(a: string, b: string): string {
  return b.length > a.length ? b : a;
}
