import { DateTime } from 'luxon';
import type { QuietHours } from '../../model/delivery.ts';
import type { Instant } from '../../model/time.ts';

/**
 * When the quiet hours end in which `now` lies; null outside of them. They run by the wall clock of the zone, over midnight
 * where `to` is not later than `from`. An end that daylight saving skips comes an hour later, one that it doubles the
 * first time: nothing is held longer than was asked for.
 */
export function quietUntil(
  { from, to }: QuietHours,
  { timezone, now }: { readonly timezone: string; readonly now: Instant },
): Instant | null {
  const moment = DateTime.fromISO(now, { zone: timezone });
  for (const days of [-1, 0]) {
    const day = moment.startOf('day').plus({ days });
    const begin = at(day, from);
    const end = at(to > from ? day : day.plus({ days: 1 }), to);
    if (begin <= moment && moment < end) return end.toUTC().toISO();
  }
  return null;
}

/** When the day of the zone began in which `now` lies. */
export function dayBegan(now: Instant, timezone: string): Instant {
  return DateTime.fromISO(now, { zone: timezone }).startOf('day').toUTC().toISO() ?? now;
}

function at(day: DateTime, clock: string): DateTime {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const moment = day.set({ hour, minute });
  return moment.isValid ? (moment.getPossibleOffsets()[0] ?? moment) : moment;
}
