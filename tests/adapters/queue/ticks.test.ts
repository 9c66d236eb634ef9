import { Queue as Line } from 'bullmq';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { realClock } from '../../../src/adapters/system/node/clock.ts';
import type { Queue } from '../../../src/ports/queue.ts';
import { freshRedisPrefix, redisUrl } from '../../services/fresh.ts';
import { killWhileItHolds } from './kill-while-it-holds.ts';
import { listeningLog } from './listening-log.ts';

let backend: { readonly kind: 'redis'; readonly url: string; readonly prefix: string };
let queues: Queue[];
beforeEach(async () => {
  backend = { kind: 'redis', url: await redisUrl(), prefix: freshRedisPrefix() };
  queues = [];
});
afterEach(async () => {
  await Promise.all(queues.map((queue) => queue.close()));
  const redis = new Redis(backend.url);
  const keys = await redis.keys(`${backend.prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});

async function open(): Promise<Queue> {
  const queue = await openQueue({ backend, clock: realClock(), log: listeningLog().log });
  queues.push(queue);
  return queue;
}

const dieTicking = (everyMs: number) =>
  killWhileItHolds(new URL('./die-ticking.ts', import.meta.url), [backend.url, backend.prefix, `${everyMs}`]);

it('goes on within 10 s when the process that runs a tick is killed', async () => {
  const ticks: number[] = [];
  const other = await open();
  await other.every('sweep', 500, async () => void ticks.push(performance.now()));
  await dieTicking(500);
  const killedAt = performance.now();
  await expect.poll(() => ticks.at(-1), { timeout: 15_000 }).toBeGreaterThan(killedAt);
  expect((ticks.at(-1) ?? 0) - killedAt).toBeLessThan(10_000);
});

it('does what a killed process was about to do, though the next tick is an hour away', async () => {
  await dieTicking(3_600_000);
  const killedAt = performance.now();
  const ticks: number[] = [];
  const next = await open();
  await next.every('sweep', 3_600_000, async () => void ticks.push(performance.now()));
  await expect.poll(() => ticks.length, { timeout: 15_000 }).toBe(1);
  expect((ticks[0] ?? 0) - killedAt).toBeLessThan(10_000);
});

it('ticks as often as before when those who ran it are gone', async () => {
  const ticks: number[] = [];
  const first = await open();
  await first.every('sweep', 400, async () => undefined);
  const second = await open();
  await second.every('sweep', 400, async () => void ticks.push(performance.now()));
  await first.close();
  queues = [second];
  const before = ticks.length;
  await new Promise((resolve) => setTimeout(resolve, 4000));
  expect(ticks.length - before).toBeGreaterThan(5);
  expect(ticks.length - before).toBeLessThanOrEqual(12);
});

it('goes on when the clock was put back, and the last proposal seems to be an hour ahead', async () => {
  const line = new Line('tick-sweep', { connection: { url: backend.url }, prefix: backend.prefix });
  const ahead = { deduplication: { id: 'tick', ttl: 3_600_000 }, jobId: 'tick', removeOnComplete: true };
  await line.add('tick', { job: null }, ahead);
  await line.close();
  const ticks: number[] = [];
  const queue = await open();
  await queue.every('sweep', 200, async () => void ticks.push(performance.now()));
  await expect.poll(() => ticks.length, { timeout: 15_000 }).toBeGreaterThan(8);
});
