import type { Log } from '../../../ports/log.ts';

export type OpenParts = {
  /** Remembers how a part is closed. `first`: what needs all others to finish; `last`: what all others need. */
  add(part: string, close: () => Promise<void>, turn?: 'first' | 'last'): void;
  /** Aborted when closing begins: what takes long and can be done again gives up. */
  readonly closing: AbortSignal;
  /** Closes all of them and never rejects: what fails or does not end in its time is named in the log and left. */
  close(): Promise<void>;
};

// Whoever asks us to stop waits 10 s, as Docker does, before it kills. What ends early leaves its time to the next ones.
const TURNS = [
  { turn: 'first', byMs: 7800 }, // the queue: up to 7.5 s for the work in hand
  { turn: undefined, byMs: 8700 },
  { turn: 'last', byMs: 9200 }, // the database, which gives up by itself after 2 s
] as const;

/** The parts of a process that are open, and their end in three turns, each part of a turn beside the others. */
export function openParts(log: Log): OpenParts {
  const open: { readonly part: string; readonly close: () => Promise<void>; readonly turn: Turn }[] = [];
  const ending = new AbortController();
  return {
    closing: ending.signal,
    add: (part, close, turn) => {
      open.push({ part, close, turn });
    },
    async close() {
      ending.abort();
      const began = performance.now();
      const parts = open.splice(0);
      for (const { turn, byMs } of TURNS) {
        const leftMs = Math.max(0, byMs - (performance.now() - began));
        const closing = parts.filter((one) => one.turn === turn);
        await Promise.all(closing.map(({ part, close }) => closeOne({ part, close, leftMs, log })));
      }
    },
  };
}

type Turn = (typeof TURNS)[number]['turn'];

async function closeOne(one: {
  readonly part: string;
  readonly close: () => Promise<void>;
  readonly leftMs: number;
  readonly log: Log;
}): Promise<void> {
  const { part, close, leftMs, log } = one;
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), leftMs);
  const closed = close().catch((error: unknown) => log.error('close-failed', { part, error }));
  const outcome = await Promise.race([closed, late.promise]);
  clearTimeout(timer);
  if (outcome === 'late') log.error('did-not-end', { part, afterMs: Math.round(leftMs) });
}
