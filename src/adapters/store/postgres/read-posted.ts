import { sql } from 'kysely';
import type { BriefingContent } from '../../../model/briefing.ts';
import type { Reads } from '../../../ports/reads.ts';
import type { Reader } from './prove-words.ts';
import { readBriefing } from './read-briefing.ts';
import { visibleTo } from './read-statements.ts';

/** The stories that a message shows, as Reads.postedStories says. */
export async function readPosted(
  reader: Reader,
  { channel, messageRef, atMost }: Parameters<Reads['postedStories']>[0],
): Promise<readonly BriefingContent[]> {
  const rows = await reader.db
    .selectFrom('deliveries')
    .innerJoin('delivery_stories', 'delivery_stories.delivery_id', 'deliveries.id')
    .select('story_id')
    .distinctOn(['deliveries.changed_at', 'place'])
    .where('chat', '=', channel.chat)
    .where('workspace', '=', channel.workspace)
    .where('channel', '=', channel.id)
    .where('message_ref', '=', messageRef)
    .orderBy('deliveries.changed_at', 'desc')
    .orderBy('place')
    .limit(atMost)
    .execute();
  const found: BriefingContent[] = [];
  for (const storyId of new Set(rows.map((row) => row.story_id))) {
    const content = await readStory(reader, { workspace: channel.workspace, storyId });
    if (content && !found.some(({ briefing }) => briefing.storyId === content.briefing.storyId)) found.push(content);
  }
  return found;
}

/** A story's newest briefing, as Reads.story says. */
export async function readStory(
  reader: Reader,
  { workspace, storyId }: Parameters<Reads['story']>[0],
): Promise<BriefingContent | undefined> {
  const row = await reader.db
    .selectFrom('stories')
    .select(['id', 'briefing_revision'])
    .where(visibleTo(workspace))
    .where('briefing_revision', 'is not', null)
    .where(sql<boolean>`id = (select coalesce(merged_into, id) from onrecord.stories where id = ${storyId})`)
    .executeTakeFirst();
  return row && readBriefing(reader, { storyId: row.id, revision: row.briefing_revision ?? 1, workspace });
}
