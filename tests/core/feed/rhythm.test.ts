import { expect, it } from 'vitest';
import { rhythmOf } from '../../../src/core/feed/rhythm.ts';
import type { Entry } from '../../../src/model/feed.ts';

const entries = (...hours: readonly number[]): Entry[] =>
  hours.map((hour) => ({
    item: {
      id: String(hour),
      feedId: 'f',
      outlet: 'o',
      language: 'en',
      title: 't',
      url: null,
      published: new Date(Date.UTC(2026, 2, 2, hour)).toISOString(),
      dated: true,
      author: null,
      html: '',
    },
    marks: { guid: null, link: null, said: null },
  }));

it('is the median gap, so that one old item does not stretch it', () => {
  expect(rhythmOf(entries(20, 19, 18, 17, 0))).toEqual({
    usualGapMinutes: 60,
    newestItemAt: '2026-03-02T20:00:00.000Z',
  });
});

it('is not told by a few items, or by items without dates', () => {
  expect(rhythmOf(entries(20, 19)).usualGapMinutes).toBeNull();
  const undated = entries(20, 19, 18, 17, 16).map(({ item, marks }) => ({ item: { ...item, dated: false }, marks }));
  expect(rhythmOf(undated)).toEqual({ usualGapMinutes: null, newestItemAt: null });
});
