import { htmlToText } from '../../core/article/html-to-text.ts';
import { readText } from '../../core/article/read-text.ts';
import { addMinutes } from '../../core/schedule/add-minutes.ts';
import type { Article } from '../../model/article.ts';
import { Failure } from '../../model/failure.ts';
import type { Item } from '../../model/feed.ts';
import type { Job } from '../../model/job.ts';
import type { Instant } from '../../model/time.ts';
import type { Page } from '../../ports/pages.ts';
import type { NewsLimits, NewsPorts } from './news-ports.ts';

/**
 * An item becomes an article: the page's text where it can be read, else what the feed gave, else the headline. A page
 * that cannot be had for now is tried again a little later; the same text again makes no new revision. Pages are read
 * again some hours after publishing, as outlets correct them without a word in their feeds; a page that is gone or
 * behind a wall by then takes nothing back.
 */
export async function readItem(
  job: Extract<Job, { step: 'read-item' }>,
  ports: NewsPorts,
  signal: AbortSignal,
): Promise<readonly Job[]> {
  const known = await ports.store.news.item(job.itemId);
  if (!known) return [];
  const { item, tries, isRead } = known;
  const { news } = ports.store;
  const before = (await news.article(item.id)) ?? null;
  const fromFeed = htmlToText(item.html);
  const found = await readPage(item, { ports, fromFeed, tries, isRead, signal });
  if (found === 'later') return [];
  const page = before !== null && isStub(found, before) ? null : found;
  const now = ports.clock.now();
  const article = makeArticle(item, { page, fromFeed, before });
  const readAgainAt = article.readFrom === 'page' ? nextReading(article.published, ports.limits, now) : null;
  if (isRead && page === null) {
    await news.keepArticle(item.id, readAgainAt);
    return [];
  }
  const stored = await news.saveArticle(article, now, readAgainAt);
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
  input: {
    readonly ports: NewsPorts;
    readonly fromFeed: string;
    readonly tries: number;
    readonly isRead: boolean;
    readonly signal: AbortSignal;
  },
): Promise<Page | null | 'later'> {
  const { ports, fromFeed, tries, isRead, signal } = input;
  if (item.url === null || !ports.limits.fetchPages) return null;
  try {
    const page = await ports.pages.read(item.url, signal);
    // A page that says less than the feed is a wall of some kind: consent, payment, a video.
    return page.text.length >= fromFeed.length ? page : null;
  } catch (error) {
    if (!(error instanceof Failure) || signal.aborted) throw error; // that we stop is no fault of the page
    const until = laterTry(error, tries, ports.clock.now());
    ports.log.info('page-not-read', { itemId: item.id, words: error.words, until });
    if (until === null || isRead) return null;
    await ports.store.news.postponeItem(item.id, until);
    return 'later';
  }
}

/** Waits before the second and the third try of a page: a short fault passes, and news does not wait for a long one. */
const WAIT_MINUTES = [2, 10];

/** When to try a page again that could not be had for now; null: what the feed gave has to do. */
function laterTry(error: Failure, tries: number, now: Instant): Instant | null {
  const minutes = WAIT_MINUTES[tries];
  if (!error.retry || minutes === undefined) return null;
  const latest = addMinutes(now, Math.max(...WAIT_MINUTES));
  if (error.retryAt !== null) return error.retryAt <= latest ? error.retryAt : null;
  return addMinutes(now, minutes);
}

/** When a page is to be read next after `now`; null when it was looked at often enough. */
function nextReading(published: Instant, limits: NewsLimits, now: Instant): Instant | null {
  return limits.readAgainAfterHours.map((hours) => addMinutes(published, hours * 60)).find((at) => at > now) ?? null;
}

const STUB = 0.5; // of the text that was there before

/** Whether a page only shows the beginning of what it showed before, as behind a wall: that is no correction. */
function isStub(page: Page | null, before: Article): boolean {
  if (page === null || before.readFrom !== 'page' || page.text.length >= before.text.length * STUB) return false;
  const shown = page.text.split('\n\n').filter((paragraph) => before.text.includes(paragraph));
  return shown.join('').length >= page.text.length * STUB;
}

/** From the page, else as the page was before, else from the feed. */
function makeArticle(
  item: Item,
  {
    page,
    fromFeed,
    before,
  }: { readonly page: Page | null; readonly fromFeed: string; readonly before: Article | null },
): Omit<Article, 'revision'> {
  if (page === null && before?.readFrom === 'page') return { ...before, title: item.title };
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
    // A feed that gives no date tells news by when it was first seen: the page may know better.
    published: item.dated ? item.published : earliest(page?.published, item.published),
    modified: page?.modified ?? null,
    readFrom: page === null ? 'feed' : 'page',
    text,
    sentences: readText(text).sentences,
  };
}

function earliest(said: Instant | null | undefined, seen: Instant): Instant {
  return said != null && said < seen ? said : seen;
}
