import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { type Feed, type FeedState, newFeedState } from '../../../model/feed.ts';
import type { Instant } from '../../../model/time.ts';
import type { FeedStore } from '../../../ports/news-store.ts';
import { fromFeed, fromFeedState, toFeed, toFeedState } from './feed-rows.ts';
import { saveEntries } from './save-entries.ts';
import { type Db, inTransaction, lockNames, SETTINGS_LOCK, type Trx } from './transaction.ts';

/** Feeds and the items they gave. */
export function feedStore(db: Db): FeedStore {
  return {
    sync: (feeds, now) =>
      inTransaction(db, async (trx) => {
        await lockNames(trx, [SETTINGS_LOCK]);
        await putFeeds(trx, feeds, now);
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
          await saveState(trx, state, { document_at: now });
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

    spreadDue: (perSecond, now) =>
      inTransaction(db, async (trx) => {
        await lockNames(trx, [SETTINGS_LOCK]);
        await sql`
          update onrecord.feeds set next_poll_at = ${now}::timestamptz + make_interval(secs => place / ${perSecond}::float8)
          from (
            select id as due_id, row_number() over (order by md5(id)) - 1 as place from onrecord.feeds
            where listed and status = 'active' and next_poll_at <= ${now}
          ) as due
          where id = due_id
        `.execute(trx);
      }),
  };
}

/** Where a feed is read from in the end: feeds with one of these are served by one request. */
const ADDRESS = sql.raw('coalesce(final_url, moved_url, url)');

const FEEDS_A_STATEMENT = 1000; // about 25 parameters each; PostgreSQL takes 65535

/** Of ten thousand feeds, most are as they were at the last start: those cost one question for all. */
async function putFeeds(trx: Trx, feeds: readonly Feed[], now: Instant): Promise<void> {
  const ids = feeds.map(({ id }) => id);
  const rows = await trx.selectFrom('feeds').selectAll().where(sql<boolean>`id = any(${ids}::text[])`).execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  const isAsBefore = (feed: Feed): boolean => {
    const row = known.get(feed.id);
    return row?.listed === true && isDeepStrictEqual(fromFeed(toFeed(row)), fromFeed(feed));
  };
  const fresh = feeds.filter(({ id }) => !known.has(id));
  for (let from = 0; from < fresh.length; from += FEEDS_A_STATEMENT) {
    const some = fresh.slice(from, from + FEEDS_A_STATEMENT);
    await trx
      .insertInto('feeds')
      .values(some.map((feed) => newRow(feed, now)))
      .onConflict((conflict) => conflict.column('id').doNothing()) // added meanwhile: the next start brings it up to date
      .execute();
  }
  for (const feed of feeds) if (known.has(feed.id) && !isAsBefore(feed)) await putFeed(trx, feed, now);
}

const newRow = (feed: Feed, now: Instant) => ({
  id: feed.id,
  ...fromFeed(feed),
  listed: true,
  ...fromFeedState(newFeedState(feed.id, now)),
  last_ok_at: null,
  told_failing_since: null,
});

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
      .values(newRow(feed, now))
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

async function saveState(db: Db, state: FeedState, also: { readonly document_at?: Instant } = {}): Promise<void> {
  const { status, ...learnt } = fromFeedState(state);
  await db
    .updateTable('feeds')
    // a poll that was under way while the feed was paused must not set it going again
    .set({
      ...learnt,
      ...also,
      status: sql<FeedState['status']>`case when status = 'paused' then status else ${status} end`,
    })
    .where('id', '=', state.feedId)
    .execute();
}
