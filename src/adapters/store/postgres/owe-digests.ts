import { sql } from 'kysely';
import type { Subscription } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import { topicLocks } from './briefing-topics.ts';
import { deliveryId } from './ids.ts';
import { owe } from './owe.ts';
import { toSubscription } from './subscription-rows.ts';
import { lockNames, type Trx } from './transaction.ts';

/**
 * Owes a digest to at most so many of the subscriptions whose time has come, and sets their next time. `owed`: the
 * deliveries' ids; `looked`: how many subscriptions had their turn.
 */
export async function oweDueDigests(
  trx: Trx,
  asked: {
    readonly now: Instant;
    readonly nextTime: (subscription: Subscription, after: Instant) => Instant;
    readonly atMost: number;
  },
): Promise<{ readonly owed: readonly string[]; readonly looked: number }> {
  const { now, nextTime, atMost } = asked;
  const isDue = sql<boolean>`mode = 'digest' and ended_at is null and paused_because is null and next_digest_at <= ${now}`;
  const first = trx.selectFrom('subscriptions').where(isDue).orderBy('next_digest_at').orderBy('id').limit(atMost);
  const topics = await first.select('topic_id').execute();
  if (topics.length === 0) return { owed: [], looked: 0 };
  await lockNames(trx, topicLocks(topics.map((row) => row.topic_id)));
  const locked = new Set(topics.map((row) => row.topic_id));
  const due = await first
    .selectAll()
    .where('topic_id', 'in', [...locked])
    .forUpdate()
    .execute();
  // What was missed for days is no digest any more: the next one covers it.
  const fresh = due.filter((row) => row.next_digest_at && row.next_digest_at.getTime() > Date.parse(now) - STALE_MS);
  const bySubject = Map.groupBy(fresh, (row) => row.next_digest_at?.toISOString() ?? now);
  const owed: string[] = [];
  for (const [subject, some] of bySubject) {
    const digest = { kind: 'digest', subject, revision: 1 } as const;
    await owe(trx, some, { ...digest, now });
    owed.push(...some.map((row) => deliveryId({ subscriptionId: row.id, ...digest })));
  }
  await sql`
    update onrecord.subscriptions set next_digest_at = next.at, digested_until = ${now}
    from unnest(${due.map(({ id }) => id)}::text[], ${due.map((row) => nextTime(toSubscription(row), now))}::timestamptz[])
      as next(id, at)
    where subscriptions.id = next.id
  `.execute(trx);
  return { owed, looked: due.length };
}

const STALE_MS = 3 * 24 * 60 * 60_000;
