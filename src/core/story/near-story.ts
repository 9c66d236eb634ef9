import type { LiveStory } from '../../model/story.ts';
import type { NearStory } from './live-index.ts';
import type { WeighedTerm } from './weigh-terms.ts';

const HEAVIEST = 20; // as in live-index.ts

/** A sum of articles: as a live story, with all its terms. */
export type StorySum = Omit<LiveStory, 'terms'> & { readonly weights: ReadonlyMap<string, number> };

/** How a sum of articles lies to the terms of a text: as a search tells it of live stories. */
export function nearStory({ weights, ...about }: StorySum, terms: readonly WeighedTerm[]): NearStory {
  const asked = new Set(terms.map(({ term }) => term));
  const length = Math.hypot(...weights.values());
  const own = Float32Array.from(terms, ({ term }) => weights.get(term) ?? 0);
  const product = terms.reduce((sum, { weight }, at) => sum + weight * (own[at] ?? 0), 0);
  const heaviest = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, HEAVIEST);
  const heavy = total(heaviest);
  return {
    ...about,
    length,
    weights: own,
    similarity: length === 0 ? 0 : product / length,
    covered: heavy === 0 ? 0 : total(heaviest.filter(([term]) => asked.has(term))) / heavy,
  };
}

function total(weights: readonly (readonly [string, number])[]): number {
  return weights.reduce((sum, [, weight]) => sum + weight, 0);
}
