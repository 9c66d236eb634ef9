import { DateTime } from 'luxon';
import type { Day, DayRange } from '../../model/time.ts';

/** "12 Feb", with its year "12 Feb 2025", with its weekday "Wed 12 Feb". */
export function shortDay(day: Day, precision: 'day' | 'year' | 'weekday'): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat(FORMATS[precision]);
}

/** "10 Feb to 12 Mar 2025": one day is named once, and so is one year. */
export function shortDays({ from, to }: DayRange): string {
  if (from === to) return shortDay(to, 'year');
  return `${shortDay(from, from.slice(0, 4) === to.slice(0, 4) ? 'day' : 'year')} to ${shortDay(to, 'year')}`;
}

const FORMATS = { day: 'd LLL', year: 'd LLL yyyy', weekday: 'ccc d LLL' } as const;
