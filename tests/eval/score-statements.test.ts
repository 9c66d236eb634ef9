import { describe, expect, it } from 'vitest';
import { type GoldStatement, type QuoteType, scoreStatements, typeOf } from '../../eval/score-statements.ts';
import { overlapOf, type Span, wordsOf, wordsWithin } from '../../eval/word-sets.ts';

const TEXT = 'Ana Lund said that rain would fall on the port. “We are dry,” Ben Roe said.';

function spanOf(words: string): Span {
  const start = TEXT.indexOf(words);
  return [start, start + words.length];
}

function speaker(text: string) {
  const [start, end] = spanOf(text);
  return { text, start, end };
}

function said(words: string, by: string | null, type: QuoteType = 'indirect') {
  return { parts: [spanOf(words)], type, speaker: by === null ? null : speaker(by) };
}

const rain: GoldStatement = { ...said('rain would fall on the port', 'Ana Lund'), core: true };
const dry: GoldStatement = { ...said('We are dry', 'Ben Roe', 'direct'), core: false };

describe('words of a span', () => {
  const worded = { text: TEXT, words: wordsOf(TEXT) };

  it('leaves out punctuation and a "that" before the words', () => {
    const plain = wordsWithin([spanOf('rain would fall')], worded);
    expect(wordsWithin([spanOf('that rain would fall')], worded)).toEqual(plain);
    expect(wordsWithin([spanOf('“We are dry,”')], worded)).toEqual(wordsWithin([spanOf('We are dry')], worded));
  });

  it('counts words that only one has against the overlap', () => {
    expect(overlapOf(new Set([1, 2, 3, 4]), new Set([2, 3, 4]))).toBe(0.75);
    expect(overlapOf(new Set(), new Set())).toBe(0);
  });
});

describe('scoreStatements', () => {
  const score = (
    found: readonly ReturnType<typeof said>[],
    { gold = [rain, dry], coreOnly = false }: { gold?: readonly GoldStatement[]; coreOnly?: boolean } = {},
  ) => scoreStatements([{ text: TEXT, gold, found }], { coreOnly });

  it('takes five of six words for the same span, but not for the same words', () => {
    const result = score([said('rain would fall on the', 'Ana Lund')], { gold: [rain] });
    expect(result.span.f1).toBe(1);
    expect(result.exact.f1).toBe(0);
    expect(result.joint.f1).toBe(1);
  });

  it('does not take four of six words for it', () => {
    expect(score([said('rain would fall on', 'Ana Lund')], { gold: [rain] }).span.f1).toBe(0);
  });

  it('counts a wrong speaker against the joint figure alone', () => {
    const result = score([said('rain would fall on the port', 'Ben Roe'), said('We are dry', 'Ben Roe', 'direct')]);
    expect(result.span).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(result.joint).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(result.speaker).toEqual({ part: 1, whole: 2 });
    expect(result.types.indirect.speaker).toEqual({ part: 0, whole: 1 });
    expect(result.types.direct.speaker).toEqual({ part: 1, whole: 1 });
  });

  it('matches each statement once: a double is one too many', () => {
    const twice = said('rain would fall on the port', 'Ana Lund');
    expect(score([twice, twice], { gold: [rain] }).span).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3 });
  });

  it('counts neither for nor against what is not of the core', () => {
    const found = [said('rain would fall on the port', 'Ana Lund'), said('We are dry', 'Ana Lund', 'direct')];
    expect(score(found, { coreOnly: true }).joint).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(score(found).joint.f1).toBe(0.5);
  });

  it('counts against the core what is nothing', () => {
    const found = [said('rain would fall on the port', 'Ana Lund'), said('Ana Lund said', null)];
    expect(score(found, { coreOnly: true }).span.precision).toBe(0.5);
  });

  it('counts pronouns and resolved names apart', () => {
    const she: GoldStatement = {
      ...rain,
      speaker: { ...speaker('Ana Lund'), pronoun: true, entity: 'Ana Lund', aliases: [] },
    };
    const result = score([said('rain would fall on the port', 'Ben Roe')], { gold: [she] });
    expect(result.pronoun).toEqual({ part: 0, whole: 1 });
    expect(result.resolved).toEqual({ part: 0, whole: 1 });
  });
});

it.each([
  ['“We are dry,” “all of us”', 'direct'],
  ['he was “dry”', 'mixed'],
  ['it was dry', 'indirect'],
  ['“we are dry', 'direct'],
])('%s is %s', (text, type) => expect(typeOf(text)).toBe(type));
