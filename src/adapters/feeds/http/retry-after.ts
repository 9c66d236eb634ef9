import type { Instant } from '../../../model/time.ts';

const WEEK_MINUTES = 7 * 1440; // more is a mistake of the server's: it is told as such, and a week is waited for

/**
 * Minutes that a Retry-After header (seconds, or an HTTP date) asks to wait for, at most a week. Null when there is
 * none or it makes no sense.
 */
export function retryAfterMinutes(header: string | undefined, now: Instant): number | null {
  const minutes = minutesOf(header?.trim() ?? '', now);
  return minutes === null ? null : Math.min(minutes, WEEK_MINUTES);
}

/** The same as the end of a sentence: "it asks me to wait for 2 hours." Null as above. */
export function retryAfterWords(header: string | undefined, now: Instant): string | null {
  const minutes = minutesOf(header?.trim() ?? '', now);
  if (minutes === null) return null;
  if (minutes > WEEK_MINUTES) return 'it asks me to wait for more than a week, which I take for a mistake.';
  return `it asks me to wait for ${waitInWords(minutes)}.`;
}

/** "a minute", "20 minutes", "3 hours", "2 days". */
export function waitInWords(minutes: number): string {
  if (minutes < 60) return minutes <= 1 ? 'a minute' : `${Math.ceil(minutes)} minutes`;
  if (minutes < 1440) return count(Math.round(minutes / 60), 'hour');
  return count(Math.round(minutes / 1440), 'day');
}

function minutesOf(text: string, now: Instant): number | null {
  if (/^\d{1,12}$/.test(text)) return text === '0' ? null : Math.ceil(Number(text) / 60);
  // HTTP dates only (RFC 9110 5.6.7): their three forms all start with a weekday.
  if (!/^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return null;
  const minutes = Math.ceil((Date.parse(text) - Date.parse(now)) / 60_000);
  return minutes > 0 ? minutes : null;
}

function count(number: number, unit: string): string {
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}
