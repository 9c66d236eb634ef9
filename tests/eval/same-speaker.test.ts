import { describe, expect, it } from 'vitest';
import { type GoldSpeaker, headOf, isResolved, isSameSpeaker } from '../../eval/same-speaker.ts';

describe('headOf', () => {
  it.each([
    ['Ana Lund', 'Lund'],
    ['Ana Lund, the minister of ports', 'Lund'],
    ['officials in the capital', 'officials'],
    ['Ben Roe Jr.', 'Roe'],
    ['the woman who saw it', 'woman'],
    ['according to the board', 'board'],
    ['Ana Lund’s', 'Lund'],
    ['the minister (and her deputy)', 'minister'],
    ['', ''],
  ])('%s: %s', (mention, head) => expect(headOf(mention)).toBe(head));
});

// "The minister Ana Lund, 40, said it would rain. Lund said she knew."
const gold: GoldSpeaker = { text: 'The minister Ana Lund, 40', start: 0, end: 25 };

describe('isSameSpeaker', () => {
  it.each([
    ['the same limits', gold, { text: gold.text, start: 0, end: 25 }, true],
    ['other limits round the head', gold, { text: 'Ana Lund', start: 13, end: 21 }, true],
    ['only words before the head', gold, { text: 'The minister', start: 0, end: 12 }, false],
    ['the same surname elsewhere', gold, { text: 'Lund', start: 47, end: 51 }, true],
    ['another surname elsewhere', gold, { text: 'Roe', start: 47, end: 50 }, false],
    ['nobody where nobody is named', null, null, true],
    ['nobody where somebody is named', gold, null, false],
    ['somebody where nobody is named', null, { text: 'Lund', start: 47, end: 51 }, false],
    ['another "she"', { text: 'she', start: 57, end: 60 }, { text: 'she', start: 90, end: 93 }, false],
  ])('%s', (_, right, found, expected) => expect(isSameSpeaker(right, found)).toBe(expected));

  it('takes the resolved name of a pronoun', () => {
    const she: GoldSpeaker = { text: 'she', start: 57, end: 60, pronoun: true, entity: 'Ana Lund', aliases: ['Lund'] };
    const elsewhere = { text: 'she', start: 90, end: 93 };
    expect(isSameSpeaker(she, { ...elsewhere, name: 'Ana Lund' })).toBe(true);
    expect(isSameSpeaker(she, { ...elsewhere, name: 'Ben Roe' })).toBe(false);
    expect(isResolved(she, elsewhere)).toBe(false);
    expect(isResolved(she, null)).toBe(false);
  });
});
