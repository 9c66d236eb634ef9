import type { Idf } from '../language/idf.ts';
import { joinStory } from './join-story.ts';
import { makeLiveIndex } from './live-index.ts';
import type { JoinWeights } from './score-join.ts';

/** One item of a stream without a store. */
export type StreamItem = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly published?: string; // any ISO date or time
  readonly outlet?: string;
  readonly language?: string; // "en" if absent
};

// Without dates, order is time: 3,000 items in three days, a stream of a hundred busy feeds.
const MS_PER_ITEM = 86_400;
const LIVE_MS = 72 * 3_600_000; // since its last article, as in the product

/** Groups a stream of items in the order they come, as the product does with stored articles; `weights` to try others. */
export function makeStoryStream(idf: Idf, weights?: JoinWeights): { readonly next: (item: StreamItem) => string } {
  const live = makeLiveIndex(idf);
  const stories = new Map<string, number>();
  let items = 0;

  const next = (item: StreamItem): string => {
    const dated = item.published === undefined ? Number.NaN : Date.parse(item.published);
    const at = Number.isNaN(dated) ? items * MS_PER_ITEM : dated;
    items++;
    const article = {
      id: item.id,
      title: item.title,
      text: item.text,
      published: new Date(at).toISOString(),
      outlet: item.outlet ?? '',
      language: item.language ?? 'en',
    };
    for (const [id, lastSeen] of stories) {
      if (at - lastSeen <= LIVE_MS) break;
      stories.delete(id);
      live.remove(id);
    }
    const { story } = joinStory({ article, newStoryId: `story-${items}`, weights }, live);
    live.update(story);
    stories.delete(story.id); // so that the map stays in order of last sight
    stories.set(story.id, at);
    return story.id;
  };

  return { next };
}
