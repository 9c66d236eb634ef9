import { DateTime } from 'luxon';
import { type Subscription, WEEKDAYS } from '../../model/delivery.ts';
import type { Instant } from '../../model/time.ts';

/**
 * When the subscription's next digest is due: the first time after `after` that the wall clock in its zone shows
 * `at` on one of its days. A time that daylight saving skips is taken an hour later, one that it doubles is taken once.
 */
export function nextDigestAt(subscription: Pick<Subscription, 'at' | 'days' | 'timezone'>, after: Instant): Instant {
  const [hour = 8, minute = 0] = (subscription.at ?? DEFAULT_AT).split(':').map(Number);
  const start = DateTime.fromISO(after, { zone: subscription.timezone });
  for (let day = 0; day <= 8; day++) {
    const due = start.startOf('day').plus({ days: day }).set({ hour, minute });
    const wanted = subscription.days.length === 0 || subscription.days.includes(WEEKDAYS[due.weekday - 1] ?? 'mon');
    if (wanted && due > start) return due.toUTC().toISO() ?? after;
  }
  throw new RangeError(`no day of ${subscription.days.join(',')} within eight days`); // unreachable: a week holds every weekday
}

export const DEFAULT_AT = '08:00';
