import { sql } from 'kysely';
import type { Db } from './transaction.ts';

/** The outlets that carry a story, who had it first first. */
export async function outletsOf(db: Db, storyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('story_articles')
    .select(['outlet', sql<Date>`min(published)`.as('first')])
    .where('story_id', '=', storyId)
    .groupBy('outlet')
    .orderBy('first')
    .orderBy('outlet')
    .execute();
  return rows.map(({ outlet }) => outlet);
}
