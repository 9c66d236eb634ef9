import { sql } from 'kysely';
import type { Job } from '../../../model/job.ts';
import type { Owed } from '../../../ports/news-store.ts';
import type { Db } from './transaction.ts';

/** Reads from the store what should be in the queue right now. Each query has an index of just the rows it wants. */
export function owed(db: Db): Owed {
  return {
    async list(now, atMost) {
      const deliveries = await db
        .selectFrom('deliveries')
        .select('id')
        .where('state', 'in', ['pending', 'sending', 'unknown'])
        .orderBy('owed_since')
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
        .orderBy('seen_at')
        .limit(atMost)
        .execute();
      const feeds = await db
        .selectFrom('feeds')
        .select(['id', 'next_poll_at'])
        .where('listed', '=', true)
        .where('status', '=', 'active')
        .where(sql<boolean>`next_poll_at <= ${now}`)
        .orderBy('next_poll_at')
        .limit(atMost)
        .execute();
      // What is nearest to a channel comes first.
      const jobs: Job[] = [
        ...deliveries.map(({ id }): Job => ({ step: 'deliver', key: `deliver/${id}`, deliveryId: id })),
        ...stories.map(({ id }): Job => ({ step: 'brief-story', key: `brief-story/${id}`, storyId: id })),
        ...toJoin.map(
          ({ id, revision }): Job => ({
            step: 'join-story',
            key: `join-story/${id}/${revision}`,
            articleId: id,
            revision,
          }),
        ),
        ...toUnderstand.map(
          ({ id, revision }): Job => ({
            step: 'find-statements',
            key: `find-statements/${id}/${revision}`,
            articleId: id,
            revision,
          }),
        ),
        ...items.map(({ id }): Job => ({ step: 'read-item', key: `read-item/${id}`, itemId: id })),
        ...feeds.map(
          (feed): Job => ({
            step: 'poll-feed',
            key: `poll-feed/${feed.id}/${feed.next_poll_at.getTime()}`,
            feedId: feed.id,
          }),
        ),
      ];
      return jobs.slice(0, atMost);
    },
  };
}
