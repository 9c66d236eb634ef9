import { describe, expect, it, test } from 'vitest';
import { compileTopics } from '../../../src/core/topics/compile-topics.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Topic } from '../../../src/model/topic.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

const people: readonly Person[] = [
  {
    id: 'lena-may',
    name: 'Lena May',
    kind: 'person',
    pronoun: 'she',
    aliases: ['May', 'the iron mayor'],
    roles: [],
    learntFrom: null,
  },
];

function topic(rules: Partial<Topic>): Topic {
  return {
    id: 'corridor',
    name: 'Grain corridor',
    workspace: null,
    any: [],
    all: [],
    not: [],
    people: [],
    places: [],
    propositions: [],
    ...rules,
  };
}

/** The words that tell, or null where the topic is not tagged. */
function evidence(rules: Partial<Topic>, text: string, title = 'News'): string[] | null {
  const tag = compileTopics([topic(rules)], people).tag({ title, text })[0];
  return tag?.evidence.map((e) => (e.field === 'title' ? title : text).slice(e.start, e.end)) ?? null;
}

/** Words without meaning for any topic. */
const filler = (words: number): string =>
  'Rain fell on the hills and the river rose again. '.repeat(Math.ceil(words / 10));

describe('phrases', () => {
  test.each<[string, Partial<Topic>, string, string[] | null]>([
    ['several words', { any: ['grain corridor'] }, 'The Grain Corridor reopened.', ['Grain Corridor']],
    ['plural', { any: ['carbon tax'] }, 'Carbon taxes rose.', ['Carbon taxes']],
    ['singular', { any: ['trade policies'] }, 'A trade policy failed.', ['trade policy']],
    ['possessive', { any: ['port authority'] }, 'The port authority’s chief quit.', ['port authority']],
    ['possessive inside', { any: ['driver licence'] }, 'A driver’s licence costs more.', ['driver’s licence']],
    ['hyphen', { any: ['grain corridor'] }, 'The grain-corridor talks failed.', ['grain-corridor']],
    ['over quote marks', { any: ['grain corridor'] }, 'The “grain” corridor opened.', ['grain” corridor']],
    ['not over a comma', { any: ['grain corridor'] }, 'They sold grain, corridor space and oil.', null],
    ['not over a sentence end', { any: ['grain corridor'] }, 'They sold grain. Corridor doors shut.', null],
    ['not inside a word', { any: ['port'] }, 'The airport and the report.', null],
    ['acronym', { any: ['WHO'] }, 'The WHO met.', ['WHO']],
    ['acronym keeps its case', { any: ['WHO'] }, 'People who met.', null],
    ['acronym with dots', { any: ['US'] }, 'The U.S. and allies met.', ['U.S.']],
    ['a pronoun is no country', { any: ['US'] }, 'They told us. Us too.', null],
    ['acronym as British outlets write it', { any: ['NATO'] }, 'A Nato summit opened.', ['Nato']],
    ['but not short ones', { any: ['ICE'] }, 'Ice covered the road.', null],
    ['plural of an acronym', { any: ['MP'] }, 'Two MPs resigned.', ['MPs']],
    ['acronym inside a phrase', { any: ['NATO membership'] }, 'On NATO Membership she said no.', ['NATO Membership']],
    ['lower-case phrase in capitals', { any: ['ukraine'] }, 'UKRAINE said no.', ['UKRAINE']],
    ['longest wins', { any: ['grain', 'grain corridor'] }, 'The grain corridor shut.', ['grain corridor']],
    ['British and American', { any: ['labour organisation'] }, 'The labor organizations met.', ['labor organizations']],
    ['accents', { any: ['Erdogan'] }, 'Mr Erdoğan spoke.', ['Erdoğan']],
    ['irregular plurals', { any: ['debt crisis'] }, 'Two debt crises.', ['debt crises']],
    ['one word for two with a hyphen', { any: ['ceasefire'] }, 'A cease-fire held.', ['cease-fire']],
    ['and the reverse', { any: ['cease-fire'] }, 'A ceasefire held; no cease fire.', ['ceasefire', 'cease fire']],
    ['digits', { any: ['F-35', 'G7'] }, 'The G7 spoke of F-35s.', ['G7', 'F-35s']],
    ['not a range of years', { any: ['202425'] }, 'In 2024-25.', null],
    ['per cent', { any: ['50% tariff'] }, 'A 50% tariff.', ['50% tariff']],
    ['money', { any: ['100 billion fund'] }, 'The $100 billion fund.', ['100 billion fund']],
    ['apostrophes', { any: ['O’Brien report'] }, "The O'Brien report.", ["O'Brien report"]],
    ['and', { any: ['Stone and Sons'] }, 'At Stone & Sons.', ['Stone & Sons']],
    ['abbreviations', { any: ['St. Petersburg'] }, 'A train to St. Petersburg.', ['St. Petersburg']],
    ['not over a dash', { any: ['grain corridor'] }, 'Sacks of grain - corridor doors.', null],
    ['not over paragraphs', { any: ['grain corridor'] }, 'About grain\n\nCorridor doors.', null],
    ['exact letters', { any: ['"Fed"'] }, 'The Fed fed it.', ['Fed']],
    ['exact letters of several words', { any: ['"The Hill"'] }, 'Up the hill. In The Hill.', ['The Hill']],
    ['a star', { any: ['sanction*'] }, 'Sanctioned goods, sanctions.', ['Sanctioned', 'sanctions']],
    ['a star in a phrase', { any: ['trade sanction*'] }, 'New trade sanctioning.', ['trade sanctioning']],
    ['the month is no march', { any: ['march'] }, 'In the week of March they met.', null],
    ['but a march is', { any: ['march'] }, 'March for rights. They march.', ['March', 'march']],
    ['empty phrases match nothing', { any: ['', '  ', '!'] }, 'Anything at all!', null],
  ])('%s', (_name, rules, text, found) => {
    expect(evidence(rules, text)).toEqual(found);
  });

  it('finds no acronym in a headline in capitals', () => {
    expect(evidence({ any: ['US'] }, 'Rain fell.', 'TELL US MORE')).toBeNull();
    expect(evidence({ any: ['US'] }, 'Rain fell.', 'LET THEM TAX US MORE: a fee')).toBeNull();
    expect(evidence({ any: ['US'] }, 'Rain fell.', 'Why the US left')).toEqual(['US']);
    expect(evidence({ any: ['NATO'] }, 'Rain fell.', 'NATO TALKS')).toEqual(['NATO']);
  });
});

