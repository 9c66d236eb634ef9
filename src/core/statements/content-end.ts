import { cueForms } from '../language/lexicon-cues.ts';
import { isPast, isRegularPast } from '../language/lexicon-verbs.ts';
import { DETERMINERS, SUBJECT_PRONOUNS } from '../language/lexicon-words.ts';
import { isAdverbHere, isFiniteVerb } from './noun-phrases.ts';
import type { Clause, Reading } from './reading.ts';

/** Where a sentence's words end: before its last period, behind a closing quote mark. */
export function sentenceEnd(reading: Reading, clause: Clause): number {
  const { tokens } = reading;
  let end = clause.to;
  while (end > clause.from + 1 && /^[.!?…]+$|^\.\.+$/.test(tokens[end - 1]!.text) && reading.quoteOf[end - 1]! < 0)
    end--;
  return end;
}

/** A content whose end is sought, from its first token. */
export type Content = {
  readonly reading: Reading;
  readonly from: number;
  readonly clause: Clause;
  readonly isPhrase?: boolean; // an object or infinitive, no clause of its own
};

/** "A, the paper reported": the tag of somebody else at the end of the sentence is no part of the content. */
function beforeTrailingTag(reading: Reading, from: number, end: number): number {
  const { tokens } = reading;
  const last = end - 1;
  if (last <= from || reading.quoteOf[last]! >= 0) return end;
  if (!cueForms(tokens[last]!.lower).some((form) => form.form === 'past' || form.form === 'third')) return end;
  for (let at = last - 1; at > from && last - at < LONGEST_TRAILING_TAG; at--) {
    if (tokens[at]!.text === ',' && last - at > 1) return at;
  }
  return end;
}

const LONGEST_TRAILING_TAG = 6; // tokens

/** Where reported content that begins at `from` ends: at the sentence's end or before what is no longer reported. */
export function contentEnd({ reading, from, clause, isPhrase = false }: Content): number {
  const { tokens } = reading;
  const end = beforeTrailingTag(reading, from, sentenceEnd(reading, clause));
  let quotedUntil = 0;
  for (let at = from; at < end; at++) {
    if (reading.markedUntil[at]! > 0) quotedUntil = reading.markedUntil[at]!;
    if (reading.quoteOf[at]! >= 0) continue;
    const token = tokens[at]!;
    if (token.text === ';') return at;
    if (at > from && startsOwnPredicate({ reading, at, end, isPhrase }))
      return tokens[at - 1]!.text === ',' ? at - 1 : at;
    if (quotedUntil > 0 && at >= quotedUntil && isReportersGloss(reading, at, end)) return at;
    const isBreak = token.text === ',' || /^[—–]$|^-+$/.test(token.text);
    if (isBreak && endsContentBehind(reading, at, end)) return at;
    if (at > from && (token.lower === 'and' || token.lower === 'but') && reportsAgain(reading, at + 1, end))
      return tokens[at - 1]!.text === ',' ? at - 1 : at;
  }
  const lastQuote = reading.quoteOf[end - 1]!;
  // a quotation that begins in this sentence and goes on in the next belongs to it wholly
  return lastQuote >= 0 ? Math.max(end, reading.quotes[lastQuote]!.to) : end;
}

/**
 * Cuts a stretch of content before what is no longer reported, to be on the safe side: a semicolon, a gloss of the
 * reporter's behind quoted words, the next report. Returns the end to use, at most `to`.
 */
export function safeEnd(reading: Reading, { from, to }: { readonly from: number; readonly to: number }): number {
  const { tokens } = reading;
  let quotedUntil = 0;
  for (let at = from; at < to; at++) {
    if (reading.markedUntil[at]! > 0) quotedUntil = reading.markedUntil[at]!;
    if (reading.quoteOf[at]! >= 0 || at - from < FEWEST) continue;
    const { text, lower } = tokens[at]!;
    if (text === ';') return at;
    if (quotedUntil > 0 && at >= quotedUntil && isReportersGloss(reading, at, to)) return at;
    if ((lower === 'and' || lower === 'but') && reportsAgain(reading, at + 1, to))
      return tokens[at - 1]!.text === ',' ? at - 1 : at;
  }
  return to;
}

const FEWEST = 2; // tokens

/** Behind quoted words, what explains them is the reporter's: "“we agree” as talks begin", "“done” — a first since May". */
function isReportersGloss(reading: Reading, at: number, end: number): boolean {
  const { tokens } = reading;
  const next = tokens[at + 1];
  if (next === undefined || at + 2 >= end) return false;
  if (/^[—–]$|^--+$/.test(tokens[at]!.text)) return next.lower === 'a' || next.lower === 'an' || next.lower === 'the';
  if (tokens[at]!.lower !== 'as' && tokens[at]!.lower !== 'while') return false;
  if (!/^\p{Lu}/u.test(next.text) && !DETERMINERS.has(next.lower)) return false;
  for (let index = at + 2; index < Math.min(end, at + 8); index++) if (isFiniteVerb(tokens, index)) return true;
  return false;
}

type Joint = { readonly reading: Reading; readonly at: number; readonly end: number; readonly isPhrase: boolean };

/** "claimed A, but offered no proof": a verb of the reporter's sentence follows, joined to the cue. */
function startsOwnPredicate({ reading, at, end, isPhrase }: Joint): boolean {
  const { tokens } = reading;
  const lower = tokens[at]!.lower;
  if (lower !== 'and' && lower !== 'but') return false;
  if (tokens[at - 1]!.text !== ',' && !isPhrase) return false;
  let index = at + 1;
  while (index < end && isAdverbHere(reading, index)) index++;
  if (index >= end || reading.quoteOf[index]! >= 0) return false;
  const verb = tokens[index]!;
  return (
    verb.kind === 'word' &&
    /^\p{Ll}/u.test(verb.text) &&
    (isPast(verb.lower) || isRegularPast(verb.lower) || cueForms(verb.lower).some((form) => form.form === 'past'))
  );
}

/** Whether behind this comma or dash a new report or its source begins: ", adding", ", according to". */
export function endsContentBehind(reading: Reading, at: number, end: number): boolean {
  const { tokens } = reading;
  const next = tokens[at + 1];
  if (next === undefined || at + 1 >= end) return false;
  if (next.lower === 'according') return true;
  const forms = cueForms(next.lower);
  if (forms.some((form) => form.form === 'ing')) return true;
  if (forms.some((form) => form.form === 'past' && form.verb.class === 'say') && tokens[at]!.text === ',') return true;
  if (
    next.lower === 'also' ||
    next.lower === 'then' ||
    next.lower === 'while' ||
    next.lower === 'but' ||
    next.lower === 'and'
  ) {
    return cueForms(tokens[at + 2]?.lower ?? '').some((form) => form.form === 'ing' || form.form === 'past');
  }
  return false;
}

function reportsAgain(reading: Reading, at: number, end: number): boolean {
  const { tokens } = reading;
  let index = at;
  // "and he said", "and Velt added"
  if (SUBJECT_PRONOUNS.has(tokens[index]?.lower ?? '')) index++;
  else while (index < end && index < at + 4 && /^\p{Lu}/u.test(tokens[index]!.text)) index++;
  while (index < end && isAdverbHere(reading, index)) index++;
  if (index >= end) return false;
  return (
    cueForms(tokens[index]!.lower).some((form) => form.form === 'past' && form.verb.class === 'say') &&
    !DETERMINERS.has(tokens[at - 2]?.lower ?? '')
  );
}
