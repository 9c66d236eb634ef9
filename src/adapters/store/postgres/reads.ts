import { sql } from 'kysely';
import type { BriefingContent } from '../../../model/briefing.ts';
import type { Catalogue } from '../../../ports/news-store.ts';
import type { Paged, Reads } from '../../../ports/reads.ts';
import { COUNTED_AT_MOST, countUpTo } from './count-up-to.ts';
import { explainStories } from './explain-stories.ts';
import { newestArticles } from './newest-articles.ts';
import type { Reader } from './prove-words.ts';
import { readRevisions } from './read-briefing.ts';
import { readDesk } from './read-desk.ts';
import { readPositions } from './read-positions.ts';
import { readPosted, readStory } from './read-posted.ts';
import { readReports, readStatementOnRecord } from './read-reports.ts';
import { visibleTo } from './read-statements.ts';
import { searchStatements } from './search-statements.ts';

/** What commands may see. */
export function reads(reader: Reader, catalogue: Catalogue): Reads {
  const { db } = reader;
  return {
    briefings: (query) => listBriefings(reader, query),
    positions: (query) => readPositions(reader, query),

    statements: (query) => searchStatements(reader, query),
    statement: (query) => readStatementOnRecord(reader, query),
    reports: (query) => readReports(reader, query),
    postedStories: (query) => readPosted(reader, query),
    story: (query) => readStory(reader, query),
    topics: async (workspace) =>
      (await catalogue.topics()).filter((topic) => topic.workspace === null || topic.workspace === workspace),
    people: () => catalogue.people(),
    why: (query) => explainStories(db, query),
    newestArticles: (query) => newestArticles(db, query),
    desk: (channel) => readDesk(db, channel),
    async channels({ chat, workspace }) {
      const rows = await db
        .selectFrom('subscriptions')
        .select('channel')
        .distinct()
        .where('chat', '=', chat)
        .where('workspace', '=', workspace)
        .where('ended_at', 'is', null)
        .orderBy('channel')
        .execute();
      return rows.map(({ channel }) => channel);
    },
  };
}

async function listBriefings(
  reader: Reader,
  query: Parameters<Reads['briefings']>[0],
): Promise<Paged<BriefingContent>> {
  const { db } = reader;
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
  const revisions = rows.map((row) => ({ storyId: row.id, revision: row.briefing_revision ?? 1 }));
  const found = await readRevisions(reader, revisions, query.workspace);
  return { found, total: await countUpTo(db, matching.select('id').limit(COUNTED_AT_MOST)) };
}
