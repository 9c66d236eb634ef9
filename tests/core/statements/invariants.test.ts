import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundStatement } from '../../../src/model/statement.ts';
import type { Mention } from '../../../src/model/text.ts';
import { findIn } from './say.ts';

// Far above what linear work takes on a loaded machine, far below what quadratic work does: tells a hang, not a speed.
const HANGS_MS = 30_000;

/** Every span is a slice of the text, parts are in order, and no quotation keeps its outer marks. */
function check(text: string, statements: readonly FoundStatement[]): void {
  const isSlice = (mention: Mention) => {
    expect(mention.start).toBeLessThan(mention.end);
    expect(mention.text).toBe(text.slice(mention.start, mention.end));
  };
  for (const statement of statements) {
    expect(statement.parts.length).toBeGreaterThan(0);
    expect(statement.start).toBe(statement.parts[0]?.start);
    expect(statement.end).toBe(statement.parts.at(-1)?.end);
    expect(statement.confidence).toBeGreaterThanOrEqual(0);
    expect(statement.confidence).toBeLessThanOrEqual(1);
    for (const part of statement.parts) isSlice(part);
    for (let index = 1; index < statement.parts.length; index++) {
      expect(statement.parts[index]!.start).toBeGreaterThanOrEqual(statement.parts[index - 1]!.end);
    }
    if (statement.speaker !== null) isSlice(statement.speaker.mention);
    if (statement.cue !== null) isSlice(statement.cue);
    if (statement.kind === 'direct') for (const part of statement.parts) expect(part.text).not.toMatch(/^[“"]|”$/);
  }
}

const pieces = fc.constantFrom(
  '“',
  '”',
  '"',
  "'",
  '’',
  '‘',
  "''",
  '``',
  ',',
  '.',
  '?',
  '!',
  ':',
  ';',
  ' — ',
  '(',
  ')',
  '\n',
  '\n\n',
  ' ',
  ' said ',
  ' told ',
  ' that ',
  ' Ines Karlo ',
  ' she ',
  ' Mr. ',
  ' according to ',
  ' who ',
  ' on Friday ',
  ' and ',
  ' declined to say ',
  ' the port will close',
  ' adding ',
  'é𝄞',
  '\u0000',
);

describe('invariants', () => {
  test('hold on any text made of the words and marks of reporting', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
        const found = findIn(list.join(''), { published: '2025-02-13' });
        check(found.text, found.statements);
      }),
      { numRuns: 400 },
    );
  });

  test('hold on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const found = findIn(text);
        check(found.text, found.statements);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['opening marks', '“ '],
    ['straight marks', '" a '],
    ['apostrophes', "'a "],
    ['brackets', '([ '],
    ['commas behind a name', 'Ines Karlo, '],
    ['reporting verbs', 'she said '],
    ['reporting that', 'she said that he told '],
    ['quotations', '“No,” she said. '],
    ['names', 'Ines Karlo Thomas Veld '],
    ['who', 'who said, '],
    ['according to', 'according to the '],
    ['dots', '. . .'],
    ['digits', '1,2.3 '],
    ['paragraphs', '“No\n\n'],
  ])('a hundred thousand characters of %s take less than two seconds', (_name, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const start = performance.now();
    const found = findIn(text, { published: '2025-02-13' });
    expect(performance.now() - start).toBeLessThan(HANGS_MS);
    check(found.text, found.statements.slice(0, 200));
  });
});

// What a feed gives of an article often ends in the middle of a sentence.
test.each(['nothing', 'so', 'no', 'yes', 'something', 'little', 'hello'])(
  'a text may end after "Ines Karlo said %s"',
  (word) => {
    const { text, statements } = findIn(`The ferry is late. On Monday Ines Karlo said ${word}`);
    check(text, statements);
  },
);
