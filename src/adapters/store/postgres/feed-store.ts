import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Feed, FeedState } from '../../../model/feed.ts';
import type { Instant } from '../../../model/time.ts';
import type { FeedStore } from '../../../ports/news-store.ts';
import { saveItems } from './save-items.ts';
import type { Tables } from './schema.ts';
import { type Db, inTransaction, type Trx } from './transaction.ts';

/** Feeds and the items they gave. */
export function feedStore(db: Db): FeedStore {
  return {
    sync: (feeds, now) =>
      inTransaction(db, async (trx) => {
        for (const feed of feeds) await putFeed(trx, feed, now);
        // no longer listed: paused, so that their items and their state stay
        await trx
          .updateTable('feeds')
          .set({ listed: false, status: 'paused' })
          .where('workspace', 'is', null)
          .where('listed', '=', true)
          .$if(feeds.length > 0, (query) =>
            query.where(
              'id',
              'not in',
              feeds.map(({ id }) => id),
            ),
          )
          .execute();
      }),

    async get(feedId) {
      const row = await db.selectFrom('feeds').selectAll().where('id', '=', feedId).executeTakeFirst();
      return row && { feed: toFeed(row), state: toFeedState(row) };
    },

    savePoll: (state, items, now) =>
      inTransaction(db, async (trx) => {
        await saveState(trx, state);
        await saveItems(trx, items.passed, { state: 'passed', now });
        return await saveItems(trx, items.read, { state: 'unread', now });
      }),

    async due(now, atMost) {
      const rows = await db
        .selectFrom('feeds')
        .selectAll()
        .where('listed', '=', true)
        .where('status', '=', 'active')
        .where(sql<boolean>`next_poll_at <= ${now}`)
        .orderBy('next_poll_at')
        .limit(atMost)
        .execute();
      return rows.map(toFeed);
    },
  };
}

/** Adds or changes a feed. Another address is another source: what we knew of the old one's answers is dropped. */
export async function putFeed(trx: Trx, feed: Feed, now: Instant): Promise<void> {
  const about = {
    url: feed.url,
    outlet: feed.outlet,
    language: feed.language,
    country: feed.country,
    poll_every_minutes: feed.pollEveryMinutes,
    workspace: feed.workspace,
    listed: true,
  };
  const old = await trx
    .selectFrom('feeds')
    .select(['url', 'status', 'listed'])
    .where('id', '=', feed.id)
    .forUpdate()
    .executeTakeFirst();
  const anew = {
    status: 'active',
    etag: null,
    last_modified: null,
    body_hash: null,
    next_poll_at: now,
    failures_in_a_row: 0,
    last_error: null,
  } as const;
  if (!old) {
    await trx
      .insertInto('feeds')
      .values({ id: feed.id, ...about, ...anew, last_ok_at: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(about))
      .execute();
    return;
  }
  const again = old.url !== feed.url ? anew : old.listed ? {} : ({ status: 'active', next_poll_at: now } as const);
  await trx
    .updateTable('feeds')
    .set({ ...about, ...again })
    .where('id', '=', feed.id)
    .execute();
}

async function saveState(trx: Trx, state: FeedState): Promise<void> {
  await trx
    .updateTable('feeds')
    .set({
      // a poll that was under way while the feed was paused must not set it going again
      status: sql`case when status = 'paused' then status else ${state.status} end`,
      etag: state.etag,
      last_modified: state.lastModified,
      body_hash: state.bodyHash,
      next_poll_at: state.nextPollAt,
      last_ok_at: state.lastOkAt,
      failures_in_a_row: state.failuresInARow,
      last_error: state.lastError,
    })
    .where('id', '=', state.feedId)
    .execute();
}

export const toFeed = (row: Selectable<Tables['feeds']>): Feed => ({
  id: row.id,
  url: row.url,
  outlet: row.outlet,
  language: row.language,
  country: row.country,
  pollEveryMinutes: row.poll_every_minutes,
  workspace: row.workspace,
});

export const toFeedState = (row: Selectable<Tables['feeds']>): FeedState => ({
  feedId: row.id,
  status: row.status,
  etag: row.etag,
  lastModified: row.last_modified,
  bodyHash: row.body_hash,
  nextPollAt: row.next_poll_at.toISOString(),
  lastOkAt: row.last_ok_at?.toISOString() ?? null,
  failuresInARow: row.failures_in_a_row,
  lastError: row.last_error,
});
