import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openServer } from '../../src/adapters/database/server/open.ts';
import { openStore } from '../../src/adapters/store/postgres/open.ts';
import { readText } from '../../src/core/article/read-text.ts';
import { windowOf } from '../../src/core/story/window-of.ts';
import type { Article } from '../../src/model/article.ts';
import type { Database } from '../../src/ports/database.ts';
import { freshDatabase, redisUrl } from '../services/fresh.ts';
import { type Installation, install, type Running, startRole } from './run-onrecord.ts';

// Workers of their own, with two windows, on articles that wait to be joined. Each event has words of its own, so that
// its articles are one story in whatever order they come.
const WINDOWS = 2;
const LANGUAGES = ['en', 'pl']; // one in each window
const EVENTS = 25; // a language
const ARTICLES = 6; // an event
const ALL = LANGUAGES.length * EVENTS * ARTICLES;
const LEASE_MS = 15_000;

let database: Database;
let at: Installation;
let running: Running[];
let cleanUp: () => Promise<void>;
let redisNumber = 3; // of its 16 databases, a new one for each test

beforeEach(async () => {
  const fresh = await freshDatabase();
  database = await openServer(fresh.url);
  const redis = new URL(await redisUrl());
  redis.pathname = `/${redisNumber++}`;
  const env = { DATABASE_URL: fresh.url, REDIS_URL: redis.href };
  at = install({ feeds: [], topics: [], env, app: { stories: { windows: WINDOWS } } });
  running = [];
  cleanUp = async () => {
    await Promise.all(running.map(({ child, stop }) => child.exitCode ?? child.signalCode ?? stop()));
    await database.close();
    await fresh.drop();
    at.remove();
  };
  await saveUnjoined(database);
});
afterEach(() => cleanUp());

const startWorker = (): Running => {
  const worker = startRole('worker', at);
  running.push(worker);
  return worker;
};
const query = async (text: string) => (await database.pool.query(text)).rows as Record<string, unknown>[];
const joined = async () => Number((await query('select count(*) as n from onrecord.story_articles'))[0]?.n);
const allJoined = (withinMs: number) => expect.poll(joined, { timeout: withinMs, interval: 100 }).toBe(ALL);

/** How many windows it holds, as far as its log tells. */
function holds(worker: Running): number {
  const held = new Set<string>();
  for (const [, name = '', event] of worker.output().matchAll(/"name":"(stories[^"]+)","event":"(window-\S+?)"/g)) {
    if (event === 'window-held') held.add(name);
    else held.delete(name);
  }
  return held.size;
}

/** Two workers that hold a window each. */
async function startTwo(): Promise<readonly [Running, Running]> {
  const [first, second] = [startWorker(), startWorker()];
  await expect.poll(() => [first, second].map(holds), { timeout: 60_000 }).toEqual([1, 1]);
  return [first, second];
}

/** Every article is in one story, with all those of its event and no other, and was counted once. */
async function expectWholeStories(): Promise<void> {
  const rows = await query(
    "select story_id, string_agg(article_id, ' ' order by article_id) as ids from onrecord.story_articles group by 1",
  );
  const events = LANGUAGES.flatMap((language) =>
    count(EVENTS).map((event) =>
      count(ARTICLES)
        .map((n) => idOf(language, event, n))
        .sort()
        .join(' '),
    ),
  );
  expect(rows.map(({ ids }) => ids).sort()).toEqual(events.sort());
  const counted = await query('select sum(articles)::int as articles from onrecord.stories where merged_into is null');
  expect(counted).toEqual([{ articles: ALL }]);
}

test('share the languages out, and go on without one that is killed', { timeout: 180_000 }, async () => {
  expect(LANGUAGES.map((language) => windowOf({ language, workspace: null }, WINDOWS)).sort()).toEqual([0, 1]);
  const [first, second] = await startTwo();
  await expect.poll(joined, { timeout: 30_000, interval: 20 }).toBeGreaterThan(20);
  await first.kill();
  const killedAt = performance.now();
  await saveUnjoined(database, 'later');
  await expect.poll(() => holds(second), { timeout: LEASE_MS + 5000 }).toBe(2);
  expect(performance.now() - killedAt).toBeLessThan(LEASE_MS + 3000);
  await allJoined(30_000);
  await expectWholeStories();
});

