import { describe, expect, it, test } from 'vitest';
import { readSince } from '../../../src/core/request/read-since.ts';
import { Failure } from '../../../src/model/failure.ts';

// A Wednesday, 14:30 in Berlin (UTC+1)
const NOW = '2025-02-12T13:30:00.000Z';

describe('since', () => {
  test.each<[words: string, timezone: string, now: string, moment: string]>([
    ['24h', 'Europe/Berlin', NOW, '2025-02-11T13:30:00.000Z'],
    ['1 hour ago', 'Europe/Berlin', NOW, '2025-02-12T12:30:00.000Z'],
    ['7d', 'Europe/Berlin', NOW, '2025-02-05T13:30:00.000Z'],
    ['7 days', 'Europe/Berlin', NOW, '2025-02-05T13:30:00.000Z'],
    ['last 7 days', 'Europe/Berlin', NOW, '2025-02-05T13:30:00.000Z'],
    ['2W', 'Europe/Berlin', NOW, '2025-01-29T13:30:00.000Z'],
    ['3 months', 'Europe/Berlin', NOW, '2024-11-12T13:30:00.000Z'],
    ['today', 'Europe/Berlin', NOW, '2025-02-11T23:00:00.000Z'],
    ['today', 'America/New_York', NOW, '2025-02-12T05:00:00.000Z'],
    ['today', 'Pacific/Apia', NOW, '2025-02-12T11:00:00.000Z'], // it is Thursday the 13th there
    ['yesterday', 'Europe/Berlin', NOW, '2025-02-10T23:00:00.000Z'],
    ['monday', 'Europe/Berlin', NOW, '2025-02-09T23:00:00.000Z'],
    ['Thu', 'Europe/Berlin', NOW, '2025-02-05T23:00:00.000Z'],
    ['wednesday', 'Europe/Berlin', NOW, '2025-02-11T23:00:00.000Z'],
    ['last wednesday', 'Europe/Berlin', NOW, '2025-02-04T23:00:00.000Z'],
    ['this week', 'Europe/Berlin', NOW, '2025-02-09T23:00:00.000Z'],
    ['last month', 'Europe/Berlin', NOW, '2024-12-31T23:00:00.000Z'],
    ['past month', 'Europe/Berlin', NOW, '2025-01-12T13:30:00.000Z'],
    ['2025-02-10', 'Europe/Berlin', NOW, '2025-02-09T23:00:00.000Z'],
    ['10 Feb', 'Europe/Berlin', NOW, '2025-02-09T23:00:00.000Z'],
    ['Feb 10, 2025', 'UTC', NOW, '2025-02-10T00:00:00.000Z'],
    ['3 sept', 'UTC', NOW, '2024-09-03T00:00:00.000Z'], // the last one, not one to come
    ['12 february 2025', 'UTC', NOW, '2025-02-12T00:00:00.000Z'],
    // the day on which clocks go forward has 23 hours: days keep the wall clock, hours do not
    ['1d', 'Europe/Berlin', '2025-03-30T10:00:00.000Z', '2025-03-29T11:00:00.000Z'],
    ['24h', 'Europe/Berlin', '2025-03-30T10:00:00.000Z', '2025-03-29T10:00:00.000Z'],
    ['1d', 'America/New_York', '2025-11-02T17:00:00.000Z', '2025-11-01T16:00:00.000Z'],
    ['today', 'America/New_York', '2025-11-02T17:00:00.000Z', '2025-11-02T04:00:00.000Z'],
    ['today', 'Asia/Beirut', '2025-03-30T10:00:00.000Z', '2025-03-29T22:00:00.000Z'], // 00:00 does not exist there
    ['today', 'Nowhere/Atall', NOW, '2025-02-12T00:00:00.000Z'], // UTC where a platform gives an unknown zone
  ])('%s in %s at %s', (words, timezone, now, moment) => expect(readSince(words, { now, timezone })).toBe(moment));

  test.each([
    '',
    'x',
    'forever',
    '7',
    '5m',
    '2025-02-30',
    '30 feb',
    '10/02/2025',
    'mo',
    'day',
    '99999d',
    '9999y',
    '0000-01-01',
    'a'.repeat(5000),
  ])('refuses "%.20s" with the forms it knows', (words) => {
    const failure = failureOf(() => readSince(words, { now: NOW, timezone: 'UTC' }));
    expect(failure).toMatch(
      /^I do not understand since ".*": write 24h, 7d, 2w, today, monday or a date such as 2025-02-10\.$/,
    );
    expect(failure.length).toBeLessThan(200);
  });

  it('refuses the future', () => {
    expect(failureOf(() => readSince('2025-02-13', { now: NOW, timezone: 'UTC' }))).toMatch(/lies in the future/);
  });
});

function failureOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure && error.code === 'bad-input') return error.words;
    throw error;
  }
  throw new Error('nothing was thrown');
}
