import { describe, expect, test } from 'vitest';
import { compileTopics } from '../../../src/core/topics/compile-topics.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Topic } from '../../../src/model/topic.ts';

const person = (given: Partial<Person>): Person => ({
  ...{ id: 'p', name: 'Orla Brandt', kind: 'person', pronoun: null, aliases: [], roles: [], learntFrom: null },
  ...given,
});

/** The words that tell, or null where the topic is not tagged. */
function evidence(rules: Partial<Topic>, text: string, given: { title?: string; person?: Person } = {}) {
  const topic: Topic = {
    ...{ id: 't', name: 'T', workspace: null, any: [], all: [], not: [], people: [], places: [], propositions: [] },
    ...rules,
  };
  const { title = 'News' } = given;
  const tag = compileTopics([topic], given.person ? [given.person] : []).tag({ title, text })[0];
  return tag?.evidence.map((e) => (e.field === 'title' ? title : text).slice(e.start, e.end)) ?? null;
}

describe('people', () => {
  const role = { title: 'Norland prime minister', from: null, to: null };
  test.each<[string, Partial<Person>, string, string[] | null]>([
    ['full name', {}, 'Orla Brandt resigned.', ['Orla Brandt']],
    ['the surname after the full name', {}, 'Orla Brandt spoke. Brandt left.', ['Orla Brandt', 'Brandt']],
    ['not the surname alone', {}, 'Brandt left.', null],
    ['the surname behind the role', { roles: [role] }, 'Prime Minister Brandt left.', ['Prime Minister Brandt']],
    ['not behind another role', { roles: [role] }, 'Judge Brandt left.', null],
    ['another person of that surname', {}, 'Orla Brandt met Peter Brandt.', ['Orla Brandt']],
    ['an initial between', {}, 'Orla K. Brandt resigned.', ['Orla K. Brandt']],
    ['initials with and without space', { aliases: ['O. K. Brandt'] }, 'O.K. Brandt resigned.', ['O.K. Brandt']],
    ['a longer surname is another one', {}, 'Orla Brandt-Lind won.', null],
    ['a name that goes on', {}, 'The Orla Brandt Foundation paid for everything.', null],
    ['an alias of one word', { aliases: ['Lula'] }, 'Lula spoke.', ['Lula']],
    [
      'small words in a surname',
      { name: 'Ada van der Berg' },
      'Ada van der Berg; van der Berg.',
      ['Ada van der Berg', 'van der Berg'],
    ],
    ['an s that belongs to the name', { name: 'Ada Williams' }, 'Ada Williams met William.', ['Ada Williams']],
    ['accents', { name: 'Cem Yıldız' }, 'Cem Yildiz spoke.', ['Cem Yildiz']],
    [
      'a body has no surname',
      { name: 'Grain Board', kind: 'body' },
      'Grain Board met. The Board left.',
      ['Grain Board'],
    ],
  ])('%s', (_name, given, text, found) => {
    expect(evidence({ people: ['p'] }, text, { person: person(given) })).toEqual(found);
  });

  test('in a headline all words may have capitals', () => {
    const given = { title: 'Orla Brandt Quits', person: person({}) };
    expect(evidence({ people: ['p'] }, 'She left.', given)).toEqual(['Orla Brandt']);
  });
});

describe('places', () => {
  test.each<[string, string, string, string[] | null]>([
    ['adjectives', 'Ukraine', 'Ukrainian farmers.', ['Ukrainian']],
    ['people', 'Turkey', 'Three Turks.', ['Turks']],
    ['other spellings', 'Turkey', 'In Türkiye.', ['Türkiye']],
    ['asked for by another spelling', 'Kiev', 'In Kyiv.', ['Kyiv']],
    ['with its article', 'the Netherlands', 'A Dutchman and Dutch cheese.', ['Dutchman', 'Dutch']],
    ['large towns and seats of government', 'Russia', 'The Kremlin in Moscow.', ['Kremlin', 'Moscow']],
    ['a town that is not listed', 'Little Norham', 'In Little Norham.', ['Little Norham']],
    ['acronyms', 'UK', 'British goods in the U.K.', ['British', 'U.K.']],
    ['a pronoun is no doubt', 'United States', 'The US left us.', ['US']],
    ['capitals are asked for', 'Turkey', 'They ate turkey.', null],
    ['small letters elsewhere', 'Turkey', 'Turkey is dear. A turkey costs more.', null],
    ['but not where it is confirmed', 'Turkey', 'Turkey buys turkey, say Turkish farmers.', ['Turkey', 'Turkish']],
    ['a longer name', 'Mexico', 'In New Mexico.', null],
    ['a longer name of a country', 'Sudan', 'In South Sudan.', null],
    ['a part of the earth', 'United States', 'South American leaders.', null],
    ['who reports', 'Washington', 'The Washington Post said.', null],
    ['a surname', 'Jordan', 'Michael Jordan scored.', null],
    ['a surname that is repeated', 'Jordan', 'Michael Jordan scored. Then Jordan left.', null],
    ['a title', 'Jordan', 'Mr Jordan left.', null],
    ['a first name', 'Georgia', 'Georgia Stone sang. Georgia smiled.', null],
    ['an unknown first name', 'Jordan', 'The coach praised Zanele Jordan.', null],
    [
      'the country beside such a person',
      'Jordan',
      'Michael Jordan saw Jordanian schools in Jordan.',
      ['Jordanian', 'Jordan'],
    ],
    ['an office', 'Chad', 'Then Chad President Idriss Stone spoke.', ['Chad']],
    ['a possessive', 'Jordan', "Jordan's King spoke.", ['Jordan']],
    ['behind a preposition that begins the sentence', 'Jordan', 'In Jordan they met.', ['Jordan']],
    ['another place of that name', 'Georgia', 'In Georgia, near Atlanta, they met.', null],
    ['confirmed against it', 'Georgia', 'From Atlanta to Georgia and Tbilisi.', ['Georgia', 'Tbilisi']],
  ])('%s', (_name, place, text, found) => {
    expect(evidence({ places: [place] }, text)).toEqual(found);
  });

  test('are one more thing that must stand there', () => {
    const rules = { any: ['grain'], places: ['Ukraine', 'Poland'] };
    expect(evidence(rules, 'Grain from Lviv.')).toEqual(['Grain', 'Lviv']);
    expect(evidence(rules, 'Grain from Norland.')).toBeNull();
    expect(evidence(rules, 'Steel from Poland.')).toBeNull();
  });

  test('as phrases they count like phrases', () => {
    expect(evidence({ any: ['grain', 'place:Ukraine'] }, 'Ukrainian steel.')).toEqual(['Ukrainian']);
    expect(evidence({ any: ['steel'], not: ['place:Ukraine'] }, 'Ukrainian steel.')).toBeNull();
  });
});
