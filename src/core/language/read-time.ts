import { readCounted } from './read-counted.ts';
import { readDate } from './read-date.ts';
import { readTimeUnit } from './read-time-unit.ts';
import { readWeekday } from './read-weekday.ts';
import { makeTimeReader, type TimeContext, type TimeFound, type TimePlace } from './time-reader.ts';

/** Reads the time expression that starts at a token; null if none starts there. Looks at a bounded number of tokens. */
export function readTime(place: TimePlace, context: TimeContext): TimeFound | null {
  const reader = makeTimeReader(place, context);
  return readCounted(reader) ?? readTimeUnit(reader) ?? readDate(reader) ?? readWeekday(reader);
}
