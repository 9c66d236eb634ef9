import type { LiveStory, StoryRepair } from '../../model/story.ts';
import { storyOf, type Telling } from './grow-story.ts';
import type { JoiningArticle } from './join-story.ts';
import { nearStory, type StorySum } from './near-story.ts';
import { scoreJoin } from './score-join.ts';
import type { WeighedText } from './weigh-terms.ts';

/** An article with its terms, weighed by the news of now. */
export type Weighed = { readonly article: JoiningArticle; readonly weighed: WeighedText };

type StorySplit = Extract<StoryRepair, { kind: 'split' }>;

const SPLIT_BELOW = -2; // log-odds of an article against the others of its story
const ARTICLES_AT_LEAST = 3; // of two articles neither is the one that is wrong

/**
 * Splits articles off a story that are clearly not of it. Its articles are told again, earliest first, and a group of
 * them is kept apart only where it clearly does not fit the others; all but one group leave. A story whose articles
 * are not all given stays whole.
 */
export function splitStory({
  story,
  articles,
}: {
  readonly story: LiveStory;
  readonly articles: readonly Weighed[];
}): readonly StorySplit[] {
  if (articles.length !== story.articles || articles.length < ARTICLES_AT_LEAST) return [];
  const groups = groupsOf(articles, story);
  const stays = staying(groups, story);
  const splits: StorySplit[] = [];
  let left = articles;
  for (const group of groups) {
    const first = group[0]?.article;
    if (group === stays || first === undefined) continue;
    left = left.filter((one) => !group.includes(one));
    splits.push({
      kind: 'split',
      story: made(story, left),
      off: made({ id: `s-${first.id}`, language: story.language }, group),
      title: first.title,
      articleIds: group.map(({ article }) => article.id),
    });
  }
  return splits;
}

/** The articles that the story is named after keep its name; if they are gone, the most do. */
function staying(groups: readonly Group[], story: LiveStory): Group | undefined {
  const named = groups.find((group) => group.some(({ article }) => `s-${article.id}` === story.id));
  return named ?? groups.toSorted((a, b) => b.length - a.length)[0];
}

type Group = readonly Weighed[];

function groupsOf(articles: readonly Weighed[], story: LiveStory): readonly Group[] {
  const groups: Weighed[][] = [];
  for (const one of articles.toSorted(byTime)) {
    const nearest = nearestOf([one], groups, story);
    if (nearest === undefined) groups.push([one]);
    else nearest.push(one);
  }
  // what came between them may have made two groups one
  for (let at = 0; at < groups.length; at++) {
    const group = groups[at] ?? [];
    const nearest = nearestOf(group, groups.toSpliced(at, 1), story);
    if (nearest === undefined) continue;
    nearest.push(...group);
    nearest.sort(byTime);
    groups.splice(at, 1);
    at = -1; // all are looked at again; each time there is one group fewer
  }
  return groups;
}

function nearestOf<T extends Group>(articles: Group, groups: readonly T[], story: LiveStory): T | undefined {
  let nearest: T | undefined;
  let highest = SPLIT_BELOW;
  for (const group of groups) {
    const score = articles.reduce((sum, one) => sum + scoreOf(one, group, story), 0) / articles.length;
    if (score < highest) continue;
    nearest = group;
    highest = score;
  }
  return nearest;
}

function scoreOf({ article, weighed }: Weighed, others: readonly Weighed[], story: LiveStory): number {
  return scoreJoin(nearStory(summed(others, story), weighed.terms), { weighed, published: article.published });
}

function summed(articles: readonly Weighed[], { id, language }: LiveStory): StorySum {
  const weights = new Map<string, number>();
  for (const { weighed } of articles) {
    for (const { term, weight } of weighed.terms) weights.set(term, (weights.get(term) ?? 0) + weight);
  }
  const times = articles.map(({ article }) => article.published).toSorted();
  return { id, language, weights, articles: articles.length, firstSeen: times[0] ?? '', lastSeen: times.at(-1) ?? '' };
}

function made(about: Pick<LiveStory, 'id' | 'language'>, articles: readonly Weighed[]): LiveStory {
  const tellings = articles.map(
    ({ article, weighed }): Telling => ({ published: article.published, terms: weighed.terms }),
  );
  const [first, ...rest] = tellings;
  if (first === undefined) throw new Error('a story has an article'); // neither side of a split is empty
  return storyOf({ id: about.id, language: about.language }, [first, ...rest]);
}

function byTime(a: Weighed, b: Weighed): number {
  if (a.article.published !== b.article.published) return a.article.published < b.article.published ? -1 : 1;
  return a.article.id < b.article.id ? -1 : 1;
}
