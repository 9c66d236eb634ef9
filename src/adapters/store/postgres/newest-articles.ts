import type { ArticleOnRecord, Reads } from '../../../ports/reads.ts';
import { readArticles } from './read-articles.ts';
import { visibleTo } from './read-statements.ts';
import type { Db } from './transaction.ts';

/** The articles that came in last, newest first; of a story its newest. */
export async function newestArticles(
  db: Db,
  { workspace, storyId, atMost }: Parameters<Reads['newestArticles']>[0],
): Promise<readonly ArticleOnRecord[]> {
  const rows =
    storyId === null
      ? await db
          .selectFrom('articles')
          .select('id')
          .where(visibleTo(workspace))
          .orderBy('saved_at', 'desc')
          .orderBy('id')
          .limit(atMost)
          .execute()
      : await db
          .selectFrom('story_articles')
          .innerJoin('articles', 'articles.id', 'story_articles.article_id')
          .select('articles.id')
          .where('story_id', '=', storyId)
          .where(visibleTo(workspace, 'articles.workspace'))
          .orderBy('story_articles.published', 'desc')
          .orderBy('articles.id')
          .limit(atMost)
          .execute();
  const articles = await readArticles(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id }) => articles.get(id) ?? []);
}
