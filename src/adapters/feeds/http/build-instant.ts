import type { Instant } from '../../../model/time.ts';
import { zoneMinutes } from './time-zones.ts';

/** A date taken apart: `time` as written ("4:42 PM", "16:42:10.5"), midnight without one; `zone` as written, else UTC. */
export type DateParts = {
  readonly year: number;
  readonly month: number; // 1..12
  readonly day: number;
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
};

/** What stands for a time of day, as the source of a regular expression. */
export const TIME = String.raw`\d{1,2}[:hH]\d{1,2}(?::\d{1,2}(?:[.,]\d{1,9})?)?(?: ?[ap]\.? ?m\b\.?)?`;

/** The moment, or null where there is no such day, time or zone. */
export function buildInstant(parts: DateParts): Instant | null {
  const clock = readTime(parts.time ?? '0:00');
  const offset = zoneMinutes(parts.zone ?? '');
  if (clock === null || offset === null || !isDay(parts)) return null;
  const midnight = Date.UTC(parts.year, parts.month - 1, parts.day);
  return new Date(midnight + clock - offset * 60_000).toISOString();
}

/** Whether the calendar has the day. RSS began in 1999: 1970 is the zero of clocks, and what is before it or far ahead a slip. */
export function isDay({ year, month, day }: DateParts): boolean {
  if (year < 1971 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1; // 31 February is March
}

const TIME_PARTS = /^(\d{1,2})[:h](\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?: ?([ap])\.? ?m\.?)?$/i;

/** Milliseconds since midnight; 24:00 and a leap second 60 are allowed. */
function readTime(text: string): number | null {
  const found = TIME_PARTS.exec(text);
  if (found === null) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2]);
  const second = Number(found[3] ?? 0);
  const half = found[5]?.toLowerCase();
  if (half !== undefined) {
    if (hour > 12 && half === 'a') return null;
    if (hour <= 12) hour = (hour % 12) + (half === 'p' ? 12 : 0); // "16:42 PM" is written too
  }
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && (minute > 0 || second > 0))) return null;
  const fraction = Math.floor(Number(`0.${found[4] ?? 0}`) * 1000);
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}
