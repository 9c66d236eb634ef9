import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keptFor } from '../../src/processes/kept-for.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('asks once for all who ask within its time, and again after it', async () => {
  let asked = 0;
  const read = keptFor(3000, async () => ++asked);
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(2999);
  expect(await read()).toBe(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(await read()).toBe(2);
});

it('gives up after two seconds, and asks no second time while the first is open', async () => {
  let asked = 0;
  let answer: (value: number) => void = () => {};
  const read = keptFor(3000, () => {
    asked++;
    return new Promise<number>((resolve) => {
      answer = resolve;
    });
  });
  const first = expect(read()).rejects.toThrow('no answer');
  await vi.advanceTimersByTimeAsync(2000);
  await first;
  await vi.advanceTimersByTimeAsync(60_000);
  const second = expect(read()).rejects.toThrow('no answer');
  await vi.advanceTimersByTimeAsync(2000);
  await second;
  expect(asked).toBe(1);
  answer(7);
  expect(await read()).toBe(7);
});

it('keeps a failure as long as an answer', async () => {
  let asked = 0;
  const read = keptFor(3000, async () => {
    asked++;
    throw new Error('away');
  });
  await expect(read()).rejects.toThrow('away');
  await expect(read()).rejects.toThrow('away');
  expect(asked).toBe(1);
});
