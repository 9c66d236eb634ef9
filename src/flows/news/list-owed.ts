import { nextDigestAt } from '../../core/schedule/next-digest.ts';
import type { Job } from '../../model/job.ts';
import type { NewsPorts } from './news-ports.ts';

const JOBS_AT_MOST = 500; // the rest comes with the next look

/** Every job that should be in the queue right now, told by the store: the queue may have lost all, and no item is. */
export async function listOwed(ports: Pick<NewsPorts, 'clock' | 'store'>): Promise<readonly Job[]> {
  const now = ports.clock.now();
  await ports.store.deliveries.oweDigests(now, nextDigestAt);
  return ports.store.owed.list(now, JOBS_AT_MOST);
}
