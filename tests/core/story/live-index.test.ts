import { expect, test } from 'vitest';
import { makeLiveIndex } from '../../../src/core/story/live-index.ts';
import type { LiveStory } from '../../../src/model/story.ts';

const story = (id: string, terms: Record<string, number>, more: Partial<LiveStory> = {}): LiveStory => ({
  id,
  language: 'en',
  firstSeen: '2026-03-02T08:00:00.000Z',
  lastSeen: '2026-03-02T08:00:00.000Z',
  articles: 1,
  terms,
  ...more,
});
const flat = { of: () => 3 };
const near = (index: ReturnType<typeof makeLiveIndex>, ...terms: string[]) =>
  index.search(new Map(terms.map((term) => [term, 1 / Math.sqrt(terms.length)])), 'en').map((found) => found.story.id);

test('the nearest comes first, with its cosine', () => {
  const index = makeLiveIndex(flat);
  index.update(story('s1', { ferri: 1, court: 1 }));
  index.update(story('s2', { ferri: 1 }));
  expect(near(index, 'ferri')).toEqual(['s2', 's1']);
  expect(index.search(new Map([['ferri', 1]]), 'en')[1]?.similarity).toBeCloseTo(Math.SQRT1_2);
});

test('a story that grew is found by its new terms', () => {
  const index = makeLiveIndex(flat);
  index.update(story('s1', { ferri: 1 }));
  index.update(story('s1', { ferri: 2, court: 1 }, { articles: 2 }));
  expect(near(index, 'court')).toEqual(['s1']);
  expect(index.size()).toBe(1);
});

test('removed stories are never found, before and after the postings are cleaned', () => {
  const index = makeLiveIndex(flat);
  for (let i = 0; i < 40; i++) index.update(story(`s${i}`, { ferri: 1 }));
  for (let i = 0; i < 39; i++) {
    index.remove(`s${i}`);
    expect(near(index, 'ferri')).not.toContain(`s${i}`);
  }
  expect(near(index, 'ferri')).toEqual(['s39']);
});

test('sync makes one language exactly what the store has', () => {
  const index = makeLiveIndex(flat);
  index.update(story('old', { ferri: 1 }));
  index.update(story('german', { fähre: 1 }, { language: 'de' }));
  index.sync([story('new', { ferri: 1 })], 'en');
  expect(near(index, 'ferri')).toEqual(['new']);
  expect(index.size()).toBe(2);
});

test('a term that many live stories carry weighs less than the prior says', () => {
  const index = makeLiveIndex(flat);
  const before = index.idf.of('ferri');
  for (let i = 0; i < 200; i++) index.update(story(`s${i}`, { ferri: 1 }));
  expect(index.idf.of('ferri')).toBeLessThan(before);
  expect(index.idf.of('court')).toBeGreaterThan(before);
});

test('a term that a story loses and gains again counts once', () => {
  const index = makeLiveIndex(flat);
  index.update(story('s1', { ferri: 1 }));
  const once = index.idf.of('ferri');
  for (let n = 2; n < 9; n++) index.update(story('s1', n % 2 ? { ferri: 1 } : { court: 1 }, { articles: n }));
  expect(index.idf.of('ferri')).toBe(once);
  expect(near(index, 'ferri')).toEqual([]);
  expect(near(index, 'court')).toEqual(['s1']);
});
