import { tokenize } from '../language/tokens.ts';
import { placeOf } from './places.ts';

/** A word of a statement. `form` is one for all ways to write the same thing; offsets are into the text given. */
export type Word = {
  readonly text: string;
  readonly lower: string;
  readonly form: string;
  readonly place: boolean;
  readonly isName: boolean; // capitalised within its sentence, or an acronym
  readonly afterComma: boolean; // a comma, dash or bracket stands before it
  readonly start: number;
  readonly end: number;
};

/**
 * The words of a text without its marks and clitics; two-word names of the table of places ("European Union") are one
 * word. Linear in the length of the text; never throws.
 */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  const tokens = tokenize(text);
  let afterComma = false;
  let opens = true;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark') {
      afterComma ||= /^[,;:—–()[\]-]/.test(token.text);
      opens ||= /^[.!?]/.test(token.text);
      continue;
    }
    if (token.lower === "'s") continue;
    const next = tokens[i + 1];
    const pair = `${token.lower}_${next?.lower ?? ''}`;
    const isPair = next !== undefined && placeOf(pair) !== undefined;
    if (isPair) i++;
    const lower = isPair ? pair : token.lower;
    const place = placeName(lower, token.text) !== undefined;
    words.push({
      text: token.text,
      lower,
      form: place ? placeOf(lower.replace(/'s$/, ''))! : formOf(lower),
      place,
      isName: /^[A-Z]{2,6}$/.test(token.text) || (!opens && /^\p{Lu}/u.test(token.text)),
      afterComma,
      start: token.start,
      end: isPair ? next.end : token.end,
    });
    afterComma = false;
    opens = false;
  }
  return words;
}

/** "us" is a place only in capitals, a "polish" or a "turkey" only with a capital letter. */
function placeName(lower: string, text: string): string | undefined {
  if (lower === 'us' && text !== 'US') return undefined;
  if (/^\p{Ll}/u.test(text) && lower !== 'alliance') return undefined;
  return placeOf(lower.replace(/'s$/, ''));
}

/** Lower case and singular. No stemmer: "investigators" are no "investigation". */
function formOf(lower: string): string {
  const bare = lower.replace(/'s?$/, '');
  const singular = /(?:ss|us|is)$/.test(bare) || bare.length < 4 ? bare : bare.replace(/(?:(?<=[xz]|ch|sh)es|s)$/, '');
  return SYNONYMS.get(singular) ?? singular.replace(/ie$/, 'y');
}

// what stands for the same thing in political talk
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ...['negotiating', 'talk', 'deal', 'agreement', 'settlement'].map((w): [string, string] => [w, 'negotiation']),
  ['vehicle', 'car'],
]);
