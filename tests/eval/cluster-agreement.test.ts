import { expect, it } from 'vitest';
import { bCubed, pairAgreement } from '../../eval/cluster-agreement.ts';

/** Groups as letters: 'AAB' against 'xxx' puts three things of two groups into one. */
const things = (gold: string, found: string) =>
  Array.from(gold, (letter, index) => ({ gold: letter, found: found[index]! }));

it.each([
  ['the same groups by other names', 'AAB', 'xxy', { precision: 1, recall: 1, f1: 1 }],
  // of A: 2/3 of the found group, of B: 1/3; nothing is torn apart
  ['everything in one group', 'AAB', 'xxx', { precision: 5 / 9, recall: 1, f1: 5 / 7 }],
  // each A finds half of its group
  ['everything alone', 'AAB', 'xyz', { precision: 1, recall: 2 / 3, f1: 0.8 }],
])('B-cubed, %s', (_, gold, found, expected) => {
  const result = bCubed(things(gold, found));
  expect(result.precision).toBeCloseTo(expected.precision, 10);
  expect(result.recall).toBeCloseTo(expected.recall, 10);
  expect(result.f1).toBeCloseTo(expected.f1, 10);
});

it.each([
  ['the same groups', 'AAB', 'xxy', 1, 1],
  ['one of three found pairs is right', 'AAB', 'xxx', 1 / 3, 1],
  ['no pair found', 'AAB', 'xyz', 0, 0],
  ['no pair to find', 'AB', 'xy', 1, 1],
])('pairs, %s', (_, gold, found, precision, recall) => {
  expect(pairAgreement(things(gold, found))).toMatchObject({ precision, recall });
});
