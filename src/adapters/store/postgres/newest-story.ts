import { sql } from 'kysely';
import { fitsTerms } from '../../../core/schedule/fits-terms.ts';
import type { Terms } from '../../../model/delivery.ts';
import type { Db } from './transaction.ts';

/** The story of a topic that was seen last, as the workspace may see it, and of those the first that fits the terms. */
export async function newestStory(
  db: Db,
  { topicId, workspace, terms = {} }: { readonly topicId: string; readonly workspace: string; readonly terms?: Terms },
): Promise<{ readonly storyId: string; readonly revision: number } | undefined> {
  const rows = await db
    .selectFrom('briefing_topics')
    .innerJoin('stories', 'stories.id', 'briefing_topics.story_id')
    .innerJoin('briefings', (join) =>
      join.onRef('briefings.story_id', '=', 'stories.id').onRef('briefings.revision', '=', 'stories.briefing_revision'),
    )
    .select(['briefing_topics.story_id', 'briefing_revision', 'language'])
    .select(outletsOf)
    .where('topic_id', '=', topicId)
    .where(sql<boolean>`(stories.workspace is null or stories.workspace = ${workspace})`)
    .where('merged_into', 'is', null)
    .orderBy('briefing_topics.last_seen', 'desc')
    .orderBy('briefing_topics.story_id')
    .limit(LOOKED_AT)
    .execute();
  const row = rows.find((one) => fitsTerms(one, terms));
  return row && { storyId: row.story_id, revision: row.briefing_revision ?? 1 };
}

/** The outlets of a briefing, without the rest of it. */
export const outletsOf = sql<readonly string[]>`briefings.content -> 'outlets'`.as('outlets');

const LOOKED_AT = 200; // of some days, also where few fit: what is older is no news
