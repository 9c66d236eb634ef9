import { type KnownItem, marksOf } from '../../../core/feed/match-entries.ts';
import type { Entry } from '../../../model/feed.ts';
import { readArticles } from './read-articles.ts';
import type { Trx } from './transaction.ts';

/** An item on record, with what decides whether it is read again. */
export type Known = KnownItem & {
  readonly state: 'unread' | 'read' | 'passed';
  readonly version: number;
  readonly isPruned: boolean; // its html is gone: `html` is the text of its article instead, as far as there is one
  readonly inFeedAt: Date; // when its feed was known to have it, to the day
};

/** The feed's items that share a mark with an entry, or that an entry's id belongs to. */
export async function knownItems(trx: Trx, feedId: string, entries: readonly Entry[]): Promise<Map<string, Known>> {
  const marks = [...new Set(entries.flatMap(marksOf))];
  const ids = entries.map(({ item }) => item.id);
  const found =
    marks.length === 0
      ? []
      : await trx
          .selectFrom('item_marks')
          .select('item_id')
          .distinct()
          .where('feed_id', '=', feedId)
          .where('mark', 'in', marks)
          .execute();
  const rows = await trx
    .selectFrom('items')
    .select(['id', 'title', 'published', 'dated', 'html', 'state', 'version', 'seen_at', 'in_feed_at'])
    .where('id', 'in', [...new Set([...ids, ...found.map((row) => row.item_id)])])
    .where('feed_id', '=', feedId)
    .execute();
  if (rows.length === 0) return new Map();
  const theirs = await trx
    .selectFrom('item_marks')
    .select(['item_id', 'mark'])
    .where(
      'item_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const marksById = Map.groupBy(theirs, (row) => row.item_id);
  const pruned = rows.filter(({ html }) => html === null).map(({ id }) => id);
  const articles = await readArticles(trx, pruned);
  return new Map(
    rows.map(({ seen_at, in_feed_at, ...row }) => [
      row.id,
      {
        ...row,
        published: row.published.toISOString(),
        html: row.html ?? articles.get(row.id)?.text ?? '',
        isPruned: row.html === null,
        inFeedAt: in_feed_at ?? seen_at,
        marks: (marksById.get(row.id) ?? []).map(({ mark }) => mark),
      },
    ]),
  );
}
