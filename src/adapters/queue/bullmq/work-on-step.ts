import { DelayedError, WaitingError } from 'bullmq';
import { Failure } from '../../../model/failure.ts';
import type { Job, StepName } from '../../../model/job.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import { delayOf } from './add-jobs.ts';
import { type Backend, type Hands, openHands, type Stored } from './backend.ts';
import { judge } from './retry-rule.ts';

/** Runs the jobs of one line of a step; what the handler returns is added before its job is done. */
export function workOn(options: {
  readonly backend: Backend;
  readonly step: StepName;
  readonly line: string;
  readonly concurrency: number;
  readonly handle: (job: Job, signal: AbortSignal) => Promise<readonly Job[]>;
  readonly add: (jobs: readonly Job[]) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onError: (error: Error) => void;
  readonly isOutage: (error: unknown) => boolean;
  readonly onOutage: (error: Error) => void;
}): Hands {
  const { step, handle, add, clock, log, signal } = options;
  const hands = openHands(options.backend, {
    line: options.line,
    concurrency: options.concurrency,
    async process(stored, token) {
      const { job } = stored.data;
      if (job === null) return;
      let again: Job | undefined;
      try {
        const next = await handle(job, signal);
        again = next.find((one) => one.key === job.key);
        await add(next.filter((one) => one !== again));
      } catch (error) {
        if (signal.aborted) await handBack(stored, token, log);
        if (options.isOutage(error)) {
          if (error instanceof Error) options.onOutage(error);
          await waitForStore(stored, token);
        }
        throw judge(error, stored.attemptsMade);
      }
      if (again !== undefined) await putBack(stored, token, again, clock);
    },
  });
  hands.on('error', options.onError);
  hands.on('failed', (stored, error) => logFailed(log, step, stored, error));
  hands.on('stalled', (id) => log.warn('job-taken-over', { step, id }));
  return hands;
}

/**
 * A handler that returns its own job again ("the channel's slot is in a minute") means: this job, later. Added as
 * a new job it would be dropped, because its key is still at work.
 */
async function putBack(stored: Stored, token: string, again: Job, clock: Clock): Promise<never> {
  await stored.updateData({ job: again });
  const delay = delayOf(again, clock);
  if (delay === 0) {
    await stored.moveToWait(token);
    throw new WaitingError();
  }
  await stored.moveToDelayed(Date.now() + delay, token);
  throw new DelayedError();
}

/**
 * While the store or the queue is away every job fails, and none is to blame: it comes again soon, and its tries are not
 * counted. Counted, an outage of minutes left all that was in hand with the dead letters.
 */
async function waitForStore(stored: Stored, token: string): Promise<never> {
  const delay = OUTAGE_WAIT_MS * (1 + Math.random());
  await stored.moveToDelayed(Date.now() + delay, token);
  throw new DelayedError();
}

const OUTAGE_WAIT_MS = 3000;

/** What ended because we stop has not failed: another process, or the next start, takes it at once. */
async function handBack(stored: Stored, token: string, log: Log): Promise<never> {
  await stored.moveToWait(token);
  log.info('job-handed-back', { step: stored.data.job?.step, key: stored.data.job?.key });
  throw new WaitingError();
}

/** The handler's own caller logs what went wrong; here only what the queue makes of it. */
function logFailed(log: Log, step: StepName, stored: Stored | undefined, error: Error): void {
  const cause = error.cause instanceof Error ? error.cause : error;
  const fields = {
    step,
    key: stored?.data.job?.key,
    tries: stored?.attemptsMade,
    code: cause instanceof Failure ? cause.code : 'bug',
    error: cause.message,
  };
  const dead = stored?.finishedOn !== undefined && stored.finishedOn !== null;
  if (dead) log.error('job-dead', fields);
  else log.debug('job-tried-again-later', fields);
}
