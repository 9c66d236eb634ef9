import { htmlToText } from '../../../core/article/html-to-text.ts';
import { marksOf, matchEntries } from '../../../core/feed/match-entries.ts';
import type { Entry, Item } from '../../../model/feed.ts';
import type { Instant } from '../../../model/time.ts';
import { anotherItemId } from './ids.ts';
import { type Known, knownItems } from './known-items.ts';
import { storable } from './storable.ts';
import type { Trx } from './transaction.ts';

const ARCHIVE_AFTER_MS = 14 * 86_400_000; // a report that is published days after its date is still news
const NOTED_EVERY_MS = 86_400_000;
const ROWS_A_STATEMENT = 500; // up to 14 parameters each; PostgreSQL takes 65535

const CHARACTERS_A_STATEMENT = 300_000;

type Poll = {
  readonly feedId: string;
  readonly entries: readonly Entry[]; // newest first
  readonly readAtMost: number | null; // null: all new ones
  readonly now: Instant;
};

/**
 * Stores what a poll brought; returns the ids to read, in the feed's order: new items, and those whose outlet
 * corrected them since. What was passed over once is never read, corrected or not: the older entries of a feed's
 * first poll, and those that appear long after their date (an archive that a site fills up).
 */
export async function saveEntries(trx: Trx, poll: Poll): Promise<string[]> {
  // Of two entries with one id the first counts at every poll, else each would look like a correction of the other.
  const entries = [...Map.groupBy(poll.entries, ({ item }) => item.id).values()].flatMap(([entry]) =>
    entry ? [storableEntry(entry)] : [],
  );
  const known = await knownItems(trx, poll.feedId, entries);
  const matches = matchEntries(entries, [...known.values()]);
  const fresh = await withOwnIds(
    trx,
    matches.filter(({ itemId }) => itemId === null).map(({ entry }) => entry),
  );
  const toRead = new Set(await insert(trx, fresh, poll));
  const freshOnes = fresh.values();
  const placed: Placed[] = [];
  for (const { entry, itemId } of matches) {
    const old = itemId === null ? undefined : known.get(itemId);
    placed.push({ entry, itemId: old?.id ?? freshOnes.next().value?.item.id ?? entry.item.id });
    if (old && (await correct(trx, { old, item: entry.item, now: poll.now }))) toRead.add(old.id);
  }
  await remember(trx, { feedId: poll.feedId, placed, known });
  await noteInFeed(trx, { placed, known, now: poll.now });
  return placed.map(({ itemId }) => itemId).filter((id) => toRead.has(id));
}

type Placed = { readonly entry: Entry; readonly itemId: string };

/** New entries whose id an item on record has already (a guid used again) get one of their own. */
async function withOwnIds(trx: Trx, entries: readonly Entry[]): Promise<readonly Entry[]> {
  if (entries.length === 0) return [];
  const ids = entries.map(({ item }) => item.id);
  const taken = new Set(
    (await trx.selectFrom('items').select('id').where('id', 'in', ids).execute()).map(({ id }) => id),
  );
  return entries.map((entry) =>
    taken.has(entry.item.id) ? { ...entry, item: { ...entry.item, id: anotherItemId(entry.item) } } : entry,
  );
}

async function insert(trx: Trx, entries: readonly Entry[], poll: Poll): Promise<string[]> {
  const oldest = new Date(Date.parse(poll.now) - ARCHIVE_AFTER_MS).toISOString();
  const rows = entries.map(({ item }, place) => {
    const isPassed = poll.readAtMost === null ? item.dated && item.published < oldest : place >= poll.readAtMost;
    return toRow(item, { state: isPassed ? 'passed' : 'unread', now: poll.now });
  });
  for (const some of inPortions(rows)) await trx.insertInto('items').values(some).execute();
  return rows.filter(({ state }) => state === 'unread').map(({ id }) => id);
}

/** So that one statement neither has too many parameters nor holds up an embedded database for long. */
function inPortions<T extends { readonly html: string }>(rows: readonly T[]): T[][] {
  const portions: T[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const last = portions.at(-1);
    if (!last || last.length >= ROWS_A_STATEMENT || characters + row.html.length > CHARACTERS_A_STATEMENT) {
      portions.push([row]);
      characters = row.html.length;
    } else {
      last.push(row);
      characters += row.html.length;
    }
  }
  return portions;
}

/** Updates an item that came back; returns whether it is to be read again. Markup alone is no correction. */
async function correct(
  trx: Trx,
  { old, item, now }: { readonly old: Known; readonly item: Item; readonly now: Instant },
): Promise<boolean> {
  if (old.title === item.title && old.html === item.html && !old.isPruned) return false;
  // Feeds change tracking pixels and signed image addresses at every poll: only words are worth reading again. Of an entry
  // that was gone for so long that its own were pruned, the headline tells.
  const isOther = old.title !== item.title || (!old.isPruned && htmlToText(old.html) !== htmlToText(item.html));
  const again = isOther && old.state !== 'passed';
  await trx
    .updateTable('items')
    .set({
      title: item.title,
      html: item.html,
      url: item.url,
      author: item.author,
      ...(again ? { state: 'unread', version: old.version + 1, seen_at: now, tries: 0, not_before: null } : {}),
    })
    .where('id', '=', old.id)
    .execute();
  return again;
}

/** Keeps the marks that an item was not seen with before. */
async function remember(
  trx: Trx,
  poll: {
    readonly feedId: string;
    readonly placed: readonly Placed[];
    readonly known: ReadonlyMap<string, Known>;
  },
): Promise<void> {
  const rows = poll.placed.flatMap(({ entry, itemId }) =>
    marksOf(entry)
      .filter((mark) => !poll.known.get(itemId)?.marks.includes(mark))
      .map((mark) => ({ feed_id: poll.feedId, mark, item_id: itemId })),
  );
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    await trx
      .insertInto('item_marks')
      .values(rows.slice(from, from + ROWS_A_STATEMENT))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** To the day, so that most polls write nothing: what its feed no longer has may be pruned. */
async function noteInFeed(
  trx: Trx,
  {
    placed,
    known,
    now,
  }: { readonly placed: readonly Placed[]; readonly known: ReadonlyMap<string, Known>; readonly now: Instant },
): Promise<void> {
  const ids = placed.map(({ itemId }) => itemId);
  const stale = ids.filter((id) => Date.parse(now) - (known.get(id)?.inFeedAt.getTime() ?? Infinity) >= NOTED_EVERY_MS);
  if (stale.length === 0) return;
  await trx.updateTable('items').set({ in_feed_at: now }).where('id', 'in', stale).execute();
}

const storableEntry = ({ item, marks }: Entry): Entry => ({
  marks,
  item: {
    ...item,
    title: storable(item.title),
    author: item.author === null ? null : storable(item.author),
    html: storable(item.html),
  },
});

const toRow = (item: Item, as: { readonly state: 'unread' | 'passed'; readonly now: Instant }) => ({
  id: item.id,
  feed_id: item.feedId,
  outlet: item.outlet,
  language: item.language,
  title: item.title,
  url: item.url,
  published: item.published,
  dated: item.dated,
  author: item.author,
  html: item.html,
  state: as.state,
  not_before: null,
  seen_at: as.now,
});
