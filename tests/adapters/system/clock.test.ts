import { describe, expect, it, test } from 'vitest';
import { realClock, simulatedClock } from '../../../src/adapters/system/node/clock.ts';

const FROM = '2025-03-01T06:00:00.000Z';

describe('simulated clock', () => {
  it('stands at its start and runs at its speed', async () => {
    const clock = simulatedClock({ from: FROM, speed: 3600 });
    expect(clock.now() >= FROM && clock.now() < '2025-03-01T06:20:00.000Z').toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const passed = Date.parse(clock.now()) - Date.parse(FROM);
    expect(passed).toBeGreaterThan(95 * 3600);
    expect(passed).toBeLessThan(3_000 * 3600);
  });

  it('waits for its own time', async () => {
    const clock = simulatedClock({ from: FROM, speed: 1000 });
    const begun = performance.now();
    await clock.wait(60_000);
    expect(performance.now() - begun).toBeGreaterThan(55);
    expect(clock.now() >= '2025-03-01T06:00:59.000Z').toBe(true);
    expect(clock.toRealMs(60_000)).toBe(60);
  });

  test.each([
    ['stands still', { from: FROM, speed: 0 }],
    ['runs back', { from: FROM, speed: -1 }],
    ['has no start', { from: 'soon', speed: 1 }],
  ])('refuses a clock that %s', (_, options) => {
    expect(() => simulatedClock(options)).toThrow(RangeError);
  });
});

describe('real clock', () => {
  it('writes instants with milliseconds, in UTC', () => {
    expect(realClock().now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('ends a wait when the signal aborts, and does not begin one after it', async () => {
    const clock = realClock();
    const begun = performance.now();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    await clock.wait(60_000, stop.signal);
    await clock.wait(60_000, stop.signal);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('does not let a wait of months end at once', async () => {
    const stop = new AbortController();
    let ended = false;
    const waiting = realClock()
      .wait(90 * 86_400_000, stop.signal)
      .then(() => {
        ended = true;
      });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ended).toBe(false);
    stop.abort();
    await waiting;
  });
});
