import { Redis } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { realClock } from '../../../src/adapters/system/node/clock.ts';
import type { Job } from '../../../src/model/job.ts';
import { type MortalServer, mortalRedis } from '../../services/mortal-server.ts';
import { listeningLog } from './listening-log.ts';

let server: MortalServer | undefined;
afterEach(async () => {
  await server?.remove();
});

const read = (n: number): Job => ({ step: 'read-item', key: `read-item/${n}`, itemId: `${n}` });
const brief = (n: number): Job => ({ step: 'brief-story', key: `brief-story/${n}`, storyId: `${n}` });

it('loses nothing and goes on by itself when Redis had no memory for a while, and says so in one line', async () => {
  server = await mortalRedis();
  const admin = new Redis(server.url);
  const { log, heard } = listeningLog();
  const queue = await openQueue({ backend: { kind: 'redis', url: server.url }, clock: realClock(), log });
  const [toRead, toBrief] = [new Set(Array.from({ length: 300 }, (_, n) => n)), new Set<number>()]; // the store
  await queue.work(['read-item', 'brief-story'], async (job) => {
    if (job.step === 'read-item') {
      const n = Number(job.itemId);
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (toRead.delete(n)) toBrief.add(n);
      return [brief(n)];
    }
    if (job.step === 'brief-story') toBrief.delete(Number(job.storyId));
    return [];
  });
  const look = () => queue.add([...[...toRead].map(read), ...[...toBrief].map(brief)]);
  await queue.every('list-owed', 500, look);
  await expect.poll(() => toRead.size, { timeout: 10_000 }).toBeLessThan(280);
  await admin.config('SET', 'maxmemory', '1mb'); // it has more than that already
  const begun = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(2000); // ms of four seconds: it does not ask without a rest
  expect(toRead.size + toBrief.size).toBeGreaterThan(0);
  const told = heard.filter(({ event }) => event === 'queue-takes-no-jobs');
  expect(told).toEqual([
    { event: 'queue-takes-no-jobs', fields: { error: expect.stringMatching(/^OOM: .* maxmemory/) } },
  ]);
  expect(heard.length).toBeLessThan(5);

  await admin.config('SET', 'maxmemory', '0');
  await expect.poll(() => toRead.size + toBrief.size, { timeout: 20_000 }).toBe(0);
  await expect
    .poll(async () => Object.values(await queue.counts()).reduce((sum, one) => sum + one.dead + one.active, 0))
    .toBe(0);
  await queue.close();
  admin.disconnect();
}, 60_000);

it('takes no more jobs than a line may hold, and all are done when they are told again', async () => {
  server = await mortalRedis();
  const { log } = listeningLog();
  const backend = { kind: 'redis', url: server.url } as const;
  const queue = await openQueue({ backend, clock: realClock(), log, mostWaiting: 100 });
  const toRead = new Set(Array.from({ length: 1000 }, (_, n) => n)); // the store
  for (let from = 0; from < 1000; from += 50) await queue.add([...toRead].slice(from, from + 50).map(read));
  expect((await queue.counts())['read-item'].waiting).toBe(100);
  await queue.add([brief(1)]); // a full line keeps no other from taking its own
  expect((await queue.counts())['brief-story'].waiting).toBe(1);
  await queue.work(['read-item'], async (job) => {
    if (job.step === 'read-item') toRead.delete(Number(job.itemId));
    return [];
  });
  await queue.every('list-owed', 300, () => queue.add([...toRead].map(read)));
  await expect.poll(() => toRead.size, { timeout: 20_000 }).toBe(0);
  await queue.close();
}, 60_000);
