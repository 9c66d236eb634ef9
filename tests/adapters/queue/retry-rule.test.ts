import { UnrecoverableError } from 'bullmq';
import { describe, expect, it, test } from 'vitest';
import { judge, MOST_TRIES, tryAgainAfterMs } from '../../../src/adapters/queue/bullmq/retry-rule.ts';
import { Failure } from '../../../src/model/failure.ts';

describe('the wait before the next try', () => {
  test.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [9, 512_000],
    [10, 600_000],
    [11, 600_000],
  ])('after %i tries is at most %i ms, and at least three quarters of it', (tries, most) => {
    const waits = Array.from({ length: 200 }, () => tryAgainAfterMs(tries));
    expect(Math.max(...waits)).toBeLessThanOrEqual(most);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(most * 0.75);
    expect(new Set(waits).size).toBeGreaterThan(50);
  });

  it('lets the tries last for more than a short outage, and for less than an hour', () => {
    const tries = Array.from({ length: MOST_TRIES - 1 }, (_, index) => index + 1);
    const total = tries.reduce((sum, one) => sum + tryAgainAfterMs(one), 0);
    expect(total).toBeGreaterThan(20 * 60_000);
    expect(total).toBeLessThan(60 * 60_000);
  });
});

describe('an error of a job', () => {
  const passing = new Failure('source-down', 'The feed does not answer.', { retry: true });
  const lasting = new Failure('chat-refused', 'The channel is archived.');
  test.each<[string, unknown, number, boolean]>([
    ['a failure that may pass is tried again', passing, 0, true],
    ['a failure that may pass is tried again also late', passing, 10, true],
    ['a failure that will not pass is final', lasting, 0, false],
    ['a bug is tried again', new TypeError('x is undefined'), 0, true],
    ['a bug is final at its fifth try', new TypeError('x is undefined'), 4, false],
    ['a thrown text is a bug', 'oops', 4, false],
  ])('%s', (_, error, triesBefore, again) => {
    const judged = judge(error, triesBefore);
    expect(judged instanceof UnrecoverableError).toBe(!again);
    expect(judged.message).toBe(error instanceof Error ? error.message : 'oops');
    if (!again && error instanceof Error) expect(judged.cause).toBe(error);
  });
});
