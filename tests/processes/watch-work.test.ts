import { describe, expect, it } from 'vitest';
import type { Job, StepName } from '../../src/model/job.ts';
import type { Queue, QueueCounts } from '../../src/ports/queue.ts';
import { watchWork } from '../../src/processes/watch-work.ts';

const MINUTE = 60_000;
const STEPS: readonly StepName[] = [
  'poll-feed',
  'read-item',
  'find-statements',
  'join-story',
  'repair-stories',
  'brief-story',
  'deliver',
];
const NONE = { waiting: 0, active: 0, delayed: 0, dead: 0 };

/** All steps empty but these. */
const counts = (waiting: Partial<Record<StepName, number>>): QueueCounts =>
  Object.fromEntries(STEPS.map((step) => [step, { ...NONE, waiting: waiting[step] ?? 0 }])) as QueueCounts; // of all steps

/** A watched queue whose jobs and ticks the test hands out, and a clock that it moves. */
function open() {
  let now = 0;
  let give: (job: Job) => Promise<unknown> = () => Promise.resolve();
  const ticks = new Map<string, () => Promise<void>>();
  const queue = {
    work: async (_: readonly StepName[], handle: (job: Job, signal: AbortSignal) => Promise<readonly Job[]>) => {
      give = (job) => handle(job, new AbortController().signal);
      return async () => {};
    },
    every: async (name: string, _: number, tick: () => Promise<void>) => {
      ticks.set(name, tick);
    },
  } as unknown as Queue; // no more is called here
  const watch = watchWork(queue, () => now);
  return {
    watch,
    give: (job: Job) => give(job),
    tick: (name: string) => ticks.get(name)?.(),
    pass: (minutes: number) => {
      now += minutes * MINUTE;
    },
  };
}

const job: Job = { step: 'read-item', key: 'read-item/a', itemId: 'a' };

describe('work is stuck', () => {
  it('when jobs of a step wait, and this process took none of them for minutes', async () => {
    const { watch, pass } = open();
    await watch.queue.work(['read-item'], async () => []);
    pass(4);
    expect(watch.stuck(counts({ 'read-item': 3 }))).toEqual([]);
    pass(2);
    expect(watch.stuck(counts({ 'read-item': 3 }))).toEqual([
      '3 jobs of read-item wait, and none was taken for 6 minutes',
    ]);
  });

  it('but not when none waits, or only those of steps that others take', async () => {
    const { watch, pass } = open();
    await watch.queue.work(['read-item'], async () => []);
    pass(60);
    expect(watch.stuck(counts({ deliver: 5 }))).toEqual([]);
  });

  it('not while a long job is in hand, and not just after one', async () => {
    const { watch, pass, give } = open();
    const { promise, resolve } = Promise.withResolvers<readonly Job[]>();
    await watch.queue.work(['read-item'], () => promise);
    const given = give(job);
    pass(30);
    expect(watch.stuck(counts({ 'read-item': 1 }))).toEqual([]);
    resolve([]);
    await given;
    pass(4);
    expect(watch.stuck(counts({ 'read-item': 1 }))).toEqual([]);
    pass(2);
    expect(watch.stuck(counts({ 'read-item': 1 }))).toHaveLength(1);
  });

  it('not for what an outage of the queue held up: a new start would not help', async () => {
    const { watch, pass } = open();
    await watch.queue.work(['read-item'], async () => []);
    pass(30);
    expect(watch.stuck(undefined)).toEqual([]);
    pass(4);
    expect(watch.stuck(counts({ 'read-item': 9 }))).toEqual([]);
    pass(2);
    expect(watch.stuck(counts({ 'read-item': 9 }))).toHaveLength(1);
  });

  it('when a tick does not come round for twenty of its intervals', async () => {
    const { watch, pass, tick } = open();
    await watch.queue.every('sweep', 2 * MINUTE, async () => {});
    pass(30);
    await tick('sweep');
    pass(39);
    expect(watch.stuck(counts({}))).toEqual([]);
    pass(2);
    expect(watch.stuck(counts({}))).toEqual(['sweep did not run for 41 minutes']);
  });
});
