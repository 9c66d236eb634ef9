import { beforeEach, describe, expect, it } from 'vitest';
import { readItem } from '../../../src/flows/news/2-read-item.ts';
import type { NewsPorts } from '../../../src/flows/news/news-ports.ts';
import type { Article } from '../../../src/model/article.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Item } from '../../../src/model/feed.ts';
import type { Page } from '../../../src/ports/pages.ts';

const item: Item = {
  ...{ id: 'a', feedId: 'herald', outlet: 'Herald', language: 'en', title: 'Ferry crews walk out', author: null },
  ...{ url: 'https://herald.example/a', published: '2026-03-02T08:00:00.000Z', dated: true },
  html: '<p>Crews of the island ferries walked out on Monday.</p>',
};
const TEXT = [
  'Crews of the island ferries walked out on Monday over their rosters.',
  'Nine sailings were cancelled, the company said.',
  'Talks begin on Tuesday at the harbour office.',
].join('\n\n');
const page = (text: string): Page => ({
  ...{ title: item.title, author: null, published: null, modified: null, language: 'en' },
  ...{ canonicalUrl: item.url, text },
});

type Saved = { readonly article: Omit<Article, 'revision'>; readonly readAgainAt: string | null };

let isRead: boolean;
let before: Article | undefined;
let saved: Saved[];
let kept: (string | null)[];
beforeEach(() => {
  isRead = false;
  before = undefined;
  saved = [];
  kept = [];
});

async function read(answer: Page | Failure, now = '2026-03-02T08:10:00.000Z'): Promise<readonly string[]> {
  const quiet = () => {};
  // Reading an item uses these ports only.
  const ports = {
    clock: { now: () => now },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    limits: { fetchPages: true, readAgainAfterHours: [2, 12] },
    pages: {
      read: async () => {
        if (answer instanceof Failure) throw answer;
        return answer;
      },
    },
    store: {
      news: {
        item: async () => ({ item, tries: 0, isRead }),
        article: async () => before,
        saveArticle: async (article: Omit<Article, 'revision'>, _: string, readAgainAt: string | null) => {
          saved.push({ article, readAgainAt });
          return { ...article, revision: (before?.revision ?? 0) + 1 };
        },
        keepArticle: async (_: string, readAgainAt: string | null) => void kept.push(readAgainAt),
        postponeItem: async () => {},
      },
    },
  } as unknown as NewsPorts;
  const job = { step: 'read-item', key: 'read-item/a', itemId: 'a' } as const;
  return (await readItem(job, ports, new AbortController().signal)).map(({ key }) => key);
}

/** As after the first reading. */
async function readBefore(): Promise<void> {
  await read(page(TEXT));
  before = { ...saved.splice(0)[0]!.article, revision: 1 };
  isRead = true;
}

const gone = new Failure('source-down', 'The page is not there any more.');
const busy = new Failure('source-down', 'The page cannot be had for now.', { retry: true });

describe('readItem', () => {
  it('is to read the page again two and twelve hours after publishing', async () => {
    expect(await read(page(TEXT))).toEqual(['find-statements/a/1']);
    expect(saved).toMatchObject([
      { article: { text: TEXT, readFrom: 'page' }, readAgainAt: '2026-03-02T10:00:00.000Z' },
    ]);
    await readBefore();
    await read(page(TEXT), '2026-03-02T10:00:10.000Z');
    await read(page(TEXT), '2026-03-02T20:00:10.000Z');
    expect(saved.map(({ readAgainAt }) => readAgainAt)).toEqual(['2026-03-02T20:00:00.000Z', null]);
  });

  it('does not read again what came from the feed alone', async () => {
    await read(gone);
    expect(saved).toMatchObject([{ article: { readFrom: 'feed' }, readAgainAt: null }]);
  });

  it('takes what the page says now', async () => {
    await readBefore();
    const corrected = TEXT.replace('Nine', 'Twelve');
    expect(await read(page(corrected), '2026-03-02T10:00:10.000Z')).toEqual(['find-statements/a/2']);
    expect(saved[0]?.article.text).toBe(corrected);
  });

  it.each([
    ['gone', gone],
    ['not to be had', busy],
    ['cut behind a wall', page(TEXT.split('\n\n')[0]!)],
  ])('takes nothing back when the page is %s', async (_, answer) => {
    await readBefore();
    expect(await read(answer, '2026-03-02T10:00:10.000Z')).toEqual([]);
    expect([saved, kept]).toEqual([[], ['2026-03-02T20:00:00.000Z']]);
  });

  it('keeps the text of the page where the feed corrects its headline and the page is gone', async () => {
    await readBefore();
    isRead = false; // the feed's entry changed
    before = { ...before!, title: 'Ferry crew walk out' };
    expect(await read(gone)).toEqual(['find-statements/a/2']);
    expect(saved).toMatchObject([{ article: { title: item.title, text: TEXT, readFrom: 'page' } }]);
  });
});
