import { type Selectable, sql } from 'kysely';
import type { Channel, Terms } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import type { Tables } from './schema.ts';
import type { Db, Trx } from './transaction.ts';

/** Of an attempt to post. */
export const LEASE_SECONDS = 30; // of the database's clock: no platform call takes longer, its deadline is shorter

/** What is not settled; an index has just these. */
export const isOpen = sql<boolean>`state in ('pending', 'sending', 'unknown')`;

/** What is kept while its subscription is paused; `subscriptions` is joined. */
export const isKept = sql<boolean>`(subscriptions.ended_at is null and subscriptions.paused_because is not null)`;

/** Whether some process is sending it. What began further ahead was begun while the database's clock ran ahead. */
export const isHeld = sql<boolean>`(state = 'sending' and coalesce(held_since between
  clock_timestamp() - make_interval(secs => ${LEASE_SECONDS})
  and clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), false))`;

/** Whether attempts at what its channel is owed did not get through lately. */
export const isAtRest = sql<boolean>`exists (select from onrecord.channel_slots slot where failures > 0
  and slot.chat = deliveries.chat and slot.workspace = deliveries.workspace and slot.channel = deliveries.channel)`;

/** One that waits in a channel's line, with what its subscription wants; nulls for what has none, as a test. */
export type Waiting = Selectable<Tables['deliveries']> & {
  readonly held: boolean;
  readonly ended_at: Date | null;
  readonly terms: Terms | null;
  readonly timezone: string | null;
};

export type Line = { readonly freeAt: Instant | null; readonly failures: number };

/** Locks a channel's line until the transaction ends, and tells when it may be sent to; null: now. */
export async function lockLine(
  trx: Trx,
  channel: Channel,
  { now, spacingMs }: { readonly now: Instant; readonly spacingMs: number },
): Promise<Line> {
  const row = await trx
    .insertInto('channel_slots')
    .values({ chat: channel.chat, workspace: channel.workspace, channel: channel.id, next_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['chat', 'workspace', 'channel'])
        .doUpdateSet((eb) => ({ next_at: eb.ref('channel_slots.next_at') })),
    )
    .returning(['next_at', 'held_until', 'failures'])
    .executeTakeFirstOrThrow();
  return { freeAt: freeAt(row, { now, spacingMs }), failures: row.failures };
}

/**
 * The first of a channel's line that may be sent by now, in the order in which they were owed; before them one that is
 * being sent. While attempts do not get through, one that failed `PATIENCE` times lets the next ones try, so that what only
 * itself is refused for holds up nobody for long.
 */
export function readLine(
  trx: Trx,
  { chat, workspace, id }: Channel,
  { now, failures, atMost }: { readonly now: Instant; readonly failures: number; readonly atMost: number },
): Promise<Waiting[]> {
  return trx
    .selectFrom('deliveries')
    .leftJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .selectAll('deliveries')
    .select([isHeld.as('held'), 'ended_at', 'terms', 'timezone'])
    .where('deliveries.chat', '=', chat)
    .where('deliveries.workspace', '=', workspace)
    .where('deliveries.channel', '=', id)
    .where(isOpen)
    .where(sql<boolean>`(${isHeld} or (not coalesce(${isKept}, false) and coalesce(not_before <= ${now}, true)))`)
    .orderBy('held', 'desc')
    .$if(failures > 0, (query) => query.orderBy(sql`attempts / ${PATIENCE}::int`))
    .orderBy('owed_since')
    .orderBy('deliveries.id')
    .limit(atMost)
    .execute();
}

const PATIENCE = 4; // with the holds below: half a minute

/** When the next of a channel may be sent, never earlier than `now`; null where nothing waits but what is being sent. */
export async function nextOfLine(
  db: Db,
  { chat, workspace, id }: Channel,
  { now, spacingMs }: { readonly now: Instant; readonly spacingMs: number },
): Promise<Instant | null> {
  const waiting = await db
    .selectFrom('deliveries')
    .leftJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .leftJoin('channel_slots as slot', (join) =>
      join
        .onRef('slot.chat', '=', 'deliveries.chat')
        .onRef('slot.workspace', '=', 'deliveries.workspace')
        .onRef('slot.channel', '=', 'deliveries.channel'),
    )
    .select(sql<Date>`greatest(not_before, ${now}::timestamptz)`.as('due'))
    .select(['next_at', 'held_until'])
    .where('deliveries.chat', '=', chat)
    .where('deliveries.workspace', '=', workspace)
    .where('deliveries.channel', '=', id)
    .where(isOpen)
    .where(sql<boolean>`not ${isHeld} and not coalesce(${isKept}, false)`)
    .orderBy('due')
    .limit(1)
    .executeTakeFirst();
  if (!waiting) return null;
  const due = waiting.due.toISOString();
  const free = freeAt(waiting, { now, spacingMs });
  return free !== null && free > due ? free : due;
}

/** When a line may be sent to; null: now. What is further ahead than it can be was left by a clock that ran ahead of this one. */
function freeAt(
  row: { readonly next_at: Date | null; readonly held_until: Date | null },
  { now, spacingMs }: { readonly now: Instant; readonly spacingMs: number },
): Instant | null {
  const slot = row.next_at?.toISOString() ?? now;
  const hold = row.held_until?.toISOString() ?? now;
  const ahead = [
    ...(slot > now && slot <= later(now, spacingMs) ? [slot] : []),
    ...(hold > now && hold <= later(now, LONGEST_HOLD_MS) ? [hold] : []),
  ];
  return ahead.sort().at(-1) ?? null; // instants sort as text
}

/** Takes the line's next slot for this delivery and commits the attempt; false where it was settled meanwhile. */
export async function takeSlot(
  trx: Trx,
  row: Waiting,
  { me, now, spacingMs }: { readonly me: string; readonly now: Instant; readonly spacingMs: number },
): Promise<boolean> {
  const taken = await trx
    .with('slot', (db) =>
      db
        .updateTable('channel_slots')
        .set({ next_at: later(now, spacingMs) })
        .where('chat', '=', row.chat)
        .where('workspace', '=', row.workspace)
        .where('channel', '=', row.channel),
    )
    .updateTable('deliveries')
    .set({ state: 'sending', attempts: row.attempts + 1, changed_at: now, holder: me })
    .set({ held_since: sql`clock_timestamp()` })
    // what the attempt before showed is known only where it ended
    .$if(row.state === 'sending', (query) => query.set({ shown: null }))
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .where('attempts', '=', row.attempts)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

/**
 * Holds a line after an attempt that did not get through, until the platform's own time or for 2 s, 4 s, 8 s ... 5 min; one
 * that did sets it free.
 */
export async function holdLine(
  db: Db,
  row: Pick<Selectable<Tables['deliveries']>, 'chat' | 'workspace' | 'channel'>,
  after: { readonly through: boolean; readonly now: Instant; readonly until: Instant | null },
): Promise<void> {
  const { through, now, until } = after;
  const longest = later(now, LONGEST_HOLD_MS);
  await db
    .updateTable('channel_slots')
    .set(
      through
        ? { failures: 0, held_until: null }
        : {
            failures: sql`failures + 1`,
            held_until: sql`least(${longest}::timestamptz, coalesce(${until}::timestamptz,
              ${now}::timestamptz + make_interval(secs => 2 ^ least(failures + 1, 10))))`,
          },
    )
    .where('chat', '=', row.chat)
    .where('workspace', '=', row.workspace)
    .where('channel', '=', row.channel)
    .execute();
}

export const later = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();

const LONGEST_HOLD_MS = 5 * 60_000;
