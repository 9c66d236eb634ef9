import type { Instant } from '../../model/time.ts';

/** The moment that many minutes later (earlier if negative). */
export function addMinutes(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + Math.round(minutes * 60_000)).toISOString();
}

/** Milliseconds from `from` to `to`; negative if `to` is earlier. */
export function msBetween(from: Instant, to: Instant): number {
  return Date.parse(to) - Date.parse(from);
}
