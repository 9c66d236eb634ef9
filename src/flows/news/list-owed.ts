import { addMinutes } from '../../core/schedule/add-minutes.ts';
import { nextDigestAt } from '../../core/schedule/next-digest.ts';
import type { Job } from '../../model/job.ts';
import type { NewsPorts } from './news-ports.ts';

const JOBS_AT_MOST = 500; // the rest comes with the next look
const TROUBLE_AFTER_MINUTES = 24 * 60; // of a source that fails: most are back within hours, and nobody needs to know

/** Every job that should be in the queue right now, told by the store: the queue may have lost all, and no item is. */
export async function listOwed(ports: Pick<NewsPorts, 'clock' | 'store' | 'operators'>): Promise<readonly Job[]> {
  const now = ports.clock.now();
  const { deliveries, owed } = ports.store;
  await deliveries.resumeDue(now);
  await deliveries.oweDigests(now, nextDigestAt);
  const since = addMinutes(now, -TROUBLE_AFTER_MINUTES);
  await deliveries.oweSourceNotices({ since, operators: ports.operators, now });
  return owed.list(now, JOBS_AT_MOST);
}
