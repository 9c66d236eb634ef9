import { sql } from 'kysely';
import type { Article } from '../../../model/article.ts';
import type { Instant } from '../../../model/time.ts';
import { readArticles } from './read-articles.ts';
import { storable } from './storable.ts';
import { type Db, inTransaction, type Trx } from './transaction.ts';

type Given = Omit<Article, 'revision'>;
type Reading = { readonly itemVersion: number | null; readonly readAgainAt: Instant | null; readonly now: Instant };

/**
 * The article of an item, as its next revision where text or title changed; both bear spans. `itemVersion` is the
 * version of the item that was read: a correction that came meanwhile leaves it unread. Null: whatever it is.
 * `readAgainAt`: when its page is to be read once more.
 */
export async function saveArticle(db: Db, given: Given, reading: Reading): Promise<Article> {
  const author = given.author === null ? null : storable(given.author);
  const article = { ...given, author, title: storable(given.title), text: storable(given.text) };
  if (await isFirst(db, article, reading)) return { ...article, revision: 1 };
  return await inTransaction(db, (trx) => saveRevision(trx, article, reading));
}

/** Stores an article that is not on record, as most are not, in one statement; false where it is: nothing was done then. */
async function isFirst(db: Db, article: Given, { itemVersion, readAgainAt, now }: Reading): Promise<boolean> {
  const { rows } = await sql`
    with article as (
      insert into onrecord.articles (id, item_id, feed_id, workspace, outlet, language, published, revision, saved_at)
      values (${article.id}, ${article.itemId}, ${article.feedId},
        (select workspace from onrecord.feeds where id = ${article.feedId}),
        ${article.outlet}, ${article.language}, ${article.published}, 1, ${now})
      on conflict (id) do nothing returning id, item_id
    ), item as (
      update onrecord.items set state = 'read', read_again_at = ${readAgainAt} from article
      where items.id = article.item_id and version <= coalesce(${itemVersion}::int, version)
    )
    insert into onrecord.article_revisions
      (article_id, revision, url, title, author, read_from, modified, text, sentences, saved_at)
    select id, 1, ${article.url}, ${article.title}, ${article.author}, ${article.readFrom},
      ${article.modified}::timestamptz, ${article.text}, ${JSON.stringify(article.sentences)}::jsonb, ${now}::timestamptz
    from article returning article_id
  `.execute(db);
  return rows.length > 0;
}

async function saveRevision(trx: Trx, article: Given, { itemVersion, readAgainAt, now }: Reading): Promise<Article> {
  await trx
    .updateTable('items')
    .set({ state: 'read', read_again_at: readAgainAt })
    .where('id', '=', article.itemId)
    .$if(itemVersion !== null, (query) => query.where('version', '<=', itemVersion ?? 0))
    .execute();
  await trx.selectFrom('articles').select('id').where('id', '=', article.id).forUpdate().execute();
  const stored = (await readArticles(trx, [article.id])).get(article.id);
  if (stored?.text === article.text && stored.title === article.title) return stored;

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
      modified: article.modified,
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
  // Outlet and date stay those of the first revision: statement ids and counts rest on them.
  return { ...article, ...(stored && { outlet: stored.outlet, published: stored.published }), revision };
}
