import type { Day } from '../../model/time.ts';
import { addDays } from '../language/days.ts';
import { readDate } from '../language/read-date.ts';
import { makeTimeReader } from '../language/time-reader.ts';
import type { Reading } from './reading.ts';

/**
 * The day from which an article counts "Tuesday" and "yesterday": that of its dateline ("OSTHAVEN, Feb 12 (Wire) —")
 * or of a line that is a date and nothing else, where it is at most a week before publication; else the day of
 * publication. Null without either.
 */
export function dayOfWriting(reading: Reading, published: Day | null): Day | null {
  for (const clause of reading.clauses.slice(0, SENTENCES)) {
    const start = firstToken(reading, clause.start, clause.from);
    const isLine = clause.to - start <= LONGEST_LINE;
    const end = isLine ? clause.to : clause.from;
    for (let at = start; at < end; at++) {
      const found = readDate(
        makeTimeReader({ tokens: reading.tokens, at, ceiling: end }, { published, lastNamed: null, ahead: false }),
      );
      const range = found?.range ?? null;
      if (found === null || range === null || range.from !== range.to) continue;
      if (isLine && (at > start || found.to < end - 1)) break;
      if (published === null || (range.from <= published && range.from >= addDays(published, -LATE))) return range.from;
      break;
    }
  }
  return published;
}

const SENTENCES = 4; // a title, a date and a byline may come first
const LONGEST_LINE = 7; // tokens: "Wednesday, February 12, 2025"
const LATE = 7; // days between writing and publication at most

/** The token that starts at a sentence's start: before `clause.from` where that steps over a dateline. */
function firstToken({ tokens }: Reading, start: number, from: number): number {
  let at = from;
  while (at > 0 && tokens[at - 1]!.start >= start) at--;
  return at;
}
