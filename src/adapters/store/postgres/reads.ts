import { sql } from 'kysely';
import type { BriefingContent } from '../../../model/briefing.ts';
import type { Catalogue } from '../../../ports/news-store.ts';
import type { Paged, Reads } from '../../../ports/reads.ts';
import { explainStories } from './explain-stories.ts';
import { readBriefing } from './read-briefing.ts';
import { readDesk } from './read-desk.ts';
import { readPositions } from './read-positions.ts';
import { toStatement, visibleTo, withSources } from './read-statements.ts';
import type { Db } from './transaction.ts';

const COUNTED_AT_MOST = 1000; // matches of a search: more are "1,000", and no page turns that far

/** What commands may see. */
export function reads(db: Db, catalogue: Catalogue): Reads {
  return {
    briefings: (query) => readBriefings(db, query),
    positions: (query) => readPositions(db, query),

    async statements(query) {
      if (query.kinds.length === 0) return { found: [], total: 0 };
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
    const { workspace } = query;
    const content = await readBriefing(db, { storyId: row.id, revision: row.briefing_revision ?? 1, workspace });
    if (content) found.push(content);
  }
  return { found, total: await countUpTo(db, matching.select('id').limit(COUNTED_AT_MOST)) };
}
