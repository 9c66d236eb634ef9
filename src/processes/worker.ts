import { windowOf } from '../core/story/window-of.ts';
import { listOwed } from '../flows/news/list-owed.ts';
import { runStep } from '../flows/news/steps.ts';
import { Failure } from '../model/failure.ts';
import type { Job, StepName } from '../model/job.ts';
import type { Parts } from '../wiring.ts';
import { holdWindows } from './hold-windows.ts';
import { prune } from './prune.ts';
import { takeSettings } from './take-settings.ts';

const READING: readonly StepName[] = ['poll-feed', 'read-item', 'find-statements', 'brief-story'];
const ON_LIVE_STORIES: readonly StepName[] = ['join-story', 'repair-stories'];

const LOOK_EVERY_MS = 30_000; // of the product's clock: how often the store is asked what is owed
const LOOK_AT_MOST_EVERY_MS = 500; // of the machine's: a clock that runs fast must not ask all the time
const LOOK_AT_LEAST_EVERY_MS = 5_000;
const MAINTAIN_EVERY_MS = 3_600_000;

/**
 * Reads the news: takes the jobs of all steps but the last, and asks the store regularly what is owed. Jobs on live
 * stories are taken for the windows that this worker holds.
 */
export async function runWorker(parts: Parts): Promise<void> {
  const { queue, clock, log, store } = parts;
  const { windows } = parts.settings.stories;
  const doJob = (job: Job, signal: AbortSignal) => handle(job, parts, signal);
  await takeSettings(parts);
  await queue.work(READING, doJob);
  await holdWindows({
    ...{ windows, leases: store.leases, log },
    take: (window) => queue.work(ON_LIVE_STORIES, doJob, { window }),
    keepOnly: (isHeld) => store.stories.keepOnly((of) => isHeld(windowOf(of, windows))),
  });
  const everyMs = Math.min(LOOK_AT_LEAST_EVERY_MS, Math.max(LOOK_AT_MOST_EVERY_MS, clock.toRealMs(LOOK_EVERY_MS)));
  await queue.every('list-owed', everyMs, async () => queue.add(await listOwed(parts)));
  await queue.every('prune', MAINTAIN_EVERY_MS, () => prune(parts));
  await queue.every('maintain', MAINTAIN_EVERY_MS, () => parts.database.maintain());
  // what the queue does not take now, the next look tells again
  await queue.add(await listOwed(parts)).catch((error: unknown) => log.warn('owed-not-queued', { error }));
  log.info('worker-runs', { feeds: parts.settings.feeds.length });
}

/** The queue's handler: what a step throws is logged here once, then left to the queue's rule of retries. */
export async function handle(job: Job, parts: Parts, signal: AbortSignal): Promise<readonly Job[]> {
  try {
    return await runStep(job, parts, signal);
  } catch (error) {
    if (signal.aborted || parts.database.isOutage(error)) throw error; // no fault of the job; the queue tells of it
    const words = error instanceof Failure ? error.words : String(error);
    parts.log.error('step-failed', {
      step: job.step,
      key: job.key,
      words,
      ...(error instanceof Failure ? {} : { error }),
    });
    throw error;
  }
}
