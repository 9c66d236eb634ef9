import { cueForms } from '../language/lexicon-cues.ts';
import { isPast, isPlainVerb, isRegularPast, isThirdPerson } from '../language/lexicon-verbs.ts';
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  MONTHS,
  NOUN_PREPOSITIONS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
  TIME_WORDS,
  TITLES,
  WEEKDAYS,
} from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import type { Reading } from './reading.ts';

/** A noun phrase as tokens `from`..`to` (exclusive): the head with its "of", "for" and "from", no apposition. */
export type Phrase = { readonly from: number; readonly to: number };

const LONGEST = 28; // tokens; subjects longer than this are lists or mistakes

/** The noun phrase that ends at token `last`, looking left no further than `floor`; null if there is none. */
export function phraseEndingAt(reading: Reading, last: number, floor: number): Phrase | null {
  const { tokens } = reading;
  let at = last;
  let andAt = -1;
  const lowest = Math.max(floor, last - LONGEST);
  while (at >= lowest) {
    const token = tokens[at]!;
    if (reading.quoteOf[at]! >= 0) break;
    if (token.text === ')') {
      const opening = openingBracket(tokens, at, lowest);
      if (opening < 0) break;
      at = opening - 1;
      continue;
    }
    if (token.kind === 'mark' && !isInsideName(tokens, at)) break;
    if (CONJUNCTIONS.has(token.lower)) {
      if (andAt >= 0 || (token.lower !== 'and' && token.lower !== 'or') || at === last) break;
      andAt = at;
      at--;
      continue;
    }
    if (isFiniteVerb(tokens, at)) {
      // "Velt won and Moritz said": the conjunction joined clauses
      if (andAt >= 0) at = andAt;
      break;
    }
    if (SUBORDINATORS.has(token.lower) && !PREPOSITIONS.has(token.lower)) break;
    if (isTime(tokens, at)) break;
    at--;
  }
  const from = stripStart(tokens, at + 1, last + 1);
  if (from > last) return null;
  return trim(tokens, from, last + 1);
}

/** The noun phrase that starts at token `first`, looking right no further than `ceiling` (exclusive). */
export function phraseStartingAt(reading: Reading, first: number, ceiling: number): Phrase | null {
  const { tokens } = reading;
  let at = first;
  const highest = Math.min(ceiling, first + LONGEST);
  if (at < highest && SUBJECT_PRONOUNS.has(tokens[at]!.lower)) return { from: first, to: first + 1 };
  while (at < highest) {
    const token = tokens[at]!;
    if (reading.quoteOf[at]! >= 0) break;
    if (token.kind === 'mark' && !isInsideName(tokens, at)) break;
    if (at > first && (SUBORDINATORS.has(token.lower) || isTime(tokens, at) || isFiniteVerb(tokens, at))) break;
    if (
      at > first &&
      PREPOSITIONS.has(token.lower) &&
      !NOUN_PREPOSITIONS.has(token.lower) &&
      !BRIEFED.has(tokens[at - 1]!.lower)
    )
      break;
    if (ADVERBS.has(token.lower) && at > first && !DETERMINERS.has(token.lower)) break;
    if (token.lower === 'to' || token.lower === 'but') break;
    at++;
  }
  while (at > first && (CONJUNCTIONS.has(tokens[at - 1]!.lower) || PREPOSITIONS.has(tokens[at - 1]!.lower))) at--;
  return at > first ? { from: first, to: at } : null;
}

// "people briefed on the talks", "officials familiar with the plan"
const BRIEFED = new Set('briefed familiar involved close informed acquainted'.split(' '));

/** Whether the token is a verb that makes a clause, as far as lists and its neighbours tell; behind the last one there is none. */
export function isFiniteVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const lower = token.lower;
  if (lower === "'s") return false;
  if (AUXILIARIES.has(lower))
    return !(lower === 'may' && token.text === 'May') && !(lower === 'will' && token.text === 'Will');
  if (token.kind !== 'word' || /^\p{Lu}/u.test(token.text)) return false;
  const before = tokens[at - 1];
  const afterNoun = before !== undefined && before.kind === 'word' && !DETERMINERS.has(before.lower);
  if (isPast(lower)) return afterNoun || before?.text === ',';
  const afterName = before !== undefined && (/^\p{Lu}/u.test(before.text) || SUBJECT_PRONOUNS.has(before.lower));
  if (cueForms(lower).some((form) => form.form === 'past')) {
    return (
      (afterNoun || before === undefined || before.kind === 'mark') &&
      !isAdjective(tokens, at) &&
      !describesNoun(tokens, at)
    );
  }
  if (isRegularPast(lower)) return afterName && !isAdjective(tokens, at) && !describesNoun(tokens, at);
  if (isThirdPerson(lower) || cueForms(lower).some((form) => form.form === 'third')) return afterName;
  return (
    isPlainVerb(lower) && before !== undefined && (before.lower.endsWith('s') || SUBJECT_PRONOUNS.has(before.lower))
  );
}