describe('acronyms', () => {
  test.each<[string, Partial<Topic>, string, string[] | null]>([
    ['known ones stand for their names', { any: ['EU'] }, 'The European Union met.', ['European Union']],
    ['and the reverse', { any: ['World Health Organization'] }, 'The WHO met.', ['WHO']],
    [
      'the name that the article abbreviates',
      { any: ['Grain Export Board'] },
      'The Grain Export Board (GEB) met. The GEB voted.',
      ['Grain Export Board', 'GEB', 'GEB'],
    ],
    [
      'the acronym that the article explains',
      { any: ['GEB'] },
      'The Grain Export Board (GEB) met. The Grain Export Board voted.',
      ['Grain Export Board', 'GEB', 'Grain Export Board'],
    ],
    [
      'not where the article explains it as something else',
      { any: ['GEB', 'Grain Export Board'] },
      'Great Eastern Bank (GEB) lost money. GEB fell.',
      null,
    ],
    [
      'words that are left out',
      { any: ['Office for the Sea'] },
      'The Office for the Sea (OS) met. OS left.',
      ['Office for the Sea', 'OS', 'OS'],
    ],
  ])('%s', (_name, rules, text, found) => {
    expect(evidence(rules, text)).toEqual(found);
  });
});

describe('NEAR', () => {
  test.each<[string, string, string | null]>([
    ['within', 'The grain left by the northern corridor.', 'grain left by the northern corridor'],
    ['the other way round', 'A corridor for all the grain.', 'corridor for all the grain'],
    ['too far', 'Grain was stored in the large silo near the old town by the corridor.', null],
    ['only one of them', 'Grain and grain and grain.', null],
    ['the closest pair', 'Grain of old. Today the grain and the corridor.', 'grain and the corridor'],
  ])('%s', (_name, text, found) => {
    expect(evidence({ any: ['grain NEAR/5 corridor'] }, text)).toEqual(found === null ? null : [found]);
  });

  it('takes alternatives in brackets on either side, and small letters', () => {
    const rules = { any: ['(grain OR wheat) near/5 (corridor OR "Route")'] };
    expect(evidence(rules, 'Wheat left by the corridor.')).toEqual(['Wheat left by the corridor']);
    expect(evidence(rules, 'The Route of grain.')).toEqual(['Route of grain']);
    expect(evidence(rules, 'A route of barley.')).toBeNull();
    expect(evidence(rules, 'A route of grain.')).toBeNull();
  });

  it('takes phrases on both sides and chains', () => {
    const rules = { any: ['grain corridor NEAR/4 sea NEAR/6 mines'] };
    expect(evidence(rules, 'The grain corridor by sea was cleared of mines.')).toEqual([
      'grain corridor by sea was cleared of mines',
    ]);
    expect(evidence(rules, 'The grain corridor by sea reopened.')).toBeNull();
  });
});

