import { sql } from 'kysely';
import type { Channel, Delivery } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import type { DeliveryContent } from '../../../ports/delivery-store.ts';
import { toFeed, toFeedState } from './feed-rows.ts';
import { deliveryId } from './ids.ts';
import { owe } from './owe.ts';
import { type Db, inTransaction } from './transaction.ts';

/** Owes a word about each feed in trouble, as DeliveryStore.oweSourceNotices says. */
export function oweSourceNotices(
  db: Db,
  { since, operators, now }: { readonly since: Instant; readonly operators: Channel | null; readonly now: Instant },
): Promise<readonly string[]> {
  return inTransaction(db, async (trx) => {
    const rows = await trx
      .selectFrom('feeds')
      .selectAll()
      .where('listed', '=', true)
      .where('status', 'in', ['active', 'gone'])
      .where(sql<boolean>`(failing_since <= ${since} or (status = 'gone' and failing_since is not null))`)
      .where(sql<boolean>`told_failing_since is distinct from failing_since`)
      .orderBy('id')
      .forUpdate()
      .execute();
    const owed: string[] = [];
    for (const row of rows) {
      await trx
        .updateTable('feeds')
        .set({ told_failing_since: row.failing_since?.toISOString() ?? null })
        .where('id', '=', row.id)
        .execute();
      const channel = row.added_in ?? (row.workspace === null ? operators : null);
      if (channel === null) continue;
      // Nobody subscribes to trouble: the source itself stands for the subscription.
      const source = { ...channel, channel: channel.id, id: `source/${row.id}`, topic_id: '' };
      const trouble = { kind: 'source', subject: row.id, revision: troubleOf(row.failing_since) } as const;
      await owe(trx, [source], { ...trouble, now });
      owed.push(deliveryId({ subscriptionId: source.id, ...trouble }));
    }
    return owed;
  });
}

/** What is to be said of a feed; nothing any more if it answered since, whatever became of it then, or was removed. */
export async function readSourceNotice(
  db: Db,
  { subject, revision }: Pick<Delivery, 'subject' | 'revision'>,
): Promise<DeliveryContent | undefined> {
  const row = await db.selectFrom('feeds').selectAll().where('id', '=', subject).executeTakeFirst();
  if (!row?.listed || row.failing_since === null || troubleOf(row.failing_since) !== revision) return undefined;
  return { kind: 'source', feed: toFeed(row), state: toFeedState(row) };
}

/** Each time that a feed fails is a trouble of its own, known by its first minute. */
function troubleOf(failingSince: Date | null): number {
  return Math.floor((failingSince?.getTime() ?? 0) / 60_000);
}
