import type { Idf } from '../language/idf.ts';
import { type Term, termsOf } from '../language/terms.ts';

/** A term with its weight in a text; `rarity` is its inverse document frequency among the news of now. */
export type WeighedTerm = {
  readonly term: string;
  readonly weight: number;
  readonly kind: Term['kind']; // name, if it was written as one anywhere
  readonly rarity: number;
};

/** The heaviest terms of a text, heaviest first, of unit length together. `words`: how many content words it had. */
export type WeighedText = { readonly terms: readonly WeighedTerm[]; readonly words: number };

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
  const counts = new Map<string, { count: number; kind: Term['kind'] }>();
  const count = ({ term, kind }: Term, by: number) => {
    const known = counts.get(term);
    if (known === undefined) counts.set(term, { count: by, kind });
    else {
      known.count += by;
      if (kind === 'name') known.kind = kind;
    }
  };
  for (const term of title) count(term, TITLE_COUNTS);
  for (const [place, term] of text.entries()) count(term, place < LEAD_TERMS ? LEAD_COUNTS : 1);
  const weighed = [...counts].map(([term, { count: n, kind }]): WeighedTerm => {
    const rarity = idf.of(term);
    return { term, kind, rarity, weight: (1 + Math.log(n)) * rarity ** RARITY_POWER };
  });
  return { terms: toUnit(heaviest(weighed, MOST_TERMS)), words: title.length + text.length };
}

/** The heaviest, heaviest first; ties by term, so that the same text always gives the same terms. */
export function heaviest<T extends { readonly term: string; readonly weight: number }>(
  terms: readonly T[],
  atMost: number,
): readonly T[] {
  return terms.toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, atMost);
}

function toUnit(terms: readonly WeighedTerm[]): readonly WeighedTerm[] {
  const length = Math.hypot(...terms.map(({ weight }) => weight));
  return terms.map(({ term, weight, kind, rarity }) => ({ term, weight: weight / length, kind, rarity }));
}
