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
  index.search(unit(...terms), 'en').map((found) => found.id);
const unit = (...terms: string[]) => terms.map((term) => ({ term, weight: 1 / Math.sqrt(terms.length) }));

test('the nearest comes first, with its cosine', () => {
  const index = makeLiveIndex(flat);
  index.update(story('s1', { ferri: 1, court: 1 }));
  index.update(story('s2', { ferri: 1 }));
  expect(near(index, 'ferri')).toEqual(['s2', 's1']);
  expect(index.search(unit('ferri'), 'en')[1]?.similarity).toBeCloseTo(Math.SQRT1_2);
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

test('stories of another language or last seen before the window are left out', () => {
  const index = makeLiveIndex(flat);
  index.update(story('old', { ferri: 1 }, { lastSeen: '2026-03-01T07:59:59.999Z' }));
  index.update(story('edge', { ferri: 1 }, { lastSeen: '2026-03-01T08:00:00.000Z' }));
  index.update(story('german', { ferri: 1 }, { language: 'de' }));
  const found = index.search(unit('ferri'), 'en', '2026-03-01T08:00:00.000Z');
  expect(found.map(({ id }) => id)).toEqual(['edge']);
  expect(near(index, 'ferri')).toEqual(['edge', 'old']);
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
  expect(near(index, 'ferri')).toEqual([]);
  expect(near(index, 'court')).toEqual(['s1']);
  index.update(story('s1', { ferri: 1 }, { articles: 9 }));
  expect(index.idf.of('ferri')).toBe(once);
});

test('changes alone bring it to where the store is', () => {
  const index = makeLiveIndex(flat);
  index.apply({ updated: [story('s1', { ferri: 1 }), story('s2', { court: 1 })], removed: [] });
  index.apply({ updated: [story('s2', { ferri: 1, court: 2 }, { articles: 2 })], removed: ['s1', 'never-there'] });
  expect(near(index, 'ferri')).toEqual(['s2']);
  expect(index.size()).toBe(1);
});

test('a story comes back as it went in, heaviest term first', () => {
  const index = makeLiveIndex(flat);
  const given = story('s1', { court: 0.5, constructor: 1.5, ferri: 3 }, { articles: 3 });
  index.update(given);
  expect(index.story('s1')).toEqual(given);
  expect(Object.keys(index.story('s1')?.terms ?? {})).toEqual(['ferri', 'constructor', 'court']);
  expect(index.story('s2')).toBeUndefined();
});

test('what a search tells of a story', () => {
  const index = makeLiveIndex(flat);
  index.update(story('s1', { ferri: 3, court: 4 }, { articles: 6 }));
  const [found] = index.search(unit('court', 'mill'), 'en');
  expect(found).toMatchObject({ id: 's1', articles: 6, length: 5, weights: Float32Array.of(4, 0) });
  expect(found?.covered).toBeCloseTo(4 / 7);
});

test('a term that nobody has any more is new when it comes again', () => {
  const index = makeLiveIndex(flat);
  const before = index.idf.of('ferri');
  for (let round = 0; round < 3; round++) {
    index.update(story(`s${round}`, { ferri: 1, [`only${round}`]: 1 }));
    index.remove(`s${round}`);
    expect(near(index, 'ferri')).toEqual([]);
  }
  expect(index.idf.of('ferri')).toBe(before);
  index.update(story('again', { ferri: 1 }));
  expect(near(index, 'ferri')).toEqual(['again']);
});

test('a story that takes the place of one that went is not found by the words of that one', () => {
  const index = makeLiveIndex(flat);
  for (const id of ['s1', 's2', 's3']) index.update(story(id, { ferri: 1 }));
  index.remove('s2');
  index.update(story('s4', { court: 1 }));
  expect(near(index, 'ferri')).toEqual(['s1', 's3']);
  expect(near(index, 'court', 'ferri')).toEqual(['s1', 's3', 's4']);
  expect(index.story('s2')).toBeUndefined();
});

test('the newest of very many stories with a term are found', () => {
  const index = makeLiveIndex(flat);
  for (let i = 0; i < 2000; i++) index.update(story(`s${i}`, { ferri: 1, [`own${i}`]: 1 }));
  expect(near(index, 'ferri', 'own1999')[0]).toBe('s1999');
  expect(near(index, 'own3')).toEqual(['s3']);
});
