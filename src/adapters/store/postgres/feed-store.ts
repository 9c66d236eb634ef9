import { sql } from 'kysely';
import { type Feed, type FeedState, newFeedState } from '../../../model/feed.ts';
import type { Instant } from '../../../model/time.ts';
import type { FeedStore } from '../../../ports/news-store.ts';
import { fromFeed, fromFeedState, toFeed, toFeedState } from './feed-rows.ts';
import { saveEntries } from './save-entries.ts';
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

    async sharing(feedId) {
      const rows = await db
        .selectFrom('feeds')
        .selectAll()
        .where(sql<boolean>`${ADDRESS} = (select ${ADDRESS} from onrecord.feeds as asked where asked.id = ${feedId})`)
        .where('listed', '=', true)
        .where('status', '=', 'active')
        .orderBy(sql`id <> ${feedId}`)
        .orderBy('id')
        .execute();
      return rows[0]?.id === feedId ? rows.map((row) => ({ feed: toFeed(row), state: toFeedState(row) })) : [];
    },

    async savePoll({ state, entries, readAtMost, now }) {
      if (entries.length > 0)
        return inTransaction(db, async (trx) => {
          // The row stays locked until the end, so that two polls of one feed never save at once.
          await saveState(trx, state);
          return saveEntries(trx, { feedId: state.feedId, entries, readAtMost: readAtMost ?? null, now });
        });
      await saveState(db, state); // most polls: one statement
      return [];
    },

    async nextDue(host, now) {
      const row = await db
        .selectFrom('feeds')
        .select(['id', 'next_poll_at'])
        .where('listed', '=', true)
        .where('status', '=', 'active')
        .where('host', '=', host)
        .where(sql<boolean>`next_poll_at <= ${now}`)
        .orderBy('next_poll_at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row && { feedId: row.id, nextPollAt: row.next_poll_at.toISOString() };
    },

    async spreadDue(perSecond, now) {
      await sql`
        update onrecord.feeds set next_poll_at = ${now}::timestamptz + make_interval(secs => place / ${perSecond}::float8)
        from (
          select id as due_id, row_number() over (order by md5(id)) - 1 as place from onrecord.feeds
          where listed and status = 'active' and next_poll_at <= ${now}
        ) as due
        where id = due_id
      `.execute(db);
    },
  };
}

/** Where a feed is read from in the end: feeds with one of these are served by one request. */
const ADDRESS = sql.raw('coalesce(final_url, moved_url, url)');

/** Adds or changes a feed. Another address is another source: what we knew of the old one's answers is dropped. */
export async function putFeed(trx: Trx, feed: Feed, now: Instant): Promise<void> {
  const about = { ...fromFeed(feed), listed: true };
  const old = await trx
    .selectFrom('feeds')
    .select(['url', 'status', 'listed'])
    .where('id', '=', feed.id)
    .forUpdate()
    .executeTakeFirst();
  const { last_ok_at: _, ...anew } = fromFeedState(newFeedState(feed.id, now));
  if (!old) {
    await trx
      .insertInto('feeds')
      .values({ id: feed.id, ...about, ...anew, last_ok_at: null, told_failing_since: null })
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

async function saveState(db: Db, state: FeedState): Promise<void> {
  const { status, ...learnt } = fromFeedState(state);
  await db
    .updateTable('feeds')
    // a poll that was under way while the feed was paused must not set it going again
    .set({ ...learnt, status: sql<FeedState['status']>`case when status = 'paused' then status else ${status} end` })
    .where('id', '=', state.feedId)
    .execute();
}
