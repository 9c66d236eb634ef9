import { describe, expect, it, test } from 'vitest';
import { type Compared, sameStatement } from '../../../src/core/same/same-statement.ts';
import type { DayRange } from '../../../src/model/time.ts';
import { PAIRS, type Words } from './pairs.ts';

const statement = (words: Words, about: Partial<Compared> = {}): Compared => {
  const texts = typeof words === 'string' ? [words] : 'mixed' in words ? [words.mixed] : words;
  return {
    parts: texts.map((text) => ({ start: 0, end: text.length, text })),
    kind: typeof words === 'object' && 'mixed' in words ? 'mixed' : 'direct',
    speaker: by('Ida Holt', 'ida-holt'),
    cue: null,
    said: null,
    published: '2026-03-02T09:00:00.000Z',
    ...about,
  };
};

const by = (name: string | null, personId: string | null = null): Compared['speaker'] => ({
  mention: { start: 0, end: 4, text: 'Holt' },
  name,
  role: null,
  personId,
});

describe('the same words', () => {
  test.each(PAIRS)('%s', (_, a, b, expected) => {
    expect([sameStatement(statement(a), statement(b)), sameStatement(statement(b), statement(a))]).toEqual([
      expected,
      expected,
    ]);
  });

  it('are never found between two different sayings of the table', () => {
    const wrong = PAIRS.flatMap(([, a, b], row) =>
      PAIRS.slice(row + 1)
        .flatMap(([, c, d]) => [c, d])
        .filter((other) => !sharesSource([a, b], other))
        .filter((other) => [a, b].some((words) => sameStatement(statement(words), statement(other)) === 'same'))
        .map((other) => [a, other]),
    );
    expect(wrong).toEqual([]);
  });
});

/** The table tells several ways of reporting one saying: those have three words in a row in common. */
function sharesSource(some: readonly Words[], other: Words): boolean {
  const runs = (words: Words): string[] => {
    const text = typeof words === 'string' ? words : 'mixed' in words ? words.mixed : words.join(' ');
    const list = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return list.slice(2).map((_, index) => list.slice(index, index + 3).join(' '));
  };
  const known = new Set(some.flatMap(runs));
  return runs(other).some((run) => known.has(run));
}

describe('who and when', () => {
  const WORDS = 'The bridge must be rebuilt before the winter sets in.';
  const day = (from: string, to = from): DayRange => ({ from: `2026-03-${from}`, to: `2026-03-${to}` });
  const published = (on: string) => ({ published: `2026-03-${on}T09:00:00.000Z` });

  test.each<[string, Partial<Compared>, Partial<Compared>, string]>([
    ['one person', {}, {}, 'same'],
    ['two people', {}, { speaker: by('Ida Holt', 'other-holt') }, 'other'],
    ['one name', { speaker: by('J.R. Ålund') }, { speaker: by('JR Alund') }, 'same'],
    ['nobody known', { speaker: by(null) }, { speaker: by(null) }, 'other'],
    ['no speaker', { speaker: null }, { speaker: null }, 'other'],
    ['published three days apart', published('02'), published('05'), 'same'],
    ['published four days apart', published('02'), published('06'), 'other'],
    ['said on one day', { said: day('02'), ...published('02') }, { said: day('02'), ...published('20') }, 'same'],
    ['said on two days', { said: day('02') }, { said: day('03') }, 'other'],
    ['said on a day, and in those days', { said: day('02') }, { said: day('03', '05') }, 'same'],
    ['said on a day, and some day', { said: day('02') }, { said: day('01', '31') }, 'other'],
    ['denied', {}, { cue: { start: 0, end: 6, text: 'denied', class: 'claim' } }, 'other'],
    ['not said', {}, { cue: { start: 0, end: 11, text: 'did not say', class: 'negated' } }, 'other'],
    ['reported', { kind: 'indirect' }, { kind: 'indirect' }, 'other'],
  ])('%s', (_, a, b, expected) => expect(sameStatement(statement(WORDS, a), statement(WORDS, b))).toBe(expected));
});
