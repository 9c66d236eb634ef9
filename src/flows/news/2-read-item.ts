import { htmlToText } from '../../core/article/html-to-text.ts';
import { readText } from '../../core/article/read-text.ts';
import type { Article } from '../../model/article.ts';
import { Failure } from '../../model/failure.ts';
import type { Item } from '../../model/feed.ts';
import type { Job } from '../../model/job.ts';
import type { Page } from '../../ports/pages.ts';
import type { NewsPorts } from './news-ports.ts';

/**
 * An item becomes an article: the page's text where it can be read, else what the feed gave, else the headline.
 * The same text again makes no new revision.
 */
export async function readItem(
  job: Extract<Job, { step: 'read-item' }>,
  ports: NewsPorts,
  signal: AbortSignal,
): Promise<readonly Job[]> {
  const item = await ports.store.news.item(job.itemId);
  if (!item) return [];
  const fromFeed = htmlToText(item.html);
  const page = await readPage(item, { ports, fromFeed, signal });
  const article = makeArticle(item, { page, fromFeed });
  const stored = await ports.store.news.saveArticle(article, ports.clock.now());
  ports.log.info('item-read', {
    itemId: item.id,
    outlet: item.outlet,
    from: stored.readFrom,
    characters: stored.text.length,
  });
  return [
    {
      step: 'find-statements',
      key: `find-statements/${stored.id}/${stored.revision}`,
      articleId: stored.id,
      revision: stored.revision,
    },
  ];
}

async function readPage(
  item: Item,
  input: { readonly ports: NewsPorts; readonly fromFeed: string; readonly signal: AbortSignal },
): Promise<Page | null> {
  const { ports, fromFeed, signal } = input;
  if (item.url === null || !ports.limits.fetchPages) return null;
  try {
    const page = await ports.pages.read(item.url, signal);
    // A page that says less than the feed is a wall of some kind: consent, payment, a video.
    return page.text.length >= fromFeed.length ? page : null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    ports.log.info('page-not-read', { itemId: item.id, words: error.words });
    return null;
  }
}

function makeArticle(
  item: Item,
  { page, fromFeed }: { readonly page: Page | null; readonly fromFeed: string },
): Omit<Article, 'revision'> {
  const text = page?.text || fromFeed || item.title;
  return {
    id: item.id,
    itemId: item.id,
    feedId: item.feedId,
    outlet: item.outlet,
    language: page?.language?.slice(0, 2).toLowerCase() ?? item.language,
    url: page?.canonicalUrl ?? item.url,
    title: item.title,
    author: page?.author ?? item.author,
    published: item.published,
    readFrom: page === null ? 'feed' : 'page',
    text,
    sentences: readText(text).sentences,
  };
}
