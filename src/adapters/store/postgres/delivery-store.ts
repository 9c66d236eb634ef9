import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { DeliveryKind, DeliveryState } from '../../../model/delivery.ts';
import type { DeliveryStore } from '../../../ports/delivery-store.ts';
import { holdLine, isAtRest, later, nextOfLine } from './channel-line.ts';
import { claimDelivery } from './claim-delivery.ts';
import { toDelivery } from './delivery-rows.ts';
import { pauseLost } from './lose-channel.ts';
import { oweDueDigests } from './owe-digests.ts';
import { oweSourceNotices } from './owe-source-notices.ts';
import type { Reader } from './prove-words.ts';
import { readContent } from './read-content.ts';
import { isEarlier } from './same-message.ts';
import { type Db, inTransaction } from './transaction.ts';

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
    claim: (channel, now, pace) => inTransaction(db, (trx) => claimDelivery(trx, { channel, me, now, ...pace })),
    next: (channel, now, { spacingMs }) => nextOfLine(db, channel, { now, spacingMs }),
    async settle(deliveryId, { state, messageRef, error, shown, notBefore }, now) {
      const settled = await db
        .updateTable('deliveries')
        .set({
          state,
          ...(messageRef === undefined ? {} : { message_ref: messageRef }),
          ...(shown === undefined ? {} : { shown }),
          error: error ?? null,
          not_before:
            notBefore ??
            sql`case when ${isTriedAgain(state)} and attempts >= ${OFTEN} then ${later(now, SELDOM_MS)}::timestamptz end`,
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
        .returning(['chat', 'workspace', 'channel'])
        .returning(isAtRest.as('isAtRest'))
        .executeTakeFirst();
      const through = !isTriedAgain(state);
      if (settled && (!through || settled.isAtRest))
        await holdLine(db, settled, { through, until: notBefore ?? null, now });
    },
    async earlierMessage({ channel, kind, subject, revision }) {
      if (!MESSAGES_THAT_GROW.includes(kind) || (revision === 1 && kind !== 'briefing')) return null;
      const row = await db
        .selectFrom('deliveries')
        .select(['message_ref', 'shown'])
        .where('chat', '=', channel.chat)
        .where('workspace', '=', channel.workspace)
        .where('channel', '=', channel.id)
        .where('kind', '=', kind)
        .where(isEarlier({ kind, subject, revision }))
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
    async oweDigests(now, nextTime) {
      const owed: string[] = [];
      for (;;) {
        const some = await inTransaction(db, (trx) => oweDueDigests(trx, { now, nextTime, atMost: DIGESTS_AT_ONCE }));
        owed.push(...some.owed);
        if (some.looked < DIGESTS_AT_ONCE) return owed;
      }
    },
  };
}

const isTriedAgain = (state: DeliveryState): boolean => state === 'pending' || state === 'unknown';

// What did not get through so often is not worth more: a platform that was away as long has taken what came after it.
const OFTEN = 12;
const SELDOM_MS = 10 * 60_000;

const DIGESTS_AT_ONCE = 500; // whoever stores a briefing of their topics waits meanwhile

/** All others are each a message of its own: trouble that comes again is news, an edit of last month's would reach nobody. */
export const MESSAGES_THAT_GROW: readonly DeliveryKind[] = ['briefing', 'digest', 'change'];

/** In an embedded store every claim of an earlier process is over: only one process can hold it. */
export async function endLeases(db: Db): Promise<void> {
  await db.updateTable('deliveries').set({ held_since: null }).where('state', '=', 'sending').execute();
}
