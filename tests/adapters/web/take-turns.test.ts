import { expect, it } from 'vitest';
import { takeTurns } from '../../../src/adapters/web/undici/take-turns.ts';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

it('keeps a distance between the turns of one host, and none between hosts', async () => {
  const turn = takeTurns({ atOnce: 8, spacingMs: () => 100 });
  const starts: Record<string, number[]> = { a: [], b: [] };
  const visit = (host: 'a' | 'b') => turn(host, undefined, async () => void starts[host]!.push(performance.now()));
  await Promise.all([visit('a'), visit('b'), visit('a'), visit('a')]);
  const [first = 0, second = 0, third = 0] = starts.a!;
  expect(second - first).toBeGreaterThanOrEqual(98);
  expect(third - second).toBeGreaterThanOrEqual(98);
  expect(starts.b![0]! - first).toBeLessThan(98);
});

it('runs few at once', async () => {
  const turn = takeTurns({ atOnce: 2, spacingMs: () => 0 });
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(10);
    running -= 1;
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((host) => turn(host, undefined, work)));
  expect(most).toBe(2);
});

it('lets the next go when one fails or gives up waiting', async () => {
  const turn = takeTurns({ atOnce: 1, spacingMs: () => 0 });
  const first = turn('a', undefined, async () => {
    await sleep(50);
    throw new Error('broken');
  });
  const gaveUp = turn('a', AbortSignal.timeout(10), async () => 'never');
  const last = turn('a', undefined, async () => 'done');
  expect(await Promise.allSettled([first, gaveUp, last])).toMatchObject([
    { status: 'rejected', reason: { message: 'broken' } },
    { status: 'rejected', reason: { name: 'TimeoutError' } },
    { status: 'fulfilled', value: 'done' },
  ]);
});
