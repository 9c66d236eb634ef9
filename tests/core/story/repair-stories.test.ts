import { describe, expect, test } from 'vitest';
import { shippedIdf } from '../../../src/core/language/idf.ts';
import { storyOf } from '../../../src/core/story/grow-story.ts';
import type { JoiningArticle } from '../../../src/core/story/join-story.ts';
import { makeLiveIndex } from '../../../src/core/story/live-index.ts';
import { repairStories, type Suspect } from '../../../src/core/story/repair-stories.ts';
import { weighTerms } from '../../../src/core/story/weigh-terms.ts';
import type { LiveStory } from '../../../src/model/story.ts';
import { ferryStrike, hardStream, type Told } from './told.ts';

const article = (id: string, told: Told, hour = 8): JoiningArticle => ({
  id,
  ...told,
  published: `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`,
  outlet: 'Orlavik Courier',
  language: 'en',
});
const storyWith = (id: string, ...[first, ...rest]: [JoiningArticle, ...JoiningArticle[]]): Suspect => {
  const telling = (one: JoiningArticle) => ({ published: one.published, terms: weighTerms(one, shippedIdf()).terms });
  return { story: storyOf({ id, language: 'en' }, [telling(first), ...rest.map(telling)]), articles: [first, ...rest] };
};
const indexOf = (...stories: LiveStory[]) => {
  const index = makeLiveIndex(shippedIdf());
  index.apply({ updated: stories, removed: [] });
  return index;
};
const repair = (...suspects: Suspect[]) =>
  repairStories({ index: indexOf(...suspects.map(({ story }) => story)), suspects });
const [one, two, three] = ferryStrike;
const others = hardStream.filter(({ event }) => event !== 'strike');
const budget: Told = others.filter(({ event }) => event === 'budget').map(({ told }) => told)[0] ?? one;
const wholeStrike = () => storyWith('s-a', article('a', one), article('b', two, 9), article('c', three, 10));

describe('merging', () => {
  test('two stories of one event are one, under the id of the older', () => {
    const older = storyWith('s-b', article('b', one, 8), article('d', three, 11));
    const younger = storyWith('s-a', article('a', one, 9), article('c', two, 10));
    const [merge, ...more] = repair(younger, older);
    expect(more).toEqual([]);
    expect(merge).toMatchObject({
      kind: 'merge',
      from: 's-a',
      into: { id: 's-b', articles: 4, firstSeen: '2026-03-02T08:00:00.000Z', lastSeen: '2026-03-02T11:00:00.000Z' },
    });
  });

  test('of the same age the smaller id stays', () => {
    const [merge] = repair(storyWith('s-b', article('b', one)), storyWith('s-a', article('a', one)));
    expect(merge).toMatchObject({ kind: 'merge', from: 's-b', into: { id: 's-a' } });
  });

  test('three pieces of one event become one story', () => {
    const repairs = repair(...['a', 'b', 'c'].map((id, at) => storyWith(`s-${id}`, article(id, one, 8 + at))));
    expect(repairs.map((made) => made.kind === 'merge' && made.from)).toEqual(['s-b', 's-c']);
    expect(repairs.at(-1)).toMatchObject({ into: { id: 's-a', articles: 3 } });
  });

  test('two events of one kind stay two', () => {
    const stories = others.map(({ told }, at) => storyWith(`s-${at}`, article(String(at), told)));
    const kinds = repair(...stories).map((made) => made.kind === 'merge' && [made.from, made.into.id]);
    const eventOf = (id: string) => others[Number(id.slice(2))]?.event;
    for (const pair of kinds) expect(pair && eventOf(pair[0] ?? '')).toBe(pair && eventOf(pair[1] ?? ''));
  });
});

