import type { TurnTime } from './take-turns.ts';

/** The machine's clock and timers. */
export function machineTime(): TurnTime {
  return {
    now: () => performance.now(),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        if (signal?.aborted) end();
        else signal?.addEventListener('abort', end, { once: true });
      }),
  };
}
