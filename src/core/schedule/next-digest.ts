import { DateTime } from 'luxon';
import { type Subscription, WEEKDAYS } from '../../model/delivery.ts';
import type { Instant } from '../../model/time.ts';

/**
 * When the subscription's next digest is due: the first time after `after` that the wall clock in its zone shows
 * `at` on one of its days. A time that daylight saving skips is taken an hour later, one that it doubles is taken
 * once, the first time; a day that a zone leaves out (Samoa, 30 December 2011) has no digest.
 */
export function nextDigestAt(subscription: Pick<Subscription, 'at' | 'days' | 'timezone'>, after: Instant): Instant {
  const [hour = 8, minute = 0] = (subscription.at ?? DEFAULT_AT).split(':').map(Number);
  const start = DateTime.fromISO(after, { zone: subscription.timezone });
  for (let day = 0; day <= DAYS_AHEAD; day++) {
    const due = firstOf(start.startOf('day').plus({ days: day }).set({ hour, minute }));
    const wanted = subscription.days.length === 0 || subscription.days.includes(WEEKDAYS[due.weekday - 1] ?? 'mon');
    if (wanted && due > start) return due.toUTC().toISO() ?? after;
  }
  throw new RangeError(
    `no digest at ${subscription.at} on ${subscription.days.join(',')} in ${subscription.timezone} after ${after}`,
  );
}

export const DEFAULT_AT = '08:00';

const DAYS_AHEAD = 15; // a week holds every weekday, and two of them hold it even where one day was left out

/** Of the two moments with this wall-clock time when clocks are put back, the earlier. */
function firstOf(moment: DateTime): DateTime {
  return moment.isValid ? (moment.getPossibleOffsets()[0] ?? moment) : moment;
}
