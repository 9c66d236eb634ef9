/** From and to a UTF-16 index of the text, to exclusive. */
export type Span = readonly [number, number];

/** Words of a text: letters and digits, joined by apostrophes, full stops and hyphens within. */
export function wordsOf(text: string): readonly Span[] {
  const words = text.matchAll(/[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu);
  return Array.from(words, (word): Span => [word.index, word.index + word[0].length]);
}

/**
 * Numbers of the words that touch a quotation's parts: quote marks, spaces and punctuation do not count, nor does the
 * "that" before reported speech ("said that it ended"), which some annotators count in and others do not.
 */
export function wordsWithin(parts: readonly Span[], { text, words }: Worded): ReadonlySet<number> {
  const within = new Set<number>();
  for (const [start, end] of parts) {
    for (let index = firstEndingAfter(start, words); index < words.length && words[index]![0] < end; index++)
      within.add(index);
  }
  const first = Math.min(...within);
  if (within.size > 1 && text.slice(...words[first]!).toLowerCase() === 'that') within.delete(first);
  return within;
}

export type Worded = { readonly text: string; readonly words: readonly Span[] };

/** Jaccard overlap, 0..1; 0 for two empty sets. */
export function overlapOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both++;
  const either = one.size + other.size - both;
  return either === 0 ? 0 : both / either;
}

function firstEndingAfter(position: number, words: readonly Span[]): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]![1] <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
