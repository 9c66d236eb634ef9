import { sql } from 'kysely';
import type { Article } from '../../../model/article.ts';
import type { Instant } from '../../../model/time.ts';
import type { NewsStore } from '../../../ports/news-store.ts';
import { statementIds } from './ids.ts';
import { monthOf, partitionMaker } from './partitions.ts';
import { readArticles } from './read-articles.ts';
import { toStance } from './read-stance.ts';
import { readStatements } from './read-statements.ts';
import { saveChanges } from './save-changes.ts';
import { saveFindings } from './save-findings.ts';
import { type Db, inTransaction, type Trx } from './transaction.ts';

/** Articles, statements and who speaks. */
export function newsStore(db: Db): NewsStore {
  const makePartition = partitionMaker(db);
  return {
    async item(itemId) {
      const row = await db.selectFrom('items').selectAll().where('id', '=', itemId).executeTakeFirst();
      return (
        row && {
          id: row.id,
          feedId: row.feed_id,
          outlet: row.outlet,
          language: row.language,
          title: row.title,
          url: row.url,
          published: row.published.toISOString(),
          author: row.author,
          html: row.html,
        }
      );
    },

    article: async (articleId) => (await readArticles(db, [articleId])).get(articleId),

    saveArticle: (article, now) => inTransaction(db, (trx) => saveArticle(trx, article, now)),

    async saveFindings(article, findings, now) {
      await makePartition(monthOf(article.published));
      const ids = statementIds(article, findings.statements);
      return await inTransaction(db, (trx) => saveFindings(trx, { article, findings, ids, now }));
    },

    async earlierPositions(speakerId, topicId, before, atMost) {
      const stances = await db
        .selectFrom('stances')
        .selectAll()
        .where('topic_id', '=', topicId)
        .where('speaker_id', '=', speakerId)
        .where('is_first', '=', true)
        .where(sql<boolean>`published < ${before}`)
        .orderBy('published', 'desc')
        .orderBy('statement_id')
        .limit(atMost)
        .execute();
      const statements = await readStatements(db, [...new Set(stances.map((row) => row.statement_id))]);
      const byId = new Map(statements.map((statement) => [statement.id, statement]));
      return stances.flatMap((row) => {
        const statement = byId.get(row.statement_id);
        return statement ? [{ statement, stance: toStance(row) }] : [];
      });
    },

    saveChanges: (changes) => inTransaction(db, (trx) => saveChanges(trx, changes)),
  };
}

async function saveArticle(trx: Trx, article: Omit<Article, 'revision'>, now: Instant): Promise<Article> {
  await trx.updateTable('items').set({ state: 'read' }).where('id', '=', article.itemId).execute();
  const feed = await trx.selectFrom('feeds').select('workspace').where('id', '=', article.feedId).executeTakeFirst();
  await trx
    .insertInto('articles')
    .values({
      id: article.id,
      item_id: article.itemId,
      feed_id: article.feedId,
      workspace: feed?.workspace ?? null,
      outlet: article.outlet,
      language: article.language,
      published: article.published,
      revision: 0, // becomes 1 below, together with its text
      saved_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await trx.selectFrom('articles').select('id').where('id', '=', article.id).forUpdate().execute();
  const stored = (await readArticles(trx, [article.id])).get(article.id);
  if (stored?.text === article.text) return stored;

  const revision = (stored?.revision ?? 0) + 1;
  await trx
    .insertInto('article_revisions')
    .values({
      article_id: article.id,
      revision,
      url: article.url,
      title: article.title,
      author: article.author,
      read_from: article.readFrom,
      text: article.text,
      sentences: JSON.stringify(article.sentences),
      saved_at: now,
    })
    .execute();
  await trx
    .updateTable('articles')
    .set({ revision, saved_at: now, language: article.language })
    .where('id', '=', article.id)
    .execute();
  // outlet and date stay those of the first revision: statement ids and counts rest on them
  return {
    ...article,
    outlet: stored?.outlet ?? article.outlet,
    published: stored?.published ?? article.published,
    revision,
  };
}
