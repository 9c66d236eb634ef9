import { sql } from 'kysely';
import type { Archive, DeliveryInFull } from '../../../ports/archive.ts';
import { toDelivery } from './delivery-rows.ts';
import type { Db } from './transaction.ts';

/**
 * What a channel was owed, newest first, with the titles of the stories. Those of one moment stay together, so that the
 * next page, which begins before it, leaves none out: a page may have more than was asked for.
 */
export async function listDeliveries(
  db: Db,
  { channel, before, atMost }: Parameters<Archive['deliveries']>[0],
): Promise<readonly DeliveryInFull[]> {
  const owed = db
    .selectFrom('deliveries')
    .where('chat', '=', channel.chat)
    .where('deliveries.workspace', '=', channel.workspace)
    .where('channel', '=', channel.id)
    .$if(before !== null, (some) => some.where(sql<boolean>`owed_since < ${before}`))
    .orderBy('owed_since', 'desc');
  const last = await owed
    .select('owed_since')
    .offset(Math.max(0, atMost - 1))
    .limit(1)
    .executeTakeFirst();
  const rows = await owed
    .leftJoin('stories', (join) =>
      join.onRef('stories.id', '=', 'deliveries.subject').on('deliveries.kind', 'in', ['briefing', 'correction']),
    )
    .selectAll('deliveries')
    .select('stories.title')
    .$if(last !== undefined, (some) => some.where(sql<boolean>`owed_since >= ${last?.owed_since}`))
    .orderBy('deliveries.id')
    .execute();
  return rows.map((row) => ({
    ...toDelivery(row),
    title: row.title,
    changedAt: row.changed_at.toISOString(),
    error: row.error,
  }));
}
