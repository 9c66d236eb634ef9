import type { FeedPace, FeedState, ParsedFeed, Validators } from '../model/feed.ts';

import type { Instant } from '../model/time.ts';

/** Reads feeds. */
export interface Feeds {
  /**
   * One conditional GET of a feed's address. What it teaches is told, never kept here: the store keeps it.
   * @throws Failure 'source-down', 'not-a-feed', 'unsafe-address', 'too-large', 'offline' or 'not-now' (nothing was
   *   sent: the host asked to be left alone); their words go to `lastError`, their `retryAt` to the schedule.
   */
  poll(request: PollRequest): Promise<FeedAnswer>;
  /** Entries of a document that is at hand already: for `onrecord batch feeds`. @throws Failure 'not-a-feed' */
  parse(document: FeedDocument): Promise<ParsedFeed>;
  /**
   * What stands at an address that somebody wants to add: a feed, or a page with the feeds that it offers (by its
   * links, else at the usual places of its site). Throws like poll.
   */
  look(request: Omit<PollRequest, 'known'>): Promise<Found>;
  close(): Promise<void>;
}

export type PollRequest = {
  readonly url: string;
  /** What the last answers taught; null asks without conditions. */
  readonly known: Pick<FeedState, 'validators' | 'bodyHash' | 'pace'> | null;
  readonly now: Instant;
  readonly signal: AbortSignal;
};

export type FeedDocument = {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly url: string;
};

/** gone: HTTP 410. unchanged: 304, or the same body again. */
export type FeedAnswer =
  | { readonly kind: 'gone' }
  | (Learnt & { readonly kind: 'unchanged' })
  | (Learnt & { readonly kind: 'items'; readonly feed: ParsedFeed }); // each item with a title, made of its text where it has none

/** What an answer teaches about the next poll. */
export type Learnt = {
  readonly finalUrl: string; // where all redirects led
  readonly movedTo: string | null; // where permanent redirects (301, 308) alone led
  readonly validators: Validators | null;
  readonly bodyHash: string | null;
  readonly pace: FeedPace; // what the document asks for; of an unchanged one, what was known
  readonly freshMinutes: number; // what the headers ask for (Cache-Control, Expires), 0 when nothing
};

export type Found =
  | { readonly kind: 'feed'; readonly url: string; readonly feed: ParsedFeed }
  | { readonly kind: 'page'; readonly url: string; readonly feeds: readonly FeedLink[] };

/** A feed that a page offers: absolute, with the title that the page gives it ('' without one). */
export type FeedLink = { readonly url: string; readonly title: string };
