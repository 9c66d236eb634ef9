import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { windowOf } from '../../src/core/story/window-of.ts';
import { Failure } from '../../src/model/failure.ts';
import type { Job } from '../../src/model/job.ts';
import type { Queue } from '../../src/ports/queue.ts';

/** A place for jobs that starts empty. */
export type QueuePlace = {
  /** Opens one more queue on the same jobs; `speed` is that of its product clock, `windows` those of live stories. */
  readonly open: (options?: { readonly speed?: number; readonly windows?: number }) => Promise<Queue>;
  /** Runs another process that takes a job of read-item and is killed (SIGKILL) while it works on it. */
  readonly dieWorking: () => Promise<void>;
  readonly dispose: () => Promise<void>;
};

/** What every queue driver must keep. */
export function testQueue(
  name: string,
  newPlace: (needs: { readonly processes: boolean }) => Promise<QueuePlace>,
): void {
  describe(`queue contract: ${name}`, () => {
    let place: QueuePlace;
    let queues: Queue[];
    const open: QueuePlace['open'] = async (options) => {
      const queue = await place.open(options);
      queues.push(queue);
      return queue;
    };
    beforeEach(async () => {
      place = await newPlace({ processes: false });
      queues = [];
    });
    afterEach(async () => {
      await Promise.all(queues.map((queue) => queue.close()));
      await place.dispose();
    });

    it('gives every job to a handler, whole, and forgets it when it is done', async () => {
      const queue = await open();
      const jobs = [read('a'), read('b:1'), read('c%3A'), story('s', 2)];
      await queue.add(jobs);
      const seen: Job[] = [];
      await queue.work(['read-item', 'join-story'], async (job) => {
        seen.push(job);
        return [];
      });
      await until(() => seen.length === 4);
      expect(seen.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual(
        jobs.toSorted((a, b) => a.key.localeCompare(b.key)),
      );
      await until(async () => total(await queue.counts()) === 0);
    });

    it('takes only the steps that it was asked for', async () => {
      const queue = await open();
      await queue.add([read('a'), deliver('d')]);
      const seen: string[] = [];
      await queue.work(['deliver'], async (job) => {
        seen.push(job.step);
        return [];
      });
      await until(() => seen.length === 1);
      await sleep(200);
      expect(seen).toEqual(['deliver']);
      expect((await queue.counts())['read-item']).toEqual({ waiting: 1, active: 0, delayed: 0, dead: 0 });
    });

    it('does not add a key that waits or runs, and adds it again when it is done', async () => {
      const queue = await open();
      const gate = newGate();
      let runs = 0;
      await queue.add([read('a'), read('a')]);
      await queue.add([read('a')]);
      expect((await queue.counts())['read-item'].waiting).toBe(1);
      await queue.work(['read-item'], async () => {
        runs++;
        await gate.opened;
        return [];
      });
      await until(() => runs === 1);
      await queue.add([read('a')]);
      gate.open();
      await until(async () => total(await queue.counts()) === 0);
      expect(runs).toBe(1);
      await queue.add([read('a')]);
      await until(() => runs === 2);
    });

    it('holds a job back for its time, of the product clock', async () => {
      const queue = await open({ speed: 60 });
      const begun = performance.now();
      let ranAfterMs = 0;
      await queue.work(['brief-story'], async () => {
        ranAfterMs = performance.now() - begun;
        return [];
      });
      await queue.add([brief('s', 60_000)]); // a minute of news: one second here
      await sleep(300);
      expect((await queue.counts())['brief-story']).toEqual({ waiting: 0, active: 0, delayed: 1, dead: 0 });
      await until(() => ranAfterMs > 0);
      expect(ranAfterMs).toBeGreaterThan(950);
      expect(ranAfterMs).toBeLessThan(3000);
    });

    it('adds the next jobs before a job is done', async () => {
      const queue = await open();
      const gate = newGate();
      const seen: string[] = [];
      await queue.work(['read-item'], async (job) => {
        seen.push(job.key);
        return [find('x')];
      });
      await queue.work(['find-statements'], async (job) => {
        seen.push(job.key);
        await gate.opened;
        return [];
      });
      await queue.add([read('a')]);
      await until(() => seen.length === 2);
      expect(seen).toEqual(['read-item/a', 'find-statements/x']);
      gate.open();
    });

    it('puts a job back when its handler returns the job itself, with what changed', async () => {
      const queue = await open();
      const seen: { job: Job; at: number }[] = [];
      await queue.work(['deliver'], async (job) => {
        seen.push({ job, at: performance.now() });
        return seen.length === 1 ? [deliver('d', 500)] : [];
      });
      await queue.add([deliver('d')]);
      await until(() => seen.length === 2);
      expect(seen[1]?.job).toEqual(deliver('d', 500));
      expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThan(450);
      await until(async () => total(await queue.counts()) === 0);
    });

    it('puts a job back at once when it asks for no wait', async () => {
      const queue = await open();
      let runs = 0;
      await queue.work(['deliver'], async () => {
        runs++;
        return runs < 4 ? [deliver('d')] : [];
      });
      await queue.add([deliver('d')]);
      await until(() => runs === 4);
      await until(async () => total(await queue.counts()) === 0);
    });

    it('tries again after a failure that may pass, with a wait', async () => {
      const queue = await open();
      const runs: number[] = [];
      await queue.work(['poll-feed'], async () => {
        runs.push(performance.now());
        if (runs.length === 1) throw new Failure('source-down', 'The feed does not answer.', { retry: true });
        return [];
      });
      await queue.add([poll('f')]);
      await until(() => runs.length === 2);
      expect((runs[1] ?? 0) - (runs[0] ?? 0)).toBeGreaterThan(1400); // 2 s less up to a quarter
      await until(async () => total(await queue.counts()) === 0);
    });

    it('lays a job that will not work with the dead letters at once, where it keeps its key until it is retried', async () => {
      const queue = await open();
      let works = false;
      let runs = 0;
      await queue.work(['deliver'], async () => {
        runs++;
        if (!works) throw new Failure('chat-refused', 'The channel is archived.');
        return [];
      });
      await queue.add([deliver('d:1')]);
      await until(async () => (await queue.counts()).deliver.dead === 1);
      expect(runs).toBe(1);
      const [dead, ...others] = await queue.dead.list(10);
      expect(others).toEqual([]);
      expect(dead).toMatchObject({ step: 'deliver', job: deliver('d:1'), error: 'The channel is archived.' });
      expect(Date.now() - Date.parse(dead?.failedAt ?? '')).toBeLessThan(60_000);

      await queue.add([deliver('d:1')]);
      await sleep(200);
      expect(runs).toBe(1);

      works = true;
      expect(await queue.dead.retry([dead?.id ?? '', 'no-such-job'])).toBe(1);
      await until(async () => runs === 2 && total(await queue.counts()) === 0);
      expect(await queue.dead.retry([dead?.id ?? ''])).toBe(0);
      expect(await queue.dead.list(10)).toEqual([]);
    });

    it('lists the newest dead letters of all steps first', async () => {
      const queue = await open();
      await queue.work(['poll-feed', 'deliver'], async () => {
        throw new Failure('not-found', 'It is gone.');
      });
      for (const job of [poll('1'), deliver('2'), poll('3')]) {
        await queue.add([job]);
        await sleep(150);
      }
      await until(async () => (await queue.dead.list(5)).length === 3);
      expect((await queue.dead.list(2)).map((dead) => dead.job.key)).toEqual(['poll-feed/3', 'deliver/2']);
    });

    it('joins stories one by one, and reads several items at once', async () => {
      const queue = await open();
      const most = { 'join-story': 0, 'read-item': 0 };
      const running = { 'join-story': 0, 'read-item': 0 };
      let done = 0;
      await queue.add([1, 2, 3, 4].flatMap((n) => [story(`${n}`, 1), read(`${n}`)]));
      await queue.work(['join-story', 'read-item'], async ({ step }) => {
        if (step !== 'join-story' && step !== 'read-item') return [];
        running[step]++;
        most[step] = Math.max(most[step], running[step]);
        await sleep(100);
        running[step]--;
        done++;
        return [];
      });
      await until(() => done === 8);
      expect(most['join-story']).toBe(1);
      expect(most['read-item']).toBeGreaterThan(1);
    });

    it('keeps the jobs of each window of live stories together, for who takes that window', async () => {
      const queue = await open({ windows: 3 });
      const languages = ['en', 'de', 'fr', 'it', 'es', 'pl'];
      const jobs = languages.flatMap((language) => [{ ...story(language, 1), language }, repair(language)]);
      await queue.add(jobs);
      expect((await queue.counts())['join-story'].waiting).toBe(languages.length);
      const seen = [0, 1, 2].map(() => new Set<string>());
      const takeWindow = (window: number) =>
        queue.work(
          ['join-story', 'repair-stories'],
          async (job) => {
            seen[window]?.add(job.key);
            return [];
          },
          { window },
        );
      for (const window of [0, 2]) await takeWindow(window);
      await until(async () => total(await queue.counts()) === ofWindow(1).length);
      await takeWindow(1);
      await until(async () => total(await queue.counts()) === 0);
      expect(seen.map((keys) => [...keys].sort())).toEqual([0, 1, 2].map((window) => ofWindow(window).sort()));
      function ofWindow(window: number): string[] {
        return jobs.filter((job) => windowOf(job, 3) === window).map(({ key }) => key);
      }
    });

    it('finds what waits when there are more windows than before, and is not held up by what is left of fewer', async () => {
      const before = await open({ windows: 1 });
      await before.add([story('a', 1)]);
      await before.close();
      const queue = await open({ windows: 3 });
      const seen: string[] = [];
      await queue.work(['join-story'], async (job) => {
        seen.push(job.key);
        return [];
      });
      await until(() => seen.length === 1);
      await queue.close();
      const many = await open({ windows: 32 });
      const language = ['en', 'de', 'fr'].find((one) => windowOf({ language: one, workspace: null }, 32) > 0) ?? '';
      const left = { ...story('b', 1), language };
      await many.add([left]);
      await many.close();
      const fewer = await open({ windows: 1 });
      expect(total(await fewer.counts())).toBe(0);
      await fewer.work(['join-story'], async (job) => {
        seen.push(job.key);
        return [];
      });
      await fewer.add([left]); // as the store tells it again
      await until(() => seen.length === 2);
    });

    it('ticks in one process at a time, however many ask for it', async () => {
      const asking = [await open(), await open(), await open()];
      let running = 0;
      let most = 0;
      const ticks: number[] = [];
      const begun = performance.now();
      for (const queue of asking) {
        await queue.every('sweep', 500, async () => {
          running++;
          most = Math.max(most, running);
          ticks.push(performance.now());
          await sleep(50);
          running--;
        });
      }
      await sleep(3000);
      const intervals = (performance.now() - begun) / 500;
      expect(most).toBe(1);
      expect(ticks.length).toBeGreaterThanOrEqual(4);
      expect(ticks.length).toBeLessThanOrEqual(intervals / 0.9 + asking.length + 1); // one more for each start
    });

    it('goes on ticking after a tick that failed, and does not let slow ticks pile up', async () => {
      const queue = await open();
      let ticks = 0;
      await queue.every('slow', 200, async () => {
        ticks++;
        if (ticks === 1) throw new Error('the first one fails');
        await sleep(450);
      });
      await until(() => ticks >= 3);
      await sleep(600);
      expect(ticks).toBeLessThan(8);
    });

    it('finishes what runs when it closes, and leaves what waits', async () => {
      const queue = await open();
      let finished = 0;
      let started = 0;
      await queue.work(['join-story'], async () => {
        started++;
        await sleep(500);
        finished++;
        return [];
      });
      await queue.add([story('1', 1), story('2', 1)]);
      await until(() => started === 1);
      await queue.close();
      expect({ started, finished }).toEqual({ started: 1, finished: 1 });
      queues = [];
      const other = await open();
      const { waiting, active } = (await other.counts())['join-story'];
      expect({ waiting, active }).toEqual({ waiting: 1, active: 0 });
    });
  });

  it(`${name}: gives the job of a killed process to another one within 15 s`, async () => {
    const place = await newPlace({ processes: true });
    const before = await place.open();
    await before.add([read('a'), read('b')]);
    await before.close();
    await place.dieWorking();
    const killedAt = performance.now();
    const queue = await place.open();
    const seen = new Set<string>();
    await queue.work(['read-item'], async (job) => {
      seen.add(job.key);
      return [];
    });
    await until(() => seen.size === 2);
    expect(performance.now() - killedAt).toBeLessThan(15_000);
    await until(async () => total(await queue.counts()) === 0);
    await queue.close();
    await place.dispose();
  });
}

const read = (id: string): Job => ({ step: 'read-item', key: `read-item/${id}`, itemId: id });
const poll = (id: string): Job => ({ step: 'poll-feed', key: `poll-feed/${id}`, feedId: id });
const find = (id: string): Job => ({
  step: 'find-statements',
  key: `find-statements/${id}`,
  articleId: id,
  revision: 1,
});
const story = (id: string, revision: number): Extract<Job, { step: 'join-story' }> => ({
  step: 'join-story',
  key: `join-story/${id}/${revision}`,
  articleId: id,
  revision,
  language: 'en',
  workspace: null,
});
const repair = (language: string) =>
  ({ step: 'repair-stories', key: `repair-stories//${language}`, language, workspace: null }) as const;
const brief = (id: string, afterMs: number): Job => ({
  step: 'brief-story',
  key: `brief-story/${id}`,
  storyId: id,
  afterMs,
});
const deliver = (id: string, afterMs?: number): Job => ({
  step: 'deliver',
  key: `deliver/${id}`,
  deliveryId: id,
  ...(afterMs === undefined ? {} : { afterMs }),
});

const total = (counts: Awaited<ReturnType<Queue['counts']>>): number =>
  Object.values(counts).reduce((sum, { waiting, active, delayed, dead }) => sum + waiting + active + delayed + dead, 0);

/** Waits up to 20 s: long for a job, short enough for a test that must fail. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within 20 s: ${holds}`);
    await sleep(20);
  }
}

function newGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}