test('hand over at once when one is asked to stop', { timeout: 180_000 }, async () => {
  const [first, second] = await startTwo();
  await expect.poll(joined, { timeout: 30_000, interval: 20 }).toBeGreaterThan(20);
  const stoppedAt = performance.now();
  const stopping = first.stop();
  await expect.poll(() => holds(second), { timeout: 10_000, interval: 20 }).toBe(2);
  expect(performance.now() - stoppedAt).toBeLessThan(4000); // a look a second, on a busy machine
  expect(await stopping).toBe(0);
  await saveUnjoined(database, 'later');
  await allJoined(30_000);
  await expectWholeStories();
});

test('take no harm from one that sleeps for longer than its lease, and wakes up', { timeout: 180_000 }, async () => {
  const [first, second] = await startTwo();
  await expect.poll(joined, { timeout: 30_000, interval: 20 }).toBeGreaterThan(20);
  first.child.kill('SIGSTOP');
  await saveUnjoined(database, 'later');
  await expect.poll(() => holds(second), { timeout: LEASE_MS + 5000 }).toBe(2);
  await sleep(1000); // the other one joins what was its
  first.child.kill('SIGCONT');
  await first.until('"window-let-go"');
  await allJoined(90_000); // where it slept within a join, the database ends that after a minute
  await expectWholeStories();
  await expect.poll(() => [first, second].map(holds), { timeout: 30_000 }).toEqual([1, 1]); // it has its share again
  await sleep(500);
  await expectWholeStories();
});

const count = (to: number): number[] => Array.from({ length: to }, (_, n) => n);
const idOf = (language: string, event: number, n: number): string => `${language}-${event}-${n}`;

/** The articles as the steps before leave them: read, understood, without a story. `later`: the second half only. */
async function saveUnjoined(on: Database, which: 'earlier' | 'later' = 'earlier'): Promise<void> {
  const { news } = await openStore(on);
  const now = new Date().toISOString();
  for (const n of count(ARTICLES).filter((n) => (which === 'later') === n >= ARTICLES / 2))
    for (const language of LANGUAGES)
      for (const event of count(EVENTS)) {
        const saved = await news.saveArticle(articleOf(language, event, n), now);
        await news.saveFindings(saved, { statements: [], stances: [], tags: [], people: [] }, now);
      }
}

function articleOf(language: string, event: number, n: number): Omit<Article, 'revision'> {
  const words = count(24).map((word) => wordOf(`${language}/${event}/${word}`));
  const from = n * 3;
  const turned = [...words.slice(from), ...words.slice(0, from)];
  const text = count(4)
    .map((line) => `${turned.slice(line * 6, line * 6 + 6).join(' ')}.`)
    .join(' ');
  const id = idOf(language, event, n);
  return {
    ...{ id, itemId: id, feedId: 'lantern', outlet: `outlet-${n}`, language, url: null, author: null, modified: null },
    ...{ title: turned.slice(0, 5).join(' '), text, sentences: readText(text).sentences, readFrom: 'page' },
    published: new Date(Date.now() - n * 600_000).toISOString(),
  };
}

const SYLLABLES = ['ba', 'ke', 'lo', 'mi', 'nu', 'ro', 'sa', 'ti', 'vu', 'ze', 'fa', 'gi', 'ho', 'ju', 'pe', 'da'];

/** A word that no other event has. */
function wordOf(seed: string): string {
  let state = 7;
  for (const letter of seed) state = (Math.imul(state, 31) + letter.charCodeAt(0)) >>> 0;
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
  return count(5)
    .map((place) => SYLLABLES[(state >>> (place * 4)) & 15])
    .join('');
}
