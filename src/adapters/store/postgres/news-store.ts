import { sql } from 'kysely';
import type { Log } from '../../../ports/log.ts';
import type { NewsStore } from '../../../ports/news-store.ts';
import { monthOf, partitionMaker } from './partitions.ts';
import { readArticles } from './read-articles.ts';
import { toStance } from './read-stance.ts';
import { readStatements } from './read-statements.ts';
import { saveArticle } from './save-article.ts';
import { saveChanges } from './save-changes.ts';
import { saveFindings } from './save-findings.ts';
import { type Db, inTransaction } from './transaction.ts';

/** Articles, statements and who speaks. */
export function newsStore(db: Db, log?: Log): NewsStore {
  const makePartition = partitionMaker(db);
  // The version of each item that is being read: only that version is marked as read afterwards.
  const handedOut = new Map<string, number>();
  return {
    async item(itemId) {
      const row = await db.selectFrom('items').selectAll().where('id', '=', itemId).executeTakeFirst();
      if (row) handedOut.set(itemId, row.version);
      return (
        row && {
          tries: row.tries,
          isRead: row.state === 'read',
          item: {
            id: row.id,
            feedId: row.feed_id,
            outlet: row.outlet,
            language: row.language,
            title: row.title,
            url: row.url,
            published: row.published.toISOString(),
            dated: row.dated,
            author: row.author,
            html: row.html ?? '',
          },
        }
      );
    },

    async postponeItem(itemId, until) {
      await db
        .updateTable('items')
        .set({ not_before: until, tries: sql`tries + 1` })
        .where('id', '=', itemId)
        .where('state', '=', 'unread')
        .execute();
    },

    article: async (articleId) => (await readArticles(db, [articleId])).get(articleId),

    async saveArticle(article, now, readAgainAt = null) {
      const itemVersion = handedOut.get(article.itemId) ?? null;
      const saved = await saveArticle(db, article, { itemVersion, readAgainAt, now });
      handedOut.delete(article.itemId);
      return saved;
    },

    async keepArticle(itemId, readAgainAt) {
      await db.updateTable('items').set({ read_again_at: readAgainAt }).where('id', '=', itemId).execute();
      handedOut.delete(itemId);
    },

    async saveFindings(article, findings) {
      await makePartition(monthOf(article.published));
      return await inTransaction(db, (trx) => saveFindings(trx, { article, findings }, log));
    },

    async earlierPositions({ speakerId, topicId, before, seenWith, atMost }) {
      const stances = await db
        .selectFrom('stances')
        .selectAll()
        .where('topic_id', '=', topicId)
        .where('speaker_id', '=', speakerId)
        .where('is_first', '=', true)
        .where(sql<boolean>`published < ${before}`)
        .where(
          sql<boolean>`workspace in ('', (select coalesce(workspace, '') from onrecord.articles where id = ${seenWith}))`,
        )
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
