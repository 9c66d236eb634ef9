import type { Day, DayRange } from '../../model/time.ts';
import { makeDay, monthOf, monthRange, onDay, weekdayNumber, yearOf } from './days.ts';
import { readMonth } from './read-month.ts';
import { monthAt, yearBehind, yearNumber } from './read-year.ts';
import type { TimeFound, TimeReader } from './time-reader.ts';

/**
 * Reads a date of the calendar: "February 3", "3rd of March 2025", "Feb. 3-5", "2025-02-12", "13/02/2025", "the 13th",
 * "in March", "in a May 2019 interview", "in 2019", "last summer", "Christmas Eve". Without a year it is the latest
 * that is not after publication. Numbers that two customs read differently ("02/03") are left alone.
 */
export function readDate(reader: TimeReader): TimeFound | null {
  return (
    behindWeekday(reader) ??
    monthFirst(reader) ??
    dateFirst(reader) ??
    inNumbers(reader) ??
    ordinalAlone(reader) ??
    feast(reader) ??
    readMonth(reader)
  );
}

/** "Wednesday, February 12", "Thursday 13 February", "Thursday (February 13)": the date tells more than the weekday. */
function behindWeekday(reader: TimeReader): TimeFound | null {
  if (weekdayNumber(reader.lower(0)) < 0) return null;
  let skip = 1;
  if (reader.lower(skip) === '.') skip++;
  if (reader.lower(skip) === ',' || reader.lower(skip) === '(') skip++;
  if (reader.lower(skip) === 'the') skip++;
  const inner = reader.move(skip);
  return monthFirst(inner) ?? dateFirst(inner) ?? (skip > 1 ? null : ordinalAlone(inner));
}

function monthFirst(reader: TimeReader): TimeFound | null {
  const month = monthAt(reader, 0);
  if (month === 0) return null;
  let at = reader.lower(1) === '.' ? 2 : 1;
  if (reader.lower(at) === 'the') at++;
  const date = dateNumber(reader.lower(at));
  if (date === null) return null;
  at++;
  const last = lastDate(reader, at);
  if (last !== null) at = last.at;
  const year = yearBehind(reader, at);
  return found(reader, { month, dates: [date, last?.date ?? date], year: year?.year ?? null, at: year?.at ?? at });
}

/** The end of "3-5", "3 to 5", "3 and 4". */
function lastDate(reader: TimeReader, at: number): { date: number; at: number } | null {
  if (!/^(?:-|–|—|and|to)$/.test(reader.lower(at))) return null;
  const date = dateNumber(reader.lower(at + 1));
  return date === null ? null : { date, at: at + 2 };
}

function dateFirst(reader: TimeReader): TimeFound | null {
  const date = dateNumber(reader.lower(0));
  if (date === null) return null;
  let at = 1;
  const last = lastDate(reader, at);
  if (last !== null) at = last.at;
  if (reader.lower(at) === 'of') at++;
  if (reader.lower(at) === 'this' || reader.lower(at) === 'last') return ofMonth(reader, at, date);
  const month = monthAt(reader, at);
  if (month === 0) return null;
  at++;
  if (reader.lower(at) === '.') at++;
  const year = yearBehind(reader, at);
  return found(reader, { month, dates: [date, last?.date ?? date], year: year?.year ?? null, at: year?.at ?? at });
}

/** "the 3rd of this month" */
function ofMonth(reader: TimeReader, at: number, date: number): TimeFound | null {
  const { published } = reader.context;
  if (published === null || reader.lower(at + 1) !== 'month') return null;
  const range = monthRange(yearOf(published), monthOf(published), reader.lower(at) === 'last' ? -1 : 0);
  const day = makeDay(yearOf(range.from), monthOf(range.from), date);
  return day === null ? null : { range: onDay(day), to: reader.at + at + 2 };
}

type Parts = { readonly month: number; readonly dates: readonly [number, number]; readonly year: number | null };

function found(reader: TimeReader, parts: Parts & { readonly at: number }): TimeFound | null {
  const range = rangeOf(parts, reader);
  return range === null ? null : { range, to: reader.at + parts.at };
}

