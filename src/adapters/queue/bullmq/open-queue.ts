import type { StepName } from '../../../model/job.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Queue, QueueCounts } from '../../../ports/queue.ts';
import { addTo } from './add-jobs.ts';
import { type Hands, type Line, openLine } from './backend.ts';
import { deadLetters } from './dead-letters.ts';
import { logSparingly } from './log-sparingly.ts';
import { openPostgres } from './postgres-backend.ts';
import type { SharedPool } from './queue-pool.ts';
import { openRedis } from './redis-backend.ts';
import { startTicking, type Ticking } from './tick.ts';
import { workOn } from './work-on-step.ts';

export type QueueOptions = {
  readonly backend:
    | { readonly kind: 'redis'; readonly url: string; readonly prefix?: string }
    | { readonly kind: 'postgres'; readonly pool: SharedPool };
  readonly clock: Clock;
  readonly log: Log;
  /** Jobs of a step that this process runs at once, where AT_ONCE is not wanted. */
  readonly concurrency?: Partial<Record<StepName, number>>;
  /** How long `close` waits for running jobs before it aborts their signal; 20 s when not given. */
  readonly finishWithinMs?: number;
};

/** Reading waits for the network; finding statements uses the processor; joining stories is done one by one. */
const AT_ONCE: Readonly<Record<StepName, number>> = {
  'poll-feed': 8,
  'read-item': 8,
  'find-statements': 2,
  'join-story': 1,
  'repair-stories': 1,
  'brief-story': 2,
  deliver: 4,
};

const FINISH_WITHIN_MS = 20_000;
const STOP_WITHIN_MS = 1000;

/**
 * The queue of the news, on BullMQ: one line per step, so that a bot takes deliveries only, each step has its own
 * concurrency, and no step starves another. Measured with 100 chains of six jobs, first and second round, on two
 * cores: Redis 1648 and 3388 jobs/s; embedded database 232 and 377 (first chain done after 0.8 and 0.1 s). One line
 * for all steps ran 276 and 631 there but finished its first chain last; with priorities 286 and 572. Six lines
 * cost a third of the speed of a warm queue, which the steps' own work hides, and keep the concurrency per step.
 * Never call `add` inside a transaction of the same embedded database: it would wait for itself.
 * @throws Failure 'store-down' when Redis or the database does not answer.
 */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { backend: where, clock, log } = options;
  const backend =
    where.kind === 'redis' ? await openRedis({ ...where, log }) : await openPostgres({ pool: where.pool });
  const onError = logSparingly(log, 'queue-error');
  const lines = {} as Record<StepName, Line>; // filled for every step right below
  for (const step of STEPS) lines[step] = openLine(backend, step).on('error', onError);
  const add = addTo({ lines, clock, bulkFrom: backend.bulkFrom });
  const hands = new Set<Hands>();
  const ticking: Ticking[] = [];
  const stopping = new AbortController();

  return {
    add,
    async work(steps, handle) {
      const taken = steps.map((step) => {
        const concurrency = step === 'join-story' ? 1 : (options.concurrency?.[step] ?? AT_ONCE[step]);
        return workOn({ backend, step, concurrency, handle, add, clock, log, signal: stopping.signal, onError });
      });
      for (const worker of taken) hands.add(worker);
      await Promise.all(taken.map((worker) => worker.waitUntilReady()));
      return async () => {
        await Promise.all(taken.map((worker) => worker.close()));
        for (const worker of taken) hands.delete(worker);
      };
    },
    async every(name, everyMs, tick) {
      ticking.push(await startTicking({ backend, name, everyMs, tick, log, onError }));
    },
    counts: () => countAll(lines),
    dead: deadLetters(lines),
    async close() {
      const closing = Promise.all([...ticking.map((one) => one.stop()), ...[...hands].map((worker) => worker.close())]);
      let finished = await within(options.finishWithinMs ?? FINISH_WITHIN_MS, closing);
      if (!finished) {
        stopping.abort();
        finished = await within(STOP_WITHIN_MS, closing);
      }
      // what is left behind is taken up by another process (or the next start) when its lock has run out
      if (!finished) log.warn('queue-left-jobs-running');
      if (finished) await Promise.all(STEPS.map((step) => lines[step].close()));
      await backend.close({ force: !finished });
    },
  };
}

const STEPS = Object.keys(AT_ONCE) as StepName[]; // AT_ONCE has exactly the step names as keys

async function countAll(lines: Readonly<Record<StepName, Line>>): Promise<QueueCounts> {
  const counted = await Promise.all(
    STEPS.map(async (step) => {
      const count = await lines[step].getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed');
      const waiting = (count.wait ?? 0) + (count.prioritized ?? 0);
      return [
        step,
        { waiting, active: count.active ?? 0, delayed: count.delayed ?? 0, dead: count.failed ?? 0 },
      ] as const;
    }),
  );
  return Object.fromEntries(counted) as QueueCounts; // one entry for each step name
}

/** Whether it ended in time; an error of it counts as an end. */
async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  return Promise.race([ended, late]).finally(() => clearTimeout(timer));
}
