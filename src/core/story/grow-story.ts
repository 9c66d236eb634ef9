import type { LiveStory } from '../../model/story.ts';
import type { Instant } from '../../model/time.ts';
import { MOST_TERMS } from './weigh-terms.ts';

/** What one article adds to a story: when it was published, and its terms at unit length. */
export type Telling = {
  readonly published: Instant;
  readonly terms: readonly { readonly term: string; readonly weight: number }[];
};

/** The story of these articles; of an event there is at least one. */
export function storyOf(
  { id, language }: Pick<LiveStory, 'id' | 'language'>,
  tellings: readonly [Telling, ...Telling[]],
): LiveStory {
  const { published } = tellings[0];
  const empty: LiveStory = { id, language, firstSeen: published, lastSeen: published, articles: 0, terms: {} };
  return tellings.reduce(growStory, empty);
}

/** The story with one more article. */
export function growStory(story: LiveStory, { published, terms }: Telling): LiveStory {
  return joined(story, {
    firstSeen: published,
    lastSeen: published,
    articles: 1,
    terms: terms.map(({ term, weight }) => [term, weight]),
  });
}

/** Both stories under the id of the first. */
export function mergeStories(into: LiveStory, from: LiveStory): LiveStory {
  return joined(into, { ...from, terms: Object.entries(from.terms) });
}

type More = Pick<LiveStory, 'firstSeen' | 'lastSeen' | 'articles'> & {
  readonly terms: readonly (readonly [string, number])[];
};

function joined(story: LiveStory, more: More): LiveStory {
  return {
    ...story,
    firstSeen: inOrder(more.firstSeen, story.firstSeen)[0],
    lastSeen: inOrder(more.lastSeen, story.lastSeen)[1],
    articles: story.articles + more.articles,
    terms: heaviestOf(story.terms, more.terms),
  };
}

function inOrder(a: Instant, b: Instant): readonly [Instant, Instant] {
  return a < b ? [a, b] : [b, a];
}

/** The sums of both, the heaviest of them, heaviest first; done for every article, so without objects in between. */
function heaviestOf(terms: LiveStory['terms'], more: More['terms']): LiveStory['terms'] {
  const places = new Map<string, number>();
  const words: string[] = [];
  const sums: number[] = [];
  const add = (term: string, weight: number) => {
    const place = places.get(term);
    if (place !== undefined) sums[place] = (sums[place] ?? 0) + weight;
    else {
      places.set(term, words.length);
      words.push(term);
      sums.push(weight);
    }
  };
  for (const term in terms) add(term, terms[term] ?? 0);
  for (let at = 0; at < more.length; at++) {
    const [term, weight] = more[at] ?? NOTHING;
    add(term, weight);
  }
  const order = words.map((_, place) => place);
  order.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1));
  const kept: Record<string, number> = {};
  for (let at = 0; at < Math.min(MOST_TERMS, order.length); at++) {
    const place = order[at] ?? 0;
    kept[words[place] ?? ''] = sums[place] ?? 0;
  }
  return kept;
}

const NOTHING: readonly [string, number] = ['', 0];
