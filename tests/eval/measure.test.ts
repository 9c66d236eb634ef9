import { describe, expect, it } from 'vitest';
import { agreementOf, percent, share, speed } from '../../eval/measure.ts';

describe('agreementOf', () => {
  it.each([
    ['some right', { right: 2, found: 4, gold: 2 }, { precision: 0.5, recall: 1, f1: 2 / 3 }],
    ['nothing found', { right: 0, found: 0, gold: 3 }, { precision: 0, recall: 0, f1: 0 }],
    ['nothing to find, nothing found', { right: 0, found: 0, gold: 0 }, { precision: 1, recall: 1, f1: 1 }],
    ['nothing to find, something found', { right: 0, found: 2, gold: 0 }, { precision: 0, recall: 0, f1: 0 }],
  ])('%s', (_, counts, expected) => expect(agreementOf(counts)).toEqual(expected));
});

describe('figures as printed', () => {
  it('writes shares with their whole, and no share of nothing', () => {
    expect(percent(0.0512)).toBe('  5.1');
    expect(share('kept', { part: 1, whole: 8 }).value).toBe(' 12.5  of 8');
    expect(share('kept', { part: 0, whole: 0 }).value).toBe('none');
  });

  it('takes the nearest rank of durations', () => {
    const durations = Array.from({ length: 20 }, (_, index) => 20 - index); // 1..20
    expect(speed('ms', durations).value).toBe('median 10.00  95th percentile 19.00');
    expect(speed('ms', [7]).value).toBe('median 7.00  95th percentile 7.00');
  });
});
