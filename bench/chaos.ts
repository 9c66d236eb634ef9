import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { compare } from './chaos/compare.ts';
import { doFault, heldBy, possibleFaults } from './chaos/do-fault.ts';
import { type Home, openPlace } from './chaos/open-place.ts';
import { type Fault, planFaults } from './chaos/plan-faults.ts';
import { owedIn, waitUntilQuiet } from './chaos/wait-until-quiet.ts';

const FAULTS = Number(process.env.BENCH_FAULTS ?? 300);
const SEED = Number(process.env.BENCH_SEED ?? 20_260_302);
const HOMES: readonly Home[] = ['embedded', 'servers'];
const GAP_MS = [1000, 6000] as const;
const PUBLISH_EVERY_MS = 2500;
const SHOW_EVERY = 25; // faults
const ARTICLES = 'select count(*)::int as articles from onrecord.articles'; // none: it has not begun yet

/**
 * Faults of a plan from a seed, one every few seconds, while news comes in and goes out; then what was published is
 * compared with the store, and the store with what stands in the channels.
 */
export async function* benchChaos(): AsyncGenerator<string> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1)); // servers and disks go too
  const home = process.env.BENCH_HOME;
  for (const one of HOMES) if (home === undefined || home === one) yield* breakHome(one);
}

async function* breakHome(home: Home): AsyncGenerator<string> {
  const place = await openPlace(home, SEED);
  try {
    const possible = possibleFaults(place);
    const plan = planFaults({ seed: SEED, faults: FAULTS, gapMs: GAP_MS, possible });
    yield `${home}: ${FAULTS} faults from seed ${SEED}, logs in ${place.logs}`;
    const left = possible.filter(({ targets }) => targets.length === 0).map(({ kind }) => kind);
    if (left.length > 0) yield `left out, as they cannot be had here: ${left.join(', ')}`;
    const publishing = setInterval(() => place.publisher.publish(place.now()), PUBLISH_EVERY_MS);
    while (Number((await place.ask(ARTICLES))[0]?.articles) === 0) await sleep(1000);
    const [begun, failed] = [performance.now(), [] as string[]];
    const held = new Map<string, Promise<void>>();
    for (const [nth, fault] of plan.entries()) {
      await sleep(fault.afterMs);
      const name = heldBy(fault);
      const before = held.get(name) ?? Promise.resolve();
      const tell = `${((performance.now() - begun) / 1000).toFixed(1)} s: ${fault.target} ${fault.kind} (${fault.holdMs} ms)`;
      if (process.env.BENCH_SHOW !== undefined) yield tell;
      held.set(
        name,
        before.then(() => doFault(fault, place)).catch((error: unknown) => void failed.push(`${tell}: ${error}`)),
      );
      if ((nth + 1) % SHOW_EVERY === 0)
        yield `after ${nth + 1} faults: ${place.publisher.published.length} items published, load ${loadavg()[0]?.toFixed(1)}`;
    }
    await Promise.all(held.values());
    clearInterval(publishing);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    yield `${FAULTS} faults in ${seconds} s: ${countKinds(plan)}`;
    for (const words of failed) yield `a fault could not be made: ${words}`;
    const quietMs = await waitUntilQuiet(place);
    yield quietMs === undefined
      ? `NOT QUIET: ${JSON.stringify(await owedIn(place))} stay`
      : `quiet ${(quietMs / 1000).toFixed(0)} s after the last fault`;
    yield* compare(place);
  } finally {
    await place.close();
  }
}

function countKinds(plan: readonly Fault[]): string {
  const kinds = [...Map.groupBy(plan, ({ kind }) => kind)].sort(([, a], [, b]) => b.length - a.length);
  return kinds.map(([kind, some]) => `${some.length} ${kind}`).join(', ');
}
