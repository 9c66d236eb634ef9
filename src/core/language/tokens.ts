import type { Mention } from '../../model/text.ts';

/** word: letters, possibly with digits. number: digits. mark: everything else that is not white space. */
export type Token = Mention & {
  readonly kind: 'word' | 'number' | 'mark';
  readonly lower: string; // lower case, curly apostrophes made straight
};

/**
 * Splits a text into tokens with exact offsets; white space is left out. Clitics stand alone ("Moritz" + "'s",
 * "he" + "'ll"), "don't" and "Jean-Luc" and "U.S." stay whole, runs like `''`, "``", "--" and "..." are one mark.
 * Linear in the length of the text; never throws.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const found = match[0];
    const start = match.index;
    tokens.push({
      start,
      end: start + found.length,
      text: found,
      kind: kindOf(match),
      lower: found.toLowerCase().replaceAll('’', "'"),
    });
  }
  return tokens;
}

const CLITIC = "['’](?:s|d|ll|ve|re|m)(?![\\p{L}\\p{N}])";
const DOTTED = '(?<![\\p{L}\\p{N}])\\p{L}\\.(?:\\p{L}\\.)+'; // U.S., a.m., Ph.D. is left to the sentence splitter
const NUMBER = '\\p{N}+(?:[.,:/]\\p{N}+)*(?![\\p{L}\\p{N}])';
const WORD = `[\\p{L}\\p{N}\\p{M}]+(?:(?!${CLITIC})[-.'’&‑][\\p{L}\\p{N}\\p{M}]+)*`;
const RUN = "''|``|--+|\\.\\.+|…";
const TOKEN = new RegExp(`(${DOTTED})|(${NUMBER})|((?<=[\\p{L}\\p{N}])${CLITIC})|(${WORD})|(?:${RUN})|[^\\s]`, 'gu');

function kindOf(match: RegExpMatchArray): Token['kind'] {
  if (match[2] !== undefined) return 'number';
  return match[1] !== undefined || match[3] !== undefined || match[4] !== undefined ? 'word' : 'mark';
}
