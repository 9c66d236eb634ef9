import type { LiveStory } from '../../model/story.ts';
import type { Instant } from '../../model/time.ts';
import { growStory, storyOf } from './grow-story.ts';
import type { LiveIndex } from './live-index.ts';
import { type JoinWeights, scoreJoin } from './score-join.ts';
import { type WeighedText, weighTerms } from './weigh-terms.ts';

/** What joining needs of an article. `outlet` plays no part: two articles of one outlet may be of one event. */
export type JoiningArticle = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly published: Instant;
  readonly outlet: string;
  readonly language: string;
};

/** Which story an article joins, and what the story is then. `title` is this article's; a story keeps its first. */
export type JoinDecision = {
  readonly story: LiveStory;
  readonly isNew: boolean;
  readonly title: string;
};

/**
 * Decides which live story an article belongs to, or makes a new one with the id `newStoryId`. Stories last seen
 * before `since`, if given, are not looked at. Nothing is changed: the caller stores the decision and then gives `story` to
 * the index.
 */
export function joinStory(
  input: {
    readonly article: JoiningArticle;
    readonly newStoryId: string;
    readonly since?: Instant;
    readonly weights?: JoinWeights; // others than the shipped ones, to measure them
  },
  live: LiveIndex,
): JoinDecision {
  const { article, newStoryId, since, weights } = input;
  const weighed = weighTerms(article, live.idf);
  const telling = { published: article.published, terms: weighed.terms };
  const storyId = mostLikely({ article, weighed, since, weights }, live);
  const joined = storyId === null ? undefined : live.story(storyId);
  if (joined === undefined) {
    const story = storyOf({ id: newStoryId, language: article.language }, [telling]);
    return { story, isNew: true, title: article.title };
  }
  const story = growStory(joined, telling);
  return { story, isNew: false, title: article.title };
}

function mostLikely(
  {
    article: { language, published },
    weighed,
    since,
    weights,
  }: {
    readonly article: JoiningArticle;
    readonly weighed: WeighedText;
    readonly since: Instant | undefined;
    readonly weights: JoinWeights | undefined;
  },
  live: LiveIndex,
): string | null {
  let best: { readonly id: string; readonly score: number } | null = null;
  for (const near of live.search(weighed.terms, language, since)) {
    const score = scoreJoin(near, { weighed, published }, weights);
    if (score >= (best?.score ?? 0)) best = { id: near.id, score };
  }
  return best?.id ?? null;
}
