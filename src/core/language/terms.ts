import { stem } from './stem.ts';
import { isStopword } from './stopwords.ts';

/** A content word of a text: its stem, and whether it was written as a name or a number. */
export type Term = {
  readonly term: string;
  readonly kind: 'word' | 'name' | 'number'; // name: capitalised inside a sentence, or in capitals
};

/**
 * The content words of a text in order, without stop words and (English only) stemmed; scripts without spaces between
 * words give overlapping pairs of characters. Numbers keep their digits: "1,200" is "1200", "7.8" stays "7.8".
 */
export function termsOf(text: string, language: string): readonly Term[] {
  const terms: Term[] = [];
  const english = language === 'en';
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const gap = text.slice(last, match.index);
    const opens = last === 0 || (gap !== ' ' && OPENS_SENTENCE.test(gap));
    last = match.index + raw.length;
    const first = raw.charCodeAt(0);
    if (first >= FIRST_UNSPACED && UNSPACED.test(raw)) {
      for (const pair of pairsOf(raw)) terms.push({ term: pair, kind: 'word' });
      continue;
    }
    if (first >= 48 && first <= 57) {
      const number = raw.replace(/(?<=\d)[,\s](?=\d{3})/g, '').toLowerCase();
      terms.push({ term: number, kind: 'number' });
      continue;
    }
    const word = withoutPossessive(raw.toLowerCase());
    if (raw !== 'US' && isStopword(word, language)) continue; // "US" is no pronoun
    const term = english ? stemOf(word) : word;
    if (term.length < 2) continue;
    terms.push({ term, kind: !opens && isCapital(raw) ? 'name' : 'word' });
  }
  return terms;
}

// letters with inner apostrophes, points of abbreviations ("U.S.") or digits; or a number with separators
const WORD = /\p{L}(?:\.\p{L})+(?=\.)|\p{L}[\p{L}\p{M}\p{N}]*(?:[’'][\p{L}]+)*|\d+(?:[.,]\d+)*[\p{L}]*/gu;
const OPENS_SENTENCE = /[.!?:]["”’')\]]*\s|\n|["“‘]\s*$/;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

const FIRST_UNSPACED = 0x0e00; // Thai, the lowest of those scripts

function withoutPossessive(word: string): string {
  if (!word.includes("'") && !word.includes('’')) return word;
  return word.replaceAll('’', "'").replace(/'s?$/, '');
}

function pairsOf(run: string): readonly string[] {
  const letters = [...run];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

const isCapital = (word: string): boolean => {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
};

// stems are asked for again and again; the table is emptied before it can grow without bound
const known = new Map<string, string>();
const MOST_KNOWN = 100_000;

function stemOf(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const made = word.includes('.') ? word.replaceAll('.', '') : stem(word);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, made);
  return made;
}
