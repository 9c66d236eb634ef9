import { noteMove } from '../../core/feed/note-move.ts';
import { rhythmOf } from '../../core/feed/rhythm.ts';
import {
  nextPollAfterAnswer,
  nextPollAfterFailure,
  nextPollWhenOffline,
  shortlyAfter,
} from '../../core/schedule/next-poll.ts';
import type { Failure } from '../../model/failure.ts';
import type { Entry, Feed, FeedState } from '../../model/feed.ts';
import type { Instant } from '../../model/time.ts';
import type { Learnt } from '../../ports/feeds.ts';

/** What an answer teaches: one good answer ends all trouble. `entries` are those of a new document, newest first. */
export function stateAfterAnswer(
  feed: Feed,
  state: FeedState,
  { answer, entries, now }: { readonly answer: Learnt; readonly entries: readonly Entry[]; readonly now: Instant },
): FeedState {
  const learnt: FeedState = {
    ...state,
    ...noteMove(state, answer.movedTo, now),
    ...(entries.length > 0 ? rhythmOf(entries) : {}),
    finalUrl: answer.finalUrl,
    validators: answer.validators,
    bodyHash: answer.bodyHash,
    pace: answer.pace,
    lastOkAt: now,
    failuresInARow: 0,
    failingSince: null,
    lastError: null,
  };
  return { ...learnt, nextPollAt: nextPollAfterAnswer(feed, learnt, { freshMinutes: answer.freshMinutes, now }) };
}

export function stateAfterFailure(
  feed: Feed,
  state: FeedState,
  { error, now }: { readonly error: Failure; readonly now: Instant },
): FeedState {
  const failuresInARow = state.failuresInARow + 1;
  return {
    ...state,
    // An address that it moved to and that fails again and again was a mistake: back to the one that was given.
    movedUrl: failuresInARow >= MOVE_UNDONE_AFTER ? null : state.movedUrl,
    moving: null,
    nextPollAt: nextPollAfterFailure(feed, state, { retryAt: error.retryAt, now }),
    failuresInARow,
    failingSince: state.failingSince ?? now,
    lastError: error.words,
  };
}

const MOVE_UNDONE_AFTER = 3;

/** Nothing was sent, or our own network is down: no failure of the feed's. */
export function stateWhenNotAsked(
  feed: Feed,
  state: FeedState,
  { error, now }: { readonly error: Failure; readonly now: Instant },
): FeedState {
  return {
    ...state,
    nextPollAt: error.retryAt === null ? nextPollWhenOffline(feed, now) : shortlyAfter(feed, error.retryAt, now),
    lastError: error.words,
  };
}

/** HTTP 410: it is not asked again. */
export function stateWhenGone(state: FeedState, now: Instant): FeedState {
  return {
    ...state,
    status: 'gone',
    validators: null,
    bodyHash: null,
    failuresInARow: state.failuresInARow + 1,
    failingSince: now, // another trouble than a failure of before: its manager is told of it
    lastError: 'The source says that this feed is gone for good (410): remove it, or give its new address.',
  };
}
