import { describe, expect, test } from 'vitest';
import { readLater } from '../../../src/core/request/read-later.ts';

// Friday, 14 February 2025, 10:30 in Berlin
const NOW = '2025-02-14T09:30:00.000Z';
const read = (words: string, timezone = 'Europe/Berlin', now = NOW) => readLater(words, { now, timezone });

describe('a moment ahead', () => {
  test.each([
    ['2h', '2025-02-14T11:30:00.000Z'],
    ['in 2 hours', '2025-02-14T11:30:00.000Z'],
    ['1 hour', '2025-02-14T10:30:00.000Z'],
    ['3d', '2025-02-17T09:30:00.000Z'],
    [' 3   Days ', '2025-02-17T09:30:00.000Z'],
    ['2w', '2025-02-28T09:30:00.000Z'],
    ['1 week', '2025-02-21T09:30:00.000Z'],
    ['tomorrow', '2025-02-14T23:00:00.000Z'],
    ['Tomorrow', '2025-02-14T23:00:00.000Z'],
    ['monday', '2025-02-16T23:00:00.000Z'],
    ['Mon', '2025-02-16T23:00:00.000Z'],
    ['thurs', '2025-02-19T23:00:00.000Z'],
    ['saturday', '2025-02-14T23:00:00.000Z'],
    ['friday', '2025-02-20T23:00:00.000Z'], // not today
    ['2025-03-01', '2025-02-28T23:00:00.000Z'],
    ['2025-03-01 18:00', '2025-03-01T17:00:00.000Z'],
    ['2025-03-01T18:00', '2025-03-01T17:00:00.000Z'],
    ['18:00', '2025-02-14T17:00:00.000Z'],
    ['2025-07-01', '2025-06-30T22:00:00.000Z'], // by summer time
    ['2026-02-14', '2026-02-13T23:00:00.000Z'],
  ])('%s', (words, wanted) => expect(read(words)).toBe(wanted));

  test('days begin in the zone of the asker, UTC where it is unknown', () => {
    expect(read('tomorrow', 'Asia/Tokyo')).toBe('2025-02-14T15:00:00.000Z');
    expect(read('tomorrow', 'Nowhere/Atall')).toBe('2025-02-15T00:00:00.000Z');
  });

  test('three days on it is the same time by the clock; three hours on it is three hours', () => {
    const beforeSummer = '2025-03-29T12:00:00.000Z';
    expect(read('1d', 'Europe/Berlin', beforeSummer)).toBe('2025-03-30T11:00:00.000Z');
    expect(read('24h', 'Europe/Berlin', beforeSummer)).toBe('2025-03-30T12:00:00.000Z');
  });

  test('a day whose midnight is skipped begins an hour later', () => {
    expect(read('tomorrow', 'Africa/Cairo', '2026-04-23T09:00:00.000Z')).toBe('2026-04-23T22:00:00.000Z');
  });

  test.each([
    ...['', ' ', '0h', '0d', '2', '12', '2h30', '2 months', '-2h', '1000d', '400d', '53w', '1.5h'],
    ...['monkey', 'sunlight', 'saturn', 'mo', 'today', 'yesterday', 'never', 'noon'],
    ...['2025', '2025-02', '2025-02-14', '2025-02-13', '2025-02-30', '2026-03-01', '20250301', '2025-060', '2025-w10'],
    ...['09:00', '10:30', '25:00', '18:60', 't18:00', '2025-03-01 25:00', '1.3.2025', '<@U1>'],
  ])('%s is refused', (words) =>
    expect(() => read(words)).toThrow(
      /is no time within the next year: write until:2h, until:3d, until:tomorrow, until:monday or until:2025-02-21\.$/,
    ),
  );
});
