import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { simulatedClock } from '../../../src/adapters/system/node/clock.ts';
import { testQueue } from '../../contracts/queue-contract.ts';
import { freshRedisPrefix, redisUrl } from '../../services/fresh.ts';
import { cuttableLine } from './cuttable-line.ts';
import { killWhileItHolds } from './kill-while-it-holds.ts';
import { listeningLog } from './listening-log.ts';

const clock = simulatedClock({ from: '2025-03-01T06:00:00.000Z', speed: 1 });

testQueue('redis', async () => {
  const url = await redisUrl();
  const prefix = freshRedisPrefix();
  const { log } = listeningLog();
  return {
    open: ({ speed = 1, windows = 1 } = {}) => {
      const clock = simulatedClock({ from: '2025-03-01T06:00:00.000Z', speed });
      return openQueue({ backend: { kind: 'redis', url, prefix }, clock, log, windows });
    },
    dieWorking: () => killWhileItHolds(new URL('./die-working.ts', import.meta.url), ['redis', url, prefix]),
    dispose: () => forget(url, prefix),
  };
});

async function forget(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
}

it('says in one sentence that Redis is not there, and where, without its password', async () => {
  const { log } = listeningLog();
  const begun = performance.now();
  const opening = openQueue({ backend: { kind: 'redis', url: 'redis://desk:hunter2@127.0.0.1:1/3' }, clock, log });
  await expect(opening).rejects.toMatchObject({
    code: 'store-down',
    words: expect.stringMatching(
      /^Redis at redis:\/\/127\.0\.0\.1:1\/3 cannot be reached \(.*ECONNREFUSED.*\): start it, or correct REDIS_URL\.$/,
    ),
  });
  expect(performance.now() - begun).toBeLessThan(8000);
});

it('says at once that Redis refuses the password', async () => {
  const url = new URL(await redisUrl());
  url.username = 'desk';
  url.password = 'hunter2';
  const opening = openQueue({ backend: { kind: 'redis', url: url.href }, clock, log: listeningLog().log });
  await expect(opening).rejects.toMatchObject({ code: 'store-down', words: expect.stringContaining('WRONGPASS') });
  await expect(opening).rejects.not.toMatchObject({ words: expect.stringContaining('hunter2') });
});

it('aborts what does not finish in time when it closes, and hands it back to others, who take it at once', async () => {
  const backend = { kind: 'redis', url: await redisUrl(), prefix: freshRedisPrefix() } as const;
  const { log, heard } = listeningLog();
  const queue = await openQueue({ backend, clock, log, finishWithinMs: 300 });
  const started = Promise.withResolvers<AbortSignal>();
  await queue.work(['read-item'], (_, signal) => {
    started.resolve(signal);
    return new Promise(() => undefined); // deaf to the signal
  });
  await queue.add([{ step: 'read-item', key: 'read-item/a', itemId: 'a' }]);
  const signal = await started.promise;
  await queue.close();
  expect(signal.aborted).toBe(true);
  expect(heard).toContainEqual({
    event: 'queue-left-jobs-running',
    fields: { jobs: 1, handedBack: ['read-item/a'] },
  });

  const other = await openQueue({ backend, clock, log });
  const taken = Promise.withResolvers<string>();
  await other.work(['read-item'], async (job) => {
    taken.resolve(job.key);
    return [];
  });
  const begun = performance.now();
  expect(await taken.promise).toBe('read-item/a');
  expect(performance.now() - begun).toBeLessThan(3000); // its lock would have held it for 7 s
  await other.close();
  await forget(backend.url, backend.prefix);
});

