import type { Insertable } from 'kysely';
import { htmlToText } from '../../../core/article/html-to-text.ts';
import type { Item } from '../../../model/feed.ts';
import type { Instant } from '../../../model/time.ts';
import type { Tables } from './schema.ts';
import { storable } from './storable.ts';
import type { Trx } from './transaction.ts';

const ITEMS_A_STATEMENT = 500; // 11 parameters each; PostgreSQL takes 65535

type ItemRow = Insertable<Tables['items']>;

/**
 * Stores what a poll brought; returns the ids to read, in the feed's order: new items, and those whose outlet
 * corrected them since. What was passed over once is never read, corrected or not.
 */
export async function saveItems(
  trx: Trx,
  items: readonly Item[],
  as: { readonly state: 'unread' | 'passed'; readonly now: Instant },
): Promise<string[]> {
  // Of two entries with one id the first counts at every poll, else each would look like a correction of the other.
  const rows = [...Map.groupBy(items, ({ id }) => id).values()].flatMap(([item]) => (item ? [toRow(item, as)] : []));
  const toRead = new Set<string>();
  for (let from = 0; from < rows.length; from += ITEMS_A_STATEMENT) {
    const some = rows.slice(from, from + ITEMS_A_STATEMENT);
    const inserted = await trx
      .insertInto('items')
      .values(some)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    const fresh = new Set(inserted.map(({ id }) => id));
    const known = some.filter(({ id }) => !fresh.has(id));
    for (const id of [...fresh, ...(await correct(trx, known))]) toRead.add(id);
  }
  return rows.map(({ id }) => id).filter((id) => toRead.has(id));
}

/** Updates items that came back with another title or other words; markup alone is no correction. */
async function correct(trx: Trx, rows: readonly ItemRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const stored = await trx
    .selectFrom('items')
    .select(['id', 'title', 'html', 'state', 'version'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  const byId = new Map(stored.map((row) => [row.id, row]));
  const corrected: string[] = [];
  for (const row of rows) {
    const old = byId.get(row.id);
    if (!old || (old.title === row.title && old.html === row.html)) continue;
    // Feeds change tracking pixels and signed image addresses at every poll: only words are worth reading again.
    const isOther = old.title !== row.title || htmlToText(old.html) !== htmlToText(row.html);
    const again = isOther && old.state !== 'passed';
    await trx
      .updateTable('items')
      .set({
        title: row.title,
        html: row.html,
        url: row.url,
        author: row.author,
        ...(again ? { state: 'unread', version: old.version + 1, seen_at: row.seen_at } : {}),
      })
      .where('id', '=', row.id)
      .execute();
    if (again) corrected.push(row.id);
  }
  return corrected;
}

const toRow = (item: Item, as: { readonly state: 'unread' | 'passed'; readonly now: Instant }) => ({
  id: item.id,
  feed_id: item.feedId,
  outlet: item.outlet,
  language: item.language,
  title: storable(item.title),
  url: item.url,
  published: item.published,
  author: item.author === null ? null : storable(item.author),
  html: storable(item.html),
  state: as.state,
  seen_at: as.now,
});
