import { DateTime } from 'luxon';
import { Failure } from '../../model/failure.ts';
import type { Instant } from '../../model/time.ts';

/**
 * The moment that `since` means: "24h", "7d", "2w", "today", "yesterday", "monday" (the last one), or a date
 * "2025-02-10". Days begin at midnight in the asker's zone.
 * @throws Failure 'bad-input' with the forms that are understood.
 */
export function readSince(words: string, context: { readonly now: Instant; readonly timezone: string }): Instant {
  const now = DateTime.fromISO(context.now, { zone: context.timezone });
  const found = readAgo(words, now) ?? readDay(words.trim().toLowerCase(), now);
  if (!found?.isValid)
    throw new Failure(
      'bad-input',
      `I do not understand since "${words}": write 24h, 7d, 2w, today, monday or a date such as 2025-02-10.`,
    );
  if (found > now)
    throw new Failure('bad-input', `since "${words}" lies in the future: write 24h, 7d, today or a past date.`);
  return found.toUTC().toISO() ?? context.now;
}

function readAgo(words: string, now: DateTime): DateTime | undefined {
  const match = /^(\d{1,4})\s*(h|hours?|d|days?|w|weeks?)$/i.exec(words.trim());
  if (!match) return undefined;
  const amount = Number(match[1]);
  const unit = match[2]?.[0]?.toLowerCase();
  return now.minus(unit === 'h' ? { hours: amount } : unit === 'd' ? { days: amount } : { weeks: amount });
}

function readDay(words: string, now: DateTime): DateTime | undefined {
  const today = now.startOf('day');
  if (words === 'today') return today;
  if (words === 'yesterday') return today.minus({ days: 1 });
  const weekday = WEEKDAYS.findIndex((name) => words.length >= 3 && name.startsWith(words)) + 1;
  if (weekday > 0) return today.minus({ days: (today.weekday - weekday + 7) % 7 });
  return /^\d{4}-\d{2}-\d{2}$/.test(words) ? DateTime.fromISO(words, { zone: now.zone }) : undefined;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
