import type { Idf } from '../language/idf.ts';
import { termsOf } from '../language/terms.ts';

// Found together with those of choose-bullets.ts on public summaries
const RARITY_POWER = 0.65;
const AGAIN = 0.85; // what being said again in an article adds, per e-fold
const AGREEMENT = 3; // what each further article with the concept adds
const PAIR = 1.5; // a pair of words that stands more than once, beside a single word
const IN_TITLE = 1.8;

/** What a text speaks of: its stems, and its pairs of stems that follow each other. */
export function conceptsOf(text: string, language: string): readonly string[] {
  const terms = termsOf(text, language).map(({ term }) => term);
  return [...terms, ...terms.slice(1).map((term, i) => `${terms[i]} ${term}`)];
}

/** What each concept of a story is worth: more the rarer it is in news and the more articles and headlines have it. */
export function weighConcepts(
  docs: readonly { readonly title: string; readonly text: string }[],
  { language, idf }: { readonly language: string; readonly idf: Idf },
): ReadonlyMap<string, number> {
  const articles = new Map<string, number>();
  const counts = new Map<string, number>();
  const inTitles = new Set(docs.flatMap(({ title }) => conceptsOf(title, language)));
  for (const { text } of docs) {
    const concepts = conceptsOf(text, language);
    for (const concept of concepts) counts.set(concept, (counts.get(concept) ?? 0) + 1);
    for (const concept of new Set(concepts)) articles.set(concept, (articles.get(concept) ?? 0) + 1);
  }
  const weight = (concept: string, inArticles: number): number => {
    const parts = concept.split(' ');
    const count = counts.get(concept) ?? 1;
    if (parts.length > 1 && count === 1) return 0;
    const rarity = (parts.reduce((sum, part) => sum + idf.of(part), 0) / parts.length) ** RARITY_POWER;
    const again = 1 + AGAIN * Math.log(count / inArticles);
    const agreement = 1 + AGREEMENT * (inArticles - 1);
    return rarity * again * agreement * (parts.length > 1 ? PAIR : 1) * (inTitles.has(concept) ? IN_TITLE : 1);
  };
  return new Map([...articles].map(([concept, n]) => [concept, weight(concept, n)]));
}
