import { cueForms } from '../language/lexicon-cues.ts';
import { isTimeFiller } from '../language/lexicon-times.ts';
import { isPast, isPlainVerb, isRegularPast, isThirdPerson } from '../language/lexicon-verbs.ts';
import {
  ADVERBS,
  AUXILIARIES,
  BE,
  CONJUNCTIONS,
  DETERMINERS,
  MODALS,
  NEGATIONS,
  PERSON_NOUNS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
  TITLES,
} from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import { isFiniteVerb } from './noun-phrases.ts';
import type { Reading } from './reading.ts';

/** What the ranker knows of each token, worked out once for an article; `upTo` arrays count in tokens before an index. */
export type Marks = {
  readonly word: Int32Array; // a number for the word, names and numbers by their kind
  readonly class: Uint8Array; // part of speech as far as lists and endings tell
  readonly finite: Uint8Array; // 1: verb that makes a clause
  readonly finiteUpTo: Int32Array;
  readonly cueUpTo: Int32Array; // past or present reporting verbs outside quotations
  readonly quotedUpTo: Int32Array;
  readonly wordsUpTo: Int32Array;
  readonly commasUpTo: Int32Array; // outside quotations
};

const NAMED = 0x4e41;
const NUMBERED = 0x4e55;

/** Marks every token of an article with what the features of the ranker are made of. Linear. */
export function markTokens(reading: Reading): Marks {
  const { tokens, quoteOf } = reading;
  const size = tokens.length;
  const marks = {
    word: new Int32Array(size),
    class: new Uint8Array(size),
    finite: new Uint8Array(size),
    finiteUpTo: new Int32Array(size + 1),
    cueUpTo: new Int32Array(size + 1),
    quotedUpTo: new Int32Array(size + 1),
    wordsUpTo: new Int32Array(size + 1),
    commasUpTo: new Int32Array(size + 1),
  };
  for (let at = 0; at < size; at++) {
    const token = tokens[at]!;
    const finite = isFiniteVerb(tokens, at);
    const kind = classOf(token, finite);
    const quoted = quoteOf[at]! >= 0;
    const upper = kind === NAME || kind === TITLE_NAME;
    marks.class[at] = kind;
    marks.finite[at] = finite ? 1 : 0;
    marks.word[at] = upper ? NAMED + kind : token.kind === 'number' ? NUMBERED : hashText(token.lower);
    marks.finiteUpTo[at + 1] = marks.finiteUpTo[at]! + (finite ? 1 : 0);
    marks.cueUpTo[at + 1] = marks.cueUpTo[at]! + (!quoted && (kind === CUE_PAST || kind === CUE_OTHER) ? 1 : 0);
    marks.quotedUpTo[at + 1] = marks.quotedUpTo[at]! + (quoted ? 1 : 0);
    marks.wordsUpTo[at + 1] = marks.wordsUpTo[at]! + (token.kind === 'mark' ? 0 : 1);
    marks.commasUpTo[at + 1] = marks.commasUpTo[at]! + (!quoted && token.text === ',' ? 1 : 0);
  }
  return marks;
}

/** A number for a text, the same on every machine: 32-bit FNV-1a (Fowler, Noll and Vo). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash;
}

const NAME = 1;
const TITLE_NAME = 2;
export const CUE_PAST = 3;
export const CUE_OTHER = 4;
const CUE_ING = 5;

const OPENING = /^(?:[“„‘«([`]|``)$/u;
const CLOSING = /^(?:[”’»)\]]|'')$/u;
const SENTENCE_END = /^[.!?…]+$/;
const DASH = /^[—–]$|^-+$/;

function classOf(token: Token, finite: boolean): number {
  const { lower, text } = token;
  if (token.kind === 'mark') return classOfMark(text);
  if (token.kind === 'number') return 6;
  if (SUBJECT_PRONOUNS.has(lower)) return lower === 'who' ? 7 : 8;
  if (lower === 'that') return 9;
  if (lower === 'to') return 10;
  if (lower === 'and' || lower === 'or') return 11;
  if (CONJUNCTIONS.has(lower)) return 12;
  if (BE.has(lower) && lower !== "'s") return 13;
  if (MODALS.has(lower) && finite) return 14;
  if (AUXILIARIES.has(lower) && finite) return 15;
  if (NEGATIONS.has(lower)) return 16;
  if (lower === 'not') return 16;
  if (lower === "'s") return 17;
  if (isTimeFiller(lower) && lower !== 'this' && lower !== 'that') return 18;
  if (SUBORDINATORS.has(lower)) return PREPOSITIONS.has(lower) ? 19 : 20;
  if (PREPOSITIONS.has(lower)) return 21;
  if (DETERMINERS.has(lower)) return 22;
  if (ADVERBS.has(lower)) return 23;
  const isUpper = /^\p{Lu}/u.test(text);
  if (isUpper) return TITLES.has(lower) ? TITLE_NAME : NAME;
  const forms = cueForms(lower);
  for (const { form } of forms) {
    if (form === 'past') return CUE_PAST;
    if (form === 'ing') return CUE_ING;
  }
  if (forms.length > 0 && finite) return CUE_OTHER;
  if (PERSON_NOUNS.has(lower) || TITLES.has(lower)) return 24;
  if (isPast(lower)) return 25;
  if (finite) return isThirdPerson(lower) || isPlainVerb(lower) ? 26 : 27;
  if (lower.endsWith('ly')) return 28;
  if (isRegularPast(lower)) return 29;
  if (lower.endsWith('ing') && lower.length > 4) return 30;
  if (/(?:tion|ment|ness|ity|ism|ance|ence)s?$/.test(lower)) return 31;
  if (/(?:al|ive|ous|ful|able|ic|less)$/.test(lower)) return 32;
  return lower.endsWith('s') ? 33 : 34;
}

function classOfMark(text: string): number {
  if (text === ',') return 40;
  if (SENTENCE_END.test(text)) return 41;
  if (text === ';') return 42;
  if (text === ':') return 43;
  if (DASH.test(text)) return 44;
  if (OPENING.test(text)) return text === '(' || text === '[' ? 45 : 46;
  if (CLOSING.test(text)) return text === ')' || text === ']' ? 47 : 48;
  return text === '"' ? 49 : 50;
}