describe('splitting', () => {
  test('an article of another event leaves as a story of its own', () => {
    const { articles } = wholeStrike();
    const mixed = storyWith('s-a', article('a', one), ...articles.slice(1), article('x', budget, 12));
    expect(repair(mixed)).toMatchObject([
      {
        kind: 'split',
        story: { id: 's-a', articles: 3, lastSeen: '2026-03-02T10:00:00.000Z' },
        off: { id: 's-x', articles: 1, firstSeen: '2026-03-02T12:00:00.000Z' },
        title: budget.title,
        articleIds: ['x'],
      },
    ]);
  });

  test('articles of one other event leave together', () => {
    const { articles } = wholeStrike();
    const told = others
      .filter(({ event }) => event === 'budget')
      .map(({ told }, at) => article(`x${at}`, told, 12 + at));
    const mixed = storyWith('s-a', article('a', one), ...articles.slice(1), ...told);
    expect(repair(mixed)).toMatchObject([
      { kind: 'split', off: { id: 's-x0', articles: 2 }, articleIds: ['x0', 'x1'] },
    ]);
  });

  test('the articles that the story is named after stay, even where they are the fewer', () => {
    const { articles } = wholeStrike();
    const mixed = storyWith('s-x', article('x', budget, 7), ...articles);
    expect(repair(mixed)).toMatchObject([
      { kind: 'split', story: { id: 's-x', articles: 1 }, off: { id: 's-a' }, articleIds: ['a', 'b', 'c'] },
    ]);
    const late = storyWith('s-x', article('a', one), ...articles.slice(1), article('x', budget, 12));
    expect(repair(late)).toMatchObject([{ story: { id: 's-x', articles: 1 }, off: { id: 's-a', articles: 3 } }]);
  });

  test('a story whose articles are not all known stays whole', () => {
    const { articles } = wholeStrike();
    const mixed = storyWith('s-a', article('a', one), ...articles.slice(1), article('x', budget, 12));
    expect(repair({ ...mixed, articles: mixed.articles.slice(1) })).toEqual([]);
  });

  test('a story of one event stays whole', () => {
    expect(repair(wholeStrike())).toEqual([]);
  });
});

test('repairing what was repaired changes nothing', () => {
  const { articles } = wholeStrike();
  const mixed = storyWith('s-a', article('a', one), ...articles.slice(1), article('x', budget, 12));
  const piece = storyWith('s-p', article('p', one, 13));
  const repairs = repair(mixed, piece);
  expect(repairs.map(({ kind }) => kind).sort()).toEqual(['merge', 'split']);
  const all = new Map([...mixed.articles, ...piece.articles].map((given) => [given.id, given]));
  const split = repairs.find((made) => made.kind === 'split');
  if (split?.kind !== 'split') throw new Error('nothing was split');
  const leaving = new Set(split.articleIds);
  const stay = [...all.values()].filter(({ id }) => !leaving.has(id));
  const left = [...all.values()].filter(({ id }) => leaving.has(id));
  expect(repair({ story: split.story, articles: stay }, { story: split.off, articles: left })).toEqual([]);
});

test('a story that did not change is merged with one that did, unless it was last seen before the window', () => {
  const known = storyWith('s-a', article('a', one));
  const suspects = [storyWith('s-b', article('b', one, 9))];
  const index = indexOf(known.story, ...suspects.map(({ story }) => story));
  expect(repairStories({ index, suspects })).toMatchObject([
    { kind: 'merge', from: 's-b', into: { id: 's-a', articles: 2 } },
  ]);
  expect(repairStories({ index, suspects, since: '2026-03-02T08:30:00.000Z' })).toEqual([]);
});

test('the index is left as it is, and repairing twice says the same', () => {
  const { articles } = wholeStrike();
  const mixed = storyWith('s-a', article('a', one), ...articles.slice(1), article('x', budget, 12));
  const suspects = [mixed, storyWith('s-p', article('p', one, 13))];
  const index = indexOf(...suspects.map(({ story }) => story));
  const before = suspects.map(({ story }) => index.story(story.id));
  const repairs = repairStories({ index, suspects });
  expect(repairs.length).toBe(2);
  expect(suspects.map(({ story }) => index.story(story.id))).toEqual(before);
  expect(index.size()).toBe(2);
  expect(repairStories({ index, suspects })).toEqual(repairs);
});

test('without suspects there is nothing to do', () => {
  const index = indexOf(storyWith('s-a', article('a', one)).story, storyWith('s-b', article('b', one)).story);
  expect(repairStories({ index, suspects: [] })).toEqual([]);
});
