import { expect, test } from 'vitest';
import { retryAfter } from '../../../src/core/schedule/retry-after.ts';

const now = '2026-03-02T08:00:00.000Z';

test.each([
  ['seconds', '120', '2026-03-02T08:02:00.000Z'],
  ['seconds with space around', ' 90 ', '2026-03-02T08:01:30.000Z'],
  ['the usual date', 'Mon, 02 Mar 2026 09:30:00 GMT', '2026-03-02T09:30:00.000Z'],
  ['the date of RFC 850', 'Monday, 02-Mar-26 09:30:00 GMT', '2026-03-02T09:30:00.000Z'],
  ['the date of asctime, in UTC', 'Mon Mar  2 09:30:00 2026', '2026-03-02T09:30:00.000Z'],
  ['a wrong weekday, which says nothing', 'Fri, 02 Mar 2026 09:30:00 GMT', '2026-03-02T09:30:00.000Z'],
  ['more than a week', '99999999', '2026-03-09T08:00:00.000Z'],
  ['a date in years', 'Wed, 01 Jan 2031 00:00:00 GMT', '2026-03-09T08:00:00.000Z'],
])('waits for %s', (_, header, at) => {
  expect(retryAfter(header, now)).toBe(at);
});

test.each([
  ['no header', undefined],
  ['an empty one', ''],
  ['zero', '0'],
  ['less than zero', '-60'],
  ['a fraction', '1.5'],
  ['more digits than a number has', '9'.repeat(40)],
  ['a date that has passed', 'Mon, 02 Mar 2026 07:59:59 GMT'],
  ['a date of ours', '2026-03-02T09:30:00Z'],
  ['a date in another zone', 'Mon, 02 Mar 2026 09:30:00 CET'],
  ['a month that does not exist', 'Mon, 02 Mai 2026 09:30:00 GMT'],
  ['words', 'soon'],
])('takes %s for no answer', (_, header) => {
  expect(retryAfter(header, now)).toBeNull();
});
