import { sql } from 'kysely';
import { subscriptionId } from '../../../core/schedule/subscription-id.ts';
import type { Delivery } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import type { DeliveryContent } from '../../../ports/delivery-store.ts';
import { audit } from './audit.ts';
import { owe } from './owe.ts';
import { toSubscription } from './subscription-rows.ts';
import { type Db, inTransaction } from './transaction.ts';

/** Pauses what a channel or a whole workspace gets, and owes a word to whoever made each, as DeliveryStore.pauseLost says. */
export function pauseLost(
  db: Db,
  lost: { readonly chat: string; readonly workspace: string; readonly id: string | null },
  because: string,
  now: Instant,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const rows = await trx
      .updateTable('subscriptions')
      .set({ paused_because: because, paused_until: null })
      .where('chat', '=', lost.chat)
      .where('workspace', '=', lost.workspace)
      .$if(lost.id !== null, (query) => query.where('channel', '=', lost.id ?? ''))
      .where('ended_at', 'is', null)
      .where('paused_because', 'is', null)
      .returningAll()
      .execute();
    if (rows.length === 0) return 0;
    await audit(trx, {
      at: now,
      workspace: lost.workspace,
      by: lost.chat,
      action: 'pause',
      details: { ...lost, because },
    });
    // Where the whole workspace is lost nobody there can be told.
    if (lost.id === null) return rows.length;
    const makers = new Set(rows.filter(({ from_settings }) => !from_settings).map(({ created_by }) => created_by));
    for (const maker of makers) {
      const person = { chat: lost.chat, workspace: lost.workspace, id: `user:${maker}` };
      if (person.id === lost.id) continue; // it is the conversation with them that is lost
      const wanting = { ...person, channel: person.id, id: subscriptionId(person, lost.id), topic_id: '' };
      const revision = Math.floor(Date.parse(now) / 1000);
      await owe(trx, [wanting], { kind: 'paused', subject: lost.id, revision, now });
    }
    return rows.length;
  });
}

/** What is still paused in the channel; nothing to say any more if it was resumed since. */
export async function readPaused(db: Db, { channel, subject }: Delivery): Promise<DeliveryContent | undefined> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where(sql<boolean>`(chat = ${channel.chat} and workspace = ${channel.workspace} and channel = ${subject})`)
    .where('ended_at', 'is', null)
    .where('paused_because', 'is not', null)
    .orderBy('topic_id')
    .execute();
  return rows.length === 0 ? undefined : { kind: 'paused', subscriptions: rows.map(toSubscription) };
}
