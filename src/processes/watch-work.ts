import type { StepName } from '../model/job.ts';
import type { Queue, QueueCounts } from '../ports/queue.ts';

export type WorkWatch = {
  /** The queue, watched. */
  readonly queue: Queue;
  /** What this process should be doing and is not, in words; `counts` undefined: the queue does not answer. */
  readonly stuck: (counts: QueueCounts | undefined) => readonly string[];
};

const STUCK_AFTER_MS = 300_000; // longer than any job, backup or outage of a moment
const TICK_AFTER_MS = 600_000;
const TICKS = 20; // ticks go round among all processes

/**
 * Sees whether the work goes on: workers have been known to take no more jobs after a lost connection came back, and
 * then only a new start helps. While the queue itself is away nothing is said of it.
 */
export function watchWork(queue: Queue, now: () => number = () => performance.now()): WorkWatch {
  const steps = new Map<StepName, { inHand: number; lastAt: number }>();
  const ticks = new Map<string, { readonly everyMs: number; lastAt: number }>();
  let awayAt = now();

  const watched: Queue = {
    ...queue,
    work(names, handle, only) {
      if (only !== undefined) return queue.work(names, handle, only); // what waits may be for another process
      for (const step of names) steps.set(step, { inHand: 0, lastAt: now() });
      return queue.work(names, async (job, signal) => {
        const step = steps.get(job.step);
        if (step) [step.inHand, step.lastAt] = [step.inHand + 1, now()];
        try {
          return await handle(job, signal);
        } finally {
          if (step) [step.inHand, step.lastAt] = [step.inHand - 1, now()];
        }
      });
    },
    every(name, everyMs, tick) {
      const watch = { everyMs, lastAt: now() };
      ticks.set(name, watch);
      return queue.every(name, everyMs, async () => {
        watch.lastAt = now();
        await tick();
      });
    },
  };

  const sinceMs = (lastAt: number) => now() - Math.max(lastAt, awayAt);
  return {
    queue: watched,
    stuck(counts) {
      if (counts === undefined) {
        awayAt = now();
        return [];
      }
      const untaken = [...steps].flatMap(([step, { inHand, lastAt }]) => {
        const waiting = counts[step].waiting;
        const isStuck = waiting > 0 && inHand === 0 && sinceMs(lastAt) > STUCK_AFTER_MS;
        return isStuck ? [`${waiting} jobs of ${step} wait, and none was taken for ${minutes(sinceMs(lastAt))}`] : [];
      });
      const still = [...ticks].flatMap(([name, { everyMs, lastAt }]) => {
        const isStuck = sinceMs(lastAt) > Math.max(TICK_AFTER_MS, TICKS * everyMs);
        return isStuck ? [`${name} did not run for ${minutes(sinceMs(lastAt))}`] : [];
      });
      return [...untaken, ...still];
    },
  };
}

const minutes = (ms: number): string => `${Math.floor(ms / 60_000)} minutes`;
