import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../src/core/language/tokens.ts';

describe('tokenize', () => {
  test.each([
    ['clitic', "Moritz's plan", ['Moritz', "'s", 'plan']],
    ['curly clitic', 'he’ll go', ['he', '’ll', 'go']],
    ['negation stays whole', "isn't don’t", ["isn't", 'don’t']],
    ['hyphen', 'Jean-Luc Velt', ['Jean-Luc', 'Velt']],
    ['dotted abbreviation', 'the U.S. port', ['the', 'U.S.', 'port']],
    ['numbers', '1,000.5 at 3:30', ['1,000.5', 'at', '3:30']],
    ['doubled marks', "``no'' -- so...", ['``', 'no', "''", '--', 'so', '...']],
    ['accents', 'Řepka çok', ['Řepka', 'çok']],
  ])('%s', (_name, text, expected) => {
    expect(tokenize(text).map((token) => token.text)).toEqual(expected);
  });

  test('lower is in small letters with a straight apostrophe', () => {
    expect(tokenize('DON’T')[0]?.lower).toBe("don't");
  });

  test('tokens are slices in order and leave out nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        let end = 0;
        for (const token of tokenize(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(text.slice(end, token.start).trim()).toBe('');
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });
});