function rangeOf({ month, dates, year }: Parts, { context }: TimeReader): DayRange | null {
  const { published, ahead } = context;
  if (year !== null) return between(makeDay(year, month, dates[0]), makeDay(year, month, dates[1]));
  if (published === null) return null;
  const here = yearOf(published);
  // of three years the one that fits: 29 February, too, is looked for in the year that has it
  for (const one of ahead ? [here, here + 1] : [here, here - 1, here - 2, here - 3]) {
    const from = makeDay(one, month, dates[0]);
    if (from === null || (ahead ? from < published : from > published)) continue;
    return between(from, makeDay(one, month, dates[1]));
  }
  return null;
}

function between(from: Day | null, to: Day | null): DayRange | null {
  return from === null || to === null || to < from ? null : { from, to };
}

function dateNumber(lower: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(lower)?.[1];
  const date = digits === undefined ? 0 : Number(digits);
  return date >= 1 && date <= 31 ? date : null;
}

/** "2025-02-12", "13/02/2025", "12.02.2025", "2/13": only where one reading is possible. */
function inNumbers(reader: TimeReader): TimeFound | null {
  const first = reader.lower(0);
  const year = yearNumber(first);
  if (year !== null && reader.lower(1) === '-' && reader.lower(3) === '-') {
    const day = makeDay(year, Number(reader.lower(2)), Number(reader.lower(4)));
    return day === null ? null : { range: onDay(day), to: reader.at + 5 };
  }
  const match = /^(\d{1,2})([/.])(\d{1,2})(?:\2((?:19|20)\d\d))?$/.exec(first);
  if (match === null) return null;
  const [a, b] = [Number(match[1]), Number(match[3])];
  const isDotted = match[2] === '.';
  if (isDotted && match[4] === undefined) return null; // "4.5" is a number
  const dayFirst = isDotted || a > 12 || a === b;
  if (!dayFirst && b <= 12) return null;
  const [date, month] = dayFirst ? [a, b] : [b, a];
  return found(reader, { month, dates: [date, date], year: yearNumber(match[4] ?? ''), at: 1 });
}

/** "the 13th" */
function ordinalAlone(reader: TimeReader): TimeFound | null {
  const { published, ahead } = reader.context;
  if (published === null || ahead) return null;
  const before = reader.lower(-1);
  if (before !== 'the' && weekdayNumber(before) < 0 && before !== ',') return null;
  if (!/^\d{1,2}(?:st|nd|rd|th)$/.test(reader.lower(0))) return null;
  // "the 13th floor"
  if (/^\p{L}/u.test(reader.text(1)) && !AFTER_ORDINAL.has(reader.lower(1))) return null;
  const date = dateNumber(reader.lower(0));
  if (date === null) return null;
  const [year, month] = [yearOf(published), monthOf(published)];
  for (let back = 0; back < MONTHS_TRIED; back++) {
    const first = monthRange(year, month, -back).from;
    const day = makeDay(yearOf(first), monthOf(first), date);
    if (day !== null && day <= published) return { range: onDay(day), to: reader.at + 1 };
  }
  return null;
}

const MONTHS_TRIED = 3; // two months in a row can lack a 31st: none before this one and the two before
const AFTER_ORDINAL = new Set('that he she they it the in at on to said told and'.split(' '));

/** Fixed feasts by name. */
const FEASTS: readonly (readonly [readonly string[], number, number])[] = [
  [['new', 'year', "'s", 'day'], 1, 1],
  [['new', 'year', "'s", 'eve'], 12, 31],
  [['christmas', 'day'], 12, 25],
  [['christmas', 'eve'], 12, 24],
  [['boxing', 'day'], 12, 26],
  [['valentine', "'s", 'day'], 2, 14],
];

function feast(reader: TimeReader): TimeFound | null {
  if (!/^\p{Lu}/u.test(reader.text(0))) return null;
  for (const [words, month, date] of FEASTS) {
    if (!words.every((word, index) => reader.lower(index) === word)) continue;
    const year = yearBehind(reader, words.length);
    const at = year?.at ?? words.length;
    return found(reader, { month, dates: [date, date], year: year?.year ?? null, at });
  }
  return null;
}
