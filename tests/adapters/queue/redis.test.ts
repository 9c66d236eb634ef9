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
    open: ({ speed = 1 } = {}) => {
      const clock = simulatedClock({ from: '2025-03-01T06:00:00.000Z', speed });
      return openQueue({ backend: { kind: 'redis', url, prefix }, clock, log });
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

it('aborts what does not finish in time when it closes, and leaves it to others', async () => {
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
  expect(heard.map(({ event }) => event)).toContain('queue-left-jobs-running');

  const other = await openQueue({ backend, clock, log });
  const taken = Promise.withResolvers<string>();
  await other.work(['read-item'], async (job) => {
    taken.resolve(job.key);
    return [];
  });
  expect(await taken.promise).toBe('read-item/a');
  await other.close();
  await forget(backend.url, backend.prefix);
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
