import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openEmbedded } from '../../src/adapters/database/pglite/open.ts';
import { leases } from '../../src/adapters/store/postgres/leases.ts';
import { openStore } from '../../src/adapters/store/postgres/open.ts';
import type { Tables } from '../../src/adapters/store/postgres/schema.ts';
import type { Db } from '../../src/adapters/store/postgres/transaction.ts';
import type { Database } from '../../src/ports/database.ts';
import type { Leases } from '../../src/ports/leases.ts';
import { holdWindows } from '../../src/processes/hold-windows.ts';

const LAST_MS = 3000;

type Worker = {
  readonly leases: Leases;
  readonly taken: Set<number>; // windows whose jobs it takes
  readonly kept: Set<number>; // windows that it has in memory
  /** Its store does not answer from now on, or again. */
  readonly away: (isAway: boolean) => void;
};

let database: Database;
let db: Db;
let workers: Worker[];
beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  await openStore(database);
  db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.pool }) }).withSchema('onrecord');
});
beforeEach(async () => {
  workers = [];
  await database.pool.query('truncate onrecord.leases');
});
afterEach(() => Promise.all(workers.map((worker) => worker.leases.close())));
afterAll(() => database.close());

async function startWorker(windows: number): Promise<Worker> {
  const [taken, kept] = [new Set<number>(), new Set<number>()];
  const own = leases(db, { lastMs: LAST_MS });
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  const worker: Worker = {
    leases: {
      ...own,
      hold: async (name) => gate.promise.then(() => own.hold(name)),
      list: async (prefix) => gate.promise.then(() => own.list(prefix)),
    },
    ...{ taken, kept },
    away: (isAway) => {
      if (!isAway) return gate.resolve();
      gate = Promise.withResolvers<void>();
    },
  };
  workers.push(worker);
  const nothing = () => {};
  await holdWindows({
    ...{ windows, leases: worker.leases, log: { debug: nothing, info: nothing, warn: nothing, error: nothing } },
    take: async (window) => {
      expect(taken.has(window)).toBe(false);
      taken.add(window);
      kept.add(window);
      return async () => void taken.delete(window);
    },
    keepOnly: (isHeld) => {
      for (const window of kept) if (!isHeld(window)) kept.delete(window);
    },
  });
  return worker;
}

const counts = () => workers.map(({ taken }) => taken.size);

it('takes all windows at once where nobody else is', async () => {
  const begun = performance.now();
  const worker = await startWorker(3);
  expect([...worker.taken]).toEqual([0, 1, 2]);
  expect(performance.now() - begun).toBeLessThan(500);
});

it('does not wait for the leases of a process that was killed on the same embedded database', async () => {
  const killed = leases(db, { lastMs: 60_000 });
  expect(await killed.hold('stories/window/0')).toBe(true);
  await openStore(database); // as the next process does, which nobody else can be beside
  expect([...(await startWorker(1)).taken]).toEqual([0]);
});

it('goes on holding them for longer than a lease lasts', async () => {
  const worker = await startWorker(1);
  await startWorker(1);
  for (let look = 0; look < 10; look++) {
    await sleep(LAST_MS / 5);
    expect(counts()).toEqual([1, 0]);
  }
  expect(worker.kept).toEqual(new Set([0]));
});

it('shares them out among workers that come, and again when one goes', async () => {
  const first = await startWorker(4);
  expect(counts()).toEqual([4]);
  await startWorker(4);
  await expect.poll(counts, { timeout: 8000 }).toEqual([2, 2]);
  await startWorker(4);
  await expect.poll(counts, { timeout: 8000 }).toEqual([2, 1, 1]);
  await expect.poll(() => first.kept).toEqual(first.taken); // what it let go of is not in its memory any more
  expect(new Set(workers.flatMap(({ taken }) => [...taken]))).toEqual(new Set([0, 1, 2, 3]));

  await first.leases.close();
  await expect.poll(counts, { timeout: 2500 }).toEqual([0, 2, 2]);
});

it('stops taking jobs when its store is away for longer than a lease lasts, and another one goes on', async () => {
  const first = await startWorker(1);
  await startWorker(1);
  const begun = performance.now();
  first.away(true);
  await sleep(LAST_MS / 3);
  expect(counts()).toEqual([1, 0]);
  await expect.poll(counts, { interval: 5, timeout: LAST_MS * 2 }).toEqual([0, 0]);
  expect(performance.now() - begun).toBeLessThan(LAST_MS + 200);
  await expect.poll(counts, { timeout: LAST_MS }).toEqual([0, 1]);

  first.away(false); // it comes back as the youngest, and waits
  await sleep(LAST_MS);
  expect(counts()).toEqual([0, 1]);
  expect(first.kept).toEqual(new Set());
});

it('takes its windows again when its store was away and nobody else is there, as it has them in memory', async () => {
  const only = await startWorker(2);
  only.away(true);
  await expect.poll(counts, { timeout: LAST_MS * 2 }).toEqual([0]);
  expect(only.kept).toEqual(new Set([0, 1]));
  only.away(false);
  await expect.poll(counts, { timeout: 2000 }).toEqual([2]);
  expect(only.kept).toEqual(new Set([0, 1]));
});
