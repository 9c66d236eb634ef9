import { expect, test } from 'vitest';
import { isEverywhere, phraseMistake } from '../../../src/core/topics/check-phrase.ts';
import { describeTopic } from '../../../src/core/topics/describe-topic.ts';

test.each([
  ['!', '"!" holds no word: write letters or digits.'],
  ['grain NEAR corridor', /^"grain NEAR corridor" has a NEAR that is not complete: write it between two phrases/],
  ['grain NEAR/x corridor', /has a NEAR that is not complete/],
  ['NEAR/8 corridor', /has a NEAR that is not complete/],
  ['grain NEAR/8', /has a NEAR that is not complete/],
  ['grain NEAR/0 corridor', /write a number from 1 to 100/],
  ['grain NEAR/500 corridor', /write a number from 1 to 100/],
  ['grain NEAR/8 !', /misses a word: write NEAR and OR between two phrases/],
  ['(grain OR ) NEAR/8 corridor', /misses a word|brackets/],
  ['(grain NEAR/8 corridor', /brackets that hold no alternatives/],
  ['the (old) corridor', /brackets that hold no alternatives/],
  ['grain AND corridor', /has an AND, which is no sign here/],
  ['grain OR corridor', /has an OR, which is a sign in brackets only/],
  ['grain NOT corridor', /has a NOT, which is no sign here/],
  ['*tion', /has a star in the wrong place/],
  ['sa*', /has a star in the wrong place/],
  ['san*tion', /has a star in the wrong place/],
  [
    'grain, corridor',
    '"grain, corridor" reaches across ",", which no phrase does: write each part as a phrase of its own.',
  ],
  ['grain. Corridor', /reaches across "\."/],
])('%s is a mistake', (phrase, words) => {
  expect(phraseMistake(phrase)).toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
});

test.each([
  ...['grain corridor', 'grain NEAR/8 corridor', 'grain near/8 corridor', '(grain OR wheat) NEAR/8 (sea OR river)'],
  ...['sanction*', 'sanction* relief', '"Fed"', '“The Hill”', 'cease-fire', 'U.S.', 'Marks & Spencer', '50% tariff'],
  ...['St. Petersburg', "people's republic", 'near miss', 'BLACK AND WHITE', 'place:Ukraine', '9/11', '$100 billion'],
])('%s is fine', (phrase) => expect(phraseMistake(phrase)).toBeNull());

test.each([
  ['us', true],
  ['who', true],
  ['US', false],
  ['it is', true],
  ['grain', false],
  ['x', true],
  ['"us"', true],
])('%s stands everywhere: %s', (phrase, everywhere) => expect(isEverywhere(phrase)).toBe(everywhere));

test('a definition in words', () => {
  const topic = { any: ['a', 'place:Ukraine'], all: [['b', 'c']], not: ['d'], people: ['p'], places: ['Kyiv'] };
  expect(describeTopic(topic, () => 'Orla Brandt')).toBe(
    'say “a” or Ukraine (the place) or name Orla Brandt, and also say “b” or “c”, and also name Kyiv, and do not say “d”',
  );
  expect(describeTopic({ ...topic, any: [], people: [], all: [], not: [] }, String)).toBe('name Kyiv');
});
