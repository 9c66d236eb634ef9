import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { article, at, DAY, feed, positionsOf, record, saying, statementsOf } from './samples.ts';

export function testSameWords({ store, query }: Opened): void {
  const WORDS = 'The bridge will open.';
  const tell = async (id: string, day: number, by = 'ida-holt', outlet = id) => {
    const { given } = saying(id, WORDS, { published: at(day * DAY), outlet });
    const { statements } = await record(store(), given, [{ words: WORDS, by, position: 'supports' }]);
    return statements[0]?.id;
  };
  const shown = async () =>
    (await statementsOf(store(), 'acme')).found.map(({ statement, alsoIn }) => [statement.articleId, ...alsoIn]);
  const withdraw = (id: string) => record(store(), article(id, { text: 'Withdrawn.' }), []);

  describe('the same words of one speaker', () => {
    it('are shown once, with the other outlets', async () => {
      await tell('a', 0);
      await tell('b', 1);
      await tell('c', 2, 'olaf-brandt');
      expect(await shown()).toEqual([['c'], ['a', 'b']]);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 2, statements: 2, outlets: 3 });
    });

    it('have the earliest published as their first, in whatever order they come', async () => {
      await tell('b', 1);
      await tell('c', 2);
      await tell('a', 0);
      expect(await shown()).toEqual([['a', 'b', 'c']]);
      const { speakers, statements } = await positionsOf(store(), 'acme');
      expect(statements).toBe(1);
      expect(speakers[0]?.positions.map(({ statement }) => statement.articleId)).toEqual(['a']);
    });

    it('pass on when the first is superseded', async () => {
      await tell('a', 0);
      await tell('b', 1);
      await tell('c', 2);
      await withdraw('a');
      expect(await shown()).toEqual([['b', 'c']]);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 1, statements: 1 });
      await withdraw('b');
      await withdraw('c');
      expect(await shown()).toEqual([]);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 0, statements: 0 });
    });

    it('are parted when one turns out to be another speaker’s', async () => {
      const first = await tell('a', 0);
      await tell('b', 1);
      const { given } = saying('a', WORDS, { title: 'Corrected', outlet: 'a' });
      const again = await record(store(), given, [{ words: WORDS, by: 'olaf-brandt', position: 'supports' }]);
      expect(again.statements[0]).toMatchObject({ id: first, sameAs: first });
      expect(await shown()).toEqual([['b'], ['a']]);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 2, statements: 2 });
    });

    it('stay with a copy in the article itself when its first occurrence goes', async () => {
      const text = '“Open!” she said, and later: “Open.”';
      const two = [
        { words: 'Open!', by: 'ida-holt', position: 'supports' },
        { words: 'Open.', by: 'ida-holt', position: 'supports' },
      ] as const;
      const before = await record(store(), article('a', { text }), two);
      expect(before.statements.map(({ sameAs }) => sameAs)).toEqual(Array(2).fill(before.statements[0]?.id));
      const after = await record(store(), article('a', { text: 'Later: “Open.”' }), [two[1]]);
      expect(after.statements[0]).toMatchObject({ id: before.statements[1]?.id, sameAs: before.statements[1]?.id });
      expect((await statementsOf(store(), 'acme')).total).toBe(1);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 1, statements: 1 });
    });
  });

  describe('one utterance in other words', () => {
    const FULL = 'We will not sign a treaty that leaves our harbours open to the fleet of a neighbour we cannot trust.';
    const CUT = 'a treaty that leaves our harbors open to the fleet of a neighbor';
    const SLIP = FULL.replace('fleet', 'feet');
    const OTHER = FULL.replace('will not sign', 'will sign');
    const report = async (id: string, words: string, about: { day?: number; by?: string; feedId?: string } = {}) => {
      const { day = 0, by = 'ida-holt', feedId = 'herald' } = about;
      const { given } = saying(id, words, { published: at(day * DAY), outlet: id, feedId });
      const { statements } = await record(store(), given, [{ words, by, position: 'supports' }]);
      return statements[0]?.id;
    };
    const sources = async (workspace = 'acme') =>
      (await statementsOf(store(), workspace)).found.map(({ statement, alsoIn, variants }) => ({
        in: [statement.articleId, ...alsoIn],
        otherwise: variants.map(({ outlet, words }) => [outlet, ...words]),
      }));
    const state = () =>
      query('select id, same_as, differs_from from onrecord.statements where superseded_by is null order by id');

    it('is one statement with several sources, shown as the first reported it', async () => {
      await report('a', FULL);
      await report('b', CUT, { day: 1 });
      await report('c', SLIP, { day: 2 });
      expect(await sources()).toEqual([{ in: ['a', 'b', 'c'], otherwise: [['c', SLIP]] }]);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ speakersTotal: 1, statements: 1 });
      const [position] = (await positionsOf(store(), 'acme')).speakers[0]?.positions ?? [];
      expect(position).toMatchObject({ alsoIn: ['b', 'c'], variants: [{ outlet: 'c', url: expect.any(String) }] });
    });

    it('is two where a number, a name or a "not" differs, each shown with the other', async () => {
      await report('a', FULL);
      await report('b', OTHER, { day: 1 });
      expect(await sources()).toEqual([
        { in: ['b'], otherwise: [['a', FULL]] },
        { in: ['a'], otherwise: [['b', OTHER]] },
      ]);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ statements: 2 });
      await withdraw('a');
      expect(await sources()).toEqual([{ in: ['b'], otherwise: [] }]);
    });

    it('is two where another said it, or it was said a week later', async () => {
      await report('a', FULL);
      await report('b', CUT, { by: 'olaf-brandt' });
      await report('c', SLIP, { day: 7 });
      expect((await sources()).map((one) => one.in)).toEqual([['c'], ['a'], ['b']]);
    });

    it('comes to the same in whatever order reports come, and twice', async () => {
      const reports = [
        () => report('a', SLIP),
        () => report('b', FULL, { day: 1 }),
        () => report('c', CUT, { day: 2 }),
        () => report('d', OTHER, { day: 2 }),
        () => report('e', 'We will not sign a treaty that leaves our harbours open', { day: 2 }),
      ];
      for (const tell of reports) await tell();
      const forwards = await state();
      for (const tell of reports) await tell();
      expect(await state()).toEqual(forwards);
      await query('truncate onrecord.statements, onrecord.stances, onrecord.article_topics, onrecord.articles cascade');
      for (const tell of reports.toReversed()) await tell();
      expect(await state()).toEqual(forwards);
      expect(new Set(forwards.map((row) => row.same_as)).size).toBe(2);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ statements: 2 });
    });

    it('is found by words that only a longer report has, once', async () => {
      await report('a', CUT);
      await report('b', FULL, { day: 1 });
      await report('c', FULL, { day: 2 });
      const ask = async (words: string) =>
        (await statementsOf(store(), 'acme', { words })).found.map(({ statement, alsoIn }) => [
          statement.articleId,
          ...alsoIn,
        ]);
      expect(await ask('cannot trust')).toEqual([['b', 'a', 'c']]);
      expect(await ask('fleet')).toEqual([['a', 'b', 'c']]);
    });

    it('counts once where its speaker stands, by the earliest report that tells', async () => {
      const cut = saying('a', CUT, { outlet: 'a' });
      await record(store(), cut.given, [{ words: CUT, by: 'ida-holt' }]);
      const told = async () => {
        const { speakers, statements } = await positionsOf(store(), 'acme');
        return [statements, speakers.flatMap(({ positions }) => positions.map(({ statement }) => statement.articleId))];
      };
      expect(await told()).toEqual([0, []]);
      await report('c', SLIP, { day: 2 });
      expect(await told()).toEqual([1, ['c']]);
      await report('b', FULL, { day: 1 });
      expect(await told()).toEqual([1, ['b']]);
      await report('a', CUT);
      expect(await told()).toEqual([1, ['a']]);
      await withdraw('a');
      await withdraw('b');
      expect(await told()).toEqual([1, ['c']]);
    });

    it('passes on to the next report when the first is withdrawn', async () => {
      await report('a', CUT);
      const next = await report('b', FULL, { day: 1 });
      await report('c', 'We will not sign a treaty that leaves our harbours open', { day: 2 });
      await withdraw('a');
      expect(await sources()).toEqual([{ in: ['b', 'c'], otherwise: [] }]);
      expect(await positionsOf(store(), 'acme')).toMatchObject({ statements: 1 });
      await report('a', CUT);
      expect((await sources()).map((one) => one.in)).toEqual([['a', 'b', 'c']]);
      expect((await state()).map((row) => row.id)).toContain(next);
    });

    it('of a workspace’s own source is seen by nobody else', async () => {
      await store().desk.saveFeed(feed('leak', 'acme'), 'ann', at(0));
      await report('p', FULL, { feedId: 'leak' });
      await report('q', OTHER, { feedId: 'leak' });
      await report('b', SLIP, { day: 1 });
      expect(await sources('zenith')).toEqual([{ in: ['b'], otherwise: [] }]);
      expect(await sources('acme')).toEqual([
        {
          in: ['b', 'p'],
          otherwise: [
            ['q', OTHER],
            ['p', FULL],
          ],
        },
        { in: ['q'], otherwise: [['b', SLIP]] },
      ]);
    });
  });
}
