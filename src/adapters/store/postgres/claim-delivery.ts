import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import type { ChatPace, DeliveryClaim } from '../../../ports/delivery-store.ts';
import { toDelivery } from './delivery-rows.ts';
import { heldBack, takeTurn } from './hold-back.ts';
import { isEarlier, subjectsOf } from './same-message.ts';
import type { Tables } from './schema.ts';
import type { Trx } from './transaction.ts';

/** Of an attempt to post. */
export const LEASE_SECONDS = 30; // of the database's clock: no platform call takes longer, its deadline is shorter

/** Commits this process's attempt at a delivery, or tells why there is none. */
export async function claimDelivery(
  trx: Trx,
  {
    deliveryId,
    me,
    now,
    spacingMs,
    editEveryMs,
  }: { readonly deliveryId: string; readonly me: string; readonly now: Instant } & ChatPace,
): Promise<DeliveryClaim> {
  await takeTurn(trx, deliveryId);
  const row = await trx
    .selectFrom('deliveries')
    .selectAll()
    .select(
      sql<boolean>`coalesce(held_since > clock_timestamp() - make_interval(secs => ${LEASE_SECONDS}), false)`.as(
        'held',
      ),
    )
    .where('id', '=', deliveryId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.state === 'posted' || row.state === 'skipped' || row.state === 'failed') return { kind: 'done' };
  if (row.state === 'sending' && row.held)
    return row.holder === me ? { kind: 'done' } : { kind: 'wait', notBefore: later(now, LEASE_SECONDS * 1000) };
  if (!(await isWanted(trx, row, now))) return { kind: 'done' };
  if (row.not_before !== null && row.not_before.toISOString() > now)
    return { kind: 'wait', notBefore: row.not_before.toISOString() };
  const held = await heldBack(trx, row, now);
  if (held !== null) return held;
  if (await isBehindAnother(trx, row, now)) return { kind: 'wait', notBefore: later(now, RETRY_MS) };
  const editable = editEveryMs > 0 ? await nextEdit(trx, row, { now, editEveryMs }) : null;
  if (editable !== null) return { kind: 'wait', notBefore: editable };
  const free = spacingMs > 0 ? await takeSlot(trx, row, { now, spacingMs }) : null;
  if (free !== null) return { kind: 'wait', notBefore: free };
  const attempts = row.attempts + 1;
  await trx
    .updateTable('deliveries')
    .set({ state: 'sending', attempts, changed_at: now, holder: me, held_since: sql`clock_timestamp()` })
    .where('id', '=', deliveryId)
    .execute();
  // Only what was never sent may be sent without asking the platform first.
  return {
    kind: row.state === 'pending' ? 'send' : 'reconcile',
    delivery: toDelivery({ ...row, state: 'sending', attempts }),
  };
}

/**
 * Nothing is posted for a subscription that was ended; while it is paused what was owed before is kept for later, also
 * what may have been posted: its channel may be out of reach.
 */
async function isWanted(trx: Trx, row: Selectable<Tables['deliveries']>, now: Instant): Promise<boolean> {
  const subscription = await trx
    .selectFrom('subscriptions')
    .select(['ended_at', 'paused_because'])
    .where('id', '=', row.subscription_id)
    .executeTakeFirst();
  if (!subscription || subscription.ended_at === null) return (subscription?.paused_because ?? null) === null;
  if (row.state !== 'pending') return true; // whether it arrived is still to be found out
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error: 'The subscription was ended.', changed_at: now })
    .where('id', '=', row.id)
    .execute();
  return false;
}

const RETRY_MS = 1000;

/**
 * A story's later revision edits the message of the earlier one, so it waits while that one is being sent; a word
 * about a source is a message of its own, and waits for none. An earlier one that was not begun yet is not worth a
 * message any more: this revision takes its place.
 */
async function isBehindAnother(trx: Trx, row: Selectable<Tables['deliveries']>, now: Instant): Promise<boolean> {
  if (row.kind === 'correction') return false; // each is a note of its own
  const earlier = await trx
    .selectFrom('deliveries')
    .select(['id', 'state'])
    .where('chat', '=', row.chat)
    .where('workspace', '=', row.workspace)
    .where('channel', '=', row.channel)
    .where('kind', '=', row.kind)
    .where(isEarlier(await subjectsOf(trx, row), row))
    .where('state', 'in', ['pending', 'sending', 'unknown'])
    .orderBy('revision')
    .forUpdate()
    .execute();
  if (row.kind !== 'source' && earlier.some(({ state }) => state !== 'pending')) return true;
  const replaced = earlier.filter(({ state }) => state === 'pending');
  if (replaced.length === 0) return false;
  await trx
    .updateTable('deliveries')
    .set({ state: 'skipped', error: 'A newer revision was posted in its place.', changed_at: now })
    .where(
      'id',
      'in',
      replaced.map(({ id }) => id),
    )
    .execute();
  return false;
}

/** When a message that was posted or edited a moment ago may be edited again; null: now. */
async function nextEdit(
  trx: Trx,
  row: Selectable<Tables['deliveries']>,
  { now, editEveryMs }: { readonly now: Instant; readonly editEveryMs: number },
): Promise<Instant | null> {
  if (row.kind !== 'briefing') return null;
  const last = await trx
    .selectFrom('deliveries')
    .select('changed_at')
    .where('chat', '=', row.chat)
    .where('workspace', '=', row.workspace)
    .where('channel', '=', row.channel)
    .where('kind', '=', row.kind)
    .where(isEarlier(await subjectsOf(trx, row), row))
    .where('state', '=', 'posted')
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const free = last && later(last.changed_at.toISOString(), editEveryMs);
  // A post from far ahead was made by a clock that ran ahead of this one.
  return free && free > now && free <= later(now, editEveryMs) ? free : null;
}

/** Takes the channel's next slot, or tells when it is. */
async function takeSlot(
  trx: Trx,
  at: Pick<Selectable<Tables['deliveries']>, 'chat' | 'workspace' | 'channel'>,
  { now, spacingMs }: { readonly now: Instant; readonly spacingMs: number },
): Promise<Instant | null> {
  const channel = { chat: at.chat, workspace: at.workspace, channel: at.channel };
  await trx
    .insertInto('channel_slots')
    .values({ ...channel, next_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const slot = await trx
    .selectFrom('channel_slots')
    .select('next_at')
    .where('chat', '=', at.chat)
    .where('workspace', '=', at.workspace)
    .where('channel', '=', at.channel)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const free = slot.next_at.toISOString();
  // A slot far ahead was left by a clock that ran ahead of this one.
  if (free > now && free <= later(now, spacingMs)) return free;
  await trx
    .updateTable('channel_slots')
    .set({ next_at: later(now, spacingMs) })
    .where('chat', '=', at.chat)
    .where('workspace', '=', at.workspace)
    .where('channel', '=', at.channel)
    .execute();
  return null;
}

const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
