import type { Instant } from '../../../model/time.ts';
import { buildInstant, TIME } from './build-instant.ts';
import { fromEastAsian } from './from-east-asian.ts';
import { readNamedDate } from './read-named-date.ts';
import { readShortDate } from './read-short-date.ts';

const LENGTH_AT_MOST = 100; // characters; longer than any date with its day, zone and comment

/**
 * Reads a feed's date: W3CDTF, ISO 8601 (also weeks, ordinals and two-digit years), RFC 822/2822, asctime, "March 5,
 * 2026 4:42 PM" in many languages, DD.MM.YYYY, YYYY/MM/DD, seconds since 1970. Null when the text is no date, when its
 * zone is unknown or when day and month cannot be told apart: a wrong date on a statement is worse than none.
 * Without a zone the time is taken as UTC, as feed readers do.
 */
export function readDate(text: string | null | undefined): Instant | null {
  if (text === null || text === undefined || text.length > LENGTH_AT_MOST) return null;
  const folded = fromEastAsian(text.normalize('NFKC').replace(/\s+/g, ' ').trim());
  if (/^\p{L}/u.test(folded)) return readNamedDate(folded) ?? readNumeric(folded); // the weekday first: most feeds
  return (
    readIso(folded) ??
    readDigits(folded) ??
    readWeekOrOrdinal(folded) ??
    readNumeric(folded) ??
    readNamedDate(folded) ??
    readShortDate(folded) ??
    readEpoch(folded)
  );
}

const CLOCK = String.raw`(?:(?:T| |T )(\d{2})(?::?(\d{2})(?::?(\d{2}(?:[.,]\d+)?))?)? ?(z|[a-z]{2,5}|(?:gmt|utc)? ?[+-]\d{1,2}:?(?:\d{2})?(?:\[[^[\]]*\])?)?)?`;
// A zero too many before the month comes from an old Google exporter. "YYYYMM" is not ISO 8601: it could be YYMMDD.
const ISO = new RegExp(`^([0-9]{4})(?:-0?(\\d{2})(?:-(\\d{2}))?|(\\d{2})(\\d{2}))?${CLOCK}$`, 'i');

function readIso(text: string): Instant | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const [, year, month, day, compactMonth, compactDay, ...clock] = found;
  return buildInstant({
    year: Number(year),
    month: Number(month ?? compactMonth ?? 1),
    day: Number(day ?? compactDay ?? 1),
    ...timeOf(clock),
  });
}

/** "20260105103000", as databases print it. */
function readDigits(text: string): Instant | null {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (found === null) return null;
  const [, year, month, day, ...clock] = found;
  return buildInstant({ year: Number(year), month: Number(month), day: Number(day), ...timeOf(clock) });
}

const WEEK_OR_ORDINAL = new RegExp(`^([0-9]{4})-?(?:W(\\d{2})(?:-?([1-7]))?|(\\d{3}))${CLOCK}$`, 'i');

/** "2026-W02-1", "2026W02" (its Monday) and "2026-036", the 36th day: ISO 8601 4.1.3 and 4.1.4. */
function readWeekOrOrdinal(text: string): Instant | null {
  const found = WEEK_OR_ORDINAL.exec(text);
  if (found === null) return null;
  const [, yearText, week, weekday, ordinal, ...clock] = found;
  const year = Number(yearText);
  // Days of the year may be under 1 or over 366: week 1 is the one that holds 4 January.
  const fourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7;
  const monday = (Number(week) - 1) * 7 + 5 - fourth;
  const dayOfYear = week === undefined ? Number(ordinal) : monday + Number(weekday ?? 1) - 1;
  const inYear = week === undefined ? dayOfYear : monday + 3; // a week is of the year that its Thursday is of
  if (new Date(Date.UTC(year, 0, inYear)).getUTCFullYear() !== year || inYear < 1) return null;
  const date = new Date(Date.UTC(year, 0, dayOfYear));
  return buildInstant({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    ...timeOf(clock),
  });
}

function timeOf([hour, minute, second, zone]: readonly (string | undefined)[]) {
  return { time: hour === undefined ? undefined : `${hour}:${minute ?? '00'}:${second ?? '00'}`, zone };
}

const NUMERIC = new RegExp(
  String.raw`^(?:\p{L}{2,13}\.?,? )?(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\.?(?:(?:,? (?:- |um |at |klo |kl\.? )?|T)(${TIME})(?: ?(.+))?)?$`,
  'iu',
);

/** 07.02.2025 is day-first everywhere; 07/02/2025 is so in London and not in New York, and stays unread. */
function readNumeric(text: string): Instant | null {
  const found = NUMERIC.exec(text);
  if (found === null) return null;
  const [, first = '', separator, second = '', third = '', time, zone] = found;
  const rest = { time, zone: zone?.replace(/^Uhr\b ?/i, '') };
  if (first.length === 4 && third.length < 3)
    return buildInstant({ year: Number(first), month: Number(second), day: Number(third), ...rest });
  if (third.length !== 4 || first.length > 2) return null;
  const year = Number(third);
  const [a, b] = [Number(first), Number(second)];
  if (separator === '.' || a > 12) return buildInstant({ year, month: b, day: a, ...rest });
  if (b > 12 || a === b) return buildInstant({ year, month: a, day: b, ...rest });
  return null;
}

/** Seconds or milliseconds since 1970, those between 2001 and 2030 only: other numbers are no times. */
function readEpoch(text: string): Instant | null {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return null;
  const seconds = Number(text.slice(0, 10));
  return seconds < 1_900_000_000 ? new Date(seconds * 1000).toISOString() : null;
}
