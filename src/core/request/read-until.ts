import { DateTime, IANAZone } from 'luxon';
import { Failure } from '../../model/failure.ts';
import type { Instant } from '../../model/time.ts';
import { readSince } from './read-since.ts';

/**
 * The moment at which what `until` names ends: a day ("2025-02-28", "monday", "yesterday") is included, so its end; what
 * counts back from now ("24h") is that moment. @throws Failure 'bad-input' as `readSince` does.
 */
export function readUntil(words: string, context: { readonly now: Instant; readonly timezone: string }): Instant {
  const begin = readBegin(words, context);
  const zone = IANAZone.isValidZone(context.timezone) ? context.timezone : 'utc';
  const day = DateTime.fromISO(begin, { zone });
  if (day.valueOf() !== day.startOf('day').valueOf()) return begin;
  return day.plus({ days: 1 }).toUTC().toISO() ?? begin;
}

function readBegin(...given: Parameters<typeof readSince>): Instant {
  try {
    return readSince(...given);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, error.words.replace(/since(?= ")/, 'until'));
  }
}
