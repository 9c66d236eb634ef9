import type { Day, DayRange } from '../../model/time.ts';

const DAY_MS = 86_400_000;
const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTH_NAMES = 'january february march april may june july august september october november december'.split(' ');

/** The day that many days later (or earlier, if negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** 0 Sunday .. 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The number of a weekday's name or its usual abbreviation, 0 Sunday .. 6 Saturday; -1 for other words. */
export function weekdayNumber(lower: string): number {
  const index = NAMES.indexOf(lower);
  if (index >= 0 || lower.length > 5) return index;
  return SHORT_WEEKDAYS.get(lower) ?? -1;
}

// "sun" and "sat" are words of their own and left out
const SHORT_WEEKDAYS = new Map([
  ['mon', 1],
  ['tue', 2],
  ['tues', 2],
  ['wed', 3],
  ['thu', 4],
  ['thur', 4],
  ['thurs', 4],
  ['fri', 5],
]);

/** The number of a month's name or its usual abbreviation, 1..12; 0 for other words. */
export function monthNumber(lower: string): number {
  if (lower.length < 3) return 0;
  const stem = lower === 'sept' ? 'sep' : lower;
  return MONTH_NAMES.findIndex((name) => name === stem || (stem.length === 3 && name.startsWith(stem))) + 1;
}

/** The newest day with that weekday that is not after `day`; the day itself counts. */
export function latestWeekday(weekday: number, day: Day): Day {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return latestWeekday(1, day);
}

/** A valid day from numbers, or null. */
export function makeDay(year: number, month: number, date: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : text;
}

export function onDay(day: Day): DayRange {
  return { from: day, to: day };
}

/** The calendar month that lies `count` months after (before, if negative) the one given, 1..12. */
export function monthRange(year: number, month: number, count = 0): DayRange {
  const index = year * 12 + month - 1 + count;
  const from = firstOf(index);
  return { from, to: addDays(firstOf(index + 1), -1) };
}

function firstOf(index: number): Day {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

export function yearRange(year: number): DayRange {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}
