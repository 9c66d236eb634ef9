import type { Instant } from './time.ts';

/** The articles of one event. Ids are stable; a merged story redirects through `mergedInto`. */
export type Story = {
  readonly id: string;
  readonly title: string; // a source's own words
  readonly language: string;
  readonly firstSeen: Instant; // published time of the first article
  readonly lastSeen: Instant; // published time of the newest article
  readonly articles: number;
  readonly outlets: readonly string[];
  readonly topicIds: readonly string[];
  readonly mergedInto: string | null;
};

/** What the clusterer remembers of a live story: its centroid, pruned to the heaviest terms. */
export type LiveStory = {
  readonly id: string;
  readonly language: string;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly articles: number;
  readonly terms: Readonly<Record<string, number>>; // summed term weights of its articles
};

/**
 * The live stories of a language and workspace as the store has them, among them some that are too old for the article at
 * hand. One object as long as it only changes, so that an index of it can be kept: `changed` are the ids of the
 * stories that came, grew or went since it was made, in order.
 */
export type LiveWindow = {
  readonly stories: ReadonlyMap<string, LiveStory>;
  readonly changed: readonly string[];
};

/** What a second look at live stories found: two are one event, or one holds articles of another. */
export type StoryRepair =
  | {
      readonly kind: 'merge';
      readonly from: string; // becomes a redirect
      readonly into: LiveStory; // as it is afterwards; the older of the two
    }
  | {
      readonly kind: 'split';
      readonly story: LiveStory; // as it is afterwards
      readonly off: LiveStory; // new
      readonly title: string; // of the new one
      readonly articleIds: readonly string[]; // that leave for it
    };
