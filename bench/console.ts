import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openConsole } from '../src/adapters/console/hono/open.ts';
import { openEmbedded } from '../src/adapters/database/pglite/open.ts';
import { openServer } from '../src/adapters/database/server/open.ts';
import { openStore, type Store } from '../src/adapters/store/postgres/open.ts';
import { simulatedClock } from '../src/adapters/system/node/clock.ts';
import type { Console } from '../src/ports/console.ts';
import type { Database } from '../src/ports/database.ts';
import { frontDesk } from '../src/processes/bot.ts';
import { loadSettings } from '../src/settings/load.ts';
import { openPictures } from '../src/wiring.ts';
import { begin, briefing, subscription } from '../tests/contracts/store/samples.ts';
import { postgres } from '../tests/services/start-services.ts';
import type { Told } from './console/wait-for-news.ts';
import { timeAt } from './stance-asks.ts';
import { multiply, settle } from './stance-multiply.ts';
import { ASKED, NOW, OTHER, SPEAKERS, STATEMENTS_EACH, storeArticles } from './stance-record.ts';

const HOME = process.env.BENCH_HOME; // embedded or servers; both where it is not given
const STATEMENTS = Number(process.env.BENCH_STATEMENTS ?? 200_000);
const STORED_BY_PROGRAM = 20_000; // of them; the others are copies
const STORIES = 300;
const MONTHS_DAYS = 90; // over which copies are spread
const READERS = Number(process.env.BENCH_READERS ?? 500);
const CHANNEL = { chat: 'terminal', workspace: 'local', id: 'terminal' } as const;
const WARM_UP = 5;
const ASKED_EACH = Number(process.env.BENCH_TIMES ?? 100); // times

/** Pages of the console by a real client as the record grows, and readers that wait for news. */
export async function* benchConsole(): AsyncGenerator<string> {
  if (HOME !== 'servers') yield* embedded();
  if (HOME === 'embedded') return;
  const server = await postgres({ durable: true });
  try {
    yield* onDatabase('PostgreSQL', await openServer(server.url));
  } finally {
    await server.stop();
  }
}

