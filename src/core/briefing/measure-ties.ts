import type { DocumentIndex } from './index-document.ts';
import type { ClaimWord } from './read-claim.ts';

type Places = DocumentIndex['places'];

/** Whether two words stand somewhere at most so many words apart, in either order. */
export function areNear(places: Places, one: string, other: string, within: number): boolean {
  return distance(places, one, other) <= within;
}

/** Mean over neighbouring content words of a claim: 1 where the document has them side by side, 0 where far apart. */
export function closeness(claim: readonly ClaimWord[], places: Places): number {
  const contents = contentsOf(claim);
  const seen = contents.flatMap((word, at) => {
    const before = contents[at - 1];
    return before !== undefined && places.has(before.key) && places.has(word.key) ? [[before.key, word.key]] : [];
  });
  const sum = seen.reduce((all, [one = '', other = '']) => all + Math.exp(-(distance(places, one, other) - 1) / 6), 0);
  return seen.length > 0 ? sum / seen.length : 0;
}

/**
 * How little a rare word or name has to do with its neighbours in the claim, summed: the share of them that the document
 * never has near it. A name that was put in the place of another stands loose.
 */
export function looseness(claim: readonly ClaimWord[], { places }: DocumentIndex): number {
  const contents = contentsOf(claim);
  let sum = 0;
  for (const [at, word] of contents.entries()) {
    if (word.kind !== 'content' || !(word.isCapital || word.rarity > RARE) || !places.has(word.key)) continue;
    const around = [contents[at - 2], contents[at - 1], contents[at + 1], contents[at + 2]];
    const neighbours = around.flatMap((other) =>
      other !== undefined && other.key !== word.key && places.has(other.key) ? [other.key] : [],
    );
    if (neighbours.length === 0) continue;
    sum += neighbours.filter((key) => !areNear(places, word.key, key, 10)).length / neighbours.length;
  }
  return sum;
}

/**
 * The share, by weight, of the claim's other words that stand in the sentence of a word or beside it, for the word
 * where it is least; only words that the document has count.
 */
export function thinnestContext(claim: readonly ClaimWord[], { sentences, places }: DocumentIndex): number {
  const seen = contentsOf(claim).filter(({ key }) => places.has(key));
  const whole = seen.reduce((sum, { weight }) => sum + weight, 0);
  const keys = sentences.map((sentence) => new Set(sentence.map(({ key }) => key)));
  const weights = keys.map((_, at) => {
    const around = keys.slice(Math.max(0, at - 1), at + 2);
    return seen.reduce((sum, { key, weight }) => (around.some((near) => near.has(key)) ? sum + weight : sum), 0);
  });
  let thinnest = 1;
  for (const word of seen) {
    const best = Math.max(0, ...weights.filter((_, at) => keys[at]!.has(word.key)));
    thinnest = Math.min(thinnest, Math.max(0, best - word.weight) / Math.max(LEAST_WEIGHT, whole - word.weight));
  }
  return thinnest;
}

const RARE = 5.5; // inverse document frequency: names, and words of one matter
const LEAST_WEIGHT = 0.3;

const contentsOf = (claim: readonly ClaimWord[]): readonly ClaimWord[] =>
  claim.filter(({ kind }) => kind === 'content' || kind === 'number');

/** Words between the nearest places of two keys, 1 for neighbours; infinite where one stands nowhere. */
function distance(places: Places, one: string, other: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const here of places.get(one) ?? [])
    for (const there of places.get(other) ?? []) if (here !== there) least = Math.min(least, Math.abs(here - there));
  return least;
}
