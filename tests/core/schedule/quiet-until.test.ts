import { DateTime, IANAZone } from 'luxon';
import { describe, expect, test } from 'vitest';
import { dayBegan, quietUntil } from '../../../src/core/schedule/quiet-until.ts';

const STEP_MINUTES = 15; // no quiet time of these tests lies between

const until = (hours: string, timezone: string, now: string) => {
  const [from = '', to = ''] = hours.split('-');
  return quietUntil({ from, to }, { timezone, now });
};

describe('quiet hours', () => {
  test.each<[why: string, hours: string, timezone: string, now: string, until: string | null]>([
    ['over midnight, in the evening', '22:00-07:00', 'UTC', '2026-03-02T22:30:00.000Z', '2026-03-03T07:00:00.000Z'],
    ['over midnight, in the morning', '22:00-07:00', 'UTC', '2026-03-03T06:59:59.999Z', '2026-03-03T07:00:00.000Z'],
    ['over midnight, at noon', '22:00-07:00', 'UTC', '2026-03-03T12:00:00.000Z', null],
    ['begin as the clock shows it', '22:00-07:00', 'UTC', '2026-03-02T22:00:00.000Z', '2026-03-03T07:00:00.000Z'],
    ['not a moment before', '22:00-07:00', 'UTC', '2026-03-02T21:59:59.999Z', null],
    ['end as the clock shows it', '22:00-07:00', 'UTC', '2026-03-03T07:00:00.000Z', null],
    ['of one day', '12:00-13:30', 'UTC', '2026-03-02T12:15:00.000Z', '2026-03-02T13:30:00.000Z'],
    ['of one day, before', '12:00-13:30', 'UTC', '2026-03-02T11:59:00.000Z', null],
    ['of one day, after', '12:00-13:30', 'UTC', '2026-03-02T13:30:00.000Z', null],
    ['until midnight', '20:00-00:00', 'UTC', '2026-03-02T23:59:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['until midnight, then not', '20:00-00:00', 'UTC', '2026-03-03T00:00:00.000Z', null],
    ['from midnight', '00:00-06:00', 'UTC', '2026-03-03T00:00:00.000Z', '2026-03-03T06:00:00.000Z'],
    ['all but a minute', '07:01-07:00', 'UTC', '2026-03-03T07:01:00.000Z', '2026-03-04T07:00:00.000Z'],
    ['by the clock of the zone', '22:00-07:00', 'Asia/Tokyo', '2026-03-02T14:00:00.000Z', '2026-03-02T22:00:00.000Z'],
    ['by no other clock', '22:00-07:00', 'Asia/Tokyo', '2026-03-02T23:00:00.000Z', null],
    [
      'a quarter of an hour off',
      '22:00-07:00',
      'Asia/Kathmandu',
      '2026-03-02T16:15:00.000Z',
      '2026-03-03T01:15:00.000Z',
    ],
    ['over the end of a year', '22:00-07:00', 'UTC', '2026-12-31T23:00:00.000Z', '2027-01-01T07:00:00.000Z'],
    // Berlin: forward on 29 March 2026 at 02:00, back on 25 October at 03:00
    [
      'an hour shorter in spring',
      '22:00-07:00',
      'Europe/Berlin',
      '2026-03-28T21:00:00.000Z',
      '2026-03-29T05:00:00.000Z',
    ],
    [
      'an hour longer in autumn',
      '22:00-07:00',
      'Europe/Berlin',
      '2026-10-24T20:00:00.000Z',
      '2026-10-25T06:00:00.000Z',
    ],
    [
      'a skipped end comes as clocks go forward',
      '22:00-02:30',
      'Europe/Berlin',
      '2026-03-29T00:59:00.000Z',
      '2026-03-29T01:00:00.000Z',
    ],
    ['and not later', '22:00-02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z', null],
    [
      'a skipped begin comes as clocks go forward',
      '02:30-05:00',
      'Europe/Berlin',
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T03:00:00.000Z',
    ],
    ['and not earlier', '02:30-05:00', 'Europe/Berlin', '2026-03-29T00:59:00.000Z', null],
    ['of skipped times only are none', '02:10-02:50', 'Europe/Berlin', '2026-03-29T01:00:00.000Z', null],
    [
      'a doubled end comes the first time',
      '22:00-02:30',
      'Europe/Berlin',
      '2026-10-25T00:29:00.000Z',
      '2026-10-25T00:30:00.000Z',
    ],
    ['and not again', '22:00-02:30', 'Europe/Berlin', '2026-10-25T01:10:00.000Z', null],
    [
      'a doubled begin comes the first time',
      '02:30-05:00',
      'Europe/Berlin',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T04:00:00.000Z',
    ],
    ['in an unknown zone are none', '22:00-07:00', 'Nowhere/Atall', '2026-03-02T23:00:00.000Z', null],
  ])('%s', (_, hours, timezone, now, wanted) => expect(until(hours, timezone, now)).toBe(wanted));

  const HOURS = ['22:00-07:00', '00:30-02:30', '02:15-05:00', '23:30-00:30', '02:00-02:30'];

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Cairo'])(
    'around each change of clocks of two years in %s',
    (timezone) => {
      const changes = clockChanges(timezone, '2026-01-01', '2028-01-01');
      expect(changes).toHaveLength(4);
      for (const { at, shiftMinutes } of changes)
        for (const hours of HOURS) {
          const [from = '', to = ''] = hours.split('-');
          const asked = (minutesOf(to) - minutesOf(from) + 1440) % 1440;
          let heldMinutes = 0;
          for (let minute = -15 * 60; minute <= 15 * 60; minute += STEP_MINUTES) {
            const now = at.plus({ minutes: minute });
            const end = until(hours, timezone, now.toUTC().toISO() ?? '');
            const clock = now.setZone(timezone).toFormat('HH:mm');
            const shows = to > from ? clock >= from && clock < to : clock >= from || clock < to;
            const isDoubled = shiftMinutes < 0 && Math.abs(minute) <= 60;
            // whatever a clock shows as quiet is kept, and nothing else; only of a doubled time the first counts for the end
            if (!isDoubled) expect([hours, clock, end !== null]).toEqual([hours, clock, shows]);
            heldMinutes = end === null ? 0 : heldMinutes + STEP_MINUTES;
            expect(heldMinutes).toBeLessThanOrEqual(asked + Math.abs(shiftMinutes));
            if (end === null || minute % 60 !== 0) continue;
            expect(Date.parse(end)).toBeGreaterThan(now.toMillis());
            expect(until(hours, timezone, end)).toBeNull(); // what is held comes at that moment
          }
        }
    },
  );
});

