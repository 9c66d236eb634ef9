import type { Failure, Injected, Injection } from './types.ts';

/** Failures that wait for their requests. `next` is asked once a request. */
export function openInjections(seed: number) {
  const random = mulberry32(seed);
  type Waiting = Injection & { seen: number; hits: number };
  const waiting = new Set<Waiting>();
  return {
    inject(injection: Injection): Injected {
      const added: Waiting = { ...injection, seen: 0, hits: 0 };
      waiting.add(added);
      return { hits: () => added.hits, stop: () => void waiting.delete(added) };
    },
    /** The failure that this request meets. `call` is "METHOD path", `route` its shape when it is known. */
    next(call: string, route: string | null): Failure | null {
      for (const injection of waiting) {
        const { on, times = 1, skip = 0, chance = 1 } = injection;
        if (injection.hits >= times || !(typeof on === 'string' ? on === route : on.test(call))) continue;
        if (injection.seen++ < skip || random() >= chance) continue;
        injection.hits++;
        return injection.failure;
      }
      return null;
    },
    clear(): void {
      waiting.clear();
    },
  };
}

/** Numbers in 0..1 that are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
