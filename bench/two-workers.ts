import type { ChildProcess } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openServer } from '../src/adapters/database/server/open.ts';
import { openQueue } from '../src/adapters/queue/bullmq/open-queue.ts';
import { openStore, type Store } from '../src/adapters/store/postgres/open.ts';
import { realClock } from '../src/adapters/system/node/clock.ts';
import { pinoLog } from '../src/adapters/system/node/log.ts';
import { loadSettings } from '../src/settings/load.ts';
import { toFeeds } from '../src/settings/to-model.ts';
import { type Services, startServices } from '../tests/services/start-services.ts';
import { databaseUrl, newDatabase } from './stance-server.ts';
import { writeSettings } from './whole-day/open-day.ts';
import { type PlannedItem, planNews } from './whole-day/plan-news.ts';
import { heard, startProcess, stopProcess } from './whole-day/start-process.ts';
import { writeArticle } from './whole-day/write-article.ts';

const ARTICLES = Number(process.env.BENCH_ARTICLES ?? 400);
const WARM_UP_ARTICLES = 60;
const FEEDS = 400;

/** What finding the statements of an article takes longer: as it is, as a model elsewhere would, as one here would. */
const HEAVY = [
  { name: 'as it is', ms: 0, by: 'waits' },
  { name: 'statements wait 200 ms an article for another machine', ms: 200, by: 'waits' },
  { name: 'statements compute 100 ms an article longer', ms: 100, by: 'computes' },
] as const;

/** The same backlog of unread items for one worker and for two, all steps but posting. */
export async function* benchTwoWorkers(): AsyncGenerator<string> {
  const services = await startServices();
  yield `${ARTICLES} articles, ${availableParallelism()} cores, which Redis and PostgreSQL share`;
  try {
    for (const heavy of HEAVY) {
      const one = await articlesASecond(services, 1, heavy);
      const two = await articlesASecond(services, 2, heavy);
      const load = loadavg()[0]?.toFixed(1);
      yield `${heavy.name}: ${one.toFixed(1)} articles/s by one worker, ${two.toFixed(1)} by two: ${(two / one).toFixed(2)} times as many (load ${load})`;
    }
  } finally {
    await services.stop();
  }
}

async function articlesASecond(
  services: Services,
  workers: number,
  heavy: { readonly ms: number; readonly by: string },
): Promise<number> {
  await newDatabase(services.databaseUrl, 'two_workers');
  const url = databaseUrl(services.databaseUrl, 'two_workers');
  const { config, remove } = writeSettings({ feeds: FEEDS, port: 9, app: { briefing: { waitSeconds: 1 } } });
  const database = await openServer(url);
  const log = pinoLog({ level: 'silent', pretty: false });
  const queue = await openQueue({ backend: { kind: 'redis', url: services.redisUrl }, clock: realClock(), log });
  const started: ChildProcess[] = [];
  try {
    const store = await openStore(database);
    const now = new Date().toISOString();
    await store.feeds.sync(toFeeds(loadSettings({ directory: config, env: {} })), now);
    const news = planNews(FEEDS);
    const planned = Array.from({ length: FEEDS }, (_, feed) => news.newest(feed, Date.parse(now), PER_FEED)).flat();
    const items = planned.slice(0, WARM_UP_ARTICLES + ARTICLES);
    const clock = ['--from', now, '--speed', '1', '--begun', String(Date.now())];
    const args = ['worker', '--config', config, ...clock, '--heavy', String(heavy.ms), '--heavyBy', heavy.by];
    const env = { DATABASE_URL: url, REDIS_URL: services.redisUrl };
    for (let nth = 0; nth < workers; nth += 1) {
      const worker = startProcess('run-part.ts', args, env);
      started.push(worker);
      await heard(worker, 'runs');
    }
    const read = async (some: readonly PlannedItem[]) => {
      const ids = await publish(store, some, now);
      await queue.add(ids.map((itemId) => ({ step: 'read-item', key: `read-item/${itemId}`, itemId })));
    };
    const done = async (count: number) => {
      while (Number((await database.pool.query(DONE)).rows[0]?.done) < count) await sleep(50);
    };
    await read(items.slice(0, WARM_UP_ARTICLES));
    await done(WARM_UP_ARTICLES);
    const begun = performance.now();
    await read(items.slice(WARM_UP_ARTICLES));
    await done(WARM_UP_ARTICLES + ARTICLES);
    return (ARTICLES * 1000) / (performance.now() - begun);
  } finally {
    await Promise.all(started.map(stopProcess));
    await queue.close();
    await database.close();
    remove();
  }
}

const PER_FEED = 3;

const DONE = `select case when exists (select from onrecord.stories where briefed_version < version) then 0
  else (select count(*) from onrecord.articles where joined_revision = revision) end as done`;

/** Puts items into the store as a poll does, their feeds not to be asked again; returns their ids. */
async function publish(store: Store, items: readonly PlannedItem[], now: string): Promise<readonly string[]> {
  const never = new Date(Date.parse(now) + 86_400_000).toISOString();
  const ids: string[] = [];
  for (const [feed, some] of Map.groupBy(items, (item) => item.feed)) {
    const known = await store.feeds.get(`feed-${feed}`);
    if (!known) throw new Error(`feed-${feed} is missing`);
    const state = { ...known.state, nextPollAt: never, lastOkAt: now };
    ids.push(...(await store.feeds.savePoll({ state, entries: some.map(toEntry), now })));
  }
  return ids;
}

function toEntry(item: PlannedItem) {
  const { title, paragraphs } = writeArticle(item);
  const id = `${item.feed}-${item.number}`;
  return {
    marks: { guid: id, link: null, said: null },
    item: {
      ...{ id, feedId: `feed-${item.feed}`, outlet: `Outlet ${item.feed}`, language: 'en', title, url: null },
      ...{ published: new Date(item.at).toISOString(), dated: true, author: null },
      html: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(''),
    },
  };
}
