import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './open-place.ts';

/** What the store still owes, by kind; empty when it is quiet. */
export async function owedIn(place: Pick<Place, 'ask' | 'publisher'>): Promise<Readonly<Record<string, number>>> {
  const [row = {}] = await place.ask(`select
    (select count(*)::int from onrecord.items) as items,
    (select count(*)::int from onrecord.items where state = 'unread') as unread,
    (select count(*)::int from onrecord.articles where understood_revision < revision) as "without statements",
    (select count(*)::int from onrecord.articles where joined_revision < revision) as "not joined",
    (select count(*)::int from onrecord.stories where merged_into is null and briefed_version < version) as "not briefed",
    (select count(*)::int from onrecord.deliveries where state in ('pending', 'sending', 'unknown')) as "not delivered"`);
  const { items, ...owed } = row;
  const missing = place.publisher.published.length - Number(items);
  const all = { 'not polled': missing, ...(owed as Record<string, number>) };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count !== 0));
}

/** Waits until nothing is owed at two looks in a row. Returns how long that took; undefined when nothing goes on. */
export async function waitUntilQuiet(place: Place): Promise<number | undefined> {
  const begun = performance.now();
  let [last, changedAt, quiet] = ['', begun, 0];
  for (;;) {
    const owed = await owedIn(place);
    const now = performance.now();
    quiet = Object.keys(owed).length === 0 ? quiet + 1 : 0;
    if (quiet === 2) return now - begun;
    const shown = JSON.stringify(owed);
    if (shown !== last) {
      [last, changedAt] = [shown, now];
      if (process.env.BENCH_SHOW !== undefined) process.stdout.write(`  ${shown}\n`);
    }
    if (now - changedAt > GIVE_UP_AFTER_MS) return undefined;
    await sleep(LOOK_EVERY_MS);
  }
}

const LOOK_EVERY_MS = 2000;
const GIVE_UP_AFTER_MS = 900_000; // a clock that was put back by ten minutes holds up leases for as long
