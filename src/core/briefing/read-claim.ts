import { shippedIdf } from '../language/idf.ts';
import { stem } from '../language/stem.ts';
import { isStopword } from '../language/stopwords.ts';

/** A word of a claim or its source: `key` is what is compared. */
export type ClaimWord = {
  readonly key: string; // stem, or digits
  readonly lower: string; // as written, in small letters
  readonly weight: number; // what the claim loses if this word stands nowhere; about 1 for a content word
  readonly rarity: number; // inverse document frequency of a content word, 0..about 10; 0 for other words
  readonly kind: 'content' | 'function' | 'negation' | 'number';
  readonly opensSentence: boolean;
  readonly opensClause: boolean; // a mark stands before it, or it opens the sentence
  readonly isCapital: boolean; // and does not open the sentence
  readonly isQuoted: boolean; // between double quotation marks
};

/** Reads one sentence, or a claim of a few, word by word. */
export function readClaim(text: string): readonly ClaimWord[] {
  const plain = text.replace(/[‘’`]/g, "'");
  const words: ClaimWord[] = [];
  let last = 0;
  let isQuoted = false;
  for (const match of plain.matchAll(WORD)) {
    const gap = plain.slice(last, match.index);
    const marks = gap.match(/["“”„«»]|''/g) ?? [];
    if (marks.length % 2 === 1) isQuoted = !isQuoted;
    last = match.index + match[0].length;
    const opensSentence = words.length === 0;
    const lower = match[0].toLowerCase().replace(/'s$/, '');
    if (lower === 's' && plain[match.index - 1] === "'") continue; // "scotland 's", as some corpora part it
    const isCapital = !opensSentence && match[0] !== match[0].toLowerCase();
    const opensClause = opensSentence || /[,;:()“”"«»–—]|--|''/.test(gap);
    words.push({ ...readWord(lower), lower, opensSentence, opensClause, isCapital, isQuoted });
  }
  return words;
}

/** Puts numbers and "U.S." together where a text has a space inside of them: "4, 000 people", "1. 1 million". */
export function joinNumbers(text: string): string {
  return text
    .replace(/(?<![\d.,])\d{1,3}(?:, \d{3})+(?!\d)/g, (number) => number.replaceAll(', ', ''))
    .replace(/(?<![\d.,])(\d{1,3})\. (?=\d{1,2}(?!\d))/g, '$1.')
    .replace(/\b(u)\. (s)\./gi, '$1.$2.');
}

const FUNCTION_WEIGHT = 0.16; // of a content word
const RARITY_SHARE = 0.67; // how much of a content word's weight is its rarity in news
const MIDDLING_IDF = 5;

const WORD = /\d+(?:[.,]\d+)*|n't\b|\p{L}[\p{L}\p{M}\p{N}]*(?:'\p{L}+)?/gu;
const NEGATION = /^(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\p{L}*n't)$/u;
const NUMBER_WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

function readWord(lower: string): Pick<ClaimWord, 'key' | 'weight' | 'rarity' | 'kind'> {
  if (/^\d/.test(lower)) return { key: lower.replace(/,(?=\d{3})/g, ''), weight: 1, rarity: 0, kind: 'number' };
  const counted = NUMBER_WORDS.indexOf(lower);
  if (counted >= 0) return { key: String(counted + 2), weight: 1, rarity: 0, kind: 'number' };
  if (NEGATION.test(lower)) return { key: 'not', weight: FUNCTION_WEIGHT, rarity: 0, kind: 'negation' };
  if (isStopword(lower)) return { key: lower, weight: FUNCTION_WEIGHT, rarity: 0, kind: 'function' };
  const key = stem(lower);
  const rarity = shippedIdf().of(key);
  return { key, weight: 1 - RARITY_SHARE + (RARITY_SHARE * rarity) / MIDDLING_IDF, rarity, kind: 'content' };
}
