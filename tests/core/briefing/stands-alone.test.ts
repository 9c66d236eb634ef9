import { expect, test } from 'vitest';
import { isBoilerplate } from '../../../src/core/briefing/is-boilerplate.ts';
import { isNews } from '../../../src/core/briefing/is-news.ts';
import { leans } from '../../../src/core/briefing/leans.ts';
import { quotationStates } from '../../../src/core/briefing/quotation-state.ts';
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
  ['“We were never asked.”', false, 'nobody says so'],
  ['The company said boats would sail on Monday.', false, 'which company?'],
  ['The company behind the ferries said boats would sail.', true, 'it says which'],
  ['The couple, who married in spring, bought a boat.', false, 'it tells more of them, but not who they are'],
  ['Freezing the fares costs money, it said.', false, 'nobody knows who said so'],
  ['The 34-year-old was arrested in Orlavik.', false, 'who?'],
  ['The union said boats would stay in the harbour.', true, 'in doubt, left to the weighing'],
  ['Both men denied it.', false, 'who?'],
  ['At that point the boats turned round.', false, 'which point?'],
  ['At this week’s meeting the boats were sold.', true, 'a time, not something said before'],
  ['With those papers Storm went to court.', false, 'which papers?'],
  ['Northline, for example, is for sale.', false, 'connective in the second place'],
  ['Storm used these particular boats in spring.', false, 'which boats?'],
  ['So far nobody has claimed the boats.', true, 'a time, no connective'],
  ['Because ferries cost more every year, Storm wants a bridge.', true, 'the reason stands in the sentence'],
  ['Although she denied it, Storm was sent home.', true, 'the name follows'],
  ['Although she denied it on Monday, nobody was sent home.', false, 'no name follows'],
  ['Speaking in Orlavik, she rejected the plan.', false, 'a town is nobody'],
  ['It is fair to say he likes boats.', false, 'an empty “it”, but who likes boats?'],
  ['Lindqvist said he would sail.', true, 'the speaker opens the sentence'],
  ['The boats of Norse make stayed in the harbour, he added.', false, 'a make is nobody'],
])('%s %s', (sentence, expected, reason) => expect(standsAlone(sentence), reason).toBe(expected));

test.each([
  ['Read the full report at the Courier.', true],
  ['Sign up for our newsletter.', true],
  ['By Ada Falk', true],
  ['Photo: the harbour at night.', true],
  ['Tragic: Ada Falk was found at the mill.', true],
  ['Leave it to the crews: A ferry sails at night.', true],
  ['Storm said: Nobody was asked.', false],
  ['Storm said: “Nobody was asked.”', false],
  ['Ada Falk, second left, and Omar Lind at the mill.', true],
  ['The mill, pictured here in spring, burned down.', true],
  ['Last updated at 2:18 PM on 30th March 2026 .', true],
  ['08:53 EST, 11 March 2026 .', true],
  ['14:11 is when the first boat sails.', false],
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
  expect(quotationStates(text, splitSentences(text))).toEqual(expected);
});

test('a mark without a partner far above does not cut what follows it in a long line', () => {
  const text = `Storm said 'no to the plan. ${'The boats stayed in the harbour. '.repeat(60)}The workers' union met on Monday.`;
  const states = quotationStates(text, splitSentences(text));
  expect(states[0]).toBe('cut');
  expect(states.slice(1)).not.toContain('cut');
});

test.each([
  ['It’s unclear where the boat went down.', false],
  ['It was not immediately known who was on board.', false],
  ['It is clear that taxes will rise in Orlavik.', true],
  ['Who set fire to the mill remains unclear.', false],
  ['Northline did not respond to a request for comment.', false],
  ['Northline did not respond to the offer of the union.', true],
  ['Omar Lind could not be reached on Monday.', false],
  ['The Courier has contacted Northline for comment.', false],
  ['Imagine a town without boats.', false],
  ['Meet the man who built the mill.', false],
  ['Here is what Northline plans.', false],
  ['Storm will meet the union on Monday.', true],
])('%s is news: %s', (sentence, expected) => expect(isNews(sentence)).toBe(expected));

test.each([
  ['The boats were sold in spring.', true],
  ['The second report said taxes rise.', true],
  ['The boats of Northline were sold in spring.', false],
  ['The government was told in spring.', false],
  ['The Sund islands were cut off.', false],
  ['Boats were sold in spring.', false],
  ['Mr Lind was told in spring.', true],
  ['Mr Omar Lind was told in spring.', false],
])('%s leans on what stood before: %s', (sentence, expected) => expect(leans(sentence)).toBe(expected));
