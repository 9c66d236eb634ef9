import { monthNumber, yearOf } from './days.ts';
import type { TimeReader } from './time-reader.ts';

/** A month's number where its name stands with a capital: "March" but not "march"; 0 for other words. */
export function monthAt(reader: TimeReader, at: number): number {
  const month = monthNumber(reader.lower(at).replace(/^mid-/, ''));
  return month > 0 && /^(?:[Mm]id-)?\p{Lu}/u.test(reader.text(at)) ? month : 0;
}

/** A year of four digits, 1900 to 2099; null for other words. */
export function yearNumber(lower: string): number | null {
  return /^(?:19|20)\d\d$/.test(lower) ? Number(lower) : null;
}

/** ", 2025", "2025", "of 2025", "of last year", "last year" behind a date or month. */
export function yearBehind(reader: TimeReader, from: number): { year: number; at: number } | null {
  let at = from;
  if (reader.lower(at) === ',') at++;
  if (reader.lower(at) === 'of') at++;
  const year = yearNumber(reader.lower(at));
  if (year !== null) return { year, at: at + 1 };
  const { published } = reader.context;
  if (published === null || reader.lower(at + 1) !== 'year') return null;
  if (reader.lower(at) === 'last') return { year: yearOf(published) - 1, at: at + 2 };
  return reader.lower(at) === 'this' ? { year: yearOf(published), at: at + 2 } : null;
}
