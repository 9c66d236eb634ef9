import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulatedClock } from '../../src/adapters/system/node/clock.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import type { SampleNews, SampleVersion } from '../../src/demo/news/sample-news.ts';
import { type NewsServer, serveNews } from '../../src/demo/serve-news.ts';
import { type MortalServer, mortalPostgres, mortalRedis } from '../services/mortal-server.ts';
import { type Installation, install, type Running, startRole } from './run-onrecord.ts';

// The sample week's articles, but one every few seconds, and a clock that makes five minutes (a poll) two seconds.
const FROM = '2026-03-09T05:00:00.000Z';
const SPEED = 150;
const ARTICLE_EVERY_MS = 6000;

function inARow(): SampleNews {
  const { outlets, articles } = loadSampleNews();
  const moment = (n: number) => new Date(Date.parse(FROM) + n * ARTICLE_EVERY_MS * SPEED).toISOString();
  const first = (versions: readonly SampleVersion[], at: string) => versions.slice(0, 1).map((one) => ({ ...one, at }));
  return { outlets, articles: articles.map((one, n) => ({ ...one, versions: first(one.versions, moment(n)) })) };
}

let news: NewsServer;
let redis: MortalServer;
let postgres: MortalServer;
let split: Installation;
let worker: Running;
let bot: Running;

beforeAll(async () => {
  [redis, postgres] = await Promise.all([mortalRedis(), mortalPostgres()]);
  news = await serveNews(inARow(), simulatedClock({ from: FROM, speed: SPEED }));
  const env = { REDIS_URL: redis.url, DATABASE_URL: postgres.url, HEALTH_PORT: '0' };
  split = install({ feeds: news.feeds, topics: ['nato-ukraine', 'climate-policy', 'ai-regulation'], env });
  const clock = ['--clock', FROM, '--speed', String(SPEED)];
  [worker, bot] = [startRole('worker', split, clock), startRole('bot', split, clock)];
  await Promise.all([worker.until('worker-runs'), bot.until('bot-runs')]);
});
afterAll(async () => {
  expect(await Promise.all([worker.stop(), bot.stop()])).toEqual([0, 0]);
  split.remove();
  await Promise.all([redis.remove(), postgres.remove(), news.close()]);
});

const read = () => worker.output().split('"item-read"').length;
const posted = () => bot.output().split('"posted"').length;
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a process tells of itself, by HTTP as a probe asks it. */
const ask = (running: Running, path: string): Promise<Response> => {
  const [, port] = /"port":(\d+),"event":"health-runs"/.exec(running.output()) ?? [];
  return fetch(`http://127.0.0.1:${port}${path}`);
};
const status = async (running: Running, path: string): Promise<number> => (await ask(running, path)).status;

async function metric(running: Running, line: RegExp): Promise<number> {
  const text = await (await ask(running, '/metrics')).text();
  const values = text.split('\n').flatMap((one) => (line.test(one) ? [Number(one.split(' ').at(-1))] : []));
  return values.reduce((sum, value) => sum + value, 0);
}

const NOTHING = async () => {};

describe('worker and bot go on by themselves', () => {
  test.each<[string, { harm: () => Promise<unknown>; forMs: number; mend: () => Promise<unknown>; isAway: boolean }]>([
    ['at first', { harm: NOTHING, forMs: 0, mend: NOTHING, isAway: false }],
    [
      'after Redis was killed and came back',
      { harm: () => redis.kill(), forMs: 5000, mend: () => redis.start(), isAway: true },
    ],
    [
      'after PostgreSQL was killed and came back after more time than five tries of a job take',
      { harm: () => postgres.kill(), forMs: 40_000, mend: () => postgres.start(), isAway: true },
    ],
    [
      'after both were killed and came back, PostgreSQL later',
      {
        harm: () => Promise.all([redis.kill(), postgres.kill()]),
        forMs: 5000,
        mend: () => redis.start().then(() => pass(3000).then(() => postgres.start())),
        isAway: true,
      },
    ],
    [
      'after Redis did not answer for a while',
      { harm: () => redis.freeze(), forMs: 5000, mend: () => redis.thaw(), isAway: true },
    ],
    [
      'after PostgreSQL did not answer for a while',
      { harm: () => postgres.freeze(), forMs: 5000, mend: () => postgres.thaw(), isAway: true },
    ],
  ])('%s', async (_, { harm, forMs, mend, isAway }) => {
    await harm();
    try {
      await pass(forMs);
      // a probe must not end what only has to wait
      for (const one of [worker, bot]) {
        expect(await status(one, '/health')).toBe(200);
        if (isAway) expect(await status(one, '/ready')).toBe(503);
      }
    } finally {
      await mend();
    }
    await pass(1000); // what was in hand before
    const [items, posts] = [read(), posted()];
    await expect.poll(read, { timeout: 60_000, interval: 200 }).toBeGreaterThan(items);
    await expect.poll(posted, { timeout: 60_000, interval: 200 }).toBeGreaterThan(posts);
    for (const one of [worker, bot])
      await expect.poll(() => status(one, '/ready'), { timeout: 20_000, interval: 500 }).toBe(200);
    expect(await metric(worker, /^onrecord_queue_jobs\{.*state="dead"/)).toBe(0);
  });

  test('and count what went through them', async () => {
    for (const name of ['feed_polls', 'items', 'articles', 'statements', 'stories', 'briefings'])
      expect.soft(await metric(worker, new RegExp(`^onrecord_${name}_total[{ ]`)), name).toBeGreaterThan(0);
    expect(await metric(worker, /^onrecord_step_duration_seconds_count\{step="read-item"/)).toBeGreaterThan(5);
    expect(await metric(bot, /^onrecord_deliveries_total\{chat="terminal",outcome="posted"/)).toBe(posted() - 1);
    expect(await metric(bot, /^onrecord_published_to_post_seconds_count/)).toBeGreaterThan(0);
    expect(await metric(bot, /^onrecord_chat_connected\{chat="terminal"/)).toBe(1);
    expect(await metric(bot, /^onrecord_store_connections\{state="idle"/)).toBeGreaterThan(0);
    expect(await (await ask(worker, '/metrics')).text()).toContain('onrecord_oldest_open_delivery_age_seconds ');
  });
});
