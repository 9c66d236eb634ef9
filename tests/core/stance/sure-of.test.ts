import { expect, it, test } from 'vitest';
import { groundOf, sureOf } from '../../../src/core/stance/sure-of.ts';

const straight = Array.from({ length: 6 }, () => [0, 1]);

it('takes a likelihood for what it is where the curve is straight', () => {
  expect(sureOf(0.8, 'plain', straight)).toBeCloseTo(0.8, 5);
});

it('is less sure on a ground whose answers are wrong more often than they look', () => {
  const doubted = straight.map((curve, i) => (i === 2 ? [-1, 0.5] : curve)); // 2: loose
  expect(sureOf(0.9, 'loose', doubted)).toBeLessThan(sureOf(0.9, 'plain', doubted));
  expect(sureOf(0.9, 'loose', doubted)).toBeGreaterThan(sureOf(0.6, 'loose', doubted));
});

test.each([
  ['a vote right of the target and none against it', ['vote attitude close', 'plain'], 'plain'],
  ['a vote near the target', ['vote judgement named', 'one way'], 'tied'],
  ['a word of the target that stands alone', ['vote bare plain named'], 'loose'],
  ['a claim', ['vote judgement of a claim close', 'plain'], 'claim'],
] as const)('%s', (_, names, ground) => {
  expect(groundOf('supports', names)).toBe(ground);
});
