import { describe, expect, it, test } from 'vitest';
import { findPerson, findTopic } from '../../../src/core/request/find-named.ts';
import { nearest } from '../../../src/core/request/nearest.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Person } from '../../../src/model/person.ts';
import type { Topic } from '../../../src/model/topic.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

const topic = (id: string, name: string): Topic => ({
  ...{ id, name, workspace: null, any: ['x'], all: [], not: [], people: [], places: [], propositions: [] },
});
const person = (
  id: string,
  name: string,
  aliases: readonly string[] = [],
  kind: Person['kind'] = 'person',
): Person => ({
  ...{ id, name, kind, aliases, pronoun: null, roles: [], learntFrom: null },
});

const topics = [
  topic('nato-ukraine', 'NATO and Ukraine'),
  topic('grain-corridor', 'Grain corridor'),
  topic('climate-policy', 'Climate policy'),
  topic('ai-rules', 'Règles pour l’IA'),
];
const people = [
  person('orla-brandt', 'Orla Brandt', ['Commissioner Brandt']),
  person('anna-lindholm', 'Anna Lindholm'),
  person('per-lindholm', 'Per Lindholm'),
  person('jon-vik', 'Jon Vik'),
  person('jon-vik-2', 'Jon Vik'),
  person('ursel-von-der-heide', 'Ursel von der Heide'),
  person('recep-erdogan', 'Reçep Erdoğan'),
  person('lukasz-zolty', 'Łukasz Żółty'),
  person('jd-marsh', 'J.D. Marsh'),
  person('norland', 'Norland', ['Norlandic government'], 'body'),
];

describe('topics', () => {
  test.each([
    ['nato-ukraine', 'nato-ukraine'],
    ['NATO Ukraine', 'nato-ukraine'],
    ['nato_ukraine', 'nato-ukraine'],
    ['NATO and Ukraine', 'nato-ukraine'],
    [' Grain  Corridor ', 'grain-corridor'],
    ["regles pour l'ia", 'ai-rules'],
  ])('%s is %s', (words, id) => expect(findTopic(words, topics).id).toBe(id));

  test.each<[words: string, said: RegExp]>([
    ['nato', /^I follow no topic "nato": did you mean nato-ukraine\?$/],
    ['grain-coridor', /did you mean grain-corridor\?/],
    ['climat polcy', /did you mean climate-policy\?/],
    ['nato-ukraine Brandt', /did you mean nato-ukraine\?/],
    ['zzzz', /^I follow no topic "zzzz": choose nato-ukraine, grain-corridor, climate-policy or ai-rules\.$/],
    ['--', /I follow no topic "--"/],
    ['constructor', /I follow no topic "constructor"/],
  ])('%s is never guessed', (words, said) => expect(wordsOf(() => findTopic(words, topics))).toMatch(said));

  it('tells when there are none, and when two share a name', () => {
    expect(wordsOf(() => findTopic('x', []))).toBe('I follow no topic "x": no topics are set up yet.');
    const twice = [topic('a-1', 'Fishing'), topic('b-2', 'Fishing')];
    expect(wordsOf(() => findTopic('fishing', twice))).toBe('"fishing" could be a-1 or b-2: write one of them.');
  });

  it('lists a few of many', () => {
    const many = Array.from({ length: 40 }, (_, index) => topic(`t${index}`, `T ${index}`));
    expect(wordsOf(() => findTopic('zzzzzz', many))).toMatch(/t7 and 32 more, see \/news list\.$/);
  });
});

describe('people', () => {
  test.each([
    ['Orla Brandt', 'orla-brandt'],
    ['orla brandt', 'orla-brandt'],
    ['brandt', 'orla-brandt'],
    ['commissioner brandt', 'orla-brandt'],
    ['von der Heide', 'ursel-von-der-heide'],
    ['Erdogan', 'recep-erdogan'],
    ['Lukasz Zolty', 'lukasz-zolty'],
    ['JD Marsh', 'jd-marsh'],
    ['norlandic government', 'norland'],
    ['jon-vik-2', 'jon-vik-2'],
  ])('%s is %s', (words, id) => expect(findPerson(words, people).id).toBe(id));

  test.each<[words: string, said: RegExp]>([
    ['Lindholm', /^"Lindholm" could be Anna Lindholm or Per Lindholm: write the full name\.$/],
    ['Jon Vik', /could be Jon Vik \(who:jon-vik\) or .*\(who:jon-vik-2\): write one of them as in the brackets\.$/],
    ['Orla', /^Nobody called "Orla" is on record: did you mean Orla Brandt\?$/],
    ['Brand', /did you mean Orla Brandt\?/],
    ['Brandt Orla', /did you mean Orla Brandt\?/],
    ['Minister Brandt', /did you mean Orla Brandt/],
    ['Lindhom', /did you mean (Anna|Per) Lindholm or (Anna|Per) Lindholm\?/],
    ['Qqqq Wwww', /^Nobody called "Qqqq Wwww" is on record yet\.$/],
    ['.', /Nobody called "\." is on record/],
  ])('%s is never guessed', (words, said) => expect(wordsOf(() => findPerson(words, people))).toMatch(said));
});

test('nearest is quick and empty for what is like nothing', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `Speaker Number${index}`);
  const start = performance.now();
  expect(nearest('x'.repeat(10_000), names, 3)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(HANGS_MS);
  expect(nearest('', names, 3)).toEqual([]);
  expect(nearest('anything', [], 3)).toEqual([]);
});

function wordsOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-found') return error.words;
    throw error;
  }
  throw new Error('nothing was thrown');
}
