import { addMinutes } from '../../core/schedule/add-minutes.ts';
import { Failure } from '../../model/failure.ts';
import type { Feed, FeedState } from '../../model/feed.ts';
import type { Job } from '../../model/job.ts';
import type { Instant } from '../../model/time.ts';
import type { FeedAnswer } from '../../ports/feeds.ts';
import type { NewsPorts } from './news-ports.ts';

/**
 * One poll of a feed: new items are stored together with the feed's new state, then read. A feed that fails is
 * tried again later and later; its items are never lost, as nothing is marked as seen before it is stored.
 */
export async function pollFeed(
  job: Extract<Job, { step: 'poll-feed' }>,
  ports: NewsPorts,
  signal: AbortSignal,
): Promise<readonly Job[]> {
  const known = await ports.store.feeds.get(job.feedId);
  const now = ports.clock.now();
  // A second job for the same poll (after a restart, or from the sweep) finds the feed polled already.
  if (known?.state.status !== 'active' || known.state.nextPollAt > now) return [];
  const { feed, state } = known;
  try {
    const answer = await ports.feeds.poll(feed, state, now, signal);
    const isFirst = state.lastOkAt === null;
    const read = isFirst ? answer.items.slice(0, ports.limits.firstPollItems) : answer.items;
    const passed = isFirst ? answer.items.slice(ports.limits.firstPollItems) : [];
    const fresh = await ports.store.feeds.savePoll(stateAfter(feed, state, { answer, now }), { read, passed }, now);
    if (answer.kind !== 'unchanged')
      ports.log.info('feed-polled', { feedId: feed.id, items: answer.items.length, fresh: fresh.length });
    return fresh.map((itemId): Job => ({ step: 'read-item', key: `read-item/${itemId}`, itemId }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // A dead source is the source's trouble, not the queue's: it is noted, shown by /news status, and polled later.
    await ports.store.feeds.savePoll(
      stateAfterFailure(feed, state, { words: error.words, now }),
      { read: [], passed: [] },
      now,
    );
    ports.log.warn('feed-failed', { feedId: feed.id, failures: state.failuresInARow + 1, words: error.words });
    return [];
  }
}

function stateAfter(
  feed: Feed,
  state: FeedState,
  { answer, now }: { readonly answer: FeedAnswer; readonly now: Instant },
): FeedState {
  return {
    feedId: feed.id,
    status: answer.kind === 'gone' ? 'gone' : state.status,
    etag: answer.etag,
    lastModified: answer.lastModified,
    bodyHash: answer.bodyHash,
    nextPollAt: addMinutes(now, Math.max(feed.pollEveryMinutes, answer.waitMinutes)),
    lastOkAt: answer.kind === 'gone' ? state.lastOkAt : now,
    failuresInARow: 0,
    lastError:
      answer.kind === 'gone'
        ? 'The source says that this feed is gone for good (410): remove it, or give its new address.'
        : null,
  };
}

function stateAfterFailure(
  feed: Feed,
  state: FeedState,
  { words, now }: { readonly words: string; readonly now: Instant },
): FeedState {
  const minutes = Math.min(feed.pollEveryMinutes * 2 ** Math.min(state.failuresInARow, 10), DAY_MINUTES);
  return {
    ...state,
    nextPollAt: addMinutes(now, minutes * spread(feed.id, state.failuresInARow)),
    failuresInARow: state.failuresInARow + 1,
    lastError: words,
  };
}

const DAY_MINUTES = 24 * 60;

/** 0.9 to 1.1, different for each feed and failure, so that feeds which failed together do not come back together. */
function spread(feedId: string, failures: number): number {
  let hash = failures;
  for (const character of feedId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return 0.9 + (0.2 * hash) / 9973;
}
