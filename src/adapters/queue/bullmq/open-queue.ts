import { Failure } from '../../../model/failure.ts';
import type { StepName } from '../../../model/job.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Queue } from '../../../ports/queue.ts';
import { addTo } from './add-jobs.ts';
import type { Hands } from './backend.ts';
import { countJobs } from './count-jobs.ts';
import { deadLetters } from './dead-letters.ts';
import { openLines } from './lines.ts';
import { logSparingly } from './log-sparingly.ts';
import { openPostgres } from './postgres-backend.ts';
import type { SharedPool } from './queue-pool.ts';
import { openRedis } from './redis-backend.ts';
import { logQueueErrors } from './refused-writes.ts';
import { startTicking, type Ticking } from './tick.ts';
import { wakePutOff } from './wake-put-off.ts';
import { workOn } from './work-on-step.ts';

export type QueueOptions = {
  readonly backend:
    | { readonly kind: 'redis'; readonly url: string; readonly prefix?: string }
    | { readonly kind: 'postgres'; readonly pool: SharedPool };
  readonly clock: Clock;
  readonly log: Log;
  /** Jobs of a step that this process runs at once, where AT_ONCE is not wanted. */
  readonly concurrency?: Partial<Record<StepName, number>>;
  /** How many jobs wait in a line at most; 2,000 when not given. What there is no room for is told again by the store. */
  readonly mostWaiting?: number;
  /** How many windows live stories are shared out over; 1 when not given. */
  readonly windows?: number;
  /** Whether an error of a handler says only that the store is away: the job waits for it, and no try is counted. */
  readonly isOutage?: (error: unknown) => boolean;
  /** How often it is looked for jobs that a clock put off which was put back; every 30 s when not given. */
  readonly wakeEveryMs?: number;
  /** How long `close` waits for running jobs before it aborts their signal; 6.5 s when not given. */
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
  deliver: 16,
};

const WAKE_EVERY_MS = 30_000;

// A process that is asked to stop ends within 10 s (what stops containers may wait no longer), and others close after us.
const FINISH_WITHIN_MS = 6500;
const OBEY_WITHIN_MS = 400; // a job whose signal was aborted
const HAND_BACK_WITHIN_MS = 600;
const IDLE_FOR_MS = 2000; // without a job in hand, what does not end waits for a server that does not answer

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
  const onError = logQueueErrors(log);
  const lines = openLines({ backend, steps: STEPS, windows: options.windows ?? 1, onError });
  const { mostWaiting } = options;
  const limit = mostWaiting === undefined ? {} : { mostWaiting };
  const add = addTo({ lines, clock, bulkFrom: backend.bulkFrom, onError, ...limit });
  const hands = new Set<Hands>();
  const ticking: Ticking[] = [];
  const stopping = new AbortController();
  let waking: NodeJS.Timeout | undefined;
  const onOutage = logSparingly(log, 'store-away');
  const isOutage = (error: unknown) =>
    (error instanceof Failure && error.code === 'store-down') || (options.isOutage?.(error) ?? false);

  return {
    add,
    async work(steps, handle, only) {
      const taken = steps.flatMap((step) => {
        const concurrency = step === 'join-story' ? 1 : (options.concurrency?.[step] ?? AT_ONCE[step]);
        const common = { backend, step, concurrency, handle, add, clock, log, signal: stopping.signal };
        const errors = { onError, isOutage, onOutage };
        return lines.names(step, only?.window).map((line) => workOn({ ...common, ...errors, line }));
      });
      for (const worker of taken) hands.add(worker);
      waking ??= setInterval(() => void wakePutOff(lines).catch(onError), options.wakeEveryMs ?? WAKE_EVERY_MS).unref();
      await Promise.all(taken.map((worker) => worker.waitUntilReady()));
      return async () => {
        await Promise.all(taken.map((worker) => worker.close()));
        for (const worker of taken) hands.delete(worker);
      };
    },
    async every(name, everyMs, tick) {
      ticking.push(await startTicking({ backend, name, everyMs, tick, log, onError }));
    },
    counts: () => countJobs(lines, STEPS),
    dead: deadLetters(lines),
    async board(path) {
      const { board } = await import('./board.ts');
      return board(lines.all, path);
    },
    async close() {
      clearInterval(waking);
      const all = [...hands, ...ticking.map((one) => one.hands)];
      const closing = Promise.all([...ticking.map((one) => one.stop()), ...[...hands].map((worker) => worker.close())]);
      const inHand = () => all.reduce((sum, worker) => sum + worker.inHand(), 0);
      if (await within(options.finishWithinMs ?? FINISH_WITHIN_MS, closing, { unlessIdle: inHand })) {
        await Promise.all(lines.all.map((line) => line.close()));
        return backend.close({ force: false });
      }
      stopping.abort();
      await within(OBEY_WITHIN_MS, closing, { unlessIdle: inHand });
      const left = inHand();
      const back = Promise.all(all.map((worker) => worker.handBack())).then((keys) => keys.flat());
      const handedBack = (await within(HAND_BACK_WITHIN_MS, back)) ? await back : [];
      // what could not be handed back is taken up by another process (or the next start) when its lock has run out
      if (left > 0) log.warn('queue-left-jobs-running', { jobs: left, handedBack });
      else if (!(await within(0, closing))) log.warn('queue-does-not-answer');
      await backend.close({ force: true });
    },
  };
}

const STEPS = Object.keys(AT_ONCE) as StepName[]; // AT_ONCE has exactly the step names as keys

/**
 * Whether it ended in time; an error of it counts as an end. `unlessIdle`: not waited for any longer when this has been 0
 * for a while.
 */
async function within(
  ms: number,
  work: Promise<unknown>,
  { unlessIdle }: { readonly unlessIdle?: () => number } = {},
): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), ms);
  let idleSince = Date.now();
  const watch = setInterval(() => {
    if (unlessIdle?.() !== 0) idleSince = Date.now();
    else if (Date.now() - idleSince >= IDLE_FOR_MS) late.resolve(false);
  }, 100);
  const ended = work.then(
    () => true,
    () => true,
  );
  return Promise.race([ended, late.promise]).finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
  });
}
