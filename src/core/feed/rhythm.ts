import type { Entry, FeedState } from '../../model/feed.ts';

const ITEMS_TO_TELL = 5; // fewer say little about how often a feed publishes

/** How often a feed publishes and when it last did, by the entries of one document, newest first. */
export function rhythmOf(entries: readonly Entry[]): Pick<FeedState, 'usualGapMinutes' | 'newestItemAt'> {
  const moments = entries.filter(({ item }) => item.dated).map(({ item }) => Date.parse(item.published));
  const gaps = moments.slice(1).map((moment, index) => ((moments[index] ?? moment) - moment) / 60_000);
  const newest = moments[0];
  return {
    usualGapMinutes: moments.length < ITEMS_TO_TELL ? null : median(gaps),
    newestItemAt: newest === undefined ? null : new Date(newest).toISOString(),
  };
}

/** Not the mean: feeds hold a few old items that would stretch it. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
