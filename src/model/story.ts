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
