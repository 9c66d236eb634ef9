import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Database } from '../../../src/ports/database.ts';
import type { Queue } from '../../../src/ports/queue.ts';
import { redis } from '../../services/start-services.ts';
import { openBrowser } from './open-browser.ts';
import { OWN, openBridge, PASSWORD, READER_PASSWORD } from './open-console.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const clock = { now: () => new Date().toISOString(), toRealMs: (ms: number) => ms, wait: async () => {} };

let database: Database;
let server: Awaited<ReturnType<typeof redis>>;
let queues: Readonly<Record<'embedded' | 'redis', Queue>>;
beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  server = await redis();
  const common = { clock, log: silent };
  queues = {
    embedded: await openQueue({ ...common, backend: { kind: 'postgres', pool: database.pool } }),
    redis: await openQueue({ ...common, backend: { kind: 'redis', url: server.url } }),
  };
  for (const queue of Object.values(queues)) {
    await queue.work(['poll-feed'], async () => {
      throw new Failure('source-down', HOSTILE);
    });
    await queue.add([
      { step: 'poll-feed', key: 'poll-feed/herald', feedId: 'herald' },
      { step: 'read-item', key: 'read-item/one', itemId: 'one' },
    ]);
    while ((await queue.counts())['poll-feed'].dead === 0) await sleep(50);
  }
});
afterAll(async () => {
  for (const queue of Object.values(queues ?? {})) await queue.close();
  await database?.close();
  await server?.stop();
});

const boardOf = async (queue: Queue) => ({
  path: '/jobs',
  to: 'managers' as const,
  inlineStyles: true as const,
  handle: await queue.board('/jobs'),
});

describe.each(['embedded', 'redis'] as const)('the jobs of the %s queue', (kind) => {
  it('are shown in a browser, with what failed as text, and nothing comes from elsewhere', async () => {
    const bridge = await openBridge({ mounted: [await boardOf(queues[kind])] });
    const browser = await openBrowser();
    const page = await browser.newPage();
    const [wrong, asked]: [string[], string[]] = [[], []];
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${bridge.url}/jobs`);
    await page.getByText('read-item').first().waitFor();
    await page.goto(`${bridge.url}/jobs/queue/poll-feed?status=failed`);
    await page.getByText(HOSTILE).first().waitFor();
    await page.screenshot({ path: `artifacts/console/jobs-${kind}.png` });
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(wrong).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(bridge.url))).toEqual([]);
    await browser.close();
    await bridge.close();
  });

  it('are changed by managers only, and from no other site', async () => {
    const options = { password: PASSWORD, readerPassword: READER_PASSWORD };
    const bridge = await openBridge({ options, mounted: [await boardOf(queues[kind])] });
    const [manager, reader] = [await bridge.signIn(PASSWORD), await bridge.signIn(READER_PASSWORD)];
    const failed = '/jobs/api/queues/read-item/pause';
    const put = (cookie: string | undefined, headers: Readonly<Record<string, string>>) =>
      bridge.ask(failed, { method: 'PUT', headers: { ...(cookie === undefined ? {} : { cookie }), ...headers } });
    expect((await bridge.ask('/jobs')).status).toBe(302);
    expect((await put(undefined, OWN)).status).toBe(401);
    expect((await put(reader.cookie, OWN)).status).toBe(403);
    expect((await reader.look('/jobs')).status).toBe(403);
    expect((await put(manager.cookie, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await put(manager.cookie, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await put(manager.cookie, OWN)).status).toBe(200);
    await bridge.ask(failed.replace('pause', 'resume'), {
      method: 'PUT',
      headers: { cookie: manager.cookie ?? '', ...OWN },
    });
    await bridge.close();
  });
});
