import type { JobsOptions } from 'bullmq';
import { Failure } from '../../../model/failure.ts';
import type { Job, StepName } from '../../../model/job.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Line } from './backend.ts';
import { MOST_TRIES } from './retry-rule.ts';

const ANSWER_WITHIN_MS = 10_000;

/**
 * Adds jobs to the lines of their steps. A key that waits, runs or lies with the dead letters is not added again;
 * a key whose job is done is. Dead letters keep their key on purpose: what failed for good is looked at and
 * retried by somebody, not run again and again by every sweep.
 * @throws Failure 'store-down' (retry) when nothing answers for 10 s; the jobs may be added all the same later.
 */
export function addTo(options: {
  readonly lines: Readonly<Record<StepName, Line>>;
  readonly clock: Clock;
  readonly bulkFrom: number;
}): (jobs: readonly Job[]) => Promise<void> {
  const { lines, clock, bulkFrom } = options;
  const addTo = async (line: Line, jobs: readonly Job[]): Promise<void> => {
    const stored = jobs.map((job) => ({ name: job.step, data: { job }, opts: jobOptions(job, clock) }));
    if (stored.length >= bulkFrom) await line.addBulk(stored);
    else for (const { name, data, opts } of stored) await line.add(name, data, opts);
  };
  return async (jobs) => {
    const byStep = Map.groupBy(jobs, (job) => job.step);
    await answered(Promise.all([...byStep].map(([step, some]) => addTo(lines[step], some))));
  };
}

/** How a job's key is written as an id of BullMQ, which allows no colon. Different keys stay different. */
function idOf(key: string): string {
  return key.replaceAll('%', '%25').replaceAll(':', '%3A');
}

/** How long the machine's clock has to wait for this job, in milliseconds. */
export function delayOf(job: Job, clock: Clock): number {
  const afterMs = 'afterMs' in job ? (job.afterMs ?? 0) : 0;
  return Math.max(0, Math.round(clock.toRealMs(afterMs)));
}

function jobOptions(job: Job, clock: Clock): JobsOptions {
  return {
    jobId: idOf(job.key),
    delay: delayOf(job, clock),
    attempts: MOST_TRIES,
    backoff: { type: 'custom' }, // tryAgainAfterMs
    removeOnComplete: true, // so that its key is free again
    removeOnFail: { count: KEPT_DEAD },
    stackTraceLimit: 1,
  };
}

/** Dead letters kept per step (about 1.2 kB each in Redis). */
const KEPT_DEAD = 5000;

async function answered(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Failure('store-down', 'The queue does not answer: is Redis running?', { retry: true })),
      ANSWER_WITHIN_MS,
    );
  });
  try {
    await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
