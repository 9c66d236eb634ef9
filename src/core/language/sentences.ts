import type { Sentence } from '../../model/text.ts';
import { ABBREVIATIONS, TRAILING_ABBREVIATIONS, USUAL_FIRST_WORDS } from './lexicon-abbreviations.ts';

/**
 * Splits a text into sentences. Every line break ends a paragraph (and so a sentence); blank lines do not count.
 * Closing quote marks and brackets belong to the sentence that they close. Linear in the text; never throws.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let lineStart = 0;
  while (lineStart <= text.length) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline;
    const before = sentences.length;
    splitLine({ text, lineStart, lineEnd, paragraph, into: sentences });
    if (sentences.length > before) paragraph++;
    lineStart = lineEnd + 1;
  }
  return sentences;
}

type Line = {
  readonly text: string;
  readonly lineStart: number;
  readonly lineEnd: number;
  readonly paragraph: number;
  readonly into: Sentence[];
};

const SPACE = /\s/;
const TERMINATORS = '.!?…';
const CLOSERS = '”"’\')]»';
const OPENERS = '“"‘\'([«`';

function splitLine({ text, lineStart, lineEnd, paragraph, into }: Line): void {
  let start = skipSpace(text, lineStart, lineEnd);
  let at = start;
  while (at < lineEnd) {
    if (!TERMINATORS.includes(text[at]!)) {
      at++;
      continue;
    }
    const terminator = at;
    while (at < lineEnd && TERMINATORS.includes(text[at]!)) at++;
    const marksFrom = at;
    while (at < lineEnd && CLOSERS.includes(text[at]!)) at++;
    if (at >= lineEnd) break;
    if (!SPACE.test(text[at]!)) continue;
    const next = skipSpace(text, at, lineEnd);
    if (next >= lineEnd) break;
    const closed = text.slice(marksFrom, at);
    if (!endsHere({ text, start, terminator, marksFrom, closed, next, lineEnd })) continue;
    into.push({ start, end: at, paragraph });
    start = next;
    at = next;
  }
  let end = lineEnd;
  while (end > start && SPACE.test(text[end - 1]!)) end--;
  if (end > start) into.push({ start, end, paragraph });
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && SPACE.test(text[at]!)) at++;
  return at;
}

type Place = {
  readonly text: string;
  readonly start: number; // of the sentence
  readonly terminator: number; // its first character
  readonly marksFrom: number; // behind the terminators
  readonly closed: string; // closing marks behind the terminators
  readonly next: number; // the next character that is not white space
  readonly lineEnd: number;
};

const UPPER_OR_DIGIT = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const QUOTE_MARK = /[”"’']/;
// “Is it over?” Minister Brandt asked.  One to five capitalised words or a pronoun, then a verb of saying.
const TAG_AFTER_QUOTE =
  /^(?:(?:\p{Lu}[\p{L}.’'-]*\s+){1,5}|(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\s+)(?:said|says|asked|asks|wrote|writes|added|adds|told|tells|tweeted|replied|cried|shouted|wondered|continued|exclaimed|recalled|joked|declared|responded)\b/u;
const TAG_WINDOW = 90; // characters; five long names and a verb

function endsHere(place: Place): boolean {
  const { text, terminator, marksFrom, closed, next, lineEnd } = place;
  let first = next;
  while (first < lineEnd && first < next + 3 && OPENERS.includes(text[first]!)) first++;
  const rest = text.slice(first, Math.min(first + TAG_WINDOW, lineEnd));
  if (!UPPER_OR_DIGIT.test(rest) && !(first > next && terminator + 1 === marksFrom && closed === '')) {
    // a small letter goes on, whatever mark stands before it: “Is it?” he asked
    return first > next && UPPER_OR_DIGIT.test(rest);
  }
  if (QUOTE_MARK.test(closed) && text[terminator] !== '.' && first === next && TAG_AFTER_QUOTE.test(rest)) return false;
  if (text[terminator] !== '.' || marksFrom - terminator > 1 || closed !== '') return true;
  return !isAbbreviation(place, rest);
}

const LAST_WORD = /([\p{L}\p{N}.’'-]+)$/u;
const LONGEST_ABBREVIATION = 12; // characters looked at before a period
const FIRST_WORD = /^[\p{L}’']+/u;

function isAbbreviation({ text, start, terminator }: Place, rest: string): boolean {
  const word = LAST_WORD.exec(text.slice(Math.max(start, terminator - LONGEST_ABBREVIATION), terminator))?.[1] ?? '';
  const lower = word.toLowerCase().replace(/^.*-/u, ''); // then-Sen. Velt
  const nextWord = FIRST_WORD.exec(rest)?.[0]?.toLowerCase() ?? '';
  if (lower === 'no') return /^\p{N}/u.test(rest);
  if (ABBREVIATIONS.has(lower)) return true;
  if (/^\p{Lu}$/u.test(word)) return word !== 'I' && !USUAL_FIRST_WORDS.has(nextWord); // J. Brandt
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !USUAL_FIRST_WORDS.has(nextWord); // U.S. Senate; the U.S. He
  return TRAILING_ABBREVIATIONS.has(lower) && !USUAL_FIRST_WORDS.has(nextWord);
}
