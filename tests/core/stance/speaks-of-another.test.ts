import { expect, test } from 'vitest';
import { comparePositions } from '../../../src/core/stance/compare-positions.ts';
import { speaksOfAnother } from '../../../src/core/stance/speaks-of-another.ts';

test.each([
  ['Former judge Otto Lindqvist was for the dam.', true, 'another given name'],
  ['Lindqvist was for the dam.', false, 'the surname alone'],
  ['Senator Lindqvist was for the dam.', false, 'a title'],
  ['Petra Lindqvist was for the dam.', false, 'the full name'],
  ['The dam is a folly.', false, 'nobody is named'],
])('%s', (text, another) => {
  expect(speaksOfAnother(text, 'Petra Lindqvist')).toBe(another);
});

test('the words of a namesake are no change of position', () => {
  const compared = comparePositions({
    speaker: 'Petra Lindqvist',
    target: 'a dam on the Torne',
    first: { day: '2024-01-10', text: 'I am against the dam, Lindqvist said.' },
    second: { day: '2024-03-10', text: 'Former judge Otto Lindqvist said he supported the dam.' },
  });
  expect(compared.label).toBe('unrelated');
});
