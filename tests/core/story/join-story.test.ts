import { describe, expect, test } from 'vitest';
import { shippedIdf } from '../../../src/core/language/idf.ts';
import { makeStoryStream } from '../../../src/core/story/batch-stories.ts';
import { joinStory } from '../../../src/core/story/join-story.ts';
import { makeLiveIndex } from '../../../src/core/story/live-index.ts';
import { ferryStrike, hardStream, type Told } from './told.ts';

const article = (id: string, told: Told, published = '2026-03-02T08:00:00.000Z', language = 'en') => ({
  id,
  ...told,
  published,
  language,
  outlet: 'Orlavik Courier',
});

describe('joinStory', () => {
  test('the first article makes a story with the id it was given', () => {
    const decision = joinStory(
      { article: article('a', ferryStrike[0]), newStoryId: 's1' },
      makeLiveIndex(shippedIdf()),
    );
    expect(decision).toMatchObject({ isNew: true, title: ferryStrike[0].title });
    expect(decision.story).toMatchObject({ id: 's1', articles: 1, firstSeen: '2026-03-02T08:00:00.000Z' });
  });

  test('a retelling joins, and the story grows in both directions of time', () => {
    const live = makeLiveIndex(shippedIdf());
    const first = joinStory({ article: article('a', ferryStrike[0]), newStoryId: 's1' }, live);
    live.update(first.story);
    const earlier = article('b', ferryStrike[1], '2026-03-02T07:00:00.000Z');
    const second = joinStory({ article: earlier, newStoryId: 's2' }, live);
    expect(second.isNew).toBe(false);
    expect(second.story).toMatchObject({
      id: 's1',
      articles: 2,
      firstSeen: '2026-03-02T07:00:00.000Z',
      lastSeen: '2026-03-02T08:00:00.000Z',
    });
    expect(Object.keys(second.story.terms).length).toBeLessThanOrEqual(200);
  });

  test('nothing is changed by deciding', () => {
    const live = makeLiveIndex(shippedIdf());
    const first = joinStory({ article: article('a', ferryStrike[0]), newStoryId: 's1' }, live);
    expect(live.size()).toBe(0);
    live.update(first.story);
    const before = JSON.stringify(first.story);
    joinStory({ article: article('b', ferryStrike[1]), newStoryId: 's2' }, live);
    expect(JSON.stringify(first.story)).toBe(before);
  });

  test('the same words long after are a new story where they only just resemble', () => {
    const live = makeLiveIndex(shippedIdf());
    live.update(joinStory({ article: article('a', ferryStrike[0]), newStoryId: 's1' }, live).story);
    const far = { title: 'Ferry crews on strike', text: 'A strike stopped boats in the harbour of Lund.' };
    const later = joinStory({ article: article('b', far, '2026-03-12T08:00:00.000Z'), newStoryId: 's2' }, live);
    expect(later.isNew).toBe(true);
  });

  test('a story last seen before the window is not joined, one at its edge is', () => {
    const live = makeLiveIndex(shippedIdf());
    live.update(joinStory({ article: article('a', ferryStrike[0]), newStoryId: 's1' }, live).story);
    const again = { article: article('b', ferryStrike[1], '2026-03-02T09:00:00.000Z'), newStoryId: 's2' };
    expect(joinStory({ ...again, since: '2026-03-02T08:00:00.001Z' }, live).isNew).toBe(true);
    expect(joinStory({ ...again, since: '2026-03-02T08:00:00.000Z' }, live).isNew).toBe(false);
  });

  test('stories of another language are not looked at', () => {
    const live = makeLiveIndex(shippedIdf());
    live.update(joinStory({ article: article('a', ferryStrike[0]), newStoryId: 's1' }, live).story);
    const german = joinStory({ article: article('b', ferryStrike[0], undefined, 'de'), newStoryId: 's2' }, live);
    expect(german.story.id).toBe('s2');
  });

  test('two events in a language without a table stay apart from the first article on', () => {
    const live = makeLiveIndex(shippedIdf());
    const fire = {
      title: 'Feuer zerstört Papierfabrik in Hallen',
      text: 'Ein Feuer hat in der Nacht die Papierfabrik in Hallen zerstört. Nach Angaben der Polizei wurde niemand verletzt.',
    };
    const vote = {
      title: 'Parlament beschließt den Haushalt',
      text: 'Das Parlament hat den Haushalt der Ministerin Edda Storm mit einer Stimme Mehrheit beschlossen. Die Steuer auf Diesel wird erhöht.',
    };
    live.update(joinStory({ article: article('a', fire, undefined, 'de'), newStoryId: 's1' }, live).story);
    expect(joinStory({ article: article('b', vote, undefined, 'de'), newStoryId: 's2' }, live).isNew).toBe(true);
    expect(joinStory({ article: article('c', fire, undefined, 'de'), newStoryId: 's3' }, live).isNew).toBe(false);
  });

  test('words that are names of object members are words like others', () => {
    const live = makeLiveIndex(shippedIdf());
    const told = { title: 'Constructor of the valueOf bridge', text: 'The constructor hasOwnProperty toString.' };
    live.update(joinStory({ article: article('a', told), newStoryId: 's1' }, live).story);
    expect(joinStory({ article: article('b', told), newStoryId: 's2' }, live).story.id).toBe('s1');
  });

  test('an article without words is a story of its own', () => {
    const live = makeLiveIndex(shippedIdf());
    live.update(joinStory({ article: article('a', { title: '', text: '' }), newStoryId: 's1' }, live).story);
    expect(joinStory({ article: article('b', { title: '', text: '' }), newStoryId: 's2' }, live).story.id).toBe('s2');
  });
});

describe('makeStoryStream', () => {
  test('groups an undated stream and keeps two events of one kind apart', () => {
    const stream = makeStoryStream(shippedIdf());
    const groups = new Map<string, Set<string>>();
    for (const [at, { event, told }] of hardStream.entries()) {
      const id = stream.next({ id: String(at), ...told });
      groups.set(event, (groups.get(event) ?? new Set()).add(id));
    }
    const ids = [...groups.values()].map((set) => [...set]);
    expect(
      ids.map((set) => set.length),
      'each event is one story',
    ).toEqual(ids.map(() => 1));
    expect(new Set(ids.flat()).size, 'no two events share a story').toBe(groups.size);
  });
});
