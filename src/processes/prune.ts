import type { Parts } from '../wiring.ts';

/** Batches a look: some hundred thousand rows of each kind a day, and seconds at most at a time. */
const BATCHES = 60;

/** Removes what has outlived its use, some of it if it is much: the next look goes on. */
export async function prune({
  store,
  settings,
  clock,
  database,
  log,
}: Pick<Parts, 'store' | 'settings' | 'clock' | 'database' | 'log'>): Promise<void> {
  const began = performance.now();
  const removed: Record<string, number> = {};
  let left = BATCHES;
  for (let isDone = false; !isDone && left > 0 && !database.pool.ended; left--) {
    const batch = await store.retention.prune(settings.retention, clock.now());
    isDone = batch.isDone;
    for (const [name, count] of Object.entries(batch.pruned)) removed[name] = (removed[name] ?? 0) + count;
  }
  if (Object.values(removed).some((count) => count > 0))
    log.info('pruned', { ...removed, ms: Math.round(performance.now() - began) });
}
