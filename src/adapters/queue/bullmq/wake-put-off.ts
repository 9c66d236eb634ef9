import type { Lines } from './lines.ts';

/**
 * Puts to work what was put off by a clock that has been put back since: BullMQ keeps the moment of the next try, which
 * may be hours ahead now, and until then the job's key shuts out whoever adds it again. Returns how many.
 */
export async function wakePutOff({ all }: Pick<Lines, 'all'>): Promise<number> {
  let woken = 0;
  for (const line of all) {
    const latest = await line.getJobs(['delayed'], 0, AT_ONCE - 1, false);
    const ahead = latest.filter(
      ({ processedOn, timestamp }) => (processedOn ?? timestamp) > Date.now() + CLOCKS_DIFFER_MS,
    );
    // one that was woken by another process in between is no delayed job any more
    const settled = await Promise.allSettled(ahead.map((stored) => stored.promote()));
    woken += settled.filter(({ status }) => status === 'fulfilled').length;
  }
  return woken;
}

const AT_ONCE = 50; // of each line; the others come with the next look
const CLOCKS_DIFFER_MS = 60_000; // of machines that share a queue
