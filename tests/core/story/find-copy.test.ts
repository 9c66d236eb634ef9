import { expect, test } from 'vitest';
import { findCopies, isCopy } from '../../../src/core/story/find-copy.ts';
import { ferryStrike } from './told.ts';

const [first, second] = [ferryStrike[0].text, ferryStrike[1].text];
const wire = `${first} The harbour master in Lund said that boats to the mainland would keep to their times. Fishermen have offered to take the sick across. The town has opened its sports hall to people who cannot get home, and the school bus waits at the quay until the evening.`;
const quoted = ' “We will not sail at night without a second mate,” said Pia Holm, who leads the union.';
const counted = ' The company put the damage of the first two days at 1.4 million crowns.';
const cut = wire.split('. ').slice(0, 5).join('. ');

test.each([
  ['the same text', wire, wire, true],
  ['another layout and case', wire.toUpperCase().replaceAll('. ', '.\n\n'), wire, true],
  ['another dateline', `LUND (Northern Agency) - ${wire}`, wire, true],
  ['another byline and a closing line', `By Ana Riel\n\n${wire}\n\nEditing by Tom Aas`, wire, true],
  ['a few words changed', wire.replace('on Monday', 'early on Monday').replace('About', 'Some'), wire, true],
  ['cut to its first half', cut, wire, true],
  ['one plain sentence added', `${wire} Boats will stay in the harbour until then.`, wire, true],
  ['an update with a new quotation', wire + quoted, wire, false],
  ['an update with a new number', wire + counted, wire, false],
  ['an update with much that is new', `${wire} ${second.replaceAll(/[0-9“”]/g, '')}`, wire, false],
  ['the update cut back to the first report', wire, wire + quoted, true],
  ['the same event told anew', first, second, false],
  ['two short texts with the same opening', 'The court ruled today.', 'The court ruled against it.', false],
  ['two empty texts', '', '', true],
])('%s: %#', (_reason, text, earlier, expected) => {
  expect(isCopy(text, earlier)).toBe(expected);
});

test('copies point at the oldest article with the words', () => {
  const texts = [wire, second, `${wire} More to come.`, wire + quoted, wire];
  expect(findCopies(texts.map((text, at) => ({ id: `a${at}`, text })))).toEqual({ a2: 'a0', a4: 'a0' });
});
