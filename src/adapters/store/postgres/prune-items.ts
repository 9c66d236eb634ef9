import { sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import type { Batch } from './prune-batch.ts';
import type { Db } from './transaction.ts';

const AT_ONCE = 200; // html of 10 KB each: some 20 ms

/**
 * Takes away what feeds gave of their entries, and the marks, once an entry was in none of its feed's documents since
 * `before`. One that is still in the last document stays, however old it is: it would come back as new. The item itself
 * stays too, so that a guid that is used again later does not lead to the article of before.
 */
export async function pruneItems(db: Db, before: Instant): Promise<Batch> {
  // when an item was in its feed is noted to the day
  const { rows } = await sql<{ removed: number }>`
    with gone as materialized (
      select item.id from onrecord.feeds feed cross join lateral (
        select id from onrecord.items
        where feed_id = feed.id and html is not null and state <> 'unread' and read_again_at is null
          and coalesce(in_feed_at, seen_at) < least(${before}::timestamptz, feed.document_at - interval '1 day')
        limit ${AT_ONCE}
      ) as item
      where feed.document_at is not null
      limit ${AT_ONCE}
    ), marks as (
      delete from onrecord.item_marks using gone where item_id = gone.id
    ), pruned as (
      update onrecord.items set html = null from gone where items.id = gone.id returning 1
    )
    select count(*)::int as removed from pruned
  `.execute(db);
  const removed = rows[0]?.removed ?? 0;
  return { removed, mayBeMore: removed >= AT_ONCE };
}
