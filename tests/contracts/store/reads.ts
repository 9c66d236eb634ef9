import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import {
  article,
  at,
  begin,
  DAY,
  everyKind,
  feed,
  LONG_AGO,
  ours,
  positionsOf,
  record,
  saying,
  statementsOf,
  subscription,
  tell,
} from './samples.ts';

export function testReads({ store }: Opened): void {
  const three = async () => {
    for (const [id, words, by] of [
      ['a', 'The bridges will be opened soon.', 'ida-holt'],
      ['b', 'A tunnel is cheaper.', 'olaf-brandt'],
      ['c', 'No tunnel under my house.', 'ida-holt'],
    ] as const) {
      const day = 'abc'.indexOf(id);
      const tags =
        id === 'b' ? [] : [{ topicId: 'bridge', score: 1, evidence: [{ field: 'title' as const, start: 0, end: 5 }] }];
      const { given } = saying(id, words, { published: at(day * DAY), outlet: id });
      await record(store(), given, [{ words, by, position: 'supports' }], { tags });
    }
  };
  const find = async (about: Partial<Parameters<ReturnType<typeof store>['reads']['statements']>[0]>) => {
    const { found, total } = await store().reads.statements({
      workspace: 'acme',
      speakerId: null,
      topicId: null,
      words: null,
      kinds: everyKind,
      since: LONG_AGO,
      atMost: 10,
      skip: 0,
      ...about,
    });
    return [total, ...found.map(({ statement }) => statement.articleId)];
  };

  describe('statements', () => {
    it.each([
      ['all, newest first', {}, [3, 'c', 'b', 'a']],
      ['of a speaker', { speakerId: 'ida-holt' }, [2, 'c', 'a']],
      ['on a topic', { topicId: 'bridge' }, [2, 'c', 'a']],
      ['with words in another form', { words: 'bridge opens' }, [0]],
      ['with words in their order', { words: 'bridge will be opened' }, [1, 'a']],
      ['with words that are only stop words', { words: 'the' }, [0]],
      ['since a day', { since: at(DAY) }, [2, 'c', 'b']],
      ['of no kind', { kinds: [] }, [0]],
      ['of another kind', { kinds: ['indirect'] as const }, [0]],
      ['on the second page', { atMost: 2, skip: 2 }, [3, 'a']],
    ])('are found: %s', async (_, query, expected) => {
      await three();
      expect(await find(query)).toEqual(expected);
    });
  });

  describe('positions', () => {
    it('list who spoke last first, page by page', async () => {
      await three();
      const page = (skip: number) =>
        store().reads.positions({
          workspace: 'acme',
          topicId: 'bridge',
          speakerId: null,
          since: LONG_AGO,
          changedOnly: false,
          speakersAtMost: 1,
          eachAtMost: 5,
          skip,
        });
      const [first, second] = [await page(0), await page(1)];
      expect(first).toMatchObject({ speakersTotal: 2, statements: 3, articles: 2, outlets: 3 });
      expect(first.speakers.map(({ speakerId }) => speakerId)).toEqual(['ida-holt']);
      expect(first.speakers[0]?.positions.map(({ statement }) => statement.articleId)).toEqual(['c', 'a']);
      expect(second.speakers.map(({ speakerId }) => speakerId)).toEqual(['olaf-brandt']);
    });

    it('are those since a day', async () => {
      await three();
      const { speakers, statements } = await positionsOf(store(), 'acme', { since: at(2 * DAY) });
      expect(speakers.flatMap(({ positions }) => positions.map(({ statement }) => statement.articleId))).toEqual(['c']);
      expect(statements).toBe(1);
    });
  });

  describe('briefings', () => {
    it('come newest first, page by page, with their statements in their order', async () => {
      const { statements } = await record(store(), article('x'), [
        { words: 'The bridge will open,', by: 'ida-holt' },
        { words: 'We need the bridge,', by: 'olaf-brandt' },
      ]);
      const ids = statements.map(({ id }) => id).reverse();
      await tell(store(), 'a', { now: at(1) });
      await tell(store(), 'b', { now: at(2), statementIds: ids });
      await tell(store(), 'c', { now: at(3), topicIds: ['nobody-follows'] });
      const ask = (skip: number) =>
        store().reads.briefings({ workspace: 'acme', topicId: 'bridge', since: LONG_AGO, atMost: 1, skip });
      const [first, second] = [await ask(0), await ask(1)];
      expect(first.total).toBe(2);
      expect(first.found[0]?.briefing.storyId).toBe('s-b');
      expect(first.found[0]?.statements.map(({ statement }) => statement.id)).toEqual(ids);
      expect(second.found.map(({ briefing }) => briefing.storyId)).toEqual(['s-a']);
      await record(store(), article('x', { text: 'Withdrawn.' }), []);
      expect((await ask(0)).found[0]?.statements).toEqual([]);
    });
  });

  describe('the newest articles', () => {
    it('are those that the workspace may see, all or of a story, newest first', async () => {
      await store().desk.saveFeed(feed('own', 'acme'), 'ann', at(0));
      await tell(store(), 'a', { now: at(1) });
      await tell(store(), 'b', { now: at(2), feedId: 'own' });
      await tell(store(), 'c', { now: at(3) });
      const newest = async (workspace: string, storyId: string | null = null, atMost = 9) =>
        (await store().reads.newestArticles({ workspace, storyId, atMost })).map(({ url }) => url?.slice(-1));
      expect(await newest('acme')).toEqual(['c', 'b', 'a']);
      expect(await newest('acme', null, 2)).toEqual(['c', 'b']);
      expect(await newest('zenith')).toEqual(['c', 'a']);
      expect([await newest('acme', 's-b'), await newest('zenith', 's-b')]).toEqual([['b'], []]);
    });
  });

  describe('why', () => {
    it('explains by a story’s words or id what tagged it and what the channel got', async () => {
      await store().desk.subscribe(subscription(), at(0));
      const { article: stored } = await record(store(), article('a', { title: 'Bridges reopened' }), []);
      await store().stories.join(stored, LONG_AGO, () => begin(stored), at(1));
      await tell(store(), 'b', { now: at(2) });
      for (const words of ['reopened bridge', 's-a']) {
        const [why, ...more] = await store().reads.why({ channel: ours, words, atMost: 5 });
        expect(more).toEqual([]);
        expect(why).toMatchObject({
          story: { id: 's-a', outlets: ['herald'], topicIds: ['bridge'] },
          tags: [{ topicId: 'bridge', evidence: ['Bridg'] }],
          deliveries: [],
        });
      }
      const [told] = await store().reads.why({ channel: ours, words: 's-b', atMost: 5 });
      expect(told?.deliveries).toMatchObject([{ topicId: 'bridge', state: 'pending' }]);
    });
  });

  it('counts what is on record', async () => {
    await three();
    await record(store(), article('a', { text: 'Withdrawn.', outlet: 'a' }), []);
    expect((await store().reads.desk(ours)).counts).toEqual({ items: 0, articles: 3, statements: 2, stories: 0 });
    expect((await statementsOf(store(), 'acme')).total).toBe(2);
  });
}
