import type { Instant } from './time.ts';

/**
 * The one error that crosses folders. `code` is for us, `words` for the user (one clear sentence: what is
 * wrong, where, what to do next), `retry` for the queue, `retryAt` when the other side said when to come back,
 * `cause` for the log.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly words: string;
  readonly retry: boolean;
  readonly retryAt: Instant | null;

  constructor(code: FailureCode, words: string, options: FailureOptions = {}) {
    super(words, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.words = words;
    this.retry = options.retry ?? false;
    this.retryAt = options.retryAt ?? null;
  }
}

type FailureOptions = { readonly retry?: boolean; readonly retryAt?: Instant; readonly cause?: unknown };

export type FailureCode =
  | 'bad-input' // what the user gave cannot be used
  | 'bad-settings' // the configuration cannot be used
  | 'not-found' // a name that we do not know
  | 'not-allowed' // the asker may not do this
  | 'source-down' // a feed or page did not answer, or refused
  | 'not-now' // a host asked to be left alone until `retryAt`: nothing was sent
  | 'offline' // no host answers: it is our own network
  | 'not-a-feed' // it answered with something that is no feed
  | 'unsafe-address' // a request to a private address was refused
  | 'too-large' // over a size limit
  | 'store-busy' // another process holds the data directory
  | 'store-newer' // the store was written by newer code
  | 'store-down' // the database or the queue cannot be reached
  | 'chat-down' // the chat platform did not answer: the outcome is unknown
  | 'chat-refused' // the chat platform said no: the outcome is known
  | 'chat-blind' // we may not read what stands in the channel: whether a post arrived stays unknown
  | 'channel-lost' // the channel is gone or archived, or we may not post there: the outcome is known
  | 'workspace-lost' // the platform takes nothing from us any more in that workspace: the outcome is known
  | 'broken'; // a bug of ours
