import { describe, expect, it, test } from 'vitest';
import { nextDigestAt } from '../../../src/core/schedule/next-digest.ts';
import { subscriptionId } from '../../../src/core/schedule/subscription-id.ts';
import type { Weekday } from '../../../src/model/delivery.ts';

describe('the next digest', () => {
  test.each<[why: string, at: string | null, days: readonly Weekday[], timezone: string, after: string, due: string]>([
    ['later today', '08:00', [], 'Europe/Berlin', '2025-02-12T06:59:00Z', '2025-02-12T07:00:00.000Z'],
    ['exactly now is over', '08:00', [], 'Europe/Berlin', '2025-02-12T07:00:00Z', '2025-02-13T07:00:00.000Z'],
    ['eight where no time is set', null, [], 'UTC', '2025-02-12T07:00:00Z', '2025-02-12T08:00:00.000Z'],
    ['the next Monday', '08:00', ['mon'], 'Europe/Berlin', '2025-02-12T12:00:00Z', '2025-02-17T07:00:00.000Z'],
    ['a week on', '08:00', ['wed'], 'Europe/Berlin', '2025-02-12T07:00:00Z', '2025-02-19T07:00:00.000Z'],
    [
      'the day of the zone, not of UTC',
      '08:00',
      ['thu'],
      'Pacific/Apia',
      '2025-02-12T12:00:00Z',
      '2025-02-12T19:00:00.000Z',
    ],
    ['over the end of the year', '08:00', [], 'UTC', '2024-12-31T09:00:00Z', '2025-01-01T08:00:00.000Z'],
    ['a leap day', '08:00', ['thu'], 'UTC', '2024-02-28T09:00:00Z', '2024-02-29T08:00:00.000Z'],
    // Berlin: forward on 30 March 2025 at 02:00, back on 26 October at 03:00
    [
      'Berlin, wall clock kept in spring',
      '08:00',
      [],
      'Europe/Berlin',
      '2025-03-29T07:00:00Z',
      '2025-03-30T06:00:00.000Z',
    ],
    [
      'Berlin, wall clock kept in autumn',
      '08:00',
      [],
      'Europe/Berlin',
      '2025-10-25T06:00:00Z',
      '2025-10-26T07:00:00.000Z',
    ],
    [
      'Berlin, a skipped time comes an hour later',
      '02:30',
      [],
      'Europe/Berlin',
      '2025-03-29T12:00:00Z',
      '2025-03-30T01:30:00.000Z',
    ],
    [
      'Berlin, the day after a skipped time',
      '02:30',
      [],
      'Europe/Berlin',
      '2025-03-30T01:30:00Z',
      '2025-03-31T00:30:00.000Z',
    ],
    ['Berlin, a doubled time, first', '02:30', [], 'Europe/Berlin', '2025-10-25T12:00:00Z', '2025-10-26T00:30:00.000Z'],
    [
      'Berlin, a doubled time is not taken twice',
      '02:30',
      [],
      'Europe/Berlin',
      '2025-10-26T00:30:00Z',
      '2025-10-27T01:30:00.000Z',
    ],
    [
      'Berlin, nor when asked between the two',
      '02:30',
      [],
      'Europe/Berlin',
      '2025-10-26T01:10:00Z',
      '2025-10-27T01:30:00.000Z',
    ],
    // New York: forward on 9 March 2025 at 02:00, back on 2 November at 02:00
    ['New York in spring', '07:30', [], 'America/New_York', '2025-03-08T13:00:00Z', '2025-03-09T11:30:00.000Z'],
    ['New York in autumn', '07:30', [], 'America/New_York', '2025-11-01T12:00:00Z', '2025-11-02T12:30:00.000Z'],
    ['New York, skipped', '02:15', [], 'America/New_York', '2025-03-08T13:00:00Z', '2025-03-09T07:15:00.000Z'],
    ['New York, doubled', '01:30', [], 'America/New_York', '2025-11-01T12:00:00Z', '2025-11-02T05:30:00.000Z'],
    [
      'New York, doubled, not twice',
      '01:30',
      [],
      'America/New_York',
      '2025-11-02T06:10:00Z',
      '2025-11-03T06:30:00.000Z',
    ],
    // Havana doubles the hour after midnight: 2 November 2025, 01:00 goes back to 00:00
    ['Havana, doubled midnight', '00:30', [], 'America/Havana', '2025-11-01T12:00:00Z', '2025-11-02T04:30:00.000Z'],
    [
      'Havana, asked in the second midnight hour',
      '00:30',
      [],
      'America/Havana',
      '2025-11-02T05:10:00Z',
      '2025-11-03T05:30:00.000Z',
    ],
    // Beirut skips the hour after midnight on 30 March 2025
    ['Beirut, skipped midnight', '00:30', [], 'Asia/Beirut', '2025-03-29T12:00:00Z', '2025-03-29T22:30:00.000Z'],
    // Samoa left out Friday 30 December 2011
    ['Apia, the left-out day', '08:00', [], 'Pacific/Apia', '2011-12-29T19:00:00Z', '2011-12-30T18:00:00.000Z'],
    ['Apia, no Friday that week', '08:00', ['fri'], 'Pacific/Apia', '2011-12-23T19:00:00Z', '2012-01-05T18:00:00.000Z'],
  ])('%s', (_, at, days, timezone, after, due) => expect(nextDigestAt({ at, days, timezone }, after)).toBe(due));

  it.each([
    'Europe/Berlin',
    'America/New_York',
    'Pacific/Apia',
    'Australia/Lord_Howe',
    'America/Havana',
    'Africa/Cairo',
  ])('comes once on each day of a year in %s, also in the hours in which clocks change', (timezone) => {
    const dayOf = new Intl.DateTimeFormat('en', { timeZone: timezone, dateStyle: 'short' });
    for (const hour of [0, 1, 2, 3, 12]) {
      const at = `${String(hour).padStart(2, '0')}:30`;
      let after = '2024-12-31T23:59:00.000Z';
      const seen = new Set<string>();
      for (let day = 0; day < 365; day++) {
        after = nextDigestAt({ at, days: [], timezone }, after);
        seen.add(dayOf.format(new Date(after)));
      }
      expect(seen.size).toBe(365);
      expect(Date.parse(after)).toBeLessThan(Date.parse('2026-01-01T23:59:59Z'));
    }
  });
});

test('a subscription id keeps channels apart and has no mark that queues split at', () => {
  const id = (workspace: string, channel: string) => subscriptionId({ chat: 'slack', workspace, id: channel }, 'grain');
  expect(id('T1', 'C1')).toBe('slack/T1/C1/grain');
  const ids = [id('T1', 'a b'), id('T1', 'a_b'), id('T1', 'a/b'), id('T1', 'a:b'), id('T1/a', 'b'), id('T1', 'a%20b')];
  expect(new Set(ids).size).toBe(ids.length);
  for (const one of ids) {
    expect(one).not.toMatch(/[:\s]/);
    expect(one.split('/')).toHaveLength(4);
  }
});
