import { type Selectable, sql } from 'kysely';
import { dayBegan, quietUntil } from '../../../core/schedule/quiet-until.ts';
import type { Instant } from '../../../model/time.ts';
import type { DeliveryClaim } from '../../../ports/delivery-store.ts';
import { isAmongBest } from './most-a-day.ts';
import type { Tables } from './schema.ts';
import { lockNames, type Trx } from './transaction.ts';

/** Stories that are counted by the day are claimed one after the other, so that two never take the last place both. */
export async function takeTurn(trx: Trx, deliveryId: string): Promise<void> {
  const counted = await trx
    .selectFrom('deliveries')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select('subscription_id')
    .where('deliveries.id', '=', deliveryId)
    .where('kind', '=', 'briefing')
    .where('state', '=', 'pending')
    .where(sql<boolean>`terms ? 'mostADay'`)
    .executeTakeFirst();
  if (counted) await lockNames(trx, [`most-a-day/${counted.subscription_id}`]);
}

/**
 * What the terms of a subscription keep from being posted now, or (too many a day) at all; null: nothing. Whether an
 * earlier attempt arrived is asked after the quiet hours too: it would be posted at once if it did not.
 */
export async function heldBack(
  trx: Trx,
  row: Selectable<Tables['deliveries']>,
  now: Instant,
): Promise<DeliveryClaim | null> {
  const subscription = await trx
    .selectFrom('subscriptions')
    .select(['terms', 'timezone'])
    .where('id', '=', row.subscription_id)
    .executeTakeFirst();
  if (!subscription) return null;
  const { terms, timezone } = subscription;
  const until = terms.quiet ? quietUntil(terms.quiet, { timezone, now }) : null;
  if (until !== null) {
    await trx.updateTable('deliveries').set({ not_before: until }).where('id', '=', row.id).execute();
    return { kind: 'wait', notBefore: until };
  }
  const { mostADay } = terms;
  if (row.state !== 'pending' || row.kind !== 'briefing' || mostADay === undefined) return null;
  if (await isAmongBest(trx, row, { mostADay, dayBegan: dayBegan(now, timezone) })) return null;
  const error = `More than ${mostADay} ${mostADay === 1 ? 'story' : 'stories'} that day: /brief shows all.`;
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error, changed_at: now })
    .where('id', '=', row.id)
    .execute();
  return { kind: 'done' };
}
