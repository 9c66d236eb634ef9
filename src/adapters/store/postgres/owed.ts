import { sql } from 'kysely';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import { lineJob } from '../../../core/schedule/line-job.ts';
import type { Job } from '../../../model/job.ts';
import type { Owed } from '../../../ports/news-store.ts';
import { isHeld, isKept, isOpen } from './channel-line.ts';
import type { Db } from './transaction.ts';

/** Reads from the store what should be in the queue right now. Each query has an index of just the rows it wants. */
export function owed(db: Db): Owed {
  return {
    async list(now, atMost) {
      // One of each channel: what else it is owed follows.
      const deliveries = await db
        .selectFrom('deliveries')
        .leftJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
        .leftJoin('channel_slots as slot', (join) =>
          join
            .onRef('slot.chat', '=', 'deliveries.chat')
            .onRef('slot.workspace', '=', 'deliveries.workspace')
            .onRef('slot.channel', '=', 'deliveries.channel'),
        )
        .select(['deliveries.chat', 'deliveries.workspace', 'deliveries.channel as id'])
        .select(sql<string>`(array_agg(deliveries.id order by owed_since, deliveries.id))[1]`.as('first'))
        .where(isOpen)
        .where(sql<boolean>`not ${isHeld} and not coalesce(${isKept}, false)`)
        .where(sql<boolean>`coalesce(not_before <= ${now}, true)`)
        .groupBy(['deliveries.chat', 'deliveries.workspace', 'deliveries.channel'])
        // whose last turn is longest ago: what fails again and again does not hold up the others
        .orderBy(sql`max(greatest(next_at, held_until)) nulls first`)
        .orderBy(sql`min(owed_since)`)
        .orderBy('first')
        .limit(atMost)
        .execute();
      const stories = await db
        .selectFrom('stories')
        .select('id')
        .where('merged_into', 'is', null)
        .whereRef('briefed_version', '<', 'version')
        .orderBy('last_seen')
        .limit(atMost)
        .execute();
      const toJoin = await db
        .selectFrom('articles')
        .select(['id', 'revision', 'language', 'workspace'])
        .whereRef('joined_revision', '<', 'revision')
        .whereRef('understood_revision', '=', 'revision')
        .orderBy('saved_at')
        .limit(atMost)
        .execute();
      const toUnderstand = await db
        .selectFrom('articles')
        .select(['id', 'revision'])
        .whereRef('understood_revision', '<', 'revision')
        .orderBy('saved_at')
        .limit(atMost)
        .execute();
      const items = await db
        .selectFrom('items')
        .select('id')
        .where('state', '=', 'unread')
        .where(sql<boolean>`(not_before is null or not_before <= ${now})`)
        .orderBy('seen_at')
        .limit(atMost)
        .execute();
      const again = await db
        .selectFrom('items')
        .select('id')
        .where('read_again_at', '<=', sql<Date>`${now}`)
        .where('state', '=', 'read')
        .orderBy('read_again_at')
        .limit(atMost)
        .execute();
      const repairs = await db
        .selectFrom('story_repairs')
        .select(['language', 'workspace'])
        .where(sql<boolean>`(repaired_at is null or repaired_at <= ${addMinutes(now, -REPAIR_EVERY_MINUTES)})`)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('stories')
              .select('stories.id')
              .whereRef('stories.language', '=', 'story_repairs.language')
              .where(sql<boolean>`coalesce(stories.workspace, '') = story_repairs.workspace`)
              .whereRef('stories.change', '>', 'story_repairs.change'),
          ),
        )
        .limit(atMost)
        .execute();
      // One of each host: its other feeds follow it, so that a host with many holds up no other.
      const feeds = await db
        .selectFrom((due) =>
          due
            .selectFrom('feeds')
            .select(['id', 'next_poll_at'])
            .distinctOn('host')
            .where('listed', '=', true)
            .where('status', '=', 'active')
            .where(sql<boolean>`next_poll_at <= ${now}`)
            .orderBy('host')
            .orderBy('next_poll_at')
            .orderBy('id')
            .as('first_due'),
        )
        .selectAll()
        .orderBy('next_poll_at')
        .limit(atMost)
        .execute();
      // What is nearest to a channel comes first.
      const jobs: readonly (readonly Job[])[] = [
        deliveries.map(({ first, ...channel }) => lineJob(channel, { deliveryId: first })),
        stories.map(({ id }) => ({ step: 'brief-story', key: `brief-story/${id}`, storyId: id })),
        repairs.map(({ language, workspace }) => ({
          step: 'repair-stories',
          key: `repair-stories/${workspace}/${language}`,
          language,
          workspace: workspace === '' ? null : workspace,
        })),
        toJoin.map(({ id, ...about }) => ({
          step: 'join-story',
          key: `join-story/${id}/${about.revision}`,
          articleId: id,
          ...about,
        })),
        toUnderstand.map(({ id, revision }) => ({
          step: 'find-statements',
          key: `find-statements/${id}/${revision}`,
          articleId: id,
          revision,
        })),
        [...items, ...again].map(({ id }) => ({ step: 'read-item', key: `read-item/${id}`, itemId: id })),
        feeds.map((feed) => ({
          step: 'poll-feed',
          key: `poll-feed/${feed.id}/${feed.next_poll_at.getTime()}`,
          feedId: feed.id,
        })),
      ];
      return inTurn(jobs).slice(0, atMost);
    },
  };
}

const REPAIR_EVERY_MINUTES = 10; // a story that was begun twice is one before many have read both

/** One of each list, then the next of each: a chat that is down must not keep feeds from being polled. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}
