import type { Instant } from '../../../model/time.ts';
import type { Clock } from '../../../ports/clock.ts';

/** The machine's clock. */
export function realClock(): Clock {
  return {
    now: () => new Date().toISOString(),
    wait: waitRealMs,
    toRealMs: (ms) => ms,
  };
}

/**
 * A clock that stands at `from` now and runs `speed` times as fast as the machine's: at speed 1440 a day of news
 * passes in a minute. `speed` must be above 0.
 */
export function simulatedClock(options: { readonly from: Instant; readonly speed: number }): Clock {
  const { speed } = options;
  const startMs = Date.parse(options.from);
  if (!(speed > 0) || Number.isNaN(startMs)) throw new RangeError(`no clock: from ${options.from} at speed ${speed}`);
  const begunAt = performance.now(); // monotonic: a corrected wall clock must not make this one jump
  return {
    now: () => new Date(startMs + (performance.now() - begunAt) * speed).toISOString(),
    wait: (ms, signal) => waitRealMs(ms / speed, signal),
    toRealMs: (ms) => ms / speed,
  };
}

/** Timers hold at most 2^31-1 ms (24.8 days); a longer one would fire at once, so long waits are cut in pieces. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

async function waitRealMs(ms: number, signal?: AbortSignal): Promise<void> {
  const until = performance.now() + ms;
  for (let left = ms; left > 0 && !signal?.aborted; left = until - performance.now()) {
    await timer(Math.min(left, LONGEST_TIMER_MS), signal);
  }
}

function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(running);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const running = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}
