import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grouped, groupStatements, relationOf } from '../../../src/core/same/group-statements.ts';
import { matchKeys } from '../../../src/core/same/match-keys.ts';
import { PAIRS } from './pairs.ts';

const HALVES = ['the dam at Karlin leaks in three places', 'the ministry has hidden the inspection reports since May'];
const WHOLE = `We know ${HALVES[0]} and ${HALVES[1]}.`;

const grouped = (id: string, words: string, about: Partial<Grouped> & { readonly day?: number } = {}): Grouped => {
  const { day = 2, ...rest } = about;
  const text = { parts: [{ start: 0, end: words.length, text: words }], kind: 'direct' } as const;
  return {
    ...text,
    id,
    articleId: id,
    place: 0,
    workspace: null,
    wordsKey: words.toLowerCase(),
    matchKeys: matchKeys(text).map(hash),
    speaker: { mention: { start: 0, end: 4, text: 'Holt' }, name: 'Ida Holt', role: null, personId: 'ida-holt' },
    cue: null,
    said: null,
    published: `2026-03-0${day}T09:00:00.000Z`,
    ...rest,
  };
};

const hash = (text: string): number => [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, 7);
const firsts = (statements: readonly Grouped[]) =>
  Object.fromEntries([...groupStatements(statements)].map(([id, { sameAs }]) => [id, sameAs]));

describe('groupStatements', () => {
  const [left = '', right = ''] = HALVES;

  it('joins what is the same to the earliest published', () =>
    expect(firsts([grouped('c', left, { day: 4 }), grouped('b', WHOLE, { day: 3 }), grouped('a', right)])).toEqual({
      a: 'a',
      b: 'a',
      c: 'c', // another half than the first report has: not the words that are shown for the first
    }));

  it('joins both halves to the whole where that came first', () =>
    expect(firsts([grouped('a', WHOLE), grouped('b', left, { day: 3 }), grouped('c', right, { day: 4 })])).toEqual({
      a: 'a',
      b: 'a',
      c: 'a',
    }));

  it('joins equal words whenever they were published', () =>
    expect(firsts([grouped('a', 'Never.'), grouped('b', 'Never.', { day: 9 })])).toEqual({ a: 'a', b: 'a' }));

  it('keeps what differs in a fact apart and remembers it', () => {
    const placed = groupStatements([grouped('a', left), grouped('b', left.replace('three', 'seven'), { day: 3 })]);
    expect(Object.fromEntries(placed)).toEqual({
      a: { sameAs: 'a', differsFrom: null },
      b: { sameAs: 'b', differsFrom: 'a' },
    });
  });

  it('never lets a workspace’s own statement be the first of others', () =>
    expect(
      firsts([
        grouped('p', WHOLE, { workspace: 'acme', day: 1 }),
        grouped('q', left, { workspace: 'zenith', day: 1 }),
        grouped('a', WHOLE),
        grouped('r', 'Somebody else will have to answer for the flooded cellars of Tarn.', { workspace: 'acme' }),
        grouped('s', 'Somebody else will have to answer for the flooded cellars of Tarn.', { workspace: 'zenith' }),
      ]),
    ).toEqual({ a: 'a', p: 'a', q: 'a', r: 'r', s: 's' }));

  it('comes to the same in whatever order, and twice', () => {
    const all = PAIRS.slice(0, 50).flatMap(([, a, b], row) =>
      [a, b].flatMap((words, side) =>
        typeof words === 'string'
          ? [
              grouped(`${row}${side}`, words, {
                day: 2 + ((row + side) % 4),
                workspace: row % 5 === 0 ? 'acme' : null,
              }),
            ]
          : [],
      ),
    );
    const once = firsts(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(firsts(shuffled)).toEqual(once);
      }),
      { numRuns: 10 },
    );
    expect(Object.entries(once).filter(([id, first]) => id !== first).length).toBeGreaterThan(10);
    for (const [, first] of Object.entries(once)) expect(once[first]).toBe(first);
  });
});

describe('matchKeys', () => {
  it('has enough in common for all of the table that are the same or differ', () => {
    const lost = PAIRS.filter(([, a, b, relation]) => {
      if (typeof a !== 'string' || typeof b !== 'string' || relation === 'other') return false;
      return relationOf({ ...grouped('a', a), wordsKey: null }, { ...grouped('b', b), wordsKey: null }) !== relation;
    });
    expect(lost.map(([why]) => why)).toEqual([]);
  });

  it('are none of reported speech', () =>
    expect(matchKeys({ kind: 'indirect', parts: [{ start: 0, end: 5, text: WHOLE }] })).toEqual([]));
});
