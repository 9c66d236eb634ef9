import type { JobsOptions } from 'bullmq';
import { Failure } from '../../../model/failure.ts';
import type { Job } from '../../../model/job.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Line } from './backend.ts';
import { keepRoom } from './keep-room.ts';
import type { Lines } from './lines.ts';
import { isRefusedWrite } from './refused-writes.ts';
import { MOST_TRIES } from './retry-rule.ts';

const ANSWER_WITHIN_MS = 10_000;

/**
 * Adds jobs to their lines. A key that waits, runs or lies with the dead letters is not added again;
 * a key whose job is done is. Dead letters keep their key on purpose: what failed for good is looked at and
 * retried by somebody, not run again and again by every sweep.
 * What a full line has no room for, and what Redis refuses, is left out: the store tells it again.
 * @throws Failure 'store-down' (retry) when nothing answers for 10 s; the jobs may be added all the same later.
 */
export function addTo(options: {
  readonly lines: Lines;
  readonly clock: Clock;
  readonly bulkFrom: number;
  readonly onError: (error: Error) => void;
  readonly mostWaiting?: number; // in a line; MOST_WAITING when not given
}): (jobs: readonly Job[]) => Promise<void> {
  const { lines, clock, bulkFrom, onError, mostWaiting } = options;
  const rooms = new Map<Line, (wanted: number) => Promise<number>>();
  const roomOf = (line: Line) => {
    const room =
      rooms.get(line) ?? keepRoom(() => fullnessOf(line), mostWaiting === undefined ? {} : { most: mostWaiting });
    rooms.set(line, room);
    return room;
  };
  const addTo = async (line: Line, all: readonly Job[]): Promise<void> => {
    const jobs = all.slice(0, await roomOf(line)(all.length));
    const stored = jobs.map((job) => ({ name: job.step, data: { job }, opts: jobOptions(job, clock) }));
    if (stored.length >= bulkFrom) await line.addBulk(stored);
    else for (const { name, data, opts } of stored) await line.add(name, data, opts);
  };
  return async (jobs) => {
    const byLine = Map.groupBy(jobs, (job) => lines.of(job));
    const added = [...byLine].map(([line, some]) =>
      addTo(line, some).catch((error: unknown) => {
        if (!isRefusedWrite(error)) throw error;
        onError(error);
      }),
    );
    await answered(Promise.all(added));
  };
}

/** What waits for its time (to be tried again, or for a channel's turn) keeps nobody busy, so there may be more of it. */
async function fullnessOf(line: Line): Promise<number> {
  const { wait = 0, prioritized = 0, delayed = 0 } = await line.getJobCounts('wait', 'prioritized', 'delayed');
  return Math.max(wait + prioritized, Math.ceil(delayed / DELAYED_FOR_ONE));
}

const DELAYED_FOR_ONE = 5;

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
      () =>
        reject(
          new Failure(
            'store-down',
            'The queue did not answer for 10 s: is Redis, or where none is set the database, running and not overloaded?',
            { retry: true },
          ),
        ),
      ANSWER_WITHIN_MS,
    );
  });
  try {
    await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
