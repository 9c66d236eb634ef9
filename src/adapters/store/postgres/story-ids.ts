import type { Db } from './transaction.ts';

/** A story's id, and those of the stories that were merged into it. */
export async function idsOfStory(db: Db, storyId: string): Promise<string[]> {
  const merged = await db.selectFrom('stories').select('id').where('merged_into', '=', storyId).orderBy('id').execute();
  return [storyId, ...merged.map(({ id }) => id)];
}
