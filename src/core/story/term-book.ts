/**
 * Terms as small numbers, with who holds each, numbers too: what an inverted index needs, in a few bytes a term. A term's
 * number is free again once nobody holds it, so that the book does not grow with the news of years.
 */
export type TermBook = {
  /** Notes that the holder has these terms now, and has those of `before` no more. Returns the terms' numbers. */
  readonly hold: (terms: readonly string[], before: Int32Array, holder: number) => Int32Array;
  /** Notes that a holder is gone, who had these. */
  readonly release: (numbers: Int32Array) => void;
  /** The number of a term, or -1 if nobody holds it. */
  readonly numberOf: (term: string) => number;
  readonly termOf: (number: number) => string;
  /** How many hold the term. */
  readonly count: (term: string) => number;
  /** The newest holders of a term, newest last; up to twice as many as asked for. Some hold it no more. */
  readonly holdersOf: (number: number) => readonly number[];
  /** One more than the highest number. */
  readonly size: () => number;
};

/** An empty book. A term lists its newest holders, `atMost` of them or up to twice as many. */
export function makeTermBook({
  atMost,
  holds,
}: {
  readonly atMost: number;
  readonly holds: (holder: number, number: number) => boolean;
}): TermBook {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const counts: number[] = [];
  const lists: number[][] = [];
  const free: number[] = [];
  const had: number[] = []; // 1 while the holder at hand had the term before; all 0 between calls

  const numberFor = (term: string): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    const number = free.pop() ?? terms.length;
    numbers.set(term, number);
    terms[number] = term;
    counts[number] = 0;
    lists[number] = [];
    had[number] = 0;
    return number;
  };

  const drop = (number: number): void => {
    const left = (counts[number] ?? 0) - 1;
    counts[number] = left;
    if (left > 0) {
      if ((lists[number]?.length ?? 0) > 2 * left + SLACK) shorten(number);
      return;
    }
    numbers.delete(terms[number] ?? '');
    terms[number] = '';
    lists[number] = [];
    free.push(number);
  };

  // Once as many are in vain as are not, so that a change costs the same on average however long the lists are
  const shorten = (number: number): void => {
    const kept = new Set<number>();
    const list = lists[number] ?? [];
    for (let at = list.length - 1; at >= 0 && kept.size < atMost; at--) {
      const holder = list[at] ?? -1;
      if (!kept.has(holder) && holds(holder, number)) kept.add(holder);
    }
    lists[number] = [...kept].reverse();
  };

  const hold: TermBook['hold'] = (held, before, holder) => {
    const now = new Int32Array(held.length);
    for (const number of before) had[number] = 1;
    for (let at = 0; at < held.length; at++) {
      const number = numberFor(held[at] ?? '');
      now[at] = number;
      if (had[number] === 1) {
        had[number] = 0;
        continue;
      }
      counts[number] = (counts[number] ?? 0) + 1;
      const list = lists[number];
      list?.push(holder);
      if (list !== undefined && list.length > 2 * atMost) shorten(number);
    }
    for (const number of before) {
      if (had[number] === 1) drop(number);
      had[number] = 0;
    }
    return now;
  };

  return {
    hold,
    release: (held) => {
      for (const number of held) drop(number);
    },
    numberOf: (term) => numbers.get(term) ?? -1,
    termOf: (number) => terms[number] ?? '',
    count: (term) => counts[numbers.get(term) ?? -1] ?? 0,
    holdersOf: (number) => lists[number] ?? [],
    size: () => terms.length,
  };
}

const SLACK = 8; // short lists are not worth the tidying
