import { expect, test } from 'vitest';
import { idfFrom, shippedIdf } from '../../../src/core/language/idf.ts';
import { stem } from '../../../src/core/language/stem.ts';
import { termsOf } from '../../../src/core/language/terms.ts';

test.each([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['agreed', 'agre'],
  ['plastered', 'plaster'],
  ['hopping', 'hop'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['relational', 'relat'],
  ['electricity', 'electr'],
  ['hopefulness', 'hope'],
  ['adjustment', 'adjust'],
  ['adoption', 'adopt'],
  ['controlling', 'control'],
  ['sky', 'sky'],
  ['ox', 'ox'],
])('%s is stemmed to %s, as Porter 1980 gives it', (word, expected) => expect(stem(word)).toBe(expected));

const plain = (text: string, language = 'en') => termsOf(text, language).map(({ term }) => term);

test.each([
  ['The ministers were voting on the ferries.', ['minist', 'vote', 'ferri'], 'stop words go, the rest is stemmed'],
  ['Ferry fares rose by 1,200 crowns', ['ferri', 'fare', 'rose', '1200', 'crown'], 'separators of thousands go'],
  ['a quake of magnitude 7.8', ['quak', 'magnitud', '7.8'], 'a decimal stays one term'],
  ['the U.S. and the US told us', ['us', 'us'], 'the country is kept, the pronoun is not'],
  ['the mayor’s plan', ['mayor', 'plan'], 'possessives fall together'],
  ['', [], 'nothing in, nothing out'],
])('%s', (text, expected, reason) => expect(plain(text), reason).toEqual(expected));

test('names and numbers are told from words', () => {
  expect(termsOf('Ferries to Orlavik stop. Crews in Orlavik want 12 more.', 'en').map(({ kind }) => kind)).toEqual([
    'word', // "Ferries" opens the sentence
    'name',
    'word',
    'word', // so does "Crews"
    'name',
    'word',
    'number',
  ]);
});

test('other languages are not stemmed; seven have stop words', () => {
  expect(plain('Die Fähren fahren nicht nach Orlavik', 'de')).toEqual(['fähren', 'fahren', 'orlavik']);
  expect(plain('Lautat eivät kulje', 'fi')).toEqual(['lautat', 'eivät', 'kulje']);
});

test('scripts without spaces give overlapping pairs', () => {
  expect(plain('渡轮停运', 'zh')).toEqual(['渡轮', '轮停', '停运']);
});

test('the shipped table knows common words of news from rare ones', () => {
  const idf = shippedIdf();
  expect(idf.of(stem('government'))).toBeLessThan(idf.of(stem('earthquake')));
  expect(idf.of(stem('earthquake'))).toBeLessThan(idf.of('orlavik'));
});

test('a term that was never seen weighs most', () => {
  const idf = idfFrom({ documents: 100, byFrequency: { '1': 'rare', '80': 'common usual' } });
  expect(idf.of('unseen')).toBeGreaterThan(idf.of('rare'));
  expect(idf.of('rare')).toBeGreaterThan(idf.of('usual'));
  expect(idf.of('usual')).toBe(idf.of('common'));
});
