import { describe, expect, it, test } from 'vitest';
import type { Option } from '../../../src/core/request/command.ts';
import { complete, type Known } from '../../../src/core/request/complete.ts';
import { findPerson, findTopic } from '../../../src/core/request/find-named.ts';
import { readDays } from '../../../src/core/request/read-schedule.ts';
import { readSince } from '../../../src/core/request/read-since.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Topic } from '../../../src/model/topic.ts';

const topic = (id: string, name: string): Topic => ({
  ...{ id, name, workspace: null, any: [name], all: [], not: [], people: [], places: [], propositions: [] },
});
const person = (id: string, name: string, about: Partial<Person> = {}): Person => ({
  ...{ id, name, kind: 'person', pronoun: null, aliases: [], roles: [], learntFrom: null, ...about },
});
const known: Known = {
  topics: [
    topic('tide-barrier', 'The tide barrier'),
    topic('barley', 'Barley prices'),
    topic('grain-corridor', 'Grain corridor'),
  ],
  people: [
    person('orla-brandt', 'Orla Brandt', { roles: [{ title: 'harbour minister', from: null, to: null }] }),
    person('anton-orlok', 'Anton Orlok'),
    person('gul-cagri', 'Gül Çağrı', { aliases: ['The Ferryman'] }),
    person('kai-norland', 'Kai Norland'),
  ],
  timezones: ['UTC', 'America/New_York', 'Europe/Berlin'],
};
const option = (kind: Option['kind'], about: Partial<Option> = {}): Option => ({ kind, summary: '', ...about });
const valuesOf = (of: Option, text: string, { atMost = 25, given = known } = {}) =>
  complete(of, { text, atMost }, given).map(({ value }) => value);

describe('complete', () => {
  test.each<[reason: string, kind: Option['kind'], text: string, values: string[]]>([
    ['a beginning comes before a word, a word before what stands within', 'topic', 'bar', ['barley', 'tide-barrier']],
    ['a word of the name', 'topic', 'tide', ['tide-barrier']],
    ['an id, dashes or not', 'topic', 'grain cor', ['grain-corridor']],
    ['a beginning, then what stands within', 'person', 'orl', ['Orla Brandt', 'Anton Orlok', 'Kai Norland']],
    ['without accents and capitals', 'person', 'GUL CAG', ['Gül Çağrı']],
    ['an alias', 'person', 'ferry', ['Gül Çağrı']],
    ['a role', 'person', 'harbour', ['Orla Brandt']],
    ['a typing mistake', 'topic', 'grian coridor', ['grain-corridor']],
    ['a typing mistake in a surname', 'person', 'Brandd', ['Orla Brandt']],
    ['nothing like it', 'person', 'xqzzv', []],
    ['a city of a time zone', 'timezone', 'new york', ['America/New_York']],
    ['a day', 'weekdays', 'tu', ['tue']],
    ['what a flag may be', 'flag', '', ['yes', 'no']],
    ['a time', 'since', 'last', ['last month']],
    ['times are typed freely', 'time', '0', []],
    ['so is text', 'text', 'grain', []],
    ['channels are the platform’s own', 'channel', 'desk', []],
  ])('%s', (_, kind, text, values) => expect(valuesOf(option(kind), text)).toEqual(values));

  it('gives the first ones as they are while nothing is typed, and never more than asked', () => {
    expect(valuesOf(option('topic'), '', { atMost: 2 })).toEqual(['tide-barrier', 'barley']);
    expect(valuesOf(option('topic'), ' - ', { atMost: 2 })).toEqual(['tide-barrier', 'barley']);
    expect(valuesOf(option('topic'), 'bar', { atMost: 1 })).toEqual(['barley']);
    expect(valuesOf(option('person'), 'Brandd Norlan', { atMost: 0 })).toEqual([]);
  });

  it('offers the choices of a choice', () => {
    const mode = option('choice', { choices: ['live', 'digest', 'changes'] });
    expect(valuesOf(mode, '')).toEqual(['live', 'digest', 'changes']);
    expect(valuesOf(mode, 'dig')).toEqual(['digest']);
  });

  it('says what is sent and what is read', () => {
    expect(complete(option('person'), { text: 'orla', atMost: 1 }, known)).toEqual([
      { label: 'Orla Brandt, harbour minister', value: 'Orla Brandt' },
    ]);
  });

  const twins: Known = {
    ...known,
    topics: [topic('fishing', 'Fishing'), topic('w1-fishing', 'fishing')],
    people: [
      person('ida-holt', 'Ida Holt', { roles: [{ title: 'mayor', from: null, to: null }] }),
      person('ida-holt-2', 'Ída Holt'),
      person('selma-vik', 'Selma Vik'),
      person('the-vik', 'Bo Vik', { aliases: ['Selma Vik'] }),
      person('karst', 'Lotte Karst'),
      person('karst-union', 'Karst', { kind: 'body' }),
    ],
  };

  it.each([
    [
      'person',
      'ida holt',
      [
        ['Ida Holt, mayor (ida-holt)', 'ida-holt'],
        ['Ída Holt (ida-holt-2)', 'ida-holt-2'],
      ],
    ],
    [
      'person',
      'ida hlot',
      [
        ['Ida Holt, mayor (ida-holt)', 'ida-holt'],
        ['Ída Holt (ida-holt-2)', 'ida-holt-2'],
      ],
    ],
    [
      'person',
      'selma',
      [
        ['Selma Vik (selma-vik)', 'selma-vik'],
        ['Bo Vik', 'Bo Vik'],
      ],
    ],
    ['person', 'karst u', [['Karst (karst-union)', 'karst-union']]],
    [
      'topic',
      'fish',
      [
        ['Fishing (fishing)', 'fishing'],
        ['fishing (w1-fishing)', 'w1-fishing'],
      ],
    ],
  ] as const)('tells those of one name apart by their ids: %s %s', (kind, text, shown) => {
    const found = complete(option(kind), { text, atMost: 9 }, twins).map(({ label, value }) => [label, value]);
    expect(found).toEqual(shown);
  });

  it('offers only what is understood, and means the one that it stands for', () => {
    const context = { now: '2025-02-14T12:00:00.000Z', timezone: 'UTC' };
    for (const since of valuesOf(option('since'), '')) expect(readSince(since, context) < context.now).toBe(true);
    for (const day of valuesOf(option('weekdays'), '')) expect(readDays(day).length).toBeGreaterThan(0);
    for (const { people, topics } of [known, twins]) {
      const given = { ...known, people, topics };
      const meant = valuesOf(option('person'), '', { given }).map((value) => findPerson(value, people).id);
      expect(meant).toEqual(people.map(({ id }) => id));
      const followed = valuesOf(option('topic'), '', { given }).map((value) => findTopic(value, topics).id);
      expect(followed).toEqual(topics.map(({ id }) => id));
    }
  });

  it('stays quick among thousands of people', () => {
    const people = Array.from({ length: 4000 }, (_, index) => person(`p-${index}`, `Person Number${index}`));
    const begun = performance.now();
    expect(valuesOf(option('person'), 'number3999', { given: { ...known, people } })).toEqual(['Person Number3999']);
    expect(performance.now() - begun).toBeLessThan(1500); // one comparison of each with each takes ten times as long
  });
});
