import { sql } from 'kysely';
import type { Topic } from '../../../model/topic.ts';
import type { Archive, TopicSummary } from '../../../ports/archive.ts';
import { hiddenChanges, hiddenStatements } from './hidden-by-reports.ts';
import { visibleTo } from './read-statements.ts';
import { isNoneOf } from './reported.ts';
import type { Db } from './transaction.ts';

/** The workspace's topics with what came in since then: stories by index, statements from the topic's days. */
export async function listTopics(
  db: Db,
  { workspace, since }: Parameters<Archive['topics']>[0],
): Promise<readonly TopicSummary[]> {
  const [hidden, changesHidden] = await Promise.all([hiddenStatements(db, workspace), hiddenChanges(db, workspace)]);
  const { rows } = await sql<TopicRow>`
    select topics.id, topics.name, topics.workspace, topics.content, stories.total as stories, stories.newest,
      days.total as statements, changes.total as changes
    from onrecord.topics
    cross join lateral (
      select count(*) filter (where told.last_seen >= ${since})::int as total, max(told.last_seen) as newest
      from (
        select briefing_topics.last_seen from onrecord.briefing_topics
        join onrecord.stories on stories.id = briefing_topics.story_id and stories.merged_into is null
        where topic_id = topics.id and ${visibleTo(workspace, 'stories.workspace')}
        order by briefing_topics.last_seen desc limit ${COUNTED_AT_MOST}
      ) as told
    ) as stories
    cross join lateral (
      select coalesce(sum(statements), 0)::int as total from onrecord.topic_days
      where topic_id = topics.id and day >= ${since.slice(0, 10)} and topic_days.workspace in ('', ${workspace})
    ) as days
    cross join lateral (
      select count(*)::int as total from onrecord.position_changes change
      where change.topic_id = topics.id and change.workspace in ('', ${workspace}) and change.noticed_at >= ${since}
        and change.label not in ('same', 'unrelated') and ${isNoneOf('change.id', changesHidden)}
    ) as changes
    where listed and ${visibleTo(workspace, 'topics.workspace')}
    order by stories.total desc, stories.newest desc nulls last, topics.name
  `.execute(db);
  return rows.map(({ id, name, workspace: own, content, stories, statements, changes, newest }) => ({
    topic: { ...content, id, name, workspace: own },
    stories,
    statements:
      statements -
      hidden.filter(({ topicId, published }) => topicId === id && published.slice(0, 10) >= since.slice(0, 10)).length,
    changes,
    newestAt: newest?.toISOString() ?? null,
  }));
}

type TopicRow = {
  readonly id: string;
  readonly name: string;
  readonly workspace: string | null;
  readonly content: Omit<Topic, 'id' | 'name' | 'workspace'>;
  readonly stories: number;
  readonly newest: Date | null;
  readonly statements: number;
  readonly changes: number;
};

const COUNTED_AT_MOST = 1000; // nobody reads more of one topic
