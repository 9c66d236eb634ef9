import { expect, test } from 'vitest';
import { chooseTitle } from '../../../src/core/story/choose-title.ts';

const told = (...titles: string[]) => titles.map((title, at) => ({ id: `a${at}`, title, language: 'en' }));
const strike = 'Ferry crews in Orlavik strike over night shifts';
const long =
  `Ferry crews in Orlavik strike over night shifts ${'and much else that the paper knows '.repeat(3)}`.trim();

test.each<[string, readonly string[], string, string]>([
  [
    'nearest to what all say',
    ['Islanders stranded', strike, 'Orlavik ferry crews begin strike', 'Strike of ferry crews stops boats'],
    '',
    'Orlavik ferry crews begin strike',
  ],
  ['no question', ['Why do ferry crews in Orlavik strike?', strike], '', strike],
  ['no live ticker', ['LIVE: Ferry crews in Orlavik strike', strike], '', strike],
  ['no opinion', ['Opinion: Ferry crews in Orlavik are right to strike', strike], '', strike],
  ['no label at the end', ['Ferry crews in Orlavik are right to strike | Comment', strike], '', strike],
  ['no bait', ["You won't believe why ferry crews in Orlavik strike", strike], '', strike],
  ['no shouting', ['Ferry crews in Orlavik strike!', strike], '', strike],
  ['not too long', [long, strike], '', strike],
  ['a question where there is nothing else', ['Why do ferry crews strike?'], '', 'Why do ferry crews strike?'],
  [
    'the current one stays, though another is nearer',
    ['Islanders stranded', strike, 'Orlavik ferry crews strike'],
    'Islanders stranded',
    'Islanders stranded',
  ],
  ['the current one goes with its article', [strike], 'Islanders stranded', strike],
  ['a current question goes once a plain one is there', ['Will crews strike?', strike], 'Will crews strike?', strike],
  [
    'a current question stays beside other questions',
    ['Will crews strike?', 'Who will strike?'],
    'Will crews strike?',
    'Will crews strike?',
  ],
  ['no headlines', ['', ' '], 'Islanders stranded', 'Islanders stranded'],
  ['no articles', [], 'Islanders stranded', 'Islanders stranded'],
])('%s', (_reason, titles, current, expected) => {
  expect(chooseTitle(told(...titles), current, {})).toBe(expected);
});

test('originals before copies, though more copies say it', () => {
  const articles = told(
    strike,
    'Boats stay in harbour as crews walk out',
    'Ferry crews in Orlavik strike',
    'Ferry crews strike in Orlavik',
  );
  expect(chooseTitle(articles, '', { a0: 'a1', a2: 'a1', a3: 'a1' })).toBe(articles[1]?.title);
});

test('choosing again changes nothing', () => {
  const articles = told('Islanders stranded', strike, 'Orlavik ferry crews begin strike');
  const chosen = chooseTitle(articles, '', {});
  expect(chooseTitle([...articles, ...told(strike)], chosen, {})).toBe(chosen);
});
