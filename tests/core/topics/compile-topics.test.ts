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
    ['empty phrases match nothing', { any: ['', '  ', '!'] }, 'Anything at all!', null],
  ])('%s', (_name, rules, text, found) => {
    expect(evidence(rules, text)).toEqual(found);
  });

  it('finds no acronym in a headline in capitals', () => {
    expect(evidence({ any: ['US'] }, 'Rain fell.', 'TELL US MORE')).toBeNull();
    expect(evidence({ any: ['US'] }, 'Rain fell.', 'Why the US left')).toEqual(['US']);
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
