import { DateTime, IANAZone } from 'luxon';
import { Failure } from '../../model/failure.ts';
import type { Instant } from '../../model/time.ts';
import { echo } from './echo.ts';
import { weekdayOf } from './read-schedule.ts';

/**
 * The moment ahead that the words mean: "2h", "3 days", "18:00", "tomorrow", "monday" (the next one), "2025-03-01" or
 * "2025-03-01 18:00"; days begin at midnight in the asker's zone.
 * @throws Failure 'bad-input' with the forms that are understood, also for what has passed
 */
export function readLater(words: string, context: { readonly now: Instant; readonly timezone: string }): Instant {
  const zone = IANAZone.isValidZone(context.timezone) ? context.timezone : 'utc';
  const now = DateTime.fromISO(context.now, { zone });
  const wanted = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const found = readIn(wanted, now) ?? readDay(wanted, now) ?? readDate(wanted, now);
  if (!found?.isValid || found <= now || found > now.plus({ years: 1 }))
    throw new Failure(
      'bad-input',
      `"${echo(words)}" is no time within the next year: write until:2h, until:3d, until:tomorrow, until:monday or until:${now.plus({ days: 7 }).toISODate()}.`,
    );
  return found.toUTC().toISO() ?? context.now;
}

function readIn(wanted: string, now: DateTime): DateTime | undefined {
  const [, number, unit = ''] = /^(?:in )?(\d{1,3}) ?(h|d|w|hours?|days?|weeks?)$/.exec(wanted) ?? [];
  if (number === undefined) return undefined;
  const name = { h: 'hours', d: 'days', w: 'weeks' }[unit.charAt(0)] ?? 'days';
  return now.plus({ [name]: Number(number) });
}

function readDay(wanted: string, now: DateTime): DateTime | undefined {
  const today = now.startOf('day');
  if (wanted === 'tomorrow') return today.plus({ days: 1 });
  const weekday = weekdayOf(wanted);
  return weekday < 0 ? undefined : today.plus({ days: ((weekday + 1 - today.weekday + 6) % 7) + 1 });
}

/** A date, a time of today, or both. */
function readDate(wanted: string, now: DateTime): DateTime | undefined {
  if (!/^(?:\d{4}-\d\d-\d\d)?(?:(?:^|[ t])\d\d?:\d\d)?$/.test(wanted)) return undefined;
  const [date, time = '00:00'] = wanted.includes('-') ? wanted.split(/[ t]/) : [now.toISODate(), wanted];
  return DateTime.fromISO(`${date}T${time.padStart(5, '0')}`, { zone: now.zone });
}
