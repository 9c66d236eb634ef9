import type { Idf } from '../language/idf.ts';
import { termsOf } from '../language/terms.ts';

/** A sentence as its content words and numbers. */
export type SentenceTerms = {
  readonly terms: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly weight: number; // sum of its terms' idf
};

/** The terms of a sentence, for `sameness`. */
export function sentenceTerms(text: string, language: string, idf: Idf): SentenceTerms {
  const found = termsOf(text, language);
  const terms = new Set(found.map(({ term }) => term));
  const numbers = new Set(found.filter(({ kind }) => kind === 'number').map(({ term }) => term));
  return { terms, numbers, weight: [...terms].reduce((sum, term) => sum + idf.of(term), 0) };
}

/**
 * How far two sentences say the same: the idf of their shared terms over the geometric mean of all of each, 0..1; 0
 * where their numbers all differ. Linear in idf, or two rare names alone would make two sentences agree.
 */
export function sameness(a: SentenceTerms, b: SentenceTerms, idf: Idf): number {
  if (a.weight === 0 || b.weight === 0) return 0;
  if (a.numbers.size > 0 && b.numbers.size > 0 && a.numbers.isDisjointFrom(b.numbers)) return 0;
  let sum = 0;
  for (const term of a.terms) if (b.terms.has(term)) sum += idf.of(term);
  return sum / Math.sqrt(a.weight * b.weight);
}
