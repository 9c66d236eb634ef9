import type { LiveStory, StoryRepair } from '../../model/story.ts';
import type { Instant } from '../../model/time.ts';
import { mergeStories } from './grow-story.ts';
import type { JoiningArticle } from './join-story.ts';
import type { LiveIndex } from './live-index.ts';
import { nearStory } from './near-story.ts';
import { scoreJoin } from './score-join.ts';
import { splitStory, type Weighed } from './split-story.ts';
import { weighTerms } from './weigh-terms.ts';

/** A story that changed, with its articles; without all of them it is not split. */
export type Suspect = { readonly story: LiveStory; readonly articles: readonly JoiningArticle[] };

// A join is undone or made up for only where it is clearly wrong: between both margins nothing is touched, so that
// repairing what was repaired changes nothing.
const SIMILAR = 0.5; // cosine of two stories, below which they are not looked at
const MERGE_FROM = 0.6; // mean log-odds that articles of one are of the other

/**
 * Merges stories that turned out to be of one event, and splits articles off that are clearly not of their story's.
 * `index` holds all live stories, the suspects among them, and is left as it is; stories last seen before `since`, if
 * given, are not merged with. Of two stories the older stays. Apply the repairs in their order.
 */
export function repairStories({
  index,
  suspects,
  since,
}: {
  readonly index: LiveIndex;
  readonly suspects: readonly Suspect[];
  readonly since?: Instant;
}): readonly StoryRepair[] {
  const left = new Map<string, Open>();
  for (const { story, articles } of suspects.toSorted((a, b) => byAge(a.story, b.story))) {
    const own = articles.map((article) => ({ article, weighed: weighTerms(article, index.idf) }));
    left.set(story.id, { story, articles: own });
  }
  const merges: StoryRepair[] = [];
  const gone = new Set<string>();
  for (const { id } of [...left.values()].map(({ story }) => story)) {
    for (let open = left.get(id); open !== undefined; ) {
      const other = sameEvent(open, { index, left, gone, since });
      if (other === undefined) break;
      const [into, from] = [open, other].toSorted((a, b) => byAge(a.story, b.story)) as [Open, Open]; // sorting keeps both
      const merged = { story: mergeStories(into.story, from.story), articles: [...into.articles, ...from.articles] };
      merges.push({ kind: 'merge', from: from.story.id, into: merged.story });
      gone.add(from.story.id);
      left.delete(from.story.id);
      left.set(into.story.id, merged);
      open = merged;
    }
  }
  return [...merges, ...[...left.values()].flatMap(splitStory)];
}

/** Articles are those that are known. */
type Open = { readonly story: LiveStory; readonly articles: readonly Weighed[] };

type Around = {
  readonly index: LiveIndex;
  readonly left: ReadonlyMap<string, Open>;
  readonly gone: ReadonlySet<string>; // the index has them still
  readonly since: Instant | undefined;
};

function sameEvent({ story, articles }: Open, { index, left, gone, since }: Around): Open | undefined {
  if (articles.length === 0) return undefined;
  for (const near of index.search(unitTerms(story), story.language, since)) {
    if (near.similarity < SIMILAR) break;
    if (near.id === story.id || gone.has(near.id)) continue;
    const known = left.get(near.id) ?? withoutArticles(index.story(near.id));
    if (known === undefined) continue;
    if (meanScore(articles, known.story) < MERGE_FROM) continue;
    if (known.articles.length > 0 && meanScore(known.articles, story) < MERGE_FROM) continue;
    return known;
  }
  return undefined;
}

function withoutArticles(story: LiveStory | undefined): Open | undefined {
  return story && { story, articles: [] };
}

function meanScore(articles: readonly Weighed[], { terms, ...about }: LiveStory): number {
  const sum = { ...about, weights: new Map(Object.entries(terms)) };
  const scores = articles.map(({ article, weighed }) =>
    scoreJoin(nearStory(sum, weighed.terms), { weighed, published: article.published }),
  );
  return scores.reduce((all, score) => all + score, 0) / scores.length;
}

function unitTerms({ terms }: LiveStory): readonly { readonly term: string; readonly weight: number }[] {
  const weights = Object.entries(terms).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return weights.map(([term, weight]) => ({ term, weight: weight / length }));
}

function byAge(a: LiveStory, b: LiveStory): number {
  if (a.firstSeen !== b.firstSeen) return a.firstSeen < b.firstSeen ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
