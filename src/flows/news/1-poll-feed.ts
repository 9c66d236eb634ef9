import { readEntries } from '../../core/feed/read-entries.ts';
import { Failure } from '../../model/failure.ts';
import type { Feed, FeedState } from '../../model/feed.ts';
import type { Job } from '../../model/job.ts';
import type { Instant } from '../../model/time.ts';
import type { FeedAnswer } from '../../ports/feeds.ts';
import { stateAfterAnswer, stateAfterFailure, stateWhenGone, stateWhenNotAsked } from './feed-state.ts';
import type { NewsPorts } from './news-ports.ts';

/**
 * One poll of a feed's address, for all feeds that have it: new items are stored together with each feed's new state,
 * then read. A feed that fails is tried again later and later; its items are never lost, as nothing is marked as
 * seen before it is stored. The next feed of the same host follows.
 */
export async function pollFeed(
  job: Extract<Job, { step: 'poll-feed' }>,
  ports: NewsPorts,
  signal: AbortSignal,
): Promise<readonly Job[]> {
  const sharing = await ports.store.feeds.sharing(job.feedId);
  const [asked] = sharing;
  const now = ports.clock.now();
  // A second job for the same poll (after a restart, or from the sweep) finds the feed polled already.
  if (!asked || asked.state.nextPollAt > now) return [];
  const toRead: string[] = [];
  try {
    const answer = await ports.feeds.poll({ url: addressOf(asked), known: knownToAll(sharing), now, signal });
    for (const one of sharing) toRead.push(...(await saveAnswer(one, answer, { ports, now })));
  } catch (error) {
    if (!(error instanceof Failure) || signal.aborted) throw error; // that we stop is no fault of the feed
    await saveFailure(sharing, error, { ports, now });
  }
  return [
    ...toRead.map((itemId): Job => ({ step: 'read-item', key: `read-item/${itemId}`, itemId })),
    ...(await nextOfHost(addressOf(asked), ports, now)),
  ];
}

type Shared = { readonly feed: Feed; readonly state: FeedState };

const addressOf = ({ feed, state }: Shared): string => state.movedUrl ?? feed.url;

/** "Nothing new" must hold for every feed that the answer is for: one that knows less needs the whole document. */
function knownToAll(sharing: readonly Shared[]): FeedState | null {
  const [first] = sharing;
  if (!first) return null;
  const isKnown = sharing.every(
    ({ state }) =>
      state.bodyHash === first.state.bodyHash &&
      state.validators?.etag === first.state.validators?.etag &&
      state.validators?.lastModified === first.state.validators?.lastModified,
  );
  return isKnown ? first.state : null;
}

async function saveAnswer(
  { feed, state }: Shared,
  answer: FeedAnswer,
  { ports, now }: { readonly ports: NewsPorts; readonly now: Instant },
): Promise<readonly string[]> {
  if (answer.kind === 'gone') {
    await ports.store.feeds.savePoll({ state: stateWhenGone(state, now), entries: [], now });
    ports.log.warn('feed-gone', { feedId: feed.id });
    return [];
  }
  const entries = answer.kind === 'items' ? readEntries(feed, answer.feed, now) : [];
  const next = stateAfterAnswer(feed, state, { answer, entries, now });
  const isFirst = state.lastOkAt === null;
  const fresh = await ports.store.feeds.savePoll({
    state: next,
    entries,
    ...(isFirst ? { readAtMost: ports.limits.firstPollItems } : {}),
    now,
  });
  if (next.movedUrl !== state.movedUrl) ports.log.info('feed-moved', { feedId: feed.id, to: next.movedUrl });
  if (answer.kind === 'items')
    ports.log.info('feed-polled', { feedId: feed.id, items: entries.length, fresh: fresh.length });
  return fresh;
}

/** A dead source is the source's trouble, not the queue's: it is noted, shown by /news status, and polled later. */
async function saveFailure(
  sharing: readonly Shared[],
  error: Failure,
  { ports, now }: { readonly ports: NewsPorts; readonly now: Instant },
): Promise<void> {
  const isTheirs = error.code !== 'offline' && error.code !== 'not-now';
  for (const { feed, state } of sharing) {
    const next = isTheirs
      ? stateAfterFailure(feed, state, { error, now })
      : stateWhenNotAsked(feed, state, { error, now });
    await ports.store.feeds.savePoll({ state: next, entries: [], now });
    if (isTheirs) ports.log.warn('feed-failed', { feedId: feed.id, failures: next.failuresInARow, words: error.words });
    else ports.log.info('feed-not-asked', { feedId: feed.id, until: next.nextPollAt, words: error.words });
  }
}

/** The feeds of one host are polled one after the other, however many are due: none of them waits for the next look. */
async function nextOfHost(address: string, ports: NewsPorts, now: Instant): Promise<readonly Job[]> {
  const next = await ports.store.feeds.nextDue(new URL(address).hostname, now);
  if (!next) return [];
  const { feedId, nextPollAt } = next;
  return [{ step: 'poll-feed', key: `poll-feed/${feedId}/${Date.parse(nextPollAt)}`, feedId }];
}
