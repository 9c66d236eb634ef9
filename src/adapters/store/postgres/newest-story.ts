import { sql } from 'kysely';
import type { Db } from './transaction.ts';

/** The story of a topic that was seen last, as the workspace may see it. */
export async function newestStory(
  db: Db,
  { topicId, workspace }: { readonly topicId: string; readonly workspace: string },
): Promise<{ readonly storyId: string; readonly revision: number } | undefined> {
  const row = await db
    .selectFrom('briefing_topics')
    .innerJoin('stories', 'stories.id', 'briefing_topics.story_id')
    .select(['story_id', 'briefing_revision'])
    .where('topic_id', '=', topicId)
    .where(sql<boolean>`(stories.workspace is null or stories.workspace = ${workspace})`)
    .where('merged_into', 'is', null)
    .orderBy('briefing_topics.last_seen', 'desc')
    .orderBy('story_id')
    .limit(1)
    .executeTakeFirst();
  return row && { storyId: row.story_id, revision: row.briefing_revision ?? 1 };
}
