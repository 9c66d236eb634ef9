import { sql } from 'kysely';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import type { Job } from '../../../model/job.ts';
import type { Owed } from '../../../ports/news-store.ts';
import { LEASE_SECONDS } from './claim-delivery.ts';
import type { Db } from './transaction.ts';

/** Reads from the store what should be in the queue right now. Each query has an index of just the rows it wants. */
export function owed(db: Db): Owed {
  return {
    async list(now, atMost) {
      const deliveries = await db
        .selectFrom('deliveries')
        .leftJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
        .select('deliveries.id')
        .where('state', 'in', ['pending', 'sending', 'unknown'])
        .where(sql<boolean>`not (state in ('pending', 'unknown') and ended_at is null and paused_because is not null)`)
        .where(sql<boolean>`(not_before is null or not_before <= ${now})`)
        .where(
          sql<boolean>`not (state = 'sending' and coalesce(held_since > clock_timestamp() - make_interval(secs => ${LEASE_SECONDS}), false))`,
        )
        // whose last try is longest ago: what fails again and again does not hold up the others
        .orderBy('changed_at')
        .orderBy('deliveries.id')
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
        .select(['id', 'revision'])
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
        deliveries.map(({ id }) => ({ step: 'deliver', key: `deliver/${id}`, deliveryId: id })),
        stories.map(({ id }) => ({ step: 'brief-story', key: `brief-story/${id}`, storyId: id })),
        repairs.map(({ language, workspace }) => ({
          step: 'repair-stories',
          key: `repair-stories/${workspace}/${language}`,
          language,
          workspace: workspace === '' ? null : workspace,
        })),
        toJoin.map(({ id, revision }) => ({
          step: 'join-story',
          key: `join-story/${id}/${revision}`,
          articleId: id,
          revision,
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
