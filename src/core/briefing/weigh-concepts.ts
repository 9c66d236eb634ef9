import type { Idf } from '../language/idf.ts';
import { termsOf } from '../language/terms.ts';

// Found together on public summaries
const RARITY_POWER = 0.65;
const AGAIN = 0.85; // what being said again in an article adds, per e-fold
const AGREEMENT = 3; // what each further article with the concept adds
const PAIR = 1.5; // a pair of words that stands more than once, beside a single word
const IN_TITLE = 1.8;

/** A term or a pair of terms that follow each other; `articles` is the number of articles that have it. */
export type Concept = { readonly name: string; readonly weight: number; readonly articles: number };

/** What a sentence speaks of: its terms, and its pairs of terms that follow each other. */
export function conceptsOf(inOrder: readonly string[]): readonly string[] {
  return [...inOrder, ...inOrder.slice(1).map((term, i) => `${inOrder[i]} ${term}`)];
}

/**
 * What each concept of a story is worth: more the rarer it is in news and the more articles and headlines have it
 * (Gillick and Favre, "A scalable global model for summarization", 2009). `docs` are articles as their sentences,
 * each as its terms in order.
 */
export function weighConcepts(
  docs: readonly { readonly title: string; readonly sentences: readonly (readonly string[])[] }[],
  { language, idf }: { readonly language: string; readonly idf: Idf },
): ReadonlyMap<string, Concept> {
  const inTitles = new Set(docs.flatMap(({ title }) => conceptsOf(termsOf(title, language).map(({ term }) => term))));
  const seen = new Map<string, { count: number; articles: number; last: number }>();
  for (const [at, { sentences }] of docs.entries())
    for (const sentence of sentences)
      for (const concept of conceptsOf(sentence)) {
        const known = seen.get(concept);
        if (known === undefined) seen.set(concept, { count: 1, articles: 1, last: at });
        else {
          known.count++;
          if (known.last !== at) known.articles++;
          known.last = at;
        }
      }
  const concepts = new Map<string, Concept>();
  for (const [name, { count, articles }] of seen) {
    const gap = name.indexOf(' ');
    if (gap > 0 && count === 1) continue; // a pair that stands once says nothing
    const rarity = gap > 0 ? (idf.of(name.slice(0, gap)) + idf.of(name.slice(gap + 1))) / 2 : idf.of(name);
    const again = 1 + AGAIN * Math.log(count / articles);
    const agreement = 1 + AGREEMENT * (articles - 1);
    const kind = gap > 0 ? PAIR : 1;
    const weight = rarity ** RARITY_POWER * again * agreement * kind * (inTitles.has(name) ? IN_TITLE : 1);
    concepts.set(name, { name, weight, articles });
  }
  return concepts;
}
