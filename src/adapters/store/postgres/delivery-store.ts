import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { DeliveryKind } from '../../../model/delivery.ts';
import type { DeliveryStore } from '../../../ports/delivery-store.ts';
import { topicLocks } from './briefing-topics.ts';
import { claimDelivery } from './claim-delivery.ts';
import { toDelivery } from './delivery-rows.ts';
import { deliveryId } from './ids.ts';
import { pauseLost } from './lose-channel.ts';
import { owe } from './owe.ts';
import { oweSourceNotices } from './owe-source-notices.ts';
import type { Reader } from './prove-words.ts';
import { readContent } from './read-content.ts';
import { isEarlier, subjectsOf } from './same-message.ts';
import { toSubscription } from './subscription-rows.ts';
import { type Db, inTransaction, lockNames } from './transaction.ts';

/**
 * The ledger. A claim is held by this process and not for ever: a delivery that another process was sending is
 * reconciled once its lease is over. Leases run on the database's own clock, as the product's may be simulated.
 */
export function deliveryStore(reader: Reader): DeliveryStore {
  const { db } = reader;
  const me = randomUUID();
  return {
    async get(deliveryId) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', deliveryId).executeTakeFirst();
      return row && toDelivery(row);
    },
    claim: (deliveryId, now, pace) => inTransaction(db, (trx) => claimDelivery(trx, { deliveryId, me, now, ...pace })),
    async settle(deliveryId, { state, messageRef, error, shown, notBefore }, now) {
      await db
        .updateTable('deliveries')
        .set({
          state,
          ...(messageRef === undefined ? {} : { message_ref: messageRef }),
          ...(shown === undefined ? {} : { shown }),
          error: error ?? null,
          not_before: notBefore ?? null,
          changed_at: now,
          holder: null,
          held_since: null,
        })
        .where('id', '=', deliveryId)
        .where('state', '<>', 'posted') // what arrived, arrived
        // an outcome that comes after our lease must not end another process's attempt; that it arrived is always news
        .$if(state !== 'posted', (query) =>
          query.where((eb) => eb.or([eb('holder', 'is', null), eb('holder', '=', me)])),
        )
        .execute();
    },
    async earlierMessage({ channel, kind, subject, revision }) {
      if (!MESSAGES_THAT_GROW.includes(kind)) return null;
      const row = await db
        .selectFrom('deliveries')
        .select(['message_ref', 'shown'])
        .where('chat', '=', channel.chat)
        .where('workspace', '=', channel.workspace)
        .where('channel', '=', channel.id)
        .where('kind', '=', kind)
        .where(isEarlier(await subjectsOf(db, { kind, subject }), { subject, revision }))
        .where('message_ref', 'is not', null)
        .orderBy(sql`subject = ${subject}`, 'desc')
        .orderBy('revision', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && row.message_ref !== null ? { messageRef: row.message_ref, shown: row.shown } : null;
    },
    pauseLost: (lost, because, now) => pauseLost(db, lost, because, now),
    content: (delivery) => readContent(reader, delivery),
    async resumeDue(now) {
      const rows = await db
        .updateTable('subscriptions')
        .set({ paused_because: null, paused_until: null })
        .where('paused_until', '<=', sql<Date>`${now}`)
        .returning('id')
        .execute();
      return rows.length;
    },
    oweSourceNotices: (trouble) => oweSourceNotices(db, trouble),
    oweDigests: (now, nextTime) =>
      inTransaction(db, async (trx) => {
        const isDue = sql<boolean>`mode = 'digest' and ended_at is null and paused_because is null and next_digest_at <= ${now}`;
        const topics = await trx.selectFrom('subscriptions').select('topic_id').where(isDue).execute();
        await lockNames(trx, topicLocks(topics.map((row) => row.topic_id)));
        const due = await trx.selectFrom('subscriptions').selectAll().where(isDue).orderBy('id').forUpdate().execute();
        const owed: string[] = [];
        for (const row of due) {
          const digest = { kind: 'digest', subject: row.next_digest_at?.toISOString() ?? now, revision: 1 } as const;
          // What was missed for days is no digest any more: the next one covers it.
          if (row.next_digest_at && row.next_digest_at.getTime() > Date.parse(now) - STALE_MS) {
            await owe(trx, [row], { ...digest, now });
            owed.push(deliveryId({ subscriptionId: row.id, ...digest }));
          }
          await trx
            .updateTable('subscriptions')
            .set({ next_digest_at: nextTime(toSubscription(row), now), digested_until: now })
            .where('id', '=', row.id)
            .execute();
        }
        return owed;
      }),
  };
}

const STALE_MS = 3 * 24 * 60 * 60_000;

/** All others are each a message of its own: trouble that comes again is news, an edit of last month's would reach nobody. */
export const MESSAGES_THAT_GROW: readonly DeliveryKind[] = ['briefing', 'digest', 'change'];

/** In an embedded store every claim of an earlier process is over: only one process can hold it. */
export async function endLeases(db: Db): Promise<void> {
  await db.updateTable('deliveries').set({ held_since: null }).where('state', '=', 'sending').execute();
}
