import type { Clock } from '../../src/ports/clock.ts';

export type ClockStart = {
  readonly from: number; // what it shows at first, ms
  readonly speed: number;
  readonly begunAt: number; // by the machine's clock, ms
  readonly begunAfter: number; // by the clock of the machine's run, ms: all processes have the same
};

/** Runs `speed` times as fast as time passes; when the machine's clock jumps, so does this, as far as that did. */
export function jumpingClock({ from, speed, begunAt, begunAfter }: ClockStart): Clock {
  return {
    now: () => {
      const passed = sinceMachineStart() - begunAfter;
      const jumped = Date.now() - (begunAt + passed);
      return new Date(from + passed * speed + jumped).toISOString();
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, ms / speed);
        signal?.addEventListener('abort', end, { once: true });
      }),
    toRealMs: (ms) => ms / speed,
  };
}

/** Milliseconds; not moved by corrections of the machine's clock. */
export const sinceMachineStart = (): number => Number(process.hrtime.bigint()) / 1e6;
