/** Options of takeTurns; `spacingMs` lies between the end of one turn and the start of the host's next. */
export type TurnOptions = { readonly atOnce: number; readonly spacingMs: (host: string) => number };

/** Runs work for a host when it is its turn. Rejects with the signal's reason when that aborts while waiting. */
export type Turns = <T>(host: string, signal: AbortSignal | undefined, work: () => Promise<T>) => Promise<T>;

/**
 * One request at a time per host, spaced, and few at once in all: the rules of polite fetching. Hosts that are
 * waiting for their spacing hold no place of the `atOnce`.
 */
export function takeTurns(options: TurnOptions): Turns {
  const lastOf = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running >= options.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1; // a place handed on by leave() is counted already
  }

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return async (host, signal, work) => {
    signal?.throwIfAborted();
    const before = lastOf.get(host) ?? Promise.resolve();
    let done: () => void = () => {};
    // The host's queue is a chain of promises: mine is free when everything before it is, and I am.
    const mine = before.then(() => new Promise<void>((resolve) => (done = resolve)));
    lastOf.set(host, mine);
    void mine.then(() => {
      if (lastOf.get(host) === mine) lastOf.delete(host);
    });
    let spacingMs = 0;
    try {
      await orAborted(before, signal);
      await enter();
      spacingMs = options.spacingMs(host);
      try {
        signal?.throwIfAborted();
        return await work();
      } finally {
        leave();
      }
    } finally {
      void before.then(() => setTimeout(() => done(), spacingMs));
    }
  };
}

async function orAborted(wait: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return wait;
  let stop: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([wait, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
