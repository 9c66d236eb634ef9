import { listOwed } from '../flows/news/list-owed.ts';
import { runStep } from '../flows/news/steps.ts';
import { Failure } from '../model/failure.ts';
import type { Job, StepName } from '../model/job.ts';
import { toFeeds, toPeople, toSubscriptions, toTopics } from '../settings/to-model.ts';
import type { Parts } from '../wiring.ts';

const READING: readonly StepName[] = [
  'poll-feed',
  'read-item',
  'find-statements',
  'join-story',
  'repair-stories',
  'brief-story',
];

const LOOK_EVERY_MS = 30_000; // of the product's clock: how often the store is asked what is owed
const LOOK_AT_MOST_EVERY_MS = 500; // of the machine's: a clock that runs fast must not ask all the time
const LOOK_AT_LEAST_EVERY_MS = 5_000;
const POLLS_A_SECOND = 10; // of what is due at the start: 36 feeds take 4 seconds, 10,000 a quarter of an hour
const MAINTAIN_EVERY_MS = 3_600_000;

/** Reads the news: takes the jobs of all steps but the last, and asks the store regularly what is owed. */
export async function runWorker(parts: Parts): Promise<void> {
  const { queue, clock, log } = parts;
  await takeSettings(parts);
  await queue.work(READING, (job, signal) => handle(job, parts, signal));
  const everyMs = Math.min(LOOK_AT_LEAST_EVERY_MS, Math.max(LOOK_AT_MOST_EVERY_MS, clock.toRealMs(LOOK_EVERY_MS)));
  await queue.every('list-owed', everyMs, async () => queue.add(await listOwed(parts)));
  await queue.every('maintain', MAINTAIN_EVERY_MS, () => parts.database.maintain());
  await queue.add(await listOwed(parts));
  log.info('worker-runs', { feeds: parts.settings.feeds.length });
}

/** The queue's handler: what a step throws is logged here once, then left to the queue's rule of retries. */
export async function handle(job: Job, parts: Parts, signal: AbortSignal): Promise<readonly Job[]> {
  try {
    return await runStep(job, parts, signal);
  } catch (error) {
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

/** What the configuration lists becomes what the store holds; what was added in chat stays. */
async function takeSettings({ settings, store, clock }: Parts): Promise<void> {
  const now = clock.now();
  await store.catalogue.syncPeople(toPeople(settings));
  await store.catalogue.syncTopics(toTopics(settings));
  await store.feeds.sync(toFeeds(settings), now);
  await store.feeds.spreadDue(POLLS_A_SECOND, now);
  await store.desk.syncSubscriptions(toSubscriptions(settings, now), now);
}
