import { Queue as Line, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { realClock } from '../../../src/adapters/system/node/clock.ts';
import type { Job } from '../../../src/model/job.ts';
import { freshRedisPrefix, redisUrl } from '../../services/fresh.ts';
import { listeningLog } from './listening-log.ts';

const job: Job = { step: 'read-item', key: 'read-item/1', itemId: '1' };
const HOUR_MS = 3_600_000;

let backend: { readonly kind: 'redis'; readonly url: string; readonly prefix: string };
beforeEach(async () => {
  backend = { kind: 'redis', url: await redisUrl(), prefix: freshRedisPrefix() };
});
afterEach(async () => {
  vi.useRealTimers();
  const redis = new Redis(backend.url);
  const keys = await redis.keys(`${backend.prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});

/** A job of that key, which failed once by a clock so far ahead, and is to be tried again a second later by it. */
async function failOnce(aheadMs: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + aheadMs });
  const options = { connection: { url: backend.url }, prefix: backend.prefix };
  const line = new Line('read-item', options);
  const failed = Promise.withResolvers<void>();
  const worker = new Worker('read-item', () => Promise.reject(new Error('the store is away')), options);
  worker.once('failed', () => failed.resolve());
  const again = { attempts: 12, backoff: { type: 'fixed', delay: 20 * 60_000 }, removeOnComplete: true };
  await line.add('read-item', { job }, { jobId: job.key, ...again });
  await failed.promise;
  await worker.close();
  await line.close();
  vi.useRealTimers();
}

async function triesOf(aheadMs: number): Promise<readonly string[]> {
  await failOnce(aheadMs);
  const queue = await openQueue({ backend, clock: realClock(), log: listeningLog().log, wakeEveryMs: 200 });
  const done: string[] = [];
  await queue.work(['read-item'], async ({ key }) => {
    done.push(key);
    return [];
  });
  await queue.add([job]); // as the store tells again and again
  await vi.waitUntil(() => done.length > 0, { timeout: 3000 }).catch(() => {});
  await queue.close();
  return done;
}

it('does at once what a clock put off that was put back by hours', async () => {
  expect(await triesOf(2 * HOUR_MS)).toEqual([job.key]);
});

it('leaves alone what waits for its next try by the right time', async () => {
  expect(await triesOf(0)).toEqual([]);
});
