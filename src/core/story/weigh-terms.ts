import type { Idf } from '../language/idf.ts';
import { termsOf } from '../language/terms.ts';

/** A text as terms with weights; of unit length, the heaviest term first. */
export type TermVector = ReadonlyMap<string, number>;

/** `names`: the terms written as names or numbers, among those of the vector. `terms`: how many words it had. */
export type WeighedText = {
  readonly vector: TermVector;
  readonly names: ReadonlySet<string>;
  readonly terms: number;
};

// All found together on public event sets (full texts, leads and headlines); differences of a point are noise there.
const TITLE_COUNTS = 3; // a title's word counts as three
const LEAD_COUNTS = 2; // a word of the lead as two
const LEAD_TERMS = 60; // about the first five sentences without stop words
const RARITY_POWER = 0.8; // below 1: very rare words are often misspelt or beside the point
/** The heaviest terms that are kept of an article and of a story. */
export const MOST_TERMS = 200;

/** Weighs the terms of an article: (1 + ln count) x idf ^ 0.8, title and lead counting more, the heaviest only. */
export function weighTerms(
  article: { readonly title: string; readonly text: string; readonly language: string },
  idf: Idf,
): WeighedText {
  const title = termsOf(article.title, article.language);
  const text = termsOf(article.text, article.language);
  const counts = new Map<string, number>();
  for (const { term } of title) counts.set(term, (counts.get(term) ?? 0) + TITLE_COUNTS);
  for (const [place, { term }] of text.entries()) {
    counts.set(term, (counts.get(term) ?? 0) + (place < LEAD_TERMS ? LEAD_COUNTS : 1));
  }
  const weights = [...counts].map(([term, n]): [string, number] => [
    term,
    (1 + Math.log(n)) * idf.of(term) ** RARITY_POWER,
  ]);
  const vector = toUnit(heaviest(weights, MOST_TERMS));
  const named = [...title, ...text].filter(({ term, kind }) => kind !== 'word' && vector.has(term));
  return { vector, names: new Set(named.map(({ term }) => term)), terms: title.length + text.length };
}

/** The heaviest entries, heaviest first; ties by term, so that the same text always gives the same vector. */
export function heaviest(weights: readonly [string, number][], atMost: number): readonly [string, number][] {
  return weights.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, atMost);
}

function toUnit(weights: readonly [string, number][]): TermVector {
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}
