import type { Briefing } from '../../../model/briefing.ts';
import type { Db } from './transaction.ts';

/** The newest revision of a story's briefing. */
export async function newestBriefing(db: Db, storyId: string): Promise<Briefing | undefined> {
  const row = await db
    .selectFrom('briefings')
    .select('content')
    .where('story_id', '=', storyId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toBriefing(row.content);
}

/** A briefing as it stands in its row; those of before summaries and corrections have none. */
export function toBriefing(content: Briefing): Briefing {
  return {
    ...content,
    summary: content.summary ?? null,
    corrections: content.corrections ?? [],
    bullets: content.bullets.map((bullet) => ({ ...bullet, verbatim: bullet.verbatim ?? true })),
  };
}
