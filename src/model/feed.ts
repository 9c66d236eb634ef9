import type { Instant } from './time.ts';

/** A source of items, as configured or added in chat. `workspace` is null for feeds that everyone shares. */
export type Feed = {
  readonly id: string;
  readonly url: string;
  readonly outlet: string;
  readonly language: string; // ISO 639-1
  readonly country: string | null; // ISO 3166-1 alpha-2
  readonly pollEveryMinutes: number;
  readonly workspace: string | null;
};

/** What the last answers of a feed taught us. Validators are opaque and kept byte for byte. */
export type FeedState = {
  readonly feedId: string;
  readonly status: 'active' | 'paused' | 'gone';
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodyHash: string | null;
  readonly nextPollAt: Instant;
  readonly lastOkAt: Instant | null;
  readonly failuresInARow: number;
  readonly lastError: string | null; // words for the user
};

/** The state of a feed that was never polled, due at once. */
export function newFeedState(feedId: string, now: Instant): FeedState {
  return {
    feedId,
    status: 'active',
    etag: null,
    lastModified: null,
    bodyHash: null,
    nextPollAt: now,
    lastOkAt: null,
    failuresInARow: 0,
    lastError: null,
  };
}

/** One entry of a feed as polled. `id` is the same for the same entry at every poll. */
export type Item = {
  readonly id: string;
  readonly feedId: string;
  readonly outlet: string;
  readonly language: string;
  readonly title: string;
  readonly url: string | null; // absolute http(s), or null
  readonly published: Instant;
  readonly author: string | null;
  readonly html: string; // the longest of content and summary that the feed gave; may be ''
};
