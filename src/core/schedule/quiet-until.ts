import { DateTime } from 'luxon';
import type { QuietHours } from '../../model/delivery.ts';
import type { Instant } from '../../model/time.ts';

/**
 * When the quiet hours end in which `now` lies; null outside of them. They run by the wall clock of the zone, over midnight
 * where `to` is not later than `from`. A time that daylight saving skips comes as the clocks are put forward, so that they
 * never show an hour that is quiet while it is not kept; one that it doubles comes the first time.
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

/** When the day of the zone began in which `now` lies: once, also where midnight is doubled. */
export function dayBegan(now: Instant, timezone: string): Instant {
  return (
    at(DateTime.fromISO(now, { zone: timezone }), '00:00')
      .toUTC()
      .toISO() ?? now
  );
}

/** The first moment of the day at which its clocks show that time or a later one. */
function at(day: DateTime, clock: string): DateTime {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const moment = day.set({ hour, minute, second: 0, millisecond: 0 });
  if (!moment.isValid) return moment;
  const isSkipped = moment.hour !== hour || moment.minute !== minute;
  return isSkipped ? clocksPutForward(moment) : (moment.getPossibleOffsets()[0] ?? moment);
}

/** When the clocks were put forward, some minutes before a moment that stands for a skipped one. */
function clocksPutForward(after: DateTime): DateTime {
  let moment = after;
  for (let before = after.minus({ minutes: 1 }); before.offset === after.offset; before = before.minus({ minutes: 1 }))
    moment = before;
  return moment;
}