test.each([
  ['the day of the zone', 'Asia/Tokyo', '2026-03-02T16:00:00.000Z', '2026-03-02T15:00:00.000Z'],
  ['at its very begin', 'UTC', '2026-03-02T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
  ['Cairo skips midnight on 24 April 2026', 'Africa/Cairo', '2026-04-24T10:00:00.000Z', '2026-04-23T22:00:00.000Z'],
  ['Havana, in the first midnight hour', 'America/Havana', '2026-11-01T04:30:00.000Z', '2026-11-01T04:00:00.000Z'],
  ['Havana, in the second midnight hour', 'America/Havana', '2026-11-01T05:30:00.000Z', '2026-11-01T04:00:00.000Z'],
  ['Havana, later that day', 'America/Havana', '2026-11-01T20:00:00.000Z', '2026-11-01T04:00:00.000Z'],
])('a day began: %s', (_, timezone, now, wanted) => expect(dayBegan(now, timezone)).toBe(wanted));

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** When the clocks of a zone are changed, and by how many minutes: found day by day, then minute by minute. */
function clockChanges(timezone: string, from: string, to: string): { at: DateTime; shiftMinutes: number }[] {
  const changes: { at: DateTime; shiftMinutes: number }[] = [];
  const offsetAt = (ms: number) => IANAZone.create(timezone).offset(ms);
  const DAY_MS = 24 * 60 * 60_000;
  for (let day = Date.parse(from); day < Date.parse(to); day += DAY_MS) {
    if (offsetAt(day) === offsetAt(day + DAY_MS)) continue;
    let at = day;
    while (offsetAt(at) === offsetAt(day)) at += 60_000;
    changes.push({ at: DateTime.fromMillis(at, { zone: timezone }), shiftMinutes: offsetAt(at) - offsetAt(day) });
  }
  return changes;
}
