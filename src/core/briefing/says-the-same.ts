import type { Idf } from '../language/idf.ts';
import { termsOf } from '../language/terms.ts';

/** A sentence as its content words and numbers. */
export type SentenceTerms = {
  readonly inOrder: readonly string[];
  readonly terms: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly weight: number; // sum of its terms' idf
};

/** The terms of a sentence, for `sameness`. */
export function sentenceTerms(text: string, language: string, idf: Idf): SentenceTerms {
  const found = termsOf(text, language);
  const inOrder = found.map(({ term }) => term);
  const terms = new Set(inOrder);
  let weight = 0;
  for (const term of terms) weight += idf.of(term);
  const numbers = new Set(found.filter(({ kind }) => kind === 'number').map(({ term }) => term));
  return { inOrder, terms, numbers, weight };
}

/**
 * How far two sentences say the same: the idf of their shared terms over the geometric mean of all of each, 0..1; 0
 * where their numbers all differ. Linear in idf, or two rare names alone would make two sentences agree.
 */
export function sameness(a: SentenceTerms, b: SentenceTerms, idf: Idf): number {
  if (a.weight === 0 || b.weight === 0 || numbersDiffer(a, b)) return 0;
  let sum = 0;
  for (const term of a.terms) if (b.terms.has(term)) sum += idf.of(term);
  return sum / Math.sqrt(a.weight * b.weight);
}

/** The sameness of a sentence with each of a list, in order: as `sameness`, and fast where few share a word. */
export function compareWith(all: readonly SentenceTerms[], idf: Idf): (one: SentenceTerms) => Float64Array {
  const having = new Map<string, { readonly weight: number; readonly places: number[] }>();
  for (const [at, { terms }] of all.entries())
    for (const term of terms) {
      const known = having.get(term);
      if (known === undefined) having.set(term, { weight: idf.of(term), places: [at] });
      else known.places.push(at);
    }
  return (one) => {
    const shared = new Float64Array(all.length);
    for (const term of one.terms) {
      const known = having.get(term);
      if (known !== undefined) for (const at of known.places) shared[at]! += known.weight;
    }
    for (const [at, other] of all.entries()) {
      const sum = shared[at]!;
      if (sum > 0) shared[at] = numbersDiffer(one, other) ? 0 : sum / Math.sqrt(one.weight * other.weight);
    }
    return shared;
  };
}

const numbersDiffer = (a: SentenceTerms, b: SentenceTerms): boolean =>
  a.numbers.size > 0 && b.numbers.size > 0 && a.numbers.isDisjointFrom(b.numbers);
