import { describe, expect, test } from 'vitest';
import { findIn, line } from './say.ts';

const PUBLISHED = 0.6; // the shipped statementConfidence

const shown = (text: string) =>
  findIn(text, { published: '2025-03-03' })
    .statements.filter(({ confidence }) => confidence >= PUBLISHED)
    .map(line);

type Case = readonly [name: string, text: string, expected: readonly string[]];

/** What extractors of quotations get wrong most; all of it is expected at the confidence of publishing. */
const phenomena: readonly Case[] = [
  [
    '1 split quotation',
    '“We will not sell the ferry,” Minister Hanna Lorre said, “until the islands agree.”',
    ['Hanna Lorre > direct > We will not sell the ferry, || until the islands agree.'],
  ],
  [
    '2 several paragraphs, no closing mark',
    '“The pier is sound,” the mayor insisted. “We looked at it twice. ¶ “But nobody should fish from it.”',
    ['(the mayor) > direct > The pier is sound, || We looked at it twice. || But nobody should fish from it.'],
  ],
  ['3 scare quotes', 'The ministry’s “spring cleaning” shut nine schools.', []],
  ['4 title of a work', 'She sang “Winter Harbour” before the vote, then went home.', []],
  [
    '5 nested quotation',
    '“She looked at me and said, ‘You pay or you go,’” recalled Jonas Wirth.',
    ['Jonas Wirth > direct > She looked at me and said, ‘You pay or you go,’'],
  ],
  [
    '6 inverted with a long apposition',
    '“That is a fairy tale,” said Hanna Lorre, a former pilot who now runs the port.',
    ['Hanna Lorre > direct > That is a fairy tale,'],
  ],
  [
    '7 pronoun across paragraphs',
    'Navy chief Hanna Lorre met her colleague Amal Dorsey. ¶ “It is too early,” she said.',
    ['Hanna Lorre > direct > It is too early,'],
  ],
  [
    '8 spokesman',
    'A spokesman for Governor Wirth said she would sign the bill in May.',
    ['(A spokesman for Governor Wirth) > indirect > she would sign the bill in May'],
  ],
  [
    '9 according to',
    'Grain stocks will last another month, according to two people briefed on the talks.',
    ['(two people briefed on the talks) > indirect > Grain stocks will last another month'],
  ],
  [
    '10 collective',
    'Nordic leaders said they “will not accept” a closed strait.',
    ['(Nordic leaders) > mixed > they “will not accept” a closed strait'],
  ],
  [
    '11 brackets',
    '“They [the pilots] never called,” Wirth told the council.',
    ['Wirth > direct > They [the pilots] never called,'],
  ],
  [
    '12 post',
    '“No vote today. Shame!” the president wrote on his page at 2 a.m.',
    ['(the president) > direct > No vote today. Shame!'],
  ],
  ['13 document that describes itself', 'The pact, which “welcomes” the loan, names no date.', []],
  [
    '15 the rest is the reporter’s',
    'Wirth, who on Friday backed the toll, said on Sunday it was “off the table”; he meets drivers on Wednesday.',
    ['Wirth > mixed > it was “off the table”'],
  ],
  [
    'adding-chain',
    'Jonas Wirth was calm. “It floats,” he said, adding that few had believed it would.',
    ['Jonas Wirth > direct > It floats,', 'Jonas Wirth > indirect > few had believed it would'],
  ],
  [
    'quoted question',
    '“Who pays for the lamps?” Jonas Wirth asked.',
    ['Jonas Wirth > direct > Who pays for the lamps?'],
  ],
  ['irony', '“Sure, we love fog,” Hanna Lorre said.', ['Hanna Lorre > direct > Sure, we love fog,']],
  [
    'two reports in one sentence',
    'Hanna Lorre said the tunnel would open in May, and Jonas Wirth said it would flood by June.',
    ['Hanna Lorre > indirect > the tunnel would open in May', 'Jonas Wirth > indirect > it would flood by June'],
  ],
  [
    'a gloss behind quoted words',
    'On Monday he said “nothing is decided” in the talks with the crews as Governor Wirth tries to end the strike.',
    ['(he) > mixed > “nothing is decided” in the talks with the crews'],
  ],
];

describe('hard phenomena', () => {
  test.each(phenomena)('%s', (_name, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('14 what somebody did not say is never shown as said', () => {
    const { statements } = findIn('Lorre did not say the fleet would sail, and declined to rule it out.');
    for (const { cue } of statements) expect(cue?.class).toBe('negated');
  });
});
