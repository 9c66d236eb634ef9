import { sql } from 'kysely';
import type { Channel } from '../../../model/delivery.ts';
import type { DeskStatus } from '../../../ports/reads.ts';
import { toFeed, toFeedState } from './feed-rows.ts';
import { visibleTo } from './read-statements.ts';
import { toSubscription } from './subscription-rows.ts';
import type { Db } from './transaction.ts';

/** A channel's subscriptions, and the sources of its workspace with what they brought. */
export async function readDesk(db: Db, channel: Channel): Promise<DeskStatus> {
  const { workspace } = channel;
  const subscriptions = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('chat', '=', channel.chat)
    .where('workspace', '=', workspace)
    .where('channel', '=', channel.id)
    .where('ended_at', 'is', null)
    .orderBy('topic_id')
    .execute();
  const feeds = await db
    .selectFrom('feeds')
    .selectAll()
    .where('listed', '=', true)
    .where(visibleTo(workspace))
    .orderBy('outlet')
    .orderBy('id')
    .execute();
  const ofFeeds = sql<boolean>`feed_id in (select id from onrecord.feeds where ${visibleTo(workspace)})`;
  const items = await countRows(db, 'items', ofFeeds);
  const articles = await countRows(db, 'articles', visibleTo(workspace));
  const statements = await countRows(db, 'statements', sql`superseded_by is null and ${visibleTo(workspace)}`);
  const stories = await countRows(db, 'stories', sql`merged_into is null and ${visibleTo(workspace)}`);
  return {
    subscriptions: subscriptions.map(toSubscription),
    feeds: feeds.map((row) => ({ ...toFeed(row), state: toFeedState(row) })),
    counts: { items, articles, statements, stories },
  };
}

/** Beyond it PostgreSQL's own estimate of the whole table is told, so that the answer costs nothing. */
const COUNT_EXACTLY_UP_TO = 50_000;

async function countRows(
  db: Db,
  table: 'items' | 'articles' | 'statements' | 'stories',
  visible: ReturnType<typeof sql>,
): Promise<number> {
  const name = `onrecord.${table}`;
  const { rows } = await sql<{ total: number }>`
    select (case when estimate > ${COUNT_EXACTLY_UP_TO} then estimate
      else (select count(*) from ${sql.table(name)} where ${visible}) end)::int as total
    from (
      select coalesce(sum(greatest(reltuples, 0)), 0) as estimate
      from pg_partition_tree(${name}::regclass) tree join pg_class on pg_class.oid = tree.relid where tree.isleaf
      union all
      select reltuples from pg_class where oid = ${name}::regclass and relkind = 'r'
    ) as estimates
    order by estimate desc limit 1
  `.execute(db);
  return rows[0]?.total ?? 0;
}
