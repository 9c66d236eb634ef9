import type { Hosts } from '../../../ports/hosts.ts';
import { type WaitingLine, waitingLine } from './waiting-line.ts';

/**
 * `spacingMs` lies between the end of one turn and the start of the host's next. `hosts` is asked once it is the
 * host's turn in this process: other processes may have one.
 */
export type TurnOptions = {
  readonly atOnce: number;
  readonly spacingMs: (host: string) => number;
  readonly hosts: Pick<Hosts, 'take' | 'giveBack'>;
  readonly time: TurnTime;
};

/** Milliseconds of a clock that never runs backwards; `wait` ends early when the signal aborts, and never rejects. */
export type TurnTime = { now(): number; wait(ms: number, signal?: AbortSignal): Promise<void> };

/** `mayGo` is asked when the turn has come: when it rejects, so does the turn, and no spacing follows. */
export type Visit = {
  readonly host: string;
  readonly holdMs: number; // longer than the work takes
  readonly mayGo: () => Promise<void>;
  readonly signal: AbortSignal | undefined;
};

/** Runs work for a host when it is its turn. Rejects with the signal's reason when that aborts while waiting. */
export type Turns = <T>(visit: Visit, work: () => Promise<T>) => Promise<T>;

type HostLine = { readonly waiting: WaitingLine; freeAt: number };

const SWEEP_EVERY_MS = 1000; // the usual spacing: what is left behind is a second's hosts

/**
 * One request at a time per host, spaced, and few at once in all: the rules of polite fetching. Hosts that wait
 * for their turn or their spacing hold no place of the `atOnce`. A host is remembered until its spacing has passed.
 */
export function takeTurns({ atOnce, spacingMs, hosts, time }: TurnOptions): Turns {
  const inTurn = new Map<string, HostLine>(); // exactly one visit of each is running, the others stand in its line
  const restingUntil = new Map<string, number>(); // hosts without visits, while their spacing lasts
  const places = limitAtOnce(atOnce);
  let sweepAt = 0;

  return async (visit, work) => {
    visit.signal?.throwIfAborted();
    const line = await comeToTurn(visit);
    try {
      await waitUntil(line.freeAt, visit.signal);
      return await whenFree(visit, line, work);
    } finally {
      endTurn(visit.host, line);
    }
  };

  async function comeToTurn({ host, signal }: Visit): Promise<HostLine> {
    const running = inTurn.get(host);
    if (running !== undefined) {
      await running.waiting.join(signal); // the turn is handed on: the host stays in the table
      return running;
    }
    const line: HostLine = { waiting: waitingLine(), freeAt: restingUntil.get(host) ?? 0 };
    restingUntil.delete(host);
    inTurn.set(host, line);
    return line;
  }

  function endTurn(host: string, line: HostLine): void {
    if (line.waiting.callNext()) return;
    inTurn.delete(host);
    const now = time.now();
    if (line.freeAt > now) restingUntil.set(host, line.freeAt);
    if (now < sweepAt) return;
    sweepAt = now + SWEEP_EVERY_MS;
    for (const [resting, until] of restingUntil) if (until <= now) restingUntil.delete(resting);
  }

  async function waitUntil(at: number, signal: AbortSignal | undefined): Promise<void> {
    const left = at - time.now();
    if (left > 0) await time.wait(left, signal);
    signal?.throwIfAborted();
  }

  /** While another process has the host's turn, the place is left to others. */
  async function whenFree<T>(visit: Visit, line: HostLine, work: () => Promise<T>): Promise<T> {
    for (;;) {
      await places.enter(visit.signal);
      let waitMs: number;
      try {
        waitMs = await hosts.take(visit.host, visit.holdMs);
        if (waitMs === 0) return await held(visit, line, work);
      } finally {
        places.leave();
      }
      await waitUntil(time.now() + waitMs, visit.signal);
    }
  }

  async function held<T>(visit: Visit, line: HostLine, work: () => Promise<T>): Promise<T> {
    let spacing = 0;
    try {
      visit.signal?.throwIfAborted();
      await visit.mayGo();
      spacing = spacingMs(visit.host);
      return await work();
    } finally {
      line.freeAt = time.now() + spacing;
      // A turn that is not given back ends by itself: no reason to lose an answer.
      await hosts.giveBack(visit.host, spacing).catch(() => undefined);
    }
  }
}

function limitAtOnce(atOnce: number): { enter(signal: AbortSignal | undefined): Promise<void>; leave(): void } {
  const waiting = waitingLine();
  let free = atOnce;
  return {
    async enter(signal) {
      if (free > 0) free -= 1;
      else await waiting.join(signal); // a place handed on stays taken
    },
    leave() {
      if (!waiting.callNext()) free += 1;
    },
  };
}
