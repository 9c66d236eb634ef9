import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { realClock, simulatedClock } from '../../../src/adapters/system/node/clock.ts';
import type { Job } from '../../../src/model/job.ts';
import type { Database } from '../../../src/ports/database.ts';
import type { Queue } from '../../../src/ports/queue.ts';
import { type QueuePlace, testQueue } from '../../contracts/queue-contract.ts';
import { killWhileItHolds } from './kill-while-it-holds.ts';
import { listeningLog } from './listening-log.ts';

let memory: Database;
beforeAll(async () => {
  memory = await openEmbedded({ directory: null });
});
afterAll(() => memory.close());

testQueue('embedded database', ({ processes }) => (processes ? onDisk() : inMemory()));

/** One database for all tests, as a new one takes seconds; emptied after each. */
async function inMemory(): Promise<QueuePlace> {
  return {
    open: (options) => openOn(memory, options),
    dieWorking: () => Promise.reject(new Error('another process cannot see this memory')),
    dispose: async () => {
      await memory.pool.query('TRUNCATE bullmq.job, bullmq.event, bullmq.meta, bullmq.dedup CASCADE');
    },
  };
}

/** A directory, which only one process can have open at a time: closing a queue closes its database too. */
async function onDisk(): Promise<QueuePlace> {
  const directory = await mkdtemp(join(tmpdir(), 'queue-'));
  return {
    open: async (options) => {
      const database = await openEmbedded({ directory });
      const queue = await openOn(database, options);
      const close = async (): Promise<void> => {
        await queue.close();
        await database.close();
      };
      return { ...queue, close };
    },
    dieWorking: () => killWhileItHolds(new URL('./die-working.ts', import.meta.url), ['embedded', directory]),
    dispose: () => rm(directory, { recursive: true }),
  };
}

function openOn(
  database: Database,
  { speed = 1, windows = 1 }: { readonly speed?: number; readonly windows?: number } = {},
): Promise<Queue> {
  const clock = simulatedClock({ from: '2025-03-01T06:00:00.000Z', speed });
  return openQueue({ backend: { kind: 'postgres', pool: database.pool }, clock, log: listeningLog().log, windows });
}

it('lets later steps, timers and the network have their turn while a full line is worked off', async () => {
  const place = await inMemory();
  const queue = await openQueue({
    backend: { kind: 'postgres', pool: memory.pool },
    clock: realClock(),
    log: listeningLog().log,
  });
  const order: string[] = [];
  let longestWaitMs = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longestWaitMs = Math.max(longestWaitMs, performance.now() - last);
    last = performance.now();
  }, 10);
  await queue.work(['read-item', 'find-statements'], async (job): Promise<readonly Job[]> => {
    order.push(job.step);
    if (job.step !== 'read-item') return [];
    return [{ step: 'find-statements', key: `find/${job.itemId}`, articleId: job.itemId, revision: 1 }];
  });
  const ids = Array.from({ length: 60 }, (_, n) => `${n}`);
  await queue.add(ids.map((id): Job => ({ step: 'read-item', key: `read/${id}`, itemId: id })));
  while (order.length < 120) await new Promise((resolve) => setTimeout(resolve, 10));
  clearInterval(watch);
  await queue.close();
  await place.dispose();
  expect(order.indexOf('find-statements')).toBeLessThan(order.lastIndexOf('read-item') - 20);
  expect(longestWaitMs).toBeLessThan(1500);
});
