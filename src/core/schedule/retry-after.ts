import type { Instant } from '../../model/time.ts';
import { addMinutes } from './add-minutes.ts';

const WEEK_MINUTES = 7 * 1440; // more is a mistake of the server's
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * When a Retry-After header (RFC 9110 10.2.3: seconds, or an HTTP date) allows the next request, at most a week from
 * now. Null when there is none, it makes no sense, or it asks for no wait at all.
 */
export function retryAfter(header: string | undefined, now: Instant): Instant | null {
  const text = header?.trim() ?? '';
  const minutes = /^\d{1,12}$/.test(text) ? Number(text) / 60 : minutesUntil(readHttpDate(text), now);
  return minutes > 0 ? addMinutes(now, Math.min(minutes, WEEK_MINUTES)) : null;
}

function minutesUntil(dateMs: number, now: Instant): number {
  return (dateMs - Date.parse(now)) / 60_000;
}

const TIME = '(\\d{2}):(\\d{2}):(\\d{2})';
/** The three forms of RFC 9110 5.6.7; all are in UTC, also the last, which does not say so. */
const FORMS = [
  new RegExp(`^[a-z]{3}, (?<day>\\d{2}) (?<month>[a-z]{3}) (?<year>\\d{4}) ${TIME} GMT$`, 'i'),
  new RegExp(`^[a-z]{6,9}, (?<day>\\d{2})-(?<month>[a-z]{3})-(?<year>\\d{2}) ${TIME} GMT$`, 'i'),
  new RegExp(`^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})$`, 'i'),
];

/** Milliseconds, NaN when it is no HTTP date. */
function readHttpDate(text: string): number {
  const found = FORMS.map((form) => form.exec(text)).find((match) => match !== null);
  const time = /(\d{2}):(\d{2}):(\d{2})/.exec(text);
  if (!found?.groups || time === null) return Number.NaN;
  const { day = '', month = '', year = '' } = found.groups;
  // Two digits are of this century: a date to come back at is never of the last one.
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const monthIndex = MONTHS.indexOf(month.toLowerCase());
  if (monthIndex < 0) return Number.NaN;
  return Date.UTC(fullYear, monthIndex, Number(day), Number(time[1]), Number(time[2]), Number(time[3]));
}
