import { MONTHS, TITLES, WEEKDAYS } from '../language/lexicon-words.ts';
import { stem } from '../language/stem.ts';
import { isStopword } from '../language/stopwords.ts';
import { type RawWord, splitWording } from './fold-wording.ts';
import { readNumber } from './read-number.ts';

export type FactKind = 'number' | 'ordinal' | 'vague' | 'year' | 'day' | 'month' | 'weekday' | 'unit' | 'not' | 'name';

/**
 * A word as wordings are compared; `key` is equal for the same value, name or stem. "12" is a number, "third" an
 * ordinal, "several" vague, 3 March a day and a month, "%" and "dollars" units, "never" and "didn't" a not. Small are
 * function words, and titles before a name.
 */
export type ReadWord = { readonly key: string; readonly kind: FactKind | 'content' | 'small' };

/** `names`: words in small letters that are known as names, see `namesIn`; else a sentence's first word is none. */
export type Reading = { readonly language: string; readonly names: ReadonlySet<string> };

/** Reads a stretch of text word by word. Number words and negations are read in English only. */
export function readWording(text: string, reading: Reading): readonly ReadWord[] {
  const words = splitWording(text);
  const read: ReadWord[] = [];
  for (let at = 0; at < words.length; ) {
    const number = readNumber(words, at);
    if (number === null) {
      read.push(readWord(words, at, reading));
      at++;
      continue;
    }
    read.push({ key: number.key, kind: number.kind === 'exact' ? kindOfNumber(words, at, number) : number.kind });
    at += number.length;
  }
  return read;
}

/** Words that are written with a capital inside of sentences, in small letters. */
export function namesIn(text: string): ReadonlySet<string> {
  const words = splitWording(text);
  return new Set(words.filter((_, at) => isCapital(words, at) && !opens(words, at)).map(({ text }) => fold(text)));
}

function kindOfNumber(
  words: readonly RawWord[],
  at: number,
  { key, length }: { readonly key: string; readonly length: number },
): FactKind {
  const after = words[at + length]?.text.toLowerCase() === 'of' ? at + length + 1 : at + length;
  const isDay = /^(?:[12]?\d|3[01])$/.test(key) && (isMonth(words, at - 1) || isMonth(words, after));
  if (isDay) return 'day';
  return length === 1 && /^(?:19|20)\d\d$/.test(words[at]?.text ?? '') ? 'year' : 'number';
}

function readWord(words: readonly RawWord[], at: number, { language, names }: Reading): ReadWord {
  const raw = words[at]?.text ?? '';
  const lower = raw.toLowerCase();
  const unit = UNITS.get(lower);
  if (unit !== undefined) return { key: unit, kind: 'unit' };
  if (lower === 'cent' && words[at - 1]?.text.toLowerCase() === 'per') return { key: '%', kind: 'unit' };
  if (NOT.test(lower)) return { key: 'not', kind: 'not' };
  if (WEEKDAYS.has(lower)) return { key: lower, kind: 'weekday' };
  if (isMonth(words, at)) return { key: lower.slice(0, 3), kind: 'month' };
  if (TITLES.has(lower) && isCapital(words, at + 1)) return { key: lower, kind: 'small' };
  if (isCapital(words, at) && language !== 'de') {
    // German writes every noun with a capital
    const isKnown = names.has(fold(raw)) || (raw.length > 1 && raw === raw.toUpperCase() && /^\p{Lu}+$/u.test(raw));
    if (!TITLES.has(lower) && (isKnown || !opens(words, at))) return { key: fold(raw), kind: 'name' };
  }
  if (isStopword(lower, language)) return { key: lower, kind: 'small' };
  const word = lower.replace(/'s?$/, '');
  return { key: language === 'en' ? stem(word) : word, kind: 'content' };
}

function isCapital(words: readonly RawWord[], at: number): boolean {
  const raw = words[at]?.text ?? '';
  return /^\p{Lu}/u.test(raw) && (raw === 'US' || !isStopword(raw.toLowerCase().replace(/'s$/, '')));
}

/** Whether a word opens a sentence or a quotation, so that its capital says nothing; "Mr. Sund" does not. */
function opens(words: readonly RawWord[], at: number): boolean {
  const before = words[at]?.before ?? '';
  if (at === 0 || /["“‘«]\s*$|\n/.test(before)) return true;
  return /[.!?:]["”’'»)\]]*\s/.test(before) && !/^(?:\p{Lu}|\p{Lu}\p{Ll}{1,4})$/u.test(words[at - 1]?.text ?? '');
}

/** "May" is a month only with its capital, and never as the first word. */
function isMonth(words: readonly RawWord[], at: number): boolean {
  const raw = words[at]?.text ?? '';
  return MONTHS.has(raw.toLowerCase()) && /^\p{Lu}/u.test(raw) && !(raw === 'May' && opens(words, at));
}

/** A name without accents and genitive. */
const fold = (name: string): string => name.toLowerCase().replace(/'s?$/, '').normalize('NFKD').replace(/\p{M}/gu, '');

const UNITS = new Map(
  Object.entries({
    ...{ '%': '%', percent: '%', pct: '%', $: '$', dollar: '$', dollars: '$', '€': '€', euro: '€', euros: '€' },
    ...{ '£': '£', sterling: '£', '¥': '¥', yen: '¥' },
  }),
);

const NOT = /^(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\p{L}+n't)$/u;
