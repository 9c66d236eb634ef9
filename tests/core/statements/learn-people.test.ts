import { describe, expect, test } from 'vitest';
import { makePeopleBook } from '../../../src/core/statements/people-book.ts';
import type { Person } from '../../../src/model/person.ts';
import { findIn } from './say.ts';

const published = '2025-03-03';
const learntFrom = (text: string) => findIn(text, { published }).people;

describe('people learnt from an article', () => {
  test('have their role from the day of the article on', () => {
    expect(learntFrom('Port chief Ines Karlo said the port would close.')[0]?.roles).toEqual([
      { title: 'Port chief', from: published, to: null },
    ]);
  });

  test.each([
    ['before the name', 'Former port chief Ines Karlo said the port would close.'],
    ['behind the name', '“It is over,” said Ines Karlo, a former judge.'],
    ['with a hyphen', 'Ex-mayor Ines Karlo said the port would close.'],
  ])('get no role from what they were formerly: %s', (_name, text) => {
    expect(learntFrom(text)).toMatchObject([{ name: 'Ines Karlo', roles: [] }]);
  });

  test('get no role from a sentence that goes on behind their age', () => {
    const text = 'Ines Karlo, 51, was a teacher before the port called her. ¶ “It is over,” Ms Karlo said.';
    expect(learntFrom(text)).toMatchObject([{ name: 'Ines Karlo', roles: [] }]);
  });

  test('keep nickname and acronym as aliases', () => {
    const text =
      'Robert “Bob” Hallam said the port would close. ¶ The Harbour Safety Board (HSB) said it would not. ¶ The HSB said it was safe.';
    expect(learntFrom(text).map(({ name, kind, aliases }) => ({ name, kind, aliases }))).toEqual([
      { name: 'Robert Hallam', kind: 'person', aliases: ['Bob'] },
      { name: 'Harbour Safety Board', kind: 'body', aliases: ['HSB'] },
    ]);
  });

  test('get the pronoun that the article uses of them', () => {
    const text = 'Oyelaran Sund came late. He sat down. ¶ “It is over,” Sund said.';
    expect(learntFrom(text)).toMatchObject([{ name: 'Oyelaran Sund', pronoun: 'he' }]);
  });
});

const holder = (title: string, learnt: string | null): Person => ({
  id: 'ines-karlo',
  name: 'Ines Karlo',
  kind: 'person',
  pronoun: 'she',
  aliases: [],
  roles: [{ title, from: '2020-01-01', to: '2024-12-31' }],
  learntFrom: learnt,
});

describe('an office in the people book', () => {
  test.each([
    ['of the day', holder('Brazilian president', null), 'the president of Brazil', '2024-05-01', 'Ines Karlo'],
    ['not before', holder('Brazilian president', null), 'the president of Brazil', '2019-05-01', undefined],
    ['not after', holder('Brazilian president', null), 'the Brazilian president', '2025-05-01', undefined],
    ['learnt, with its country', holder('Brazilian president', 'a1'), 'Brazil’s president', '2024-05-01', 'Ines Karlo'],
    ['learnt, of any place', holder('governor', 'a1'), 'the governor', '2024-05-01', undefined],
  ])('%s', (_name, person, office, day, name) => {
    expect(makePeopleBook([person]).byRole(office, day)?.name).toBe(name);
  });
});
