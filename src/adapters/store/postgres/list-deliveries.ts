import { sql } from 'kysely';
import type { Archive, DeliveryInFull } from '../../../ports/archive.ts';
import { toDelivery } from './delivery-rows.ts';
import type { Db } from './transaction.ts';

/** What a channel was owed, newest first, with the titles of the stories. */
export async function listDeliveries(
  db: Db,
  { channel, before, atMost }: Parameters<Archive['deliveries']>[0],
): Promise<readonly DeliveryInFull[]> {
  const rows = await db
    .selectFrom('deliveries')
    .leftJoin('stories', (join) =>
      join.onRef('stories.id', '=', 'deliveries.subject').on('deliveries.kind', 'in', ['briefing', 'correction']),
    )
    .selectAll('deliveries')
    .select('stories.title')
    .where('chat', '=', channel.chat)
    .where('deliveries.workspace', '=', channel.workspace)
    .where('channel', '=', channel.id)
    .$if(before !== null, (some) => some.where(sql<boolean>`owed_since < ${before}`))
    .orderBy('owed_since', 'desc')
    .orderBy('deliveries.id')
    .limit(atMost)
    .execute();
  return rows.map((row) => ({
    ...toDelivery(row),
    title: row.title,
    changedAt: row.changed_at.toISOString(),
    error: row.error,
  }));
}