// "the accused man said": a participle between a determiner and a noun
function isAdjective(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  return (
    before !== undefined && DETERMINERS.has(before.lower) && after?.kind === 'word' && !PREPOSITIONS.has(after.lower)
  );
}

// "Democratic registered voters": a participle with a noun right behind it, where a verb would have an article
function describesNoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (!token.lower.endsWith('ed')) return false;
  const after = tokens[at + 1];
  if (after === undefined || after.kind !== 'word' || !/^\p{Ll}.*s$/u.test(after.text)) return false;
  if (cueForms(token.lower).length > 0 && !/^(?:pledged|proposed|reported|alleged)$/.test(token.lower)) return false;
  return (
    !DETERMINERS.has(after.lower) &&
    !PREPOSITIONS.has(after.lower) &&
    !ADVERBS.has(after.lower) &&
    !SUBORDINATORS.has(after.lower) &&
    !AUXILIARIES.has(after.lower)
  );
}

/** Whether a token belongs to a time expression rather than to a name or noun. */
export function isTime(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1]?.lower;
  if (WEEKDAYS.has(token.lower)) return next !== "'s" && !/^\p{Lu}/u.test(tokens[at + 1]?.text ?? '');
  if (token.lower === 'today' || token.lower === 'yesterday' || token.lower === 'tonight') return next !== "'s";
  if (MONTHS.has(token.lower) && /^\p{Lu}/u.test(token.text)) return tokens[at + 1]?.kind === 'number';
  return false;
}

// the period of "Sen." or "J.", a hyphen or ampersand in a company's name, the slash of "Iowa/Nebraska"
function isInsideName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  if (before === undefined) return false;
  if (token.text === '.')
    return (
      before.end === token.start && (TITLES.has(before.lower) || before.text.length <= 3 || before.lower === 'capt')
    );
  if (/^['’]$/.test(token.text)) return before.end === token.start && before.lower.endsWith('s');
  return token.text === '&' || token.text === '-' || token.text === '/' || token.text === '$' || token.text === '%';
}

function openingBracket(tokens: readonly Token[], close: number, lowest: number): number {
  for (let at = close - 1; at >= lowest && close - at < 14; at--) if (tokens[at]!.text === '(') return at;
  return -1;
}

function stripStart(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to) {
    const { lower, kind } = tokens[at]!;
    const isTimeFirst =
      TIME_WORDS.has(lower) &&
      (TIME_WORDS.has(tokens[at + 1]?.lower ?? '') || ['earlier', 'later', 'ago'].includes(lower));
    const skips =
      kind === 'mark' ||
      CONJUNCTIONS.has(lower) ||
      (ADVERBS.has(lower) && !DETERMINERS.has(lower)) ||
      LEADING.has(lower) ||
      isTimeFirst;
    if (!skips) break;
    at += isTimeFirst && TIME_WORDS.has(tokens[at + 1]?.lower ?? '') ? 2 : 1;
  }
  return at;
}

const LEADING = new Set(
  'meanwhile however indeed still besides moreover additionally afterward afterwards finally nonetheless perhaps fortunately sometimes'.split(
    ' ',
  ),
);

/** Cuts adjuncts: "Velt in a letter to members" -> "Velt"; "In Brussels Velt" -> "Velt"; keeps "of", "for", "from". */
function trim(tokens: readonly Token[], from: number, to: number): Phrase | null {
  if (PREPOSITIONS.has(tokens[from]!.lower)) {
    let start = to - 1;
    while (start > from && !PREPOSITIONS.has(tokens[start - 1]!.lower)) start--;
    for (let at = to - 1; at > start; at--) {
      if (DETERMINERS.has(tokens[at]!.lower) || SUBJECT_PRONOUNS.has(tokens[at]!.lower)) {
        start = at;
        break;
      }
      const isName = /^\p{Lu}/u.test(tokens[at]!.text);
      const beforeIsName =
        /^\p{Lu}/u.test(tokens[at - 1]!.text) || tokens[at - 1]!.text === '.' || tokens[at - 1]!.lower === "'s";
      if (isName && !beforeIsName && tokens[at - 1]!.kind === 'word' && !TITLES.has(tokens[at - 1]!.lower)) {
        start = at;
        break;
      }
    }
    return { from: start, to };
  }
  let end = from + 1;
  while (end < to) {
    const lower = tokens[end]!.lower;
    if (PREPOSITIONS.has(lower) && !NOUN_PREPOSITIONS.has(lower) && !BRIEFED.has(tokens[end - 1]!.lower)) break;
    if (tokens[end]!.text === '(') break;
    end++;
  }
  const pronoun = tokens[from]!.lower;
  if (SUBJECT_PRONOUNS.has(pronoun) && end > from + 1 && !CONJUNCTIONS.has(tokens[from + 1]!.lower)) end = from + 1;
  return { from, to: end };
}

/** Whether the token is an adverb between a verb and what belongs to it. */
export function isAdverbHere(reading: Reading, at: number): boolean {
  const lower = reading.tokens[at]!.lower;
  return (ADVERBS.has(lower) && !DETERMINERS.has(lower)) || /^[a-z]+ly$/.test(lower);
}
