import type { FoundStatement } from '../../model/statement.ts';
import { findQuoteSpans } from '../language/quote-marks.ts';
import { isStopword } from '../language/stopwords.ts';
import { spellingOf } from './fold-spelling.ts';

/**
 * A word of a quotation as it is compared. content: carries meaning. number: digits, or a number in words. fact: a
 * small word that turns what is said (not, no, would, must). pronoun: who. gap: words that the report left out or put
 * others for, an ellipsis or [brackets]. All other function words and fillers are left out.
 */
export type FoldedWord = {
  readonly key: string;
  readonly kind: 'content' | 'number' | 'fact' | 'pronoun' | 'gap';
  readonly isName: boolean; // written with a capital
};

/** The quoted words of a statement, folded. None for reported speech and where no quoted words can be told. */
export function foldWords(statement: Pick<FoundStatement, 'parts' | 'kind'>): readonly FoldedWord[] {
  const words: FoldedWord[] = [];
  for (const quoted of quotedTexts(statement)) {
    if (words.length > 0) words.push(GAP); // what stands between the parts of a split quotation may be left out
    words.push(...foldText(quoted));
  }
  return words;
}

/** All words with letters or digits in a row, contractions and spelling folded: equal for equal utterances only. */
export function foldedText(statement: Pick<FoundStatement, 'parts' | 'kind'>): string {
  return quotedTexts(statement)
    .flatMap((text) => [...unfold(text).matchAll(WORD)].map(([word]) => word))
    .filter((word) => word !== '\0' && !FILLERS.has(word.toLowerCase()))
    .map(keyOf)
    .join(' ');
}

const GAP: FoldedWord = { key: '', kind: 'gap', isName: false };

/** What of a statement stands in quote marks: direct words throughout; of mixed ones what is between marks. */
export function quotedTexts({ parts, kind }: Pick<FoundStatement, 'parts' | 'kind'>): readonly string[] {
  switch (kind) {
    case 'direct':
      return parts.map(({ text }) => text);
    case 'mixed':
      return parts.flatMap(({ text }) =>
        findQuoteSpans(text, [{ start: 0, end: text.length }])
          .filter(({ depth }) => depth === 0)
          .map(({ inner }) => text.slice(inner.start, inner.end)),
      );
    case 'indirect':
      return [];
    default:
      return kind satisfies never;
  }
}

function foldText(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  for (const [word] of unfold(text).matchAll(WORD)) {
    const folded = word === '\0' ? GAP : foldWord(word);
    if (folded !== null && !(folded === GAP && words.at(-1) === GAP)) words.push(folded);
  }
  return words;
}

const WORD = /\0|[\p{L}\p{N}]+(?:[.,][\p{N}]+)*/gu;

/** Contractions in full, money with its currency behind it, gaps as one sign, all in one alphabet. */
function unfold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/\[(\p{L})\](?=\p{L})/gu, '$1') // [W]e will
    .replace(/\[[^\]]{0,200}\]|\.(?:\s?\.){2,}|…/g, ' \0 ')
    .replace(/([$€£])\s?(\d[\d.,]*\d|\d)(\s?(?:thousand|million|billion|trillion|bn|[mk])\b)?/gi, MONEY)
    .replace(
      /(\d)\s?(thousand|million|billion|trillion|bn|[mk])\b/gi,
      (_, digit: string, unit: string) => `${digit} ${UNITS[unit.toLowerCase()] ?? unit}`,
    )
    .replace(/%/g, ' percent')
    .replace(/\bper cent\b/gi, 'percent')
    .replace(/\bcan(?:no|')t\b/gi, 'can not')
    .replace(/\bwon't\b/gi, 'will not')
    .replace(/\bshan't\b/gi, 'shall not')
    .replace(/n't\b/gi, ' not')
    .replace(/'ll\b/gi, ' will')
    .replace(/'d\b/gi, ' would')
    .replace(/'re\b/gi, ' are')
    .replace(/'ve\b/gi, ' have')
    .replace(/'m\b/gi, ' am')
    .replace(/\b(it|that|there|he|she|what|who|here|where|how)'s\b/gi, '$1 is')
    .replace(/\blet's\b/gi, 'let us')
    .replace(/\bgonna\b/gi, 'going to')
    .replace(/\bwanna\b/gi, 'want to')
    .replace(/\bgotta\b/gi, 'got to')
    .replace(/(?<=\p{L})'s?(?![\p{L}\p{N}])/gu, '') // possessives
    .replace(/(?<=\p{L})\.(?=\p{L}\b)/gu, ''); // U.S.
}

const MONEY = (_: string, sign: string, digits: string, unit: string | undefined): string =>
  `${digits}${unit ?? ''} ${CURRENCIES[sign] ?? ''}`;
const CURRENCIES: Readonly<Record<string, string>> = { $: 'dollars', '€': 'euros', '£': 'pounds' };
const UNITS: Readonly<Record<string, string>> = { m: 'million', bn: 'billion', k: 'thousand' };

function foldWord(word: string): FoldedWord | null {
  const lower = word.toLowerCase();
  const isName = /^\p{Lu}/u.test(word);
  if (/^\d/.test(keyOf(word))) return { key: keyOf(word), kind: 'number', isName: false };
  const fact = FACTS.get(lower);
  if (fact !== undefined) return { key: fact, kind: 'fact', isName: false };
  if (word === 'US') return { key: 'usa', kind: 'content', isName }; // no pronoun
  const who = PRONOUNS.get(lower);
  if (who !== undefined) return { key: who, kind: 'pronoun', isName: false };
  if (FILLERS.has(lower) || (isStopword(lower, 'en') && !TURNING.has(lower))) return null;
  return { key: keyOf(word), kind: 'content', isName };
}

function keyOf(word: string): string {
  const lower = word.toLowerCase();
  if (/^\d/.test(lower)) return lower.replace(/,(?=\d{3})/g, '').replace(/[.,]$/, '');
  return NUMBERS.get(lower) ?? spellingOf(lower);
}

const NUMBERS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, number) => [word, String(number)] as const)
    .filter(([word]) => word !== 'one') // "one of them", "no one"
    .concat(
      'thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, ten) => [word, String(30 + ten * 10)]),
    ),
);

/** Words that turn or weaken what is said, by what they do. */
const FACTS = new Map(
  Object.entries({
    not: 'not no never none nobody nothing neither nor without hardly barely',
    will: 'will shall',
    would: 'would',
    must: 'must',
    should: 'should ought',
    may: 'may might',
    can: 'can',
    could: 'could',
  }).flatMap(([key, words]) => words.split(' ').map((word) => [word, key] as const)),
);

const PRONOUNS = new Map(
  Object.entries({
    i: 'i me my mine',
    we: 'we us our ours',
    you: 'you your',
    he: 'he him his',
    she: 'she her hers',
    they: 'they them their',
  }).flatMap(([key, forms]) => forms.split(' ').map((form) => [form, key] as const)),
);

/** Stop words that carry what is said after all: "before" is no "after". */
const TURNING = new Set(
  `against all always before after behind below down up enough every few less more most least many next last over under until
since within today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday only ago`.split(/\s+/),
);

/** Said without meaning anything, and left out by careful reporters; "just" and "so" are stop words. */
const FILLERS = new Set([
  'uh',
  'um',
  'er',
  'erm',
  'ah',
  'oh',
  'well',
  'okay',
  'ok',
  'yeah',
  'really',
  'actually',
  'very',
]);
