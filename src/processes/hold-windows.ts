import { shareOut } from '../core/schedule/share-out.ts';
import type { Leases } from '../ports/leases.ts';
import type { Log } from '../ports/log.ts';

type Held = { readonly letGo: () => Promise<void>; readonly timer: NodeJS.Timeout };

const LOOK_EVERY_MS = 1000; // of who could hold more: a worker that stops is followed within this time

/**
 * Shares the windows of live stories out between all workers, by leases: takes the jobs of those that this process
 * holds, and stops at once when it holds them no longer. A late holder does no harm: the store joins one article at a
 * time, whoever asks. Resolves when the first share is taken; ends when the leases are closed.
 */
export async function holdWindows(options: {
  readonly windows: number;
  readonly leases: Leases;
  readonly log: Log;
  /** Begins to take a window's jobs; what it returns stops taking them. */
  readonly take: (window: number) => Promise<() => Promise<void>>;
  /** Drops what is in memory of the other windows. */
  readonly keepOnly: (isHeld: (window: number) => boolean) => void;
}): Promise<void> {
  const { windows, leases, log, take, keepOnly } = options;
  const names = Array.from({ length: windows }, (_, window) => nameOf(window));
  const held = new Map<string, Held>();
  let renewAt = 0;
  let stopping: Promise<unknown> | undefined; // of windows that may still be in memory

  const lose = (name: string) => {
    const lost = held.get(name);
    if (lost === undefined) return;
    held.delete(name);
    clearTimeout(lost.timer);
    log.info('window-let-go', { name });
    const letGo = lost.letGo().catch((error: unknown) => log.error('window-not-let-go', { name, error }));
    stopping = Promise.all([stopping, letGo]);
  };

  /** Only after a look: a lease that ran out because this process was busy is often held again right away. */
  const forget = () => {
    void stopping?.then(() => keepOnly((window) => held.has(nameOf(window))));
    stopping = undefined;
  };

  const hold = async (name: string) => {
    const askedAt = performance.now();
    if (!(await leases.hold(name))) return lose(name);
    const letGo = held.get(name)?.letGo ?? (await take(names.indexOf(name)));
    if (!held.has(name)) log.info('window-held', { name });
    clearTimeout(held.get(name)?.timer);
    const leftMs = leases.lastMs - (performance.now() - askedAt);
    held.set(name, { letGo, timer: setTimeout(lose, leftMs, name).unref() });
    if (leases.closed.aborted) lose(name);
  };

  const look = async () => {
    const renews = performance.now() >= renewAt;
    if (renews) await leases.hold(WORKERS + leases.me);
    const all = await leases.list(ALL);
    const workers = all.flatMap(({ name, holder }) => (name.startsWith(WORKERS) ? [holder] : []));
    const holders = new Map(all.map(({ name, holder }) => [name, holder]));
    const mine = shareOut({ names, holders, workers, me: leases.me });
    for (const name of held.keys()) {
      if (mine.includes(name)) continue;
      lose(name);
      await leases.giveUp(name);
    }
    for (const name of mine) if (renews || !held.has(name)) await hold(name);
    if (renews) renewAt = performance.now() + leases.lastMs / 3;
    forget();
  };

  await look();
  leases.closed.addEventListener('abort', () => {
    for (const name of held.keys()) lose(name);
  });
  const waitMs = () => (held.size === windows ? Math.max(LOOK_EVERY_MS, renewAt - performance.now()) : LOOK_EVERY_MS);
  again(look, { waitMs, closed: leases.closed, log });
}

const ALL = 'stories/';
const WORKERS = `${ALL}worker/`; // each holds one with its own name, so that the others count it
const nameOf = (window: number): string => `${ALL}window/${window}`;

/** Looks again and again. While the store is away, the leases run out by themselves. */
function again(
  look: () => Promise<void>,
  { waitMs, closed, log }: { readonly waitMs: () => number; readonly closed: AbortSignal; readonly log: Log },
): void {
  let wasWell = true;
  let timer: NodeJS.Timeout | undefined;
  const lookOnce = async () => {
    try {
      await look();
      wasWell = true;
    } catch (error) {
      if (wasWell && !closed.aborted) log.warn('leases-not-renewed', { error });
      wasWell = false;
    }
    next();
  };
  const next = () => {
    if (!closed.aborted) timer = setTimeout(lookOnce, waitMs());
  };
  closed.addEventListener('abort', () => clearTimeout(timer));
  next();
}
