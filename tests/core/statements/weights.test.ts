import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WEIGHT_BITS } from '../../../src/core/statements/triple-features.ts';
import { type Curve, confidenceOf, shippedWeights } from '../../../src/core/statements/weights.ts';

test('the weights are unpacked whole', () => {
  const { values, scale } = shippedWeights();
  expect(values.length).toBe(2 ** WEIGHT_BITS);
  expect(values.filter((value) => value !== 0).length).toBeGreaterThan(10_000);
  expect(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBe(127);
  expect(scale).toBeGreaterThan(0);
});

test('the file stays small', () => {
  const file = new URL('../../../src/core/statements/weights-triples.json', import.meta.url);
  expect(statSync(file).size).toBeLessThan(400_000);
});

test.each(['direct', 'mixed', 'indirect'] as const)('confidence of %s statements rises with probability', (kind) => {
  const curve = shippedWeights().curves[kind];
  let last = 0;
  for (let probability = 0; probability <= 1; probability += 0.01) {
    const confidence = confidenceOf(curve, probability);
    expect(confidence).toBeGreaterThanOrEqual(last);
    expect(confidence).toBeLessThanOrEqual(1);
    last = confidence;
  }
  expect(last).toBeGreaterThan(0.8);
});

test.each<[string, Curve, number, number]>([
  ['nothing learned', [], 0.37, 0.37],
  ['on a point', [[0.5, 0.2]], 0.5, 0.2],
  [
    'between two points',
    [
      [0.4, 0.2],
      [0.8, 0.6],
    ],
    0.6,
    0.4,
  ],
  ['behind the last point', [[0.5, 0.5]], 0.75, 0.75],
  [
    'a step',
    [
      [0.5, 0.2],
      [0.5, 0.6],
    ],
    0.5,
    0.2,
  ],
])('a curve: %s', (_name, curve, probability, confidence) => {
  expect(confidenceOf(curve, probability)).toBe(confidence);
});
