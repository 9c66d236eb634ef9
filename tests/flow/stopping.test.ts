import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../src/adapters/system/node/clock.ts';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { type NewsServer, serveNews } from '../../src/demo/serve-news.ts';
import { type MortalServer, mortalPostgres, mortalRedis } from '../services/mortal-server.ts';
import { type Installation, install, type Running, startRole } from './run-onrecord.ts';

const MOST_MS = 10_000; // then a container is killed

let news: NewsServer;
let redis: MortalServer;
let postgres: MortalServer;
let split: Installation;

beforeAll(async () => {
  news = await serveNews(loadSampleNews(), realClock());
  [redis, postgres] = await Promise.all([mortalRedis(), mortalPostgres()]);
  const env = { REDIS_URL: redis.url, DATABASE_URL: postgres.url };
  split = install({ feeds: news.feeds, topics: ['nato-ukraine'], env });
});
afterAll(async () => {
  split.remove();
  await Promise.all([redis.remove(), postgres.remove(), news.close()]);
});

/** Asks it to stop once, and returns how it ended and after how long. */
async function stop(running: Running): Promise<{ readonly code: number | null; readonly ms: number }> {
  const began = performance.now();
  const code = await running.stop();
  return { code, ms: performance.now() - began };
}

describe('worker and bot end within ten seconds of one SIGTERM', () => {
  test.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    ['while all is well', async () => {}, async () => {}],
    [
      'when Redis and PostgreSQL were killed',
      () => Promise.all([redis.kill(), postgres.kill()]),
      () => Promise.all([redis.start(), postgres.start()]),
    ],
    [
      'when Redis and PostgreSQL do not answer',
      () => Promise.all([redis.freeze(), postgres.freeze()]),
      () => Promise.all([redis.thaw(), postgres.thaw()]),
    ],
    ['when only Redis was killed', () => redis.kill(), () => redis.start()],
    ['when only PostgreSQL does not answer', () => postgres.freeze(), () => postgres.thaw()],
  ])('%s', async (_, harm, mend) => {
    const worker = startRole('worker', split);
    const bot = startRole('bot', split);
    try {
      await Promise.all([worker.until('worker-runs'), bot.until('bot-runs')]);
      await harm();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      for (const ended of await Promise.all([stop(worker), stop(bot)])) {
        expect(ended.code).toBe(0);
        expect(ended.ms).toBeLessThan(MOST_MS);
      }
      expect(worker.output()).toContain('"stopping"');
    } finally {
      await Promise.all([worker.kill(), bot.kill()]);
      await mend();
    }
  });
});

test('what is not finished in time is handed back, and another worker takes it at once', async () => {
  const pages = await endlessPages();
  const env = { REDIS_URL: redis.url, DATABASE_URL: postgres.url };
  const feed = { ...news.feeds[0], id: 'endless', url: `${pages.url}/feed` } as NewsServer['feeds'][number]; // there are some
  const reading = { allowPrivateAddresses: [new URL(pages.url).host], timeoutSeconds: 120 };
  const at = install({ feeds: [feed], topics: [], env, app: { reading } });
  const first = startRole('worker', at);
  let second: Running | undefined;
  try {
    await expect.poll(pages.asked, { timeout: 60_000, interval: 50 }).toBe(1);
    second = startRole('worker', at);
    await second.until('worker-runs');
    expect(pages.asked()).toBe(1);
    const ended = await stop(first);
    await expect.poll(pages.asked, { timeout: 2000, interval: 50 }).toBe(2); // its lock would have held it for 7 s
    const other = await stop(second);
    expect([ended.code, other.code]).toEqual([0, 0]);
    expect(Math.max(ended.ms, other.ms)).toBeLessThan(MOST_MS);
    expect(first.output()).toMatch(/"step":"read-item","key":"[^"]+","event":"job-handed-back"/);
    expect(first.output() + second.output()).not.toMatch(/stopped before it was answered|did-not-end/);
  } finally {
    await Promise.all([first.kill(), second?.kill()]);
    at.remove();
    pages.close();
  }
});

describe('on an embedded store', () => {
  test.each<[string, (running: Running) => void]>([
    ['Ctrl-C', ({ child }) => child.kill('SIGINT')],
    [
      'Ctrl-C that npm passes on as well',
      ({ child }) => {
        child.kill('SIGINT');
        setTimeout(() => child.kill('SIGINT'), 50);
      },
    ],
    ['SIGTERM while it starts', ({ child }) => child.kill('SIGTERM')],
  ])('%s ends it gracefully', async (name, ask) => {
    const at = install({ feeds: news.feeds, topics: [] });
    const running = startRole('all', at);
    try {
      await running.until(name.includes('starts') ? 'feed' : 'bot-runs').catch(() => undefined);
      const ended = once(running.child, 'exit');
      ask(running);
      const began = performance.now();
      expect(await ended).toEqual([0, null]);
      expect(performance.now() - began).toBeLessThan(MOST_MS);
    } finally {
      await running.kill();
      at.remove();
    }
  });

  test('a SIGTERM to npm start ends what it started', async () => {
    const at = install({ feeds: [], topics: [] });
    const project = fileURLToPath(new URL('../..', import.meta.url));
    const child = spawn('npm', ['start', '--', '--config', at.config], { cwd: project });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    const closed = once(child, 'close'); // when the last process that writes there has ended
    try {
      await expect.poll(() => said, { timeout: 60_000 }).toContain('bot-runs');
      const began = performance.now();
      child.kill('SIGTERM');
      await closed;
      expect(performance.now() - began).toBeLessThan(MOST_MS);
      expect(said).toContain('"stopping"');
    } finally {
      child.kill('SIGKILL');
      at.remove();
    }
  });
});

/** A feed with one item, whose page begins and never ends. */
async function endlessPages(): Promise<{
  readonly url: string;
  readonly asked: () => number; // pages
  readonly close: () => void;
}> {
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url === '/feed') {
      const item = `<item><title>A page without end</title><link>${url}/page</link><guid>1</guid></item>`;
      response.setHeader('content-type', 'application/rss+xml');
      response.end(`<rss version="2.0"><channel><title>Endless</title>${item}</channel></rss>`);
      return;
    }
    asked++;
    response.setHeader('content-type', 'text/html');
    response.write('<html><body><p>It begins');
    const drip = setInterval(() => response.write(' and goes on'), 200);
    response.once('close', () => clearInterval(drip));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  return {
    url,
    asked: () => asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