async function* embedded(): AsyncGenerator<string> {
  const directory = await mkdtemp(join(tmpdir(), 'onrecord-console-'));
  try {
    yield* onDatabase('embedded (PGlite)', await openEmbedded({ directory }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function* onDatabase(name: string, database: Database): AsyncGenerator<string> {
  const store = await openStore(database);
  const stories = await fill(store, database);
  const { console, url } = await show(store);
  try {
    const pages = await pagesOf(store, stories);
    yield `${name}, ${STATEMENTS.toLocaleString('en')} statements, ${pages.length} pages, ms until the last byte (median / 95 % / most), KB:`;
    for (const line of await askInTurn(url, pages)) yield line;
    yield `${name}, ${await withReaders(url, store, stories)}`;
  } finally {
    await console.close();
    await database.close();
  }
}

/** Much on record of two topics, with stories; returns the stories' ids. */
async function fill(store: Store, database: Database): Promise<readonly string[]> {
  await store.catalogue.syncTopics([ASKED, OTHER]);
  const articles = Math.min(STATEMENTS, STORED_BY_PROGRAM) / STATEMENTS_EACH;
  await storeArticles(store, ASKED, { from: 0, to: articles });
  await store.desk.subscribe(subscription({ channel: CHANNEL, topicId: ASKED.id }), '2020-01-01T00:00:00.000Z');
  const stories: string[] = [];
  for (let number = 0; number < Math.min(STORIES, articles); number++) stories.push(await tellStory(store, number));
  const copies = Math.floor(STATEMENTS / STORED_BY_PROGRAM) - 1;
  if (copies > 0) await multiply(database, { copies, days: MONTHS_DAYS, speakers: SPEAKERS, topics: [ASKED, OTHER] });
  await settle(database);
  return stories;
}

const BULLETS = 4;
const QUOTED = 6;

/** The story of one article, whose bullets stand on its sentences and which names who spoke in it. */
async function tellStory(store: Store, number: number): Promise<string> {
  const article = await store.news.article(`article-${number}`);
  if (!article) throw new Error(`article ${number} is not stored`);
  const id = await store.stories.join(article, '2020-01-01T00:00:00.000Z', () => begin(article), NOW);
  const opened = await store.stories.open(id, 10);
  const bullets = article.text
    .split('\n\n')
    .slice(0, BULLETS)
    .map((text) => {
      const start = article.text.indexOf(text);
      const source = { articleId: article.id, revision: article.revision, outlet: article.outlet, url: article.url };
      return {
        ...{ text, verbatim: true, outlets: 1, isNew: false },
        sources: [{ ...source, start, end: start + text.length }],
      };
    });
  const statementIds = opened?.statements.slice(0, QUOTED).map((one) => one.id) ?? [];
  const seen = { firstSeen: article.published, lastSeen: article.published };
  const about = {
    title: `Story ${number}`,
    topicIds: [ASKED.id],
    outlets: [article.outlet],
    madeAt: article.published,
  };
  await store.stories.saveBriefing(briefing(id, { ...about, ...seen, bullets, statementIds }), NOW);
  return id;
}

async function show(store: Store): Promise<{ readonly console: Console; readonly url: string }> {
  const clock = simulatedClock({ from: NOW, speed: 1 });
  const log = { debug() {}, info() {}, warn() {}, error: (...words: unknown[]) => process.stderr.write(`${words}\n`) };
  const console = openConsole({
    ...{ host: '127.0.0.1', port: 0, orAnyPort: false, workspace: 'local', timezone: 'UTC', clock, log },
    ...{ password: undefined, readerPassword: undefined, token: undefined, openid: null },
    channel: CHANNEL,
  });
  const settings = loadSettings({ directory: fileURLToPath(new URL('../config', import.meta.url)), env: {} });
  const feeds = { look: async () => Promise.reject(new Error('no network here')) };
  const pictures = openPictures();
  const url = await console.start({
    front: frontDesk({ store, feeds, clock, log, settings } as unknown as Parameters<typeof frontDesk>[0]),
    reading: ['brief', 'stance', 'quotes', 'news', 'who-said', 'sources'],
    ...{ reads: store.reads, archive: store.archive, exports: store.exports, bell: store.bell },
    pictures: async () => pictures,
    mounted: [],
  });
  return { console, url };
}

async function pagesOf(store: Store, stories: readonly string[]): Promise<readonly string[]> {
  const story = stories[7] ?? '';
  const statement = (await store.stories.open(story, 1))?.statements[0]?.id ?? '';
  const topic = `/topics/${ASKED.id}`;
  return [
    '/',
    '/?since=7d',
    '/topics',
    topic,
    `${topic}?who=speaker-7`,
    `${topic}?since=365d`,
    '/people',
    '/people/speaker-7',
    `/stories/${story}`,
    `/statements/${statement}`,
    '/articles/article-7',
    '/search?words=The',
    `/search?topic=${ASKED.id}&who=speaker-7`,
    '/sources',
    '/channels',
    '/channels/terminal/local/terminal',
    `/ask?q=${encodeURIComponent(`/stance ${ASKED.id}`)}`,
    `${topic}/briefings.atom`,
    `${topic}/changes.json`,
    `/api/v1/topics/${ASKED.id}/positions`,
    `/api/v1/statements?topic=${ASKED.id}`,
  ];
}

/** Asks all of them in turn, so that the machine's other work slows all of them alike. */
async function askInTurn(url: string, pages: readonly string[]): Promise<readonly string[]> {
  const times = pages.map((): number[] => []);
  const sizes = pages.map(() => 0);
  for (let asked = 0; asked < WARM_UP + ASKED_EACH; asked++) {
    for (const [place, path] of pages.entries()) {
      const begun = performance.now();
      const answer = await fetch(url + path);
      const body = await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      if (asked >= WARM_UP) times[place]?.push(performance.now() - begun);
      sizes[place] = body.byteLength;
    }
  }
  const all = times.flat().sort((a, b) => a - b);
  const shown = pages.map((path, place) => showTimes(path, times[place] ?? [], sizes[place]));
  return [...shown, showTimes('all of them', all)];
}

function showTimes(path: string, times: readonly number[], bytes?: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  const ms = [0.5, 0.95, 1].map((share) => (timeAt(sorted, share) || (sorted.at(-1) ?? 0)).toFixed(1));
  return `  ${path}: ${ms.join(' / ')} ms${bytes === undefined ? '' : `, ${(bytes / 1024).toFixed(0)} KB`}`;
}

/** Many readers in a process of their own: what they cost while nothing happens, and when the last of them has the news. */
async function withReaders(url: string, store: Store, stories: readonly string[]): Promise<string> {
  const before = await settledMemory();
  const readers = fork(fileURLToPath(new URL('console/wait-for-news.ts', import.meta.url)), [url, String(READERS)]);
  const next = async (): Promise<Told> => (await once(readers, 'message'))[0];
  await next(); // all are there
  const beside = (await settledMemory()) - before;
  const delays: number[] = [];
  for (let revision = 2; revision < 12; revision++) {
    const heard = next();
    const begun = Date.now();
    const id = stories[3] ?? '';
    const about = { revision, title: `Story, told ${revision} times`, topicIds: [ASKED.id] };
    await store.stories.saveBriefing(briefing(id, about), NOW);
    delays.push((await heard).at - begun);
  }
  readers.kill();
  delays.sort((a, b) => a - b);
  return `${READERS} readers that wait: ${(beside / 2 ** 20).toFixed(0)} MB more, the last of them has the news after ${timeAt(delays, 0.5)} ms (most ${delays.at(-1)} ms)`;
}

async function settledMemory(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    globalThis.gc?.();
    await sleep(400);
  }
  return process.memoryUsage().rss;
}
