import { openServer } from '../src/adapters/database/server/open.ts';
import { openFeeds } from '../src/adapters/feeds/http/open.ts';
import { readDocument } from '../src/adapters/feeds/http/parse-feed.ts';
import { openStore } from '../src/adapters/store/postgres/open.ts';
import { localHosts } from '../src/adapters/web/undici/local-hosts.ts';
import { retryAfter } from '../src/core/schedule/retry-after.ts';
import { pollFeed } from '../src/flows/news/1-poll-feed.ts';
import { listOwed } from '../src/flows/news/list-owed.ts';
import type { NewsPorts } from '../src/flows/news/news-ports.ts';
import { Failure } from '../src/model/failure.ts';
import type { Feed } from '../src/model/feed.ts';
import type { FeedDocument } from '../src/ports/feeds.ts';
import { startServices } from '../tests/services/start-services.ts';
import { type Publisher, publishers } from './publishers.ts';

const FEEDS = 10_000;
const FEEDS_A_HOST = 4;
const DAY_SECONDS = 86_400;
const SLOTS = 8; // polls at once, each of which takes a second of this world
const LOOK_EVERY_SECONDS = 30; // as the worker does
const POLLS_A_SECOND = 10; // that a start spreads what is due over, as the worker does
const BEGUN = Date.parse('2026-03-02T00:00:00.000Z');

/** The stop: the program is down for these seconds of the day. Then: no host can be reached. */
const STOP = { from: 10 * 3600, to: 13 * 3600 };
const OFFLINE = { from: 18 * 3600, to: 18.5 * 3600 };

/**
 * A day of 10,000 feeds on 2,500 hosts, second by second on a clock of its own: the real step, schedule and store
 * against publishers that keep a record of every request, and of every rule that one breaks.
 */
export async function* benchDay(feedsAtAll = FEEDS): AsyncGenerator<string> {
  const hostsAtAll = feedsAtAll / FEEDS_A_HOST;
  const services = await startServices();
  const database = await openServer(services.databaseUrl);
  const store = await openStore(database);
  const world = publishers({ feeds: feedsAtAll, hosts: hostsAtAll, begun: BEGUN });
  let second = 0;
  const nowMs = () => BEGUN + second * 1000;
  const offline = () => second >= OFFLINE.from && second < OFFLINE.to;
  const hosts = localHosts(null);
  const feeds = openFeeds({
    web: {
      async get(request) {
        if (offline()) throw new Failure('offline', 'No host answers.', { retry: true });
        const host = new URL(request.url).hostname;
        const retryAt = await hosts.quietUntil(host, ports.clock.now());
        if (retryAt !== null) throw new Failure('not-now', 'It wants quiet.', { retry: true, retryAt });
        const answer = world.answer(request, nowMs());
        const quiet = answer.status === 429 ? retryAfter(answer.headers['retry-after'], ports.clock.now()) : null;
        if (quiet !== null) await hosts.keepQuiet(host, quiet);
        return answer;
      },
      close: async () => {},
    },
    // A ParseAnswer as the threads would give it; here the day has one thread.
    threads: { open: () => ({ run: (document) => readDocument(document as FeedDocument), close: async () => {} }) },
  });
  // Polling and the look at what is owed use these ports and limits only.
  const ports = {
    clock: { now: () => new Date(nowMs()).toISOString() },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    feeds,
    store,
    limits: { firstPollItems: 3 },
    operators: null,
  } as unknown as NewsPorts;
  const start = async () => {
    await store.feeds.sync(world.all.map(toFeed), ports.clock.now());
    await store.feeds.spreadDue(POLLS_A_SECOND, ports.clock.now());
  };

  const queue = new Map<string, string>(); // feed by key, in order
  const hostFree = new Map<string, number>(); // the second from which a host may be asked
  const late: number[] = []; // minutes after it was due, of each poll
  const perMinute = new Array<number>(DAY_SECONDS / 60).fill(0);
  const begun = performance.now();
  await start();
  for (; second < DAY_SECONDS; second += 1) {
    if (second === STOP.from) queue.clear();
    if (second === STOP.from) second = STOP.to;
    if (second === STOP.to) await start();
    if (second % LOOK_EVERY_SECONDS === 0)
      for (const job of await listOwed(ports)) if (job.step === 'poll-feed') queue.set(job.key, job.feedId);
    let free = SLOTS;
    for (const [key, feedId] of queue) {
      if (free === 0) break;
      const host = world.hostOf(feedId);
      if ((hostFree.get(host) ?? 0) > second) continue; // its turn comes: a slot is not held meanwhile
      free -= 1;
      queue.delete(key);
      const before = world.requests();
      const due = (await store.feeds.get(feedId))?.state.nextPollAt;
      const jobs = await pollFeed({ step: 'poll-feed', key, feedId }, ports, AbortSignal.timeout(60_000));
      hostFree.set(host, second + 2); // a second for the answer, a second between two
      for (const job of jobs) if (job.step === 'poll-feed') queue.set(job.key, job.feedId);
      if (world.requests() === before || due === undefined) continue;
      late.push(Math.max(0, nowMs() - Date.parse(due)) / 60_000);
      perMinute[Math.floor(second / 60)] = (perMinute[Math.floor(second / 60)] ?? 0) + 1;
    }
  }
  const seconds = (performance.now() - begun) / 1000;
  const { asked, broken } = world.report(nowMs(), OFFLINE, STOP);
  late.sort((a, b) => a - b);
  const at = (share: number) => (late[Math.floor((late.length - 1) * share)] ?? 0).toFixed(1);
  const steady = perMinute.filter((_, minute) => minute > 120 && (minute < 600 || minute > 840));
  const mean = steady.reduce((sum, polls) => sum + polls, 0) / steady.length;
  yield `${feedsAtAll} feeds on ${hostsAtAll} hosts, a day in ${seconds.toFixed(0)} s: ${asked} requests`;
  yield `minutes after it was due: median ${at(0.5)}, 99 % ${at(0.99)}, most ${at(1)}`;
  yield `requests a minute: mean ${mean.toFixed(0)}, most ${Math.max(...steady)}; in the quarter after the start ${Math.max(...perMinute.slice(0, 15))}, after three hours' stop ${Math.max(...perMinute.slice(780, 795))}`;
  yield `rules broken: ${broken.length === 0 ? 'none' : broken.slice(0, 10).join('; ')}`;
  await database.close();
  await services.stop();
}

const toFeed = ({ id, url }: Publisher): Feed => ({
  id,
  url,
  outlet: id,
  language: 'en',
  country: null,
  pollEveryMinutes: null,
  workspace: null,
  addedIn: null,
});
