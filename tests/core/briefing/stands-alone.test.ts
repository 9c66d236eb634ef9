import { expect, test } from 'vitest';
import { isBoilerplate } from '../../../src/core/briefing/is-boilerplate.ts';
import { quotationState } from '../../../src/core/briefing/quotation-state.ts';
import { standsAlone } from '../../../src/core/briefing/stands-alone.ts';
import { splitSentences } from '../../../src/core/language/sentences.ts';

test.each([
  ['Northline went to court on Monday.', true, 'a name opens'],
  ['He went to court on Monday.', false, 'pronoun'],
  ['“They” is the word he chose.', false, 'pronoun in a quotation'],
  ['Its ships stayed in the harbour.', false, 'possessive'],
  ['This comes after months of talks.', false, 'pointing word'],
  ['This week Northline goes to court.', true, 'a time, not something said before'],
  ['It is unclear whether Northline will pay.', true, 'an empty “it”'],
  ['But the minister voted for it.', false, 'connective'],
  ['As a result the boats stayed in the harbour.', false, 'connective'],
  ['The two met in Orlavik.', false, 'who?'],
  ['Theirs Brewery went to court.', false, 'in doubt, no'],
  ['Thessaly Brewery went to court.', true, 'only whole words point back'],
  ['“We were never asked,” he said.', false, 'nobody knows who said so'],
  ['“We were never asked,” Storm said.', true, 'we know'],
  ['Edda Storm was clear: “We were never asked,” she said.', true, 'named before'],
  ['The budget will hold, she said on Monday.', false, 'nobody knows who said so'],
  ['Taxes will rise, said he.', false, 'turned round'],
  ['On Thursday he said “everything is open”.', false, 'a weekday is nobody'],
  ['In a speech in Orlavik, she rejected the plan.', false, 'a town is nobody'],
  ['When Edda Storm won the vote, she thanked her party.', true, 'named before'],
  ['After the vote in Orlavik the boats sailed.', true, 'no pronoun at all'],
])('%s %s', (sentence, expected, reason) => expect(standsAlone(sentence), reason).toBe(expected));

test.each([
  ['Read the full report at the Courier.', true],
  ['Sign up for our newsletter.', true],
  ['By Ada Falk', true],
  ['Photo: the harbour at night.', true],
  ['Ada Falk contributed to this report.', true],
  ['The mill in Hallen (pictured) burned down.', true],
  ['© Orlavik Courier', true],
  ['Readers of the full report found an error.', false],
  ['Photography is banned in parliament.', false],
  ['By a single vote, parliament passed the budget.', false],
  ['Storm read the report.', false],
])('%s is page furniture: %s', (sentence, expected) => expect(isBoilerplate(sentence)).toBe(expected));

test.each([
  ['Storm said “no” to the plan.', ['whole']],
  ['“We said no. We meant no. That is all,” Storm said.', ['cut', 'cut', 'cut']],
  ['"We said no. We meant no," Storm said. The house rose.', ['cut', 'cut', 'whole']],
  ["The workers' union and the owners' club met. Nobody spoke.", ['whole', 'whole']],
  ["'We said no. We meant no,' Storm said.", ['cut', 'cut']],
  ['“A paragraph of a long quotation has no closing mark.\nStorm went home.', ['cut', 'whole']],
])('%s', (text, expected) => {
  expect(splitSentences(text).map((sentence) => quotationState(text, sentence))).toEqual(expected);
});
