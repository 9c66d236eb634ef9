import type { Instant } from '../../../model/time.ts';
import { buildInstant, type DateParts, isDay, TIME } from './build-instant.ts';

/**
 * Reads dates with two figures for the year: ISO 8601:1988's "03-12-31", "031231", "03335" (the 335th day), "-03-12"
 * and "-0312". Null where more than one order of day, month and year gives a date.
 */
export function readShortDate(text: string): Instant | null {
  return readYearAndMonth(text) ?? readOrdinal(text) ?? readThreePairs(text);
}

/** ISO 8601:1988 5.2.1.3: the hyphen stands for the century. */
function readYearAndMonth(text: string): Instant | null {
  const found = /^-(\d{2})-?(\d{2})$/.exec(text);
  if (found === null) return null;
  return buildInstant({ year: fullYear(found[1]), month: Number(found[2]), day: 1 });
}

function readOrdinal(text: string): Instant | null {
  const found = /^(\d{2})-?(\d{3})$/.exec(text);
  // "22013" is rather 2013 with a slip than the 13th day of 2022.
  if (found === null || /(?:19|20)\d\d$/.test(text)) return null;
  const day = new Date(Date.UTC(fullYear(found[1]), 0, Number(found[2])));
  if (Number(found[2]) < 1 || day.getUTCFullYear() !== fullYear(found[1])) return null;
  return buildInstant({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() });
}

const PAIRS = new RegExp(String.raw`^(\d{2})([./-]?)(\d{2})\2(\d{2})(?:(?:T| |, )(${TIME})(?: ?(.+))?)?$`, 'i');

function readThreePairs(text: string): Instant | null {
  const found = PAIRS.exec(text);
  if (found === null) return null;
  const [, first, separator, second, third, time, zone] = found;
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const orders: DateParts[] = [
    { year: fullYear(first), month: b, day: c },
    { year: fullYear(third), month: b, day: a },
  ];
  if (separator !== '.') orders.push({ year: fullYear(third), month: a, day: b });
  const possible = orders.filter(isDay);
  return possible.length === 1 ? buildInstant({ ...possible[0]!, time, zone }) : null;
}

/** Feeds began in 1999, and what is dated beyond 2029 is no news: 30 to 69 are no years, so they tell the order. */
function fullYear(text: string | undefined): number {
  const year = Number(text);
  if (year < 30) return 2000 + year;
  return year < 70 ? 0 : 1900 + year;
}
