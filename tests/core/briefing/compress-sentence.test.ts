import { describe, expect, test } from 'vitest';
import { compressSentence } from '../../../src/core/briefing/compress-sentence.ts';

const isByDeletion = (short: string, long: string): boolean => {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
};

describe('what is cut', () => {
  test.each([
    ['agency dateline', 'ORLAVIK (AP) — Ferry crews walked out.', 'Ferry crews walked out.'],
    ['dateline with a date', 'ORLAVIK, March 3 (Reuters) - Crews walked out.', 'Crews walked out.'],
    ['dateline with a date and no agency', 'ORLAVIK, March 2 - Crews walked out.', 'Crews walked out.'],
    [
      'dateline with an agency that nobody knows',
      'ORLAVIK, March 2 (Northgate) - Crews walked out.',
      'Crews walked out.',
    ],
    ['agency alone', '(CNN) - Crews walked out.', 'Crews walked out.'],
    ['agency without a space', 'Orlavik (CNN)Six people were hurt.', 'Six people were hurt.'],
    ['dateline in capitals', 'NEW VESTBY — Six people were hurt.', 'Six people were hurt.'],
    ['stray full stop', 'Six people were hurt . in Orlavik.', 'Six people were hurt in Orlavik.'],
    ['connective before a capital', 'But Storm voted for it.', 'Storm voted for it.'],
    ['connective with a comma', 'Meanwhile, Northline went to court.', 'Northline went to court.'],
  ])('%s', (_reason, sentence, expected) => expect(compressSentence(sentence, 240)).toBe(expected));

  test.each([
    ['bracketed aside', 'Northline (the largest company of the coast) went to court.', 'Northline went to court.'],
    [
      'who-clause before a verb',
      'Edda Storm, who took office in spring, said taxes rise.',
      'Edda Storm said taxes rise.',
    ],
    ['which-clause', 'The mill, which makes paper, burned down.', 'The mill burned down.'],
    ['which-clause at the end', 'A fire hit the mill, which makes paper.', 'A fire hit the mill.'],
  ])('only where too long: %s', (_reason, sentence, expected) => {
    expect(compressSentence(sentence, 20)).toBe(expected);
    expect(compressSentence(sentence, 240)).toBe(sentence);
    expect(compressSentence(sentence, null)).toBe(sentence);
  });
});

describe('what is kept', () => {
  test.each([
    ['connective before a small letter', 'But the minister voted for it.'],
    ['negation', 'Storm, who did not vote in spring, said taxes rise.'],
    ['contracted negation', 'Storm, who hasn’t voted, said taxes rise.'],
    ['hedge', 'The fire, which may have been arson, was put out.'],
    ['allegation', 'Lindqvist, who allegedly left the oven on, was charged.'],
    ['attribution', 'The mill, which the mayor said was safe, burned down.'],
    ['hedge at the end', 'A fire hit the mill, which may close.'],
    ['number', 'The mill, which employs 140 people, burned down.'],
    ['number in words', 'The mill, which employs two families, burned down.'],
    ['number in brackets', 'Northline (founded in 1911) went to court.'],
    ['list', 'Storm, who likes apples, pears and figs, said taxes rise.'],
    ['aside in a quotation', '“Nobody (in this town, at least) believes the company,” Storm said.'],
    ['clause in a quotation', '“The union, which knows better, said nothing,” Storm said.'],
    ['what somebody added', 'Taxes will rise, he added.'],
    ['dash that is no dateline', 'The mill – a landmark – burned down.'],
  ])('%s', (_reason, sentence) => expect(compressSentence(sentence, 10)).toBe(sentence));

  test('everything left stood there in that order', () => {
    const long =
      'ORLAVIK (AP) — Edda Storm, who took office in spring, said Northline (the company) was wrong, and Omar Lindqvist, who bakes bread, agreed.';
    const short = compressSentence(long, 40);
    expect(short).toBe('Edda Storm said Northline was wrong, and Omar Lindqvist agreed.');
    expect(isByDeletion(short, long)).toBe(true);
  });
});
