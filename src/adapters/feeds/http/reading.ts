import type { FeedPace, ParsedFeed } from '../../../model/feed.ts';

/** What a reader finds in a document: the feed, and what the document asks of those who poll it. */
export type Reading = ParsedFeed & { readonly pace: FeedPace };

/** No feed needs more, and a hostile one must not cost more: later items are dropped. */
export const ITEMS_AT_MOST = 1000;

/** Characters of one field (a long read has 100,000 with its markup); the rest is dropped. */
export const FIELD_AT_MOST = 150_000;

/** Characters of a title: the longest headlines in use have about 200. */
export const TITLE_AT_MOST = 300;
