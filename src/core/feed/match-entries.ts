import type { Entry, Item } from '../../model/feed.ts';

/** An item of the feed that is on record, with one of the marks that it was seen with. */
export type KnownItem = Pick<Item, 'id' | 'title' | 'published' | 'dated' | 'html'> & {
  readonly marks: readonly string[]; // all that it was ever seen with
};

/** An entry with the id of the item on record that it is, or null for a new one. */
export type Match = { readonly entry: Entry; readonly itemId: string | null };

/**
 * Which entries of a poll are items on record, and which are new. An entry is the item that it shares most with:
 * the guid or the link, then title and date. So it is known again when its outlet edits the title, changes the
 * date, moves the page, renumbers the guids or leaves them out. It is another one all the same when title, date and
 * words are all others (an address or a guid that is used again each day), or when both have a guid, the guids differ,
 * and neither title nor date is the same (two entries on one page).
 */
export function matchEntries(entries: readonly Entry[], known: readonly KnownItem[]): readonly Match[] {
  const byMark = new Map<string, KnownItem[]>();
  for (const item of known) for (const mark of item.marks) byMark.set(mark, [...(byMark.get(mark) ?? []), item]);
  const byId = new Map(known.map((item) => [item.id, item]));
  const pairs = entries.flatMap((entry, index) =>
    candidatesOf(entry, byMark, byId).map((item) => ({ index, item, likeness: likeness(entry, item) })),
  );
  pairs.sort((a, b) => b.likeness - a.likeness || (a.item.published < b.item.published ? 1 : -1));
  const itemOf = new Map<number, string>();
  const taken = new Set<string>();
  for (const { index, item, likeness: degree } of pairs) {
    if (degree === 0 || itemOf.has(index) || taken.has(item.id)) continue;
    itemOf.set(index, item.id);
    taken.add(item.id);
  }
  return entries.map((entry, index) => ({ entry, itemId: itemOf.get(index) ?? null }));
}

/** The marks to ask the store for. */
export function marksOf({ marks }: Entry): readonly string[] {
  return [marks.guid, marks.link, marks.said].filter((mark) => mark !== null);
}

function candidatesOf(
  entry: Entry,
  byMark: ReadonlyMap<string, readonly KnownItem[]>,
  byId: ReadonlyMap<string, KnownItem>,
): readonly KnownItem[] {
  const found = new Set(marksOf(entry).flatMap((mark) => byMark.get(mark) ?? []));
  // An item of before marks were kept is known by its id alone.
  const same = byId.get(entry.item.id);
  if (same !== undefined) found.add(same);
  return [...found];
}

/** How much an entry has in common with an item on record; 0: it is another one. */
function likeness({ item, marks }: Entry, known: KnownItem): number {
  const has = (mark: string | null) => mark !== null && known.marks.includes(mark);
  const title = sameTitle(item.title, known.title);
  const date = item.dated && known.dated && item.published === known.published;
  const guid = has(marks.guid) || item.id === known.id;
  const degree = (guid ? 4 : 0) + (has(marks.link) ? 3 : 0) + (title ? 2 : 0) + (date ? 1 : 0);
  if (!title && !date && isOther(item, known)) return 0;
  if (guid) return degree;
  const otherGuid = marks.guid !== null && known.marks.some((mark) => mark.startsWith('g'));
  if (has(marks.link)) return otherGuid && !title && !date ? 0 : degree;
  return title && date ? degree : 0; // the site moved: guids and links are new, title and moment are not
}

/** Other words, told later: what stands at this address now is not what stood there. */
function isOther(item: Item, known: KnownItem): boolean {
  const now = wordsOf(item);
  const then = wordsOf(known);
  const shared = [...now].filter((word) => then.has(word)).length;
  return shared < OTHER_BELOW * Math.min(now.size, then.size);
}

// Of the shorter one's words. An article that is rewritten keeps its names: own tables of edits share 0.3 and more,
// two unrelated items of one outlet 0.1 and less.
const OTHER_BELOW = 0.2;
const WORDS_AT_MOST = 400;

function wordsOf({ title, html }: Pick<Item, 'title' | 'html'>): ReadonlySet<string> {
  const text = `${title} ${html.slice(0, 10_000).replace(/<[^<>]*>/g, ' ')}`.toLowerCase();
  return new Set((text.match(/\p{L}{4,}/gu) ?? []).slice(0, WORDS_AT_MOST));
}

function sameTitle(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
