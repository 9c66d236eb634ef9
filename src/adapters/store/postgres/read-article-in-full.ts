import type { Archive, ArticleInFull } from '../../../ports/archive.ts';
import { type Reader, readProvenRows } from './prove-words.ts';
import { toStatement, visibleTo } from './read-statements.ts';
import { reportedStatements } from './reported.ts';

const REVISION_AT_MOST = 2 ** 31 - 1; // as its column can hold

/** An article's text in one revision, and the statements that were found in it and can be shown. */
export async function articleInFull(
  reader: Reader,
  { workspace, articleId, revision }: Parameters<Archive['article']>[0],
): Promise<ArticleInFull | undefined> {
  const { db } = reader;
  if (revision !== null && !(revision >= 1 && revision <= REVISION_AT_MOST)) return undefined;
  const row = await db
    .selectFrom('articles')
    .innerJoin('article_revisions', 'article_revisions.article_id', 'articles.id')
    .leftJoin('story_articles', 'story_articles.article_id', 'articles.id')
    .select(['articles.id', 'articles.outlet', 'articles.language', 'articles.published', 'article_revisions.revision'])
    .select(['url', 'title', 'author', 'text', 'sentences', 'articles.revision as newest', 'story_id'])
    .where('articles.id', '=', articleId)
    .where(visibleTo(workspace, 'articles.workspace'))
    .$if(revision !== null, (some) => some.where('article_revisions.revision', '=', revision ?? 1))
    .orderBy('article_revisions.revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const ids = await db
    .selectFrom('statements')
    .select('id')
    .where('article_id', '=', articleId)
    .where('revision', '=', row.revision)
    .where('superseded_by', 'is', null)
    .orderBy('span_start')
    .orderBy('place')
    .execute();
  const { rows } = await readProvenRows(
    reader,
    ids.map(({ id }) => id),
  );
  const reported = await reportedStatements(
    db,
    workspace,
    rows.map((statement) => statement.same_as),
  );
  return {
    id: row.id,
    revision: row.revision,
    newestRevision: row.newest,
    outlet: row.outlet,
    language: row.language,
    url: row.url,
    title: row.title,
    author: row.author,
    published: row.published.toISOString(),
    text: row.text,
    sentences: row.sentences,
    storyId: row.story_id,
    statements: rows.filter((statement) => !reported.has(statement.same_as)).map(toStatement),
  };
}
