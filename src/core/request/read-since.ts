import { DateTime, IANAZone } from 'luxon';
import { Failure } from '../../model/failure.ts';
import type { Instant } from '../../model/time.ts';
import { echo } from './echo.ts';

/**
 * The moment that `since` means: "24h", "7d", "2 weeks ago", "3 months", "today", "yesterday", "monday" (the last
 * one), "this week", "last month", or a date: "2025-02-10", "10 Feb", "Feb 10, 2025". Days begin at midnight in the
 * asker's zone (UTC where that zone is unknown), weeks on Monday. A date without a year is the last such date.
 * @throws Failure 'bad-input' with the forms that are understood.
 */
export function readSince(words: string, context: { readonly now: Instant; readonly timezone: string }): Instant {
  const zone = IANAZone.isValidZone(context.timezone) ? context.timezone : 'utc';
  const now = DateTime.fromISO(context.now, { zone });
  const wanted = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const found = readAgo(wanted, now) ?? readPeriod(wanted, now) ?? readWeekday(wanted, now) ?? readDate(wanted, now);
  // before the year 1 no calendar of ours has days
  if (!found?.isValid || found.toUTC().year < 1)
    throw new Failure(
      'bad-input',
      `I do not understand since "${echo(words)}": write 24h, 7d, 2w, today, monday or a date such as 2025-02-10.`,
    );
  if (found > now)
    throw new Failure(
      'bad-input',
      `since "${echo(words)}" lies in the future: write 24h, 7d, today or a date that has passed.`,
    );
  return found.toUTC().toISO() ?? context.now;
}

const UNITS = { h: 'hours', d: 'days', w: 'weeks', m: 'months', y: 'years' } as const;

// "m" alone could be minutes or months, so it is no unit.
function readAgo(words: string, now: DateTime): DateTime | undefined {
  const match = /^(?:(?:last|past) )?(\d{1,4}) ?(h|hours?|d|days?|w|weeks?|months?|y|years?)(?: ago)?$/.exec(words);
  const letter = match?.[2]?.[0] as keyof typeof UNITS | undefined; // the pattern's units begin with these five letters
  return letter && now.minus({ [UNITS[letter]]: Number(match?.[1]) });
}

function readPeriod(words: string, now: DateTime): DateTime | undefined {
  if (words === 'today') return now.startOf('day');
  if (words === 'yesterday') return now.minus({ days: 1 }).startOf('day');
  const match = /^(this|last|past) (week|month|year)$/.exec(words);
  const unit = match?.[2] as 'week' | 'month' | 'year' | undefined; // one of the pattern's three
  if (!unit) return undefined;
  switch (match?.[1]) {
    case 'this':
      return now.startOf(unit);
    case 'last':
      return now.minus({ [unit]: 1 }).startOf(unit);
    default:
      return now.minus({ [unit]: 1 });
  }
}

function readWeekday(words: string, now: DateTime): DateTime | undefined {
  const day = words.replace(/^last /, '');
  const weekday = WEEKDAYS.findIndex((name) => day.length >= 3 && name.startsWith(day)) + 1;
  if (weekday === 0) return undefined;
  const daysAgo = (now.weekday - weekday + 7) % 7;
  return now.minus({ days: daysAgo === 0 && day !== words ? 7 : daysAgo }).startOf('day');
}

function readDate(words: string, now: DateTime): DateTime | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return DateTime.fromISO(words, { zone: now.zone });
  const [, day, name, year] =
    /^(\d{1,2})\.? ([a-z]{3,9})\.?,?(?: (\d{4}))?$/.exec(words) ??
    swapped(/^([a-z]{3,9})\.? (\d{1,2}),?(?: (\d{4}))?$/.exec(words));
  const month = MONTHS.findIndex((full) => name !== undefined && full.startsWith(name.replace(/^sept$/, 'sep'))) + 1;
  if (month === 0 || name === undefined) return undefined;
  const inYear = (wanted: number) =>
    DateTime.fromISO(`${String(wanted).padStart(4, '0')}-${pad(month)}-${pad(Number(day))}`, { zone: now.zone });
  if (year !== undefined) return inYear(Number(year));
  const thisYear = inYear(now.year);
  return thisYear.isValid && thisYear <= now ? thisYear : inYear(now.year - 1);
}

/** [all, month, day, year] as [all, day, month, year]. */
function swapped(match: RegExpExecArray | null): (string | undefined)[] {
  return match ? [match[0], match[2], match[1], match[3]] : [];
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];
