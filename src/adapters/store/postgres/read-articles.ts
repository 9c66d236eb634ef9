import type { Article } from '../../../model/article.ts';
import type { Db } from './transaction.ts';

/** The newest revision of some articles, by id. */
export async function readArticles(db: Db, ids: readonly string[]): Promise<Map<string, Article>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('articles')
    .innerJoin('article_revisions', (join) =>
      join
        .onRef('article_revisions.article_id', '=', 'articles.id')
        .onRef('article_revisions.revision', '=', 'articles.revision'),
    )
    .selectAll('articles')
    .select(['url', 'title', 'author', 'read_from', 'modified', 'text', 'sentences'])
    .where('articles.id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map((row): [string, Article] => [
      row.id,
      {
        id: row.id,
        itemId: row.item_id,
        feedId: row.feed_id,
        outlet: row.outlet,
        language: row.language,
        url: row.url,
        title: row.title,
        author: row.author,
        published: row.published.toISOString(),
        modified: row.modified?.toISOString() ?? null,
        revision: row.revision,
        readFrom: row.read_from,
        text: row.text,
        sentences: row.sentences,
      },
    ]),
  );
}
