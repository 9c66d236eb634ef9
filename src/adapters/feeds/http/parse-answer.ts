import { Failure, type FailureCode } from '../../../model/failure.ts';
import type { FeedLink } from '../../../ports/feeds.ts';
import type { Reading } from './reading.ts';

/**
 * What a thread says of a document: a feed, a page with the feeds that it names, or neither. Errors lose their class on
 * the way between threads, so all of it goes as data.
 */
export type ParseAnswer =
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'page'; readonly links: readonly FeedLink[]; readonly words: string }
  | { readonly kind: 'failure'; readonly code: FailureCode; readonly words: string };

/** The caller's side, for who wants a feed and nothing else. @throws Failure 'not-a-feed', or what it says */
export function readingIn(answer: ParseAnswer): Reading {
  switch (answer.kind) {
    case 'reading':
      return answer.reading;
    case 'page':
      throw new Failure('not-a-feed', answer.words);
    case 'failure':
      throw new Failure(answer.code, answer.words);
    default:
      return answer satisfies never;
  }
}
