import type { Instant } from '../model/time.ts';
import type { Clock } from '../ports/clock.ts';

/** A clock that stands at `from` until it is told to begin, then runs fast up to `until`, and like life after that. */
export type DemoClock = Clock & { begin(): void };

/** `speed`: times as fast as the machine's clock. */
export function demoClock(options: {
  readonly from: Instant;
  readonly until: Instant;
  readonly speed: number;
}): DemoClock {
  const from = Date.parse(options.from);
  const fastMs = Math.max(0, Date.parse(options.until) - from);
  const { speed } = options;
  let begunAt: number | undefined;

  const passed = () => {
    if (begunAt === undefined) return 0;
    const real = performance.now() - begunAt;
    return real * speed < fastMs ? real * speed : fastMs + (real - fastMs / speed);
  };
  const toRealMs = (ms: number) => {
    const fastLeft = Math.max(0, fastMs - passed());
    return ms <= fastLeft ? ms / speed : fastLeft / speed + (ms - fastLeft);
  };
  return {
    begin() {
      begunAt ??= performance.now();
    },
    now: () => new Date(from + passed()).toISOString(),
    toRealMs,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, toRealMs(ms));
        signal?.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
