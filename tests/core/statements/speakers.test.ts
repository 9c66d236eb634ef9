import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/model/person.ts';
import { findIn, linesOf } from './say.ts';

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  kind: 'person',
  pronoun: null,
  aliases: [],
  roles: [],
  learntFrom: null,
  ...more,
});

const people = [
  person('Orla Brandt', {
    pronoun: 'she',
    roles: [{ title: 'President of Vessen', from: '2020-01-01', to: '2024-12-31' }],
  }),
  person('Pim Hale', {
    pronoun: 'he',
    aliases: ['Willem Hale'],
    roles: [{ title: 'President of Vessen', from: '2025-01-01', to: null }],
  }),
  person('Anna Moritz', { pronoun: 'she' }),
  person('Karl Moritz', { pronoun: 'he' }),
];

describe('who is meant', () => {
  test.each([
    ['surname after the full name', 'Ines Karlo came. “It is over,” Karlo said.', 'Ines Karlo'],
    ['full name after the surname', 'Karlo came home. ¶ “It is over,” said Ines Karlo.', 'Ines Karlo'],
    ['title and surname', 'Mayor Ines Karlo came. “It is over,” Ms. Karlo said.', 'Ines Karlo'],
    ['she is the woman', 'Ines Karlo met Thomas Veld. “It is over,” she said.', 'Ines Karlo'],
    ['he is the man', 'Ines Karlo met Thomas Veld. “It is over,” he said.', 'Thomas Veld'],
    ['across paragraphs', 'Defence chief Lena Moritz met Amal Rashid. ¶ “It is over,” she said.', 'Lena Moritz'],
    ['gender from the title', 'Mr. Okoro met Mrs. Adeyemi. “It is over,” he said.', 'Okoro'],
    [
      'who spoke last goes on',
      'Thomas Veld said the port would close. He met Peter Hale. ¶ “It is over,” he said.',
      'Thomas Veld',
    ],
    [
      'a name inside a quotation does not count',
      '“Peter Hale lied,” said Thomas Veld. ¶ “It is over,” he added.',
      'Thomas Veld',
    ],
    [
      'office named before',
      'Foreign minister Lena Moritz came late. ¶ “It is over,” the minister said.',
      'Lena Moritz',
    ],
    ['alias in the book', '“It is over,” said Willem Hale.', 'Pim Hale'],
    ['surname in the book', '“It is over,” Hale said.', 'Pim Hale'],
    ['office in the book', '“It is over,” the president of Vessen said.', 'Pim Hale'],
  ])('%s', (_name, text, name) => {
    const { statements } = findIn(text, { published: '2025-03-03', people });
    expect(statements.at(-1)?.speaker?.name).toBe(name);
  });

  test.each([
    [
      'a spokesman is not his governor',
      'A spokesman for Governor Pell said she would veto the bill.',
      'A spokesman for Governor Pell',
    ],
    ['his spokesman', 'Thomas Veld left. ¶ His spokesman said the port would close.', 'His spokesman'],
    ['two men, neither nearer', 'Thomas Veld and Peter Hale met. “It is over,” he said.', 'he'],
    ['two people of one surname in the book', '“It is over,” said the Moritz family.', 'the Moritz family'],
    [
      'two offices of one title',
      'Minister Lena Moritz met minister Ines Karlo. “It is over,” the minister said.',
      'the minister',
    ],
    ['nobody before', '“It is over,” she said.', 'she'],
    ['critics', 'Critics said the port would close.', 'Critics'],
  ])('nobody is guessed: %s', (_name, text, mention) => {
    const speaker = findIn(text, { published: '2025-03-03', people }).statements.at(-1)?.speaker;
    expect(speaker).toMatchObject({ name: null, personId: null, mention: { text: mention } });
  });

  test('two people of one surname stay two', () => {
    const text = 'Anna Moritz met Karl Moritz. ¶ “We agree,” Anna Moritz said. ¶ “We do not,” said Karl Moritz.';
    expect(linesOf(text, { people })).toEqual([
      'Anna Moritz > direct > We agree,',
      'Karl Moritz > direct > We do not,',
    ]);
  });

  test('a bare surname of two people is left open', () => {
    const text = 'Anna Moritz met Karl Moritz. ¶ “We agree,” Moritz said.';
    expect(findIn(text).statements[0]?.speaker).toMatchObject({ name: null, mention: { text: 'Moritz' } });
  });
});

describe('role and learning', () => {
  test.each([
    ['before the name', 'Harbour union chief Ines Karlo said the port would close.', 'Harbour union chief'],
    [
      'behind the name',
      '“It is over,” said Ines Karlo, a former judge who now chairs the port authority.',
      'former judge',
    ],
    ['from the book for that day', '“It is over,” Brandt said.', 'President of Vessen'],
    [
      'without a tabloid\u2019s opening',
      'Tight-lipped officials left. RED-FACED harbour minister Olaf Brandt said: “The bridge will open.”',
      'harbour minister',
    ],
  ])('role %s', (_name, text, role) => {
    expect(findIn(text, { published: '2024-06-03', people }).statements[0]?.speaker?.role).toBe(role);
  });

  test('a role that has ended is not given', () => {
    const text = 'On Monday Orla Brandt said the port would close.';
    expect(findIn(text, { published: '2025-03-03', people }).statements[0]?.speaker?.role).toBeNull();
  });

  test('learns the speakers that are named in full', () => {
    const text = 'Port chief Ines Karlo said the port would close. Veld said it would not. Rosa Lind listened.';
    expect(findIn(text).people).toEqual([
      {
        id: 'ines-karlo',
        name: 'Ines Karlo',
        kind: 'person',
        pronoun: 'she',
        aliases: [],
        roles: [{ title: 'Port chief', from: null, to: null }],
        learntFrom: null,
      },
    ]);
  });

  test('does not learn whom the book knows', () => {
    expect(findIn('Orla Brandt said the port would close.', { people }).people).toEqual([]);
  });
});
