import type { Channel } from './delivery.ts';
import type { Instant } from './time.ts';

/** A source of items, as configured or added in chat. `workspace` is null for feeds that everyone shares. */
export type Feed = {
  readonly id: string;
  readonly url: string;
  readonly outlet: string;
  readonly language: string; // ISO 639-1
  readonly country: string | null; // ISO 3166-1 alpha-2
  readonly pollEveryMinutes: number | null; // as somebody set it; null: as often as the feed publishes
  readonly workspace: string | null;
  readonly addedIn: Channel | null; // where its manager is told of trouble; null: as configured
};

/** What the last answers of a feed taught us. */
export type FeedState = {
  readonly feedId: string;
  readonly status: 'active' | 'paused' | 'gone';
  readonly finalUrl: string | null; // where the feed's address led at the last success
  readonly validators: Validators | null;
  readonly bodyHash: string | null;
  readonly pace: FeedPace;
  readonly movedUrl: string | null; // where it is polled now, as it moved for good
  readonly moving: Moving | null;
  readonly usualGapMinutes: number | null; // between two of its items, the median; null: too few to tell
  readonly newestItemAt: Instant | null; // when its newest item was published
  readonly nextPollAt: Instant;
  readonly lastOkAt: Instant | null;
  readonly failuresInARow: number;
  readonly failingSince: Instant | null; // the first of them
  readonly lastError: string | null; // words for the user
};

/** Opaque, kept byte for byte, and good for the address that gave them only (RFC 9110 8.8). */
export type Validators = {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
};

/** What a feed's own document asks of its readers: RSS ttl, sy:updatePeriod, skipHours and skipDays. */
export type FeedPace = {
  readonly waitMinutes: number; // 0: it does not say
  readonly skipHours: readonly number[]; // 0 to 23, UTC
  readonly skipDays: readonly number[]; // 1 Monday to 7 Sunday, UTC
};

export const NO_PACE: FeedPace = { waitMinutes: 0, skipHours: [], skipDays: [] };

/** A permanent redirect that was seen on `days` different days, the last of them `lastDay` (YYYY-MM-DD, UTC). */
export type Moving = { readonly to: string; readonly days: number; readonly lastDay: string };

/** The state of a feed that was never polled, due at once. */
export function newFeedState(feedId: string, now: Instant): FeedState {
  return {
    feedId,
    status: 'active',
    finalUrl: null,
    validators: null,
    bodyHash: null,
    pace: NO_PACE,
    movedUrl: null,
    moving: null,
    usualGapMinutes: null,
    newestItemAt: null,
    nextPollAt: now,
    lastOkAt: null,
    failuresInARow: 0,
    failingSince: null,
    lastError: null,
  };
}

/** A feed's document as read. */
export type ParsedFeed = {
  readonly title: string;
  readonly language: string | null; // ISO 639-1, as the document says
  readonly home: string | null; // the site that the feed is of, absolute
  readonly items: readonly ParsedItem[];
};

/** An entry before it has an identity of ours; null is what the document does not say. */
export type ParsedItem = {
  readonly title: string | null;
  readonly link: string | null; // absolute http(s)
  readonly id: string | null;
  readonly published: Instant | null;
  readonly updated: Instant | null;
  readonly author: string | null;
  readonly summary: string | null; // HTML
  readonly content: string | null; // HTML
};

/** One entry of a feed as polled, before the store knows whether it is new: an item, and what it is known again by. */
export type Entry = { readonly item: Item; readonly marks: EntryMarks };

/**
 * What tells an entry from the others of its feed, each null where it does not: the guid and the link without what
 * changes between polls (scheme, tracking, fragment), and title with date.
 */
export type EntryMarks = {
  readonly guid: string | null;
  readonly link: string | null;
  readonly said: string | null;
};

/** One entry of a feed. `id` is the same for the same entry at every poll. */
export type Item = {
  readonly id: string;
  readonly feedId: string;
  readonly outlet: string;
  readonly language: string;
  readonly title: string;
  readonly url: string | null; // absolute http(s), or null
  readonly published: Instant;
  readonly dated: boolean; // whether the feed gave the date; else `published` is when the item was first seen
  readonly author: string | null;
  readonly html: string; // the longest of content and summary that the feed gave; may be ''
};
