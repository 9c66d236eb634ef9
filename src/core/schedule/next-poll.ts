import type { Feed, FeedState } from '../../model/feed.ts';
import type { Instant } from '../../model/time.ts';
import { addMinutes } from './add-minutes.ts';

const DAY_MINUTES = 1440;

// What polite readers keep (rachelbythebay.com/w/feed): a publisher that cannot say "nothing new" is asked rarely.
const USUAL_MINUTES = 60; // of a feed whose rhythm is not known yet
const LEAST_MINUTES = 15;
const MOST_MINUTES = 240; // a quiet feed's news are not older than this when they come
const WITHOUT_VALIDATORS_MINUTES = 240;
const OFFLINE_MINUTES = 5;

/**
 * When a feed that answered is asked again: as often as somebody set, else as often as it publishes; never sooner than
 * its headers (`freshMinutes`) and its document ask for, a day of waiting at most; not in the hours and days that it
 * wants to be left alone (RSS 2.0 skipHours, skipDays). A little later than that, each feed by its own share, so that
 * feeds which were asked together drift apart. `state` is the state after the answer.
 */
export function nextPollAfterAnswer(
  feed: Feed,
  state: FeedState,
  { freshMinutes, now }: { readonly freshMinutes: number; readonly now: Instant },
): Instant {
  const wish = Math.min(Math.max(freshMinutes, state.pace.waitMinutes), DAY_MINUTES);
  const minutes = Math.max(pollEveryMinutes(feed, state, now), wish);
  return outsideSkipped(addMinutes(now, minutes * (1 + LATER * share(feed.id, now))), state.pace);
}

const LATER = 0.1;

/** The usual time between two polls of this feed, in minutes. */
export function pollEveryMinutes(feed: Feed, state: FeedState, now: Instant): number {
  if (feed.pollEveryMinutes !== null) return feed.pollEveryMinutes;
  if (state.lastOkAt === null) return USUAL_MINUTES; // it may have validators
  if (state.validators === null) return WITHOUT_VALIDATORS_MINUTES;
  if (state.usualGapMinutes === null) return USUAL_MINUTES;
  // A feed that has fallen silent for long is asked less: a newsroom that sleeps, a source that ended.
  const silent = state.newestItemAt === null ? 0 : (Date.parse(now) - Date.parse(state.newestItemAt)) / 60_000;
  return clamp(Math.max(state.usualGapMinutes, silent / SILENCE), LEAST_MINUTES, MOST_MINUTES);
}

const SILENCE = 10; // after ten hours of silence once an hour

/**
 * When a feed that failed is asked again: when it said (`retryAt`), else after its usual time, doubled with each
 * failure, a day at most; spread by a tenth, so that feeds which failed together do not come back together.
 * `state` is the state before the failure.
 */
export function nextPollAfterFailure(
  feed: Feed,
  state: FeedState,
  { retryAt, now }: { readonly retryAt: Instant | null; readonly now: Instant },
): Instant {
  if (retryAt !== null && retryAt > now) return shortlyAfter(feed, retryAt, now);
  const doubled = pollEveryMinutes(feed, state, now) * 2 ** Math.min(state.failuresInARow, DOUBLINGS);
  return addMinutes(now, Math.min(doubled, DAY_MINUTES) * (1 - LATER + 2 * LATER * share(feed.id, now)));
}

const DOUBLINGS = 12; // 5 minutes doubled so often are two weeks: the day's cap holds long before

/** After a moment that many feeds may be waiting for together: a host's, or our own network's. */
export function shortlyAfter(feed: Feed, moment: Instant, now: Instant): Instant {
  return addMinutes(moment, SPREAD_MINUTES * share(feed.id, now));
}

const SPREAD_MINUTES = 2;

/** While no host can be reached at all: soon again, and no feed is to blame. */
export function nextPollWhenOffline(feed: Feed, now: Instant): Instant {
  return addMinutes(now, OFFLINE_MINUTES * (1 + share(feed.id, now)));
}

/** The next moment outside of the hours and days to skip; the moment itself if all of them are. */
function outsideSkipped(at: Instant, { skipHours, skipDays }: FeedState['pace']): Instant {
  let moment = new Date(at);
  for (let hours = 0; hours <= WEEK_HOURS; hours += 1) {
    const day = moment.getUTCDay() === 0 ? 7 : moment.getUTCDay();
    if (!skipHours.includes(moment.getUTCHours()) && !skipDays.includes(day)) return moment.toISOString();
    // the next full hour, with the minutes kept: feeds of one rule do not all come back at its end
    moment = new Date(moment.getTime() + 3_600_000);
  }
  return at;
}

const WEEK_HOURS = 168;

/** 0 to 1, different for each feed and moment, and the same for the same. FNV-1a, 32 bits. */
function share(feedId: string, now: Instant): number {
  let hash = 0x811c9dc5;
  for (const character of `${feedId} ${now}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  // The low bits are spread best; multiplied once more so that neighbours differ in the high ones too.
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
