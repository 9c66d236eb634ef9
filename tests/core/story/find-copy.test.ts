import { expect, test } from 'vitest';
import { findCopies, fingerprint, isCopy, isCopyPrint } from '../../../src/core/story/find-copy.ts';
import { ferryStrike } from './told.ts';

const [first, second] = [ferryStrike[0].text, ferryStrike[1].text];
const tail = ' Boats will stay in the harbour until the court has heard both sides, the harbour master said.';

test.each([
  ['the same text', first, first, true],
  ['another layout and case', first, first.toUpperCase().replaceAll('. ', '.\n\n'), true],
  ['a sentence added', first, first + tail, true],
  ['cut to its first half', first + tail + second, first, true],
  ['a few words changed', first, first.replace('on Monday', 'early on Monday').replace('About', 'Some'), true],
  ['the same event told anew', first, second, false],
  ['two short texts with the same opening', 'The court ruled today.', 'The court ruled against it.', false],
  ['two empty texts', '', '', true],
])('%s: %#', (_reason, a, b, expected) => {
  expect(isCopy(a, b)).toBe(expected);
  expect(isCopy(b, a)).toBe(expected);
});

test('a fingerprint survives being stored', () => {
  const stored = JSON.stringify(fingerprint(first));
  expect(stored.length).toBeLessThan(1200);
  expect(isCopyPrint(JSON.parse(stored), fingerprint(first + tail))).toBe(true);
});

test('copies point at the oldest article with the words', () => {
  const texts = [first, second, `${first} More to come.`, first];
  expect(findCopies(texts.map((text, at) => ({ id: `a${at}`, text })))).toEqual({ a2: 'a0', a3: 'a0' });
});
