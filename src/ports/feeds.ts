import type { Feed, FeedState, Item } from '../model/feed.ts';
import type { Instant } from '../model/time.ts';

/** Reads feeds. */
export interface Feeds {
  /**
   * One conditional GET of the feed and its items, newest first.
   * @throws Failure 'source-down', 'not-a-feed', 'unsafe-address' or 'too-large'; their words go to `lastError`.
   */
  poll(feed: Feed, state: FeedState, now: Instant, signal: AbortSignal): Promise<FeedAnswer>;
  /** Items of a document that is at hand already: for `onrecord batch feeds` and for previews. Throws like poll. */
  parse(document: FeedDocument, now: Instant): Promise<ParsedFeed>;
}

export type FeedDocument = {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly url: string;
};

export type ParsedFeed = { readonly title: string; readonly items: readonly ParsedItem[] };

/** An entry before it has an identity of ours; null is what the document does not say. */
export type ParsedItem = {
  readonly title: string | null;
  readonly link: string | null;
  readonly id: string | null;
  readonly published: Instant | null;
  readonly updated: Instant | null;
  readonly author: string | null;
  readonly summary: string | null; // HTML
  readonly content: string | null; // HTML
};

export type FeedAnswer = {
  readonly kind: 'items' | 'unchanged' | 'gone'; // gone: HTTP 410
  readonly items: readonly Item[];
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodyHash: string | null;
  readonly waitMinutes: number; // the server's wish for the next poll, 0 when it has none
};
