import type { Day, DayRange } from '../../model/time.ts';
import type { Token } from './tokens.ts';

/** What a time expression is read against. */
export type TimeContext = {
  readonly published: Day | null; // the day on which the text was written
  readonly lastNamed: Day | null; // the day that the text named before: what "the next day" goes back to
  readonly ahead: boolean; // the verb speaks of the future
};

/** A time expression up to token `to` (exclusive); the range is null where its day cannot be told. */
export type TimeFound = { readonly range: DayRange | null; readonly to: number };

/** A place in the tokens from which readers look at their neighbours; words beyond the ceiling are empty. */
export type TimeReader = {
  readonly at: number;
  readonly context: TimeContext;
  readonly lower: (offset: number) => string;
  readonly text: (offset: number) => string;
  readonly move: (offset: number) => TimeReader;
};

/** Where to read: from token `at` no further than `ceiling` (exclusive). */
export type TimePlace = { readonly tokens: readonly Token[]; readonly at: number; readonly ceiling: number };

export function makeTimeReader({ tokens, at, ceiling }: TimePlace, context: TimeContext): TimeReader {
  const readerAt = (place: number): TimeReader => ({
    at: place,
    context,
    lower: (offset) => (place + offset < ceiling ? (tokens[place + offset]?.lower ?? '') : ''),
    text: (offset) => (place + offset < ceiling ? (tokens[place + offset]?.text ?? '') : ''),
    move: (offset) => readerAt(place + offset),
  });
  return readerAt(at);
}

/** A range that has begun by the day of publication ends with it at the latest. */
export function untilPublished(range: DayRange, published: Day | null): DayRange {
  return published !== null && range.from <= published && range.to > published ? { ...range, to: published } : range;
}
