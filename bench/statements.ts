import { readText } from '../src/core/article/read-text.ts';
import { findStatements } from '../src/core/statements/find-statements.ts';
import { makePeopleBook } from '../src/core/statements/people-book.ts';
import { hostileSentences } from './hostile-sentences.ts';
import { varyNews } from './vary-news.ts';

const PUBLISHED = '2026-03-02T05:00:00.000Z';
const WORDS = 600; // of an article
const ARTICLES = 200;
const HOSTILE = 25_000; // characters: 5,000 reporting verbs
const MEGABYTE = 1024 * 1024; // characters

/** What finding statements costs: on ordinary articles, on hostile sentences and on very long texts. */
export async function* benchStatements(): AsyncGenerator<string> {
  const paragraphs = varyNews(ARTICLES * 8, PUBLISHED).flatMap(({ text }) => text.split('\n\n'));
  const articles = articlesOf(paragraphs).slice(0, ARTICLES);
  for (const article of articles) time(article); // compiled code is what a running process has
  const times = articles.map(time).toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1);
  yield `articles of ${WORDS} words: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (${articles.length} articles)`;
  yield* onHostileSentences();
  yield* onLongTexts(paragraphs.join('\n\n'));
}

async function* onHostileSentences(): AsyncGenerator<string> {
  const half = hostileSentences(HOSTILE / 2);
  const slowest = hostileSentences(HOSTILE)
    .map(({ name, text }, index) => ({ name, ms: best(text), halfMs: best(half[index]!.text) }))
    .toSorted((a, b) => b.ms - a.ms);
  yield `hostile sentences of ${HOSTILE.toLocaleString('en')} characters (${slowest.length}), the slowest and how it grows:`;
  for (const { name, ms, halfMs } of slowest.slice(0, 5))
    yield `  ${name}: ${ms.toFixed(1)} ms, ${(ms / halfMs).toFixed(1)} times as long as half of it`;
}

async function* onLongTexts(news: string): AsyncGenerator<string> {
  let last: number | null = null;
  for (const share of [0.25, 0.5, 1]) {
    const length = share * MEGABYTE;
    const text = news.repeat(Math.ceil(length / news.length)).slice(0, length);
    const ms = best(text);
    const growth = last === null ? '' : `, ${(ms / last).toFixed(2)} times as long as half of it`;
    yield `${share} MB of text: ${(ms / 1000).toFixed(2)} s${growth}`;
    last = ms;
  }
}

const emptyBook = makePeopleBook([]);

/** Milliseconds of processor time of one call, which other work of the machine hardly lengthens; without splitting into sentences. */
function time(text: string): number {
  const { sentences } = readText(text);
  const begun = process.threadCpuUsage();
  findStatements({ title: '', text, sentences, published: PUBLISHED }, emptyBook);
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1000;
}

/** The shortest of three runs: what disturbs them only lengthens them. */
function best(text: string): number {
  return Math.min(time(text), time(text), time(text));
}

/** Whole paragraphs until an article has its words. */
function articlesOf(paragraphs: readonly string[]): string[] {
  const articles: string[] = [];
  let parts: string[] = [];
  let words = 0;
  for (const paragraph of paragraphs) {
    parts.push(paragraph);
    words += paragraph.split(/\s+/).length;
    if (words < WORDS) continue;
    articles.push(parts.join('\n\n'));
    parts = [];
    words = 0;
  }
  return articles;
}