describe('any, all, not and people', () => {
  test.each<[string, Partial<Topic>, string, boolean]>([
    [
      'all needs one of each group',
      { any: ['grain'], all: [['sea', 'river'], ['mine']] },
      'Grain by river past a mine.',
      true,
    ],
    ['a group is missing', { any: ['grain'], all: [['sea'], ['mine']] }, 'Grain by sea.', false],
    ['all without any', { all: [['grain'], ['sea']] }, 'Grain by sea.', true],
    ['any is missing', { any: ['wheat'], all: [['sea']] }, 'Grain by sea.', false],
    ['not rules out', { any: ['grain'], not: ['whisky'] }, 'Grain whisky sold well.', false],
    ['a person by full name', { people: ['lena-may'] }, 'On Monday Lena May resigned.', true],
    ['by alias', { people: ['lena-may'] }, 'Then May resigned.', true],
    ['a name asks for its capital', { people: ['lena-may'] }, 'They may resign.', false],
    ['a person beside other phrases', { any: ['grain'], people: ['lena-may'] }, 'The iron mayor spoke.', true],
    ['an unknown person', { people: ['nobody'] }, 'Nobody spoke.', false],
    ['an empty topic', {}, 'Grain by sea.', false],
  ])('%s', (_name, rules, text, tagged) => {
    expect(evidence(rules, text) !== null).toBe(tagged);
  });

  it('compiles many topics into one matcher, best first', () => {
    const matcher = compileTopics(
      [topic({ id: 'a', any: ['river'] }), topic({ id: 'b', any: ['grain'] }), topic({ id: 'c', any: ['wheat'] })],
      people,
    );
    const tags = matcher.tag({ title: 'Grain moves again', text: 'Grain goes down the river.' });
    expect(tags.map((tag) => tag.topicId)).toEqual(['b', 'a']);
  });
});

describe('weight', () => {
  const rules = { any: ['grain corridor'] };
  const score = (text: string, title = 'News'): number =>
    compileTopics([topic(rules)], people).tag({ title, text })[0]?.score ?? 0;
  const hit = 'The grain corridor stayed shut. ';

  it('leaves out one mention deep in a long text, or two in a very long one', () => {
    expect(score(filler(300) + hit + filler(100))).toBe(0);
    expect(score(filler(600) + hit + filler(600) + hit)).toBe(0);
  });

  it('keeps a mention in the lead, in a short text, in the title, and repeated mentions', () => {
    expect(score(hit + filler(400))).toBeGreaterThan(0);
    expect(score(filler(90) + hit)).toBeGreaterThan(0);
    expect(score(filler(400), 'Grain corridor shut')).toBe(0.6);
    expect(score(filler(200) + hit + filler(60) + hit)).toBeGreaterThan(0);
  });

  it('grows with mentions and stays within 0..1', () => {
    const once = score(hit + filler(200));
    const often = score(hit.repeat(3) + filler(200));
    const titled = score(hit.repeat(30), 'The grain corridor');
    expect(often).toBeGreaterThan(once);
    expect(titled).toBe(1);
  });

  it('is that of the weakest set', () => {
    const tag = (all: readonly (readonly string[])[]): number =>
      compileTopics([topic({ ...rules, all })], people).tag({
        title: 'Grain corridor',
        text: `${hit.repeat(5)}At sea.`,
      })[0]?.score ?? 0;
    expect(tag([['sea']])).toBeLessThan(tag([]));
  });
});

it('explains why a text carries a topic or not', () => {
  const rules = { any: ['grain'], all: [['sea']], places: ['Ukraine'], not: ['whisky'] };
  const explain = (text: string) => compileTopics([topic(rules)], people).explain({ title: '', text }, 'corridor');
  expect(explain('Grain by sea from Odesa.')?.kind).toBe('carried');
  expect(explain('Corn by sea from Odesa.')).toEqual({ kind: 'missing', set: 'any' });
  expect(explain('Grain from Odesa.')).toEqual({ kind: 'missing', set: 0 });
  expect(explain('Grain by sea.')).toEqual({ kind: 'missing', set: 'places' });
  expect(explain('Grain by sea from Odesa, and whisky.')).toEqual({
    kind: 'ruled-out',
    evidence: [{ field: 'text', start: 29, end: 35 }],
  });
  expect(explain(`${filler(300)}Grain by sea from Odesa.`)).toMatchObject({ kind: 'in-passing', set: 'any' });
  expect(compileTopics([], people).explain({ title: '', text: '' }, 'corridor')).toBeUndefined();
});

it('reads a long text once, however many topics there are', () => {
  const topics = Array.from({ length: 500 }, (_, i) =>
    topic({ id: `t${i}`, any: [`corridor ${i}`, `grain ${i} NEAR/5 sea`] }),
  );
  const matcher = compileTopics(topics, people);
  const text = 'The corridor 7 and grain 9 by sea; corridor corridor grain. '.repeat(5000);
  const before = performance.now();
  expect(matcher.tag({ title: '', text }).map((tag) => tag.topicId)).toEqual(['t7', 't9']);
  expect(performance.now() - before).toBeLessThan(HANGS_MS);
});

it.each([
  ['explained acronyms', 'Grain Export Board (GEB) '],
  ['places', 'Turkey, New Mexico, Mexico; '],
  ['people', 'Lena May and May Lena '],
  ['hyphens', 'grain-corridor-grain-'],
  ['capitals', 'GEB US '],
])('takes hostile %s in its stride', (_name, words) => {
  const rules = {
    any: ['GEB', 'Grain Export Board', 'grain* NEAR/9 corridor'],
    people: ['lena-may'],
    places: ['Turkey', 'Mexico'],
  };
  const matcher = compileTopics([topic(rules)], people);
  const before = performance.now();
  matcher.tag({ title: words, text: words.repeat(10_000) });
  expect(performance.now() - before).toBeLessThan(HANGS_MS);
});
