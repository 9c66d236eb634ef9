import { describe, expect, it, test } from 'vitest';
import {
  nextPollAfterAnswer,
  nextPollAfterFailure,
  nextPollWhenOffline,
  pollEveryMinutes,
  shortlyAfter,
} from '../../../src/core/schedule/next-poll.ts';
import { type Feed, type FeedState, NO_PACE, newFeedState } from '../../../src/model/feed.ts';

const now = '2026-03-02T12:00:00.000Z'; // a Monday
const feed = (parts: Partial<Feed> = {}): Feed => ({
  id: 'lantern',
  url: 'https://lantern.example/feed',
  outlet: 'The Lantern',
  language: 'en',
  country: null,
  pollEveryMinutes: null,
  workspace: null,
  addedIn: null,
  ...parts,
});
const validators = { url: 'https://lantern.example/feed', etag: '"1"', lastModified: null };
const state = (parts: Partial<FeedState> = {}): FeedState => ({
  ...newFeedState('lantern', now),
  lastOkAt: now,
  validators,
  ...parts,
});
const minutesTo = (moment: string) => (Date.parse(moment) - Date.parse(now)) / 60_000;

describe('how often a feed is polled', () => {
  test.each<[string, Partial<Feed>, Partial<FeedState>, number]>([
    ['as somebody set it', { pollEveryMinutes: 5 }, { usualGapMinutes: 600 }, 5],
    ['also without validators', { pollEveryMinutes: 20 }, { validators: null }, 20],
    ['hourly while its rhythm is not known', {}, {}, 60],
    ['hourly before its first answer', {}, { validators: null, lastOkAt: null }, 60],
    ['every four hours without validators', {}, { validators: null, usualGapMinutes: 10 }, 240],
    ['as often as it publishes', {}, { usualGapMinutes: 42, newestItemAt: now }, 42],
    ['at most every 15 minutes', {}, { usualGapMinutes: 2, newestItemAt: now }, 15],
    ['at least every four hours', {}, { usualGapMinutes: 3000, newestItemAt: now }, 240],
    ['less when it has fallen silent', {}, { usualGapMinutes: 5, newestItemAt: '2026-03-02T02:00:00.000Z' }, 60],
  ])('%s', (_, given, learnt, minutes) => {
    expect(pollEveryMinutes(feed(given), state(learnt), now)).toBe(minutes);
  });
});

describe('after an answer', () => {
  const next = (learnt: Partial<FeedState>, freshMinutes = 0) =>
    minutesTo(nextPollAfterAnswer(feed({ pollEveryMinutes: 30 }), state(learnt), { freshMinutes, now }));

  it.each([
    ['what was set', {}, 0, 30],
    ['what the headers ask for', {}, 90, 90],
    ['what the document asks for', { pace: { ...NO_PACE, waitMinutes: 120 } }, 90, 120],
    ['a day when more is asked for', { pace: { ...NO_PACE, waitMinutes: 99_999 } }, 0, 1440],
  ])('waits for %s and up to a tenth more', (_, learnt, fresh, minutes) => {
    expect(next(learnt, fresh)).toBeGreaterThanOrEqual(minutes);
    expect(next(learnt, fresh)).toBeLessThan(minutes * 1.1);
  });

  it('leaves out the hours and days that the feed does not want to be asked in', () => {
    const at = (skip: Partial<FeedState['pace']>) =>
      nextPollAfterAnswer(feed({ pollEveryMinutes: 30 }), state({ pace: { ...NO_PACE, ...skip } }), {
        freshMinutes: 0,
        now,
      });
    expect(at({ skipHours: [12, 13, 14] })).toMatch(/^2026-03-02T15:3/);
    expect(at({ skipDays: [1, 2] })).toMatch(/^2026-03-04T00:3/);
    expect(at({ skipHours: Array.from({ length: 24 }, (_, hour) => hour) })).toMatch(/^2026-03-02T12:3/);
  });

  it('spreads feeds that were asked together', () => {
    const moments = Array.from({ length: 200 }, (_, number) =>
      nextPollAfterAnswer(feed({ id: `f${number}`, pollEveryMinutes: 60 }), state(), { freshMinutes: 0, now }),
    );
    const perMinute = Map.groupBy(moments, (moment) => moment.slice(0, 16));
    expect(perMinute.size).toBeGreaterThan(5);
    expect(Math.max(...[...perMinute.values()].map((some) => some.length))).toBeLessThan(60);
  });
});

describe('after a failure', () => {
  const next = (failuresInARow: number, retryAt: string | null = null) =>
    minutesTo(nextPollAfterFailure(feed({ pollEveryMinutes: 30 }), state({ failuresInARow }), { retryAt, now }));

  it.each([
    [0, 30],
    [1, 60],
    [3, 240],
    [6, 1440],
    [400, 1440],
  ])('failure %i waits about %i minutes', (failures, minutes) => {
    expect(next(failures)).toBeGreaterThanOrEqual(minutes * 0.9);
    expect(next(failures)).toBeLessThanOrEqual(minutes * 1.1);
  });

  it('waits as long as it is told to, sooner or later than by itself', () => {
    expect(next(5, '2026-03-02T12:10:00.000Z')).toBeGreaterThanOrEqual(10);
    expect(next(5, '2026-03-02T12:10:00.000Z')).toBeLessThan(13);
    expect(next(0, '2026-03-05T12:00:00.000Z')).toBeGreaterThanOrEqual(3 * 1440);
  });

  it('takes a moment that has passed for none', () => {
    expect(next(0, '2026-03-01T12:00:00.000Z')).toBeGreaterThanOrEqual(27);
  });
});

it('asks soon again when our own network is down', () => {
  expect(minutesTo(nextPollWhenOffline(feed(), now))).toBeGreaterThanOrEqual(5);
  expect(minutesTo(nextPollWhenOffline(feed(), now))).toBeLessThan(10);
});

it('comes shortly after a moment that many wait for, each feed at its own', () => {
  const moments = ['a', 'b', 'c', 'd'].map((id) => shortlyAfter(feed({ id }), now, now));
  expect(new Set(moments).size).toBe(4);
  for (const moment of moments) expect(minutesTo(moment)).toBeLessThan(2);
});
