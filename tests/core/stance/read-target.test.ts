import { expect, test } from 'vitest';
import { readTarget } from '../../../src/core/stance/read-target.ts';

const towards = (text: string, key: string): number | null | undefined =>
  readTarget({ id: 'p', text, about: text }).keys.get(key)?.towards;

test.each<[string, string, number | null, string]>([
  ['a levy on kites', 'kite', 1, 'a plain thing'],
  ['a ban on kites', 'kite', -1, 'who bans kites is against them'],
  ['lifting the ban on kites', 'ban', -1, 'who lifts the ban is against it'],
  ['lifting the ban on kites', 'kite', 1, 'and for kites'],
  ['Kites should be banned', 'kite', -1, 'a verb after a modal'],
  ['Norway should join the EU', 'eu', null, 'joining says nothing of the union itself'],
])('%s: %s is %s (%s)', (text, key, way, _reason) => {
  expect(towards(text, key)).toBe(way);
});

test.each([
  ['Kites should not be sold', -1],
  ['Kites should be sold', 1],
  ['Kites are a danger', -1],
  ['Kites are not a danger', 1],
])('%s has the sign %s', (text, sign) => {
  expect(readTarget({ id: 'p', text, about: text }).sign).toBe(sign);
});
