import { describe, expect, it } from 'vitest';
import type { Opened } from '../store-contract.ts';
import { article, at, DAY, positionsOf, record, saying, statementsOf } from './samples.ts';

export function testSameWords({ store }: Opened): void {
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
}