it('hands back a job that obeys when its signal is aborted: not failed, no try counted', async () => {
  const backend = { kind: 'redis', url: await redisUrl(), prefix: freshRedisPrefix() } as const;
  const { log, heard } = listeningLog();
  const queue = await openQueue({ backend, clock, log, finishWithinMs: 300 });
  const started = Promise.withResolvers<void>();
  await queue.work(['read-item'], (_, signal) => {
    started.resolve();
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
  });
  await queue.add([{ step: 'read-item', key: 'read-item/a', itemId: 'a' }]);
  await started.promise;
  await queue.close();
  const events = heard.map(({ event }) => event);
  expect(events).toContain('job-handed-back');
  expect(events.filter((event) => /job-dead|tried-again|left-jobs/.test(event))).toEqual([]);
  const other = await openQueue({ backend, clock, log });
  expect((await other.counts())['read-item']).toEqual({ waiting: 1, active: 0, delayed: 0, dead: 0 });
  await other.close();
  await forget(backend.url, backend.prefix);
});

it('lets a job wait for a store that is away, and counts no try', async () => {
  const backend = { kind: 'redis', url: await redisUrl(), prefix: freshRedisPrefix() } as const;
  const { log, heard } = listeningLog();
  const away = new Error('connect ECONNREFUSED');
  const queue = await openQueue({ backend, clock, log, isOutage: (error) => error === away });
  let runs = 0;
  await queue.work(['read-item'], async () => {
    runs++;
    if (runs === 1) throw away;
    if (runs === 2) throw new TypeError('x is undefined');
    return [];
  });
  await queue.add([{ step: 'read-item', key: 'read-item/a', itemId: 'a' }]);
  await expect.poll(() => runs, { timeout: 30_000 }).toBe(3);
  const tries = heard.flatMap(({ event, fields }) => (event === 'job-tried-again-later' ? [fields.tries] : []));
  expect(tries).toEqual([1]); // the bug's
  expect(heard.map(({ event }) => event)).toContain('store-away');
  await queue.close();
  await forget(backend.url, backend.prefix);
});

it('ends soon, and lets go of all its connections, when Redis does not answer any more', async () => {
  const redis = new URL(await redisUrl());
  const line = await cuttableLine({ host: redis.hostname, port: Number(redis.port) });
  const backend = { kind: 'redis', url: `redis://127.0.0.1:${line.port}`, prefix: freshRedisPrefix() } as const;
  const { log, heard } = listeningLog();
  const queue = await openQueue({ backend, clock, log });
  await queue.work(['read-item', 'deliver'], async () => []);
  await queue.every('sweep', 60_000, async () => {});
  line.cut();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begun = performance.now();
  await queue.close();
  expect(performance.now() - begun).toBeLessThan(5000); // nothing was in hand
  expect(heard.map(({ event }) => event)).toContain('queue-does-not-answer');
  // whoever still tried to connect would be heard now
  line.mend();
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(line.connections()).toBe(0);
  line.close();
  await forget(redis.href, backend.prefix);
});

it('goes on when Redis comes back, and says meanwhile that it is away', async () => {
  const redis = new URL(await redisUrl());
  const line = await cuttableLine({ host: redis.hostname, port: Number(redis.port) });
  const backend = { kind: 'redis', url: `redis://127.0.0.1:${line.port}`, prefix: freshRedisPrefix() } as const;
  const { log, heard } = listeningLog();
  const queue = await openQueue({ backend, clock, log });
  const seen = new Set<string>();
  let ticks = 0;
  await queue.work(['poll-feed'], async (job) => {
    seen.add(job.key);
    return [];
  });
  await queue.every('sweep', 500, async () => {
    ticks++;
  });
  line.cut();
  await expect(queue.add([{ step: 'poll-feed', key: 'poll-feed/a', feedId: 'a' }])).rejects.toMatchObject({
    code: 'store-down',
    retry: true,
  });
  await forget(redis.href, backend.prefix); // and it comes back without anything
  line.mend();
  await queue.add([{ step: 'poll-feed', key: 'poll-feed/b', feedId: 'b' }]);
  const before = ticks;
  await expect.poll(() => [...seen], { timeout: 20_000 }).toContain('poll-feed/b');
  await expect.poll(() => ticks, { timeout: 20_000 }).toBeGreaterThan(before + 1);
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.length).toBeLessThan(60);
  await queue.close();
  line.close();
  await forget(redis.href, backend.prefix);
});
