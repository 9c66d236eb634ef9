import { sql } from 'kysely';
import type { Briefing } from '../../../model/briefing.ts';
import type { Instant } from '../../../model/time.ts';
import type { Trx } from './transaction.ts';

/** Locks of topics: a new briefing, a new subscription and a digest that is owed must not miss one another. */
export const topicLocks = (topicIds: readonly string[]): string[] => topicIds.map((topicId) => `topic/${topicId}`);

const CLOCKS_DIFFER_MS = 60_000; // two processes' clocks by less; what lies further ahead is another run's clock

/**
 * Lists a story's newest briefing under its topics. A digest shows what was made until it was owed, so a briefing
 * that is stored after that counts as made after it, whatever its process's clock says. It keeps the time that one of the
 * stories `keepsTime` has under a topic. Needs the topics' locks.
 */
export async function putBriefingTopics(
  trx: Trx,
  briefing: Briefing,
  { now, keepsTime }: { readonly now: Instant; readonly keepsTime: readonly string[] },
): Promise<void> {
  const before = await timesBefore(trx, keepsTime);
  await trx.deleteFrom('briefing_topics').where('story_id', '=', briefing.storyId).execute();
  if (briefing.topicIds.length === 0) return;
  const soon = new Date(Date.parse(now) + CLOCKS_DIFFER_MS).toISOString();
  const { digested } = await trx
    .selectFrom('subscriptions')
    .select(sql<Date | null>`max(digested_until)`.as('digested'))
    .where('topic_id', 'in', [...briefing.topicIds])
    .where('ended_at', 'is', null)
    .where(sql<boolean>`digested_until between ${now} and ${soon}`)
    .executeTakeFirstOrThrow();
  const rows = briefing.topicIds.map((topicId) => ({
    topic_id: topicId,
    story_id: briefing.storyId,
    last_seen: briefing.lastSeen,
    made_at: before.get(topicId) ?? (digested === null ? now : new Date(digested.getTime() + 1).toISOString()),
  }));
  await trx.insertInto('briefing_topics').values(rows).execute();
}

async function timesBefore(trx: Trx, storyIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (storyIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom('briefing_topics')
    .select(['topic_id', sql<Date>`max(made_at)`.as('made_at')])
    .where('story_id', 'in', storyIds)
    .groupBy('topic_id')
    .execute();
  return new Map(rows.map((row) => [row.topic_id, row.made_at.toISOString()]));
}
