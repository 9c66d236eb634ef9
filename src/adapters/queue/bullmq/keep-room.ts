/**
 * How many jobs wait in a line at most. Jobs are hints, and the store tells again what is owed: a slow store or platform must
 * not fill Redis. A waiting job takes about 900 bytes there, so that all lines together stay within 15 MB (within 75 MB where
 * all are full of what waits for its time); and 2,000 jobs are work for longer than the time between two looks at what is
 * owed, for any step.
 */
export const MOST_WAITING = 2000;

const RECOUNT_WHEN_FULL_MS = 1000;
const COUNTED_FOR = 50; // at the least, where there is so much room

/**
 * Tells how many of the wanted jobs a line has room for. A line is counted once in a while, not for each job: after a count
 * a quarter of the room may be used up (other processes add too) before the next one.
 */
export function keepRoom(
  count: () => Promise<number>,
  { most = MOST_WAITING, now = Date.now }: { readonly most?: number; readonly now?: () => number } = {},
): (wanted: number) => Promise<number> {
  let room = 0;
  let fullSince = Number.NEGATIVE_INFINITY;
  return async (wanted) => {
    if (wanted > room && now() - fullSince >= RECOUNT_WHEN_FULL_MS) {
      const free = Math.max(0, most - (await count()));
      if (free < wanted) fullSince = now();
      const taken = Math.min(wanted, free);
      room = Math.min(free - taken, Math.max(COUNTED_FOR, Math.ceil(free / 4)));
      return taken;
    }
    const taken = Math.min(wanted, room);
    room -= taken;
    return taken;
  };
}
