import { sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import type { Batch } from './prune-batch.ts';
import { type Db, inTransaction } from './transaction.ts';

const AT_ONCE = 200;

/**
 * Removes from the ledger, of each message that was not changed since `before`, what stands between its first post and its
 * last edit; and notices of sources, pauses and tests. What is left tells when it was posted and when it changed last,
 * is edited if its story changes again, and keeps it from being posted twice. Each edit is looked at once.
 */
export async function pruneDeliveries(db: Db, before: Instant): Promise<Batch> {
  const edits = await pruneEdits(db, before);
  const { numDeletedRows } = await db
    .deleteFrom('deliveries')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('deliveries')
        .select('id')
        .where('kind', 'in', ['source', 'paused', 'test'])
        .where('state', 'in', ['posted', 'skipped', 'failed'])
        .where(sql<boolean>`changed_at < ${before}`)
        .limit(AT_ONCE),
    )
    .executeTakeFirstOrThrow();
  const notices = Number(numDeletedRows);
  return { removed: edits.removed + notices, mayBeMore: edits.mayBeMore || notices >= AT_ONCE };
}

function pruneEdits(db: Db, before: Instant): Promise<Batch> {
  return inTransaction(db, async (trx) => {
    const { rows: looked } = await sql<{ id: string }>`
      update onrecord.deliveries set pruned_before = true
      from (
        select id as edit_id from onrecord.deliveries
        where kind = 'briefing' and state = 'posted' and revision > 1 and not pruned_before and changed_at < ${before}
        order by changed_at limit ${AT_ONCE} for update skip locked
      ) as batch
      where id = edit_id returning id
    `.execute(trx);
    if (looked.length === 0) return { removed: 0, mayBeMore: false };
    const { rows } = await sql<{ removed: number }>`
      with removed as (
        delete from onrecord.deliveries between_both using onrecord.deliveries edit
        where edit.id = any(${looked.map(({ id }) => id)}::text[])
          and ${ofOneMessage('between_both', 'edit')} and between_both.revision < edit.revision
          and between_both.state in ('posted', 'skipped', 'failed')
          and exists (
            select from onrecord.deliveries first_one
            where ${ofOneMessage('first_one', 'edit')} and first_one.revision < between_both.revision
              and first_one.message_ref is not null
          )
          and not exists (
            select from onrecord.deliveries later
            where ${ofOneMessage('later', 'edit')} and later.changed_at >= ${before}
          )
        returning 1
      )
      select count(*)::int as removed from removed
    `.execute(trx);
    return { removed: rows[0]?.removed ?? 0, mayBeMore: looked.length >= AT_ONCE };
  });
}

/** Deliveries of one story to one channel. */
const ofOneMessage = (one: string, other: string) => {
  const same = ['chat', 'workspace', 'channel', 'kind', 'subject'].map(
    (column) => sql`${sql.ref(`${one}.${column}`)} = ${sql.ref(`${other}.${column}`)}`,
  );
  return sql`(${sql.join(same, sql` and `)})`;
};
