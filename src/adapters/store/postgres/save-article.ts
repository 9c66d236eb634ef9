import type { Article } from '../../../model/article.ts';
import type { Instant } from '../../../model/time.ts';
import { readArticles } from './read-articles.ts';
import { storable } from './storable.ts';
import type { Trx } from './transaction.ts';

/**
 * The article of an item, as its next revision where text or title changed; both bear spans. `itemVersion` is the
 * version of the item that was read: a correction that came meanwhile leaves it unread. Null: whatever it is.
 * `readAgainAt`: when its page is to be read once more.
 */
export async function saveArticle(
  trx: Trx,
  given: Omit<Article, 'revision'>,
  {
    itemVersion,
    readAgainAt,
    now,
  }: { readonly itemVersion: number | null; readonly readAgainAt: Instant | null; readonly now: Instant },
): Promise<Article> {
  const article = { ...given, title: storable(given.title), text: storable(given.text) };
  await trx
    .updateTable('items')
    .set({ state: 'read', read_again_at: readAgainAt })
    .where('id', '=', article.itemId)
    .$if(itemVersion !== null, (query) => query.where('version', '<=', itemVersion ?? 0))
    .execute();
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
  if (stored?.text === article.text && stored.title === article.title) return stored;

  const revision = (stored?.revision ?? 0) + 1;
  await trx
    .insertInto('article_revisions')
    .values({
      article_id: article.id,
      revision,
      url: article.url,
      title: article.title,
      author: article.author === null ? null : storable(article.author),
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
