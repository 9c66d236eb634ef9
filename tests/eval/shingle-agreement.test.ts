import { expect, it } from 'vitest';
import { shingleAgreement, wordF1 } from '../../eval/shingle-agreement.ts';

it('compares runs of four words', () => {
  // found 3 runs, gold 2; both are right
  const { precision, recall, f1 } = shingleAgreement([{ gold: 'a b c d e', found: 'a b c d e f' }]);
  expect([precision, recall]).toEqual([2 / 3, 1]);
  expect(f1).toBeCloseTo(0.8, 10);
});

it('lets a page of which nothing was read cost recall only', () => {
  const pages = [
    { gold: 'a b c d', found: 'a b c d' },
    { gold: 'e f g h', found: '' },
  ];
  expect(shingleAgreement(pages)).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
});

it('takes a text of fewer words as one run', () =>
  expect(shingleAgreement([{ gold: 'a b', found: 'a b' }]).f1).toBe(1));

it.each([
  ['a b c', 'c b a', 1],
  ['a a b', 'a b', 0.8],
  ['a', 'b', 0],
])('words of "%s" and "%s": %d', (gold, found, f1) => expect(wordF1({ gold, found })).toBeCloseTo(f1, 10));
