import { describe, expect, test } from 'vitest';
import { addDays, latestWeekday, makeDay, monthNumber, weekdayNumber } from '../../../src/core/language/days.ts';
import { cueForms } from '../../../src/core/language/lexicon-cues.ts';
import { pronounOfFirstName } from '../../../src/core/language/lexicon-first-names.ts';

describe('cueForms', () => {
  test.each([
    ['said', 'say', 'past'],
    ['says', 'say', 'third'],
    ['told', 'tell', 'past'],
    ['written', 'write', 'participle'],
    ['replied', 'reply', 'past'],
    ['admitting', 'admit', 'ing'],
    ['stresses', 'stress', 'third'],
    ['agreed', 'agree', 'past'],
  ])('%s', (word, lemma, form) => {
    expect(cueForms(word).map((one) => [one.verb.lemma, one.form])).toContainEqual([lemma, form]);
  });

  test('other words are none', () => {
    expect(cueForms('sailed')).toEqual([]);
  });
});

describe('first names', () => {
  test.each([
    ['Ines', 'she'],
    ['THOMAS', 'he'],
    ['Zzyx', null],
  ])('%s', (name, pronoun) => {
    expect(pronounOfFirstName(name)).toBe(pronoun);
  });
});

describe('days', () => {
  test.each([
    ['the day itself', latestWeekday(4, '2025-02-13'), '2025-02-13'],
    ['the day before', latestWeekday(3, '2025-02-13'), '2025-02-12'],
    ['the day after is last week', latestWeekday(5, '2025-02-13'), '2025-02-07'],
    ['over the end of a leap February', addDays('2024-02-28', 2), '2024-03-01'],
    ['no such day', makeDay(2025, 2, 30), null],
    ['day', makeDay(2025, 2, 3), '2025-02-03'],
    ['month', monthNumber('sept'), 9],
    ['no month', monthNumber('ma'), 0],
    ['weekday', weekdayNumber('thursday'), 4],
  ])('%s', (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });
});
