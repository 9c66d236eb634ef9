import { sql } from 'kysely';
import type { BriefingContent } from '../../../model/briefing.ts';
import type { Channel } from '../../../model/delivery.ts';
import type { Catalogue } from '../../../ports/news-store.ts';
import type { DeskStatus, Paged, Reads } from '../../../ports/reads.ts';
import { explainStories } from './explain-stories.ts';
import { toFeedState } from './feed-store.ts';
import { readPositions } from './read-positions.ts';
import { readStatements, toStatement, visibleTo, withSources } from './read-statements.ts';
import { toSubscription } from './subscription-rows.ts';
import type { Db } from './transaction.ts';

const COUNTED_AT_MOST = 1000; // matches of a search: more are "1,000", and no page turns that far

/** What commands may see. */
export function reads(db: Db, catalogue: Catalogue): Reads {
  return {
    briefings: (query) => readBriefings(db, query),
    positions: (query) => readPositions(db, query),

    async statements(query) {
      const matching = db
        .selectFrom('statements')
        .where('superseded_by', 'is', null)
        .whereRef('same_as', '=', 'id')
        .where(visibleTo(query.workspace))
        .where(sql<boolean>`published >= ${query.since}`)
        .where('kind', 'in', [...query.kinds])
        .$if(query.speakerId !== null, (some) => some.where('speaker_id', '=', query.speakerId))
        .$if(query.words !== null, (some) =>
          some.where(sql<boolean>`words_search @@ phraseto_tsquery('english', ${query.words})`),
        )
        .$if(query.topicId !== null, (some) =>
          some.where((eb) =>
            eb.exists(
              eb
                .selectFrom('article_topics')
                .select('topic_id')
                .whereRef('article_topics.article_id', '=', 'statements.article_id')
                .where('topic_id', '=', query.topicId ?? ''),
            ),
          ),
        );
      const rows = await matching
        .selectAll()
        .orderBy('published', 'desc')
        .orderBy('article_id')
        .orderBy('place')
        .offset(query.skip)
        .limit(query.atMost)
        .execute();
      return {
        found: await withSources(db, rows.map(toStatement), query.workspace),
        total: await countUpTo(db, matching.select('id').limit(COUNTED_AT_MOST)),
      };
    },

    topics: async (workspace) =>
      (await catalogue.topics()).filter((topic) => topic.workspace === null || topic.workspace === workspace),
    people: () => catalogue.people(),
    why: (query) => explainStories(db, query),
    desk: (channel) => readDesk(db, channel),
  };
}

async function countUpTo(db: Db, rows: { compile(): unknown }): Promise<number> {
  // kysely's own query builders are accepted as fragments of another query
  const { rows: counted } = await sql<{
    total: number;
  }>`select count(*)::int as total from (${rows as never}) as matching`.execute(db);
  return counted[0]?.total ?? 0;
}

async function readBriefings(db: Db, query: Parameters<Reads['briefings']>[0]): Promise<Paged<BriefingContent>> {
  const matching = db
    .selectFrom('stories')
    .where('merged_into', 'is', null)
    .where('briefing_revision', 'is not', null)
    .where(visibleTo(query.workspace))
    .where(sql<boolean>`last_seen >= ${query.since}`)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('briefing_topics')
          .innerJoin('topics', 'topics.id', 'briefing_topics.topic_id')
          .select('story_id')
          .whereRef('briefing_topics.story_id', '=', 'stories.id')
          .where(visibleTo(query.workspace, 'topics.workspace'))
          .$if(query.topicId !== null, (some) => some.where('topic_id', '=', query.topicId ?? '')),
      ),
    );
  const rows = await matching
    .select(['id', 'briefing_revision'])
    .orderBy('last_seen', 'desc')
    .orderBy('id')
    .offset(query.skip)
    .limit(query.atMost)
    .execute();
  const found: BriefingContent[] = [];
  for (const row of rows) {
    const stored = await db
      .selectFrom('briefings')
      .select('content')
      .where('story_id', '=', row.id)
      .where('revision', '=', row.briefing_revision ?? 1)
      .executeTakeFirst();
    if (stored)
      found.push({ briefing: stored.content, statements: await readStatements(db, stored.content.statementIds) });
  }
  return { found, total: await countUpTo(db, matching.select('id').limit(COUNTED_AT_MOST)) };
}

async function readDesk(db: Db, channel: Channel): Promise<DeskStatus> {
  const subscriptions = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('chat', '=', channel.chat)
    .where('workspace', '=', channel.workspace)
    .where('channel', '=', channel.id)
    .where('ended_at', 'is', null)
    .orderBy('topic_id')
    .execute();
  const feeds = await db
    .selectFrom('feeds')
    .selectAll()
    .where('listed', '=', true)
    .where(visibleTo(channel.workspace))
    .orderBy('outlet')
    .orderBy('id')
    .execute();
  const [items, articles, statements, stories] = await Promise.all(
    (['items', 'articles', 'statements', 'stories'] as const).map((table) => countRows(db, table)),
  );
  return {
    subscriptions: subscriptions.map(toSubscription),
    feeds: feeds.map((row) => ({ outlet: row.outlet, url: row.url, state: toFeedState(row) })),
    counts: { items: items ?? 0, articles: articles ?? 0, statements: statements ?? 0, stories: stories ?? 0 },
  };
}

const COUNT_EXACTLY_UP_TO = 50_000; // beyond it PostgreSQL's own estimate is told, so that the answer costs nothing

async function countRows(db: Db, table: 'items' | 'articles' | 'statements' | 'stories'): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select (case when estimate > ${COUNT_EXACTLY_UP_TO} then estimate else (select count(*) from ${sql.table(`onrecord.${table}`)}) end)::int as total
    from (select coalesce(sum(reltuples), 0) as estimate from pg_partition_tree(${`onrecord.${table}`}::regclass) tree join pg_class on pg_class.oid = tree.relid where tree.isleaf
          union all select reltuples from pg_class where oid = ${`onrecord.${table}`}::regclass and relkind = 'r') as estimates
    order by estimate desc limit 1
  `.execute(db);
  return rows[0]?.total ?? 0;
}
