import type { LiveStory } from '../../model/story.ts';
import type { Idf } from '../language/idf.ts';
import { type Fingerprint, findCopy, fingerprint } from './find-copy.ts';
import { type JoinDecision, type JoiningArticle, joinStory } from './join-story.ts';
import { makeLiveIndex } from './live-index.ts';

const MOST_PRINTS = 20; // articles of one story remembered for copies; wire copies come early
const MOST_STORIES = 10_000; // with remembered articles

/**
 * Joins articles to the live stories that a store hands over, remembering its index from call to call. What it
 * remembers is a cache: each call first makes the index what `live` says, so a decision that was never stored
 * leaves no trace. A new story's id is made of the article's, so that deciding twice gives the same id.
 */
export function makeStoryJoiner(idf: Idf): (article: JoiningArticle, live: readonly LiveStory[]) => JoinDecision {
  const index = makeLiveIndex(idf);
  const prints = new Map<string, { readonly articleId: string; readonly print: Fingerprint }[]>();

  return (article, live) => {
    index.sync(live, article.language);
    const print = fingerprint(article.text);
    const others = (storyId: string) => (prints.get(storyId) ?? []).filter((known) => known.articleId !== article.id);
    const decision = joinStory(
      { article, newStoryId: `s-${article.id}`, findCopy: (storyId) => findCopy(print, others(storyId)) },
      index,
    );
    const known = others(decision.story.id);
    prints.delete(decision.story.id); // so that the map stays in order of use
    prints.set(decision.story.id, [...known, { articleId: article.id, print }].slice(0, MOST_PRINTS));
    for (const oldest of prints.keys()) {
      if (prints.size <= MOST_STORIES) break;
      prints.delete(oldest);
    }
    return decision;
  };
}
