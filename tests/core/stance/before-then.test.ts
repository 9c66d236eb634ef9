import { expect, test } from 'vitest';
import { withoutEarlierPosition } from '../../../src/core/stance/before-then.ts';
import { findStance } from '../../../src/core/stance/find-stance.ts';

test.each([
  ['a span of time', 'a levy was possible two days after he dismissed the idea', 'a levy was possible'],
  ['a comma before it', 'she did not rule it out, a week after calling it a folly', 'she did not rule it out'],
  ['having', 'he would sign the treaty despite having rejected it in May', 'he would sign the treaty'],
  ['a condition is no earlier position', 'talks could begin two days after the guns fall silent', null],
  ['after an event', 'the port will reopen after the inquiry', null],
  ['quoted words are never cut', 'it was “right, two days after he fell”', null],
])('%s', (_reason, words, expected) => expect(withoutEarlierPosition(words)).toBe(expected ?? words));

test('an earlier position in a closing clause is not taken for the one that is held now', () => {
  const proposition = {
    id: 'p',
    text: 'Norland should join the Harbour League',
    about: 'membership of the Harbour League for Norland',
  };
  const words =
    'an invitation for Norland to join the Harbour League was possible two days after he dismissed the idea';
  expect(
    findStance({ words, context: `Veld said ${words}.`, cueClass: 'say', proposition, onTopic: true })?.position,
  ).not.toBe('opposes');
});
