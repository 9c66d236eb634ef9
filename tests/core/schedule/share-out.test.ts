import { describe, expect, it } from 'vitest';
import { shareOut } from '../../../src/core/schedule/share-out.ts';

const names = ['1', '2', '3', '4'];
const share = (me: string, workers: readonly string[], holders: Readonly<Record<string, string>>, all = names) =>
  shareOut({ names: all, holders: new Map(Object.entries(holders)), workers, me });

describe('shareOut', () => {
  it.each([
    ['a worker alone holds all', 'a', ['a'], {}, ['1', '2', '3', '4']],
    ['one that is not known yet holds none', 'b', ['a'], {}, []],
    ['two hold half of them each', 'b', ['a', 'b'], { 1: 'a', 2: 'a' }, ['3', '4']],
    ['what is held by others is not asked for', 'b', ['a', 'b'], { 1: 'a', 2: 'a', 3: 'a' }, ['4']],
    ['one that holds too many lets go of some', 'a', ['a', 'b'], { 1: 'a', 2: 'a', 3: 'a', 4: 'a' }, ['1', '2']],
    ['the oldest holds the one more', 'a', ['a', 'b', 'c'], { 1: 'a', 2: 'a', 3: 'a', 4: 'a' }, ['1', '2']],
    ['and the youngest does not', 'c', ['a', 'b', 'c'], { 1: 'a', 2: 'b' }, ['3']],
    ['what is held stays before what is free', 'b', ['a', 'b'], { 4: 'b' }, ['4', '1']],
    ['a fifth worker of four windows waits', 'e', ['a', 'b', 'c', 'd', 'e'], { 1: 'a' }, []],
  ])('%s', (_, me, workers, holders, expected) => {
    expect(share(me, workers, holders)).toEqual(expected);
  });

  it('moves nothing when a younger worker comes', () => {
    expect(share('a', ['a', 'b'], { 1: 'a' }, ['1'])).toEqual(['1']);
    expect(share('b', ['a', 'b'], { 1: 'a' }, ['1'])).toEqual([]);
  });

  it('comes to rest with everything held, whatever was held before, each in its turn', () => {
    const workers = ['a', 'b', 'c'];
    for (const first of ['aaaa', 'cccc', 'ccca', 'bacb', 'xxxx']) {
      const holders = new Map(
        names.flatMap((name, at): [string, string][] => (first[at] === 'x' ? [] : [[name, first[at] ?? '']])),
      );
      for (let round = 0; round < 3; round++)
        for (const me of workers) {
          const mine = shareOut({ names, holders, workers, me });
          for (const [name, holder] of [...holders]) if (holder === me && !mine.includes(name)) holders.delete(name);
          for (const name of mine) holders.set(name, me);
        }
      const counts = workers.map((me) => [...holders.values()].filter((holder) => holder === me).length);
      expect(counts, first).toEqual([2, 1, 1]);
    }
  });
});
