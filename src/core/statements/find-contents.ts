import { cueForms } from '../language/lexicon-cues.ts';
import { isTimeFiller } from '../language/lexicon-times.ts';
import { isPast, isRegularPast } from '../language/lexicon-verbs.ts';
import {
  ADVERBS,
  AUXILIARIES,
  DETERMINERS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from '../language/lexicon-words.ts';
import type { VerbCue } from './find-cues.ts';
import { isFiniteVerb } from './noun-phrases.ts';
import type { Clause, Reading } from './reading.ts';

/** What follows a reporting verb, and the token where the reported content begins. */
export type ContentStart = {
  readonly how: 'that' | 'bare' | 'wh' | 'quote' | 'object' | 'infinitive' | 'none';
  readonly from: number;
  readonly comma: boolean; // a comma or colon stands between
};

/** Looks right of a reporting verb for the beginning of what is reported, within its sentence. */
export function contentStart(reading: Reading, cue: VerbCue): ContentStart {
  const { tokens } = reading;
  const clause = reading.clauses[cue.clause]!;
  const end = sentenceEnd(reading, clause);
  let at = cue.to;
  let comma = false;
  const { takes, lemma } = cue.entry;
  if (lemma === 'go-on') return { how: 'none', from: at, comma };
  const far = thatAhead({ reading, from: at, end, recipient: takes.includes('r') });
  if (far > 0 && /[ct]/.test(takes)) return { how: 'that', from: tokens[far]?.text === ',' ? far + 1 : far, comma };
  if (lemma === 'call' && CALLS.has(tokens[at]?.lower ?? '')) return { how: 'object', from: at + 1, comma };
  if (takes.includes('r') || lemma === 'ask') at = skipRecipient(reading, at, end);
  for (let steps = 0; steps < MOST_STEPS && at < end; steps++) {
    const token = tokens[at]!;
    if (reading.quoteOf[at]! >= 0) return { how: 'quote', from: at, comma };
    if (token.lower === 'that' && isComplementiser(reading, at, end)) return { how: 'that', from: at + 1, comma };
    if (token.text === ':') {
      comma = true;
      at++;
      continue;
    }
    if (token.text === ',') {
      const that = thatBehindComma(reading, at, end);
      if (that > 0) return { how: 'that', from: that, comma: true };
      return { how: 'none', from: at, comma: true };
    }
    if (token.kind === 'mark' && !/^[“"‘'`$[#@]/.test(token.text)) return { how: 'none', from: at, comma };
    if (isAdverbHere(reading, at) || isTimeFiller(token.lower)) {
      at++;
      continue;
    }
    // "said two days ago that"
    if (TIME_UNITS.has(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.lower === 'ago') {
      at += 3;
      continue;
    }
    const skipped = skipSetting(reading, at, end);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    return begin(reading, cue, at, end, comma);
  }
  return { how: 'none', from: at, comma };
}

type Ahead = { readonly reading: Reading; readonly from: number; readonly end: number; readonly recipient: boolean };

/** "that" a little behind the cue with nothing but its circumstances between: "said on the programme that". */
function thatAhead({ reading, from, end, recipient }: Ahead): number {
  const { tokens } = reading;
  const first = tokens[from];
  if (first === undefined || from >= end) return -1;
  const opens =
    first.lower === 'that' || PREPOSITIONS.has(first.lower) || isTimeFiller(first.lower) || isAdverbHere(reading, from);
  if (!opens && !recipient) return -1;
  for (let at = from; at < Math.min(end, from + FARTHEST_THAT); at++) {
    const token = tokens[at]!;
    if (reading.quoteOf[at]! >= 0 || token.text === ',' || token.text === ':' || token.text === ';') return -1;
    if (at > from && (isFiniteVerb(tokens, at) || SUBJECT_PRONOUNS.has(token.lower))) return -1;
    if (token.lower === 'that') return isComplementiser(reading, at, end) ? at + 1 : -1;
  }
  return -1;
}

const FARTHEST_THAT = 14; // tokens

function isComplementiser(reading: Reading, at: number, end: number): boolean {
  const { tokens } = reading;
  const next = tokens[at + 1]?.lower ?? '';
  if (at + 2 >= end || isTimeFiller(next) || isFiniteVerb(tokens, at + 1)) return false;
  if (PREPOSITIONS.has(next) && end - at < 5) return false;
  if (cueForms(tokens[at - 1]!.lower).length > 0) return true;
  for (let index = at + 1; index < end && index < at + FAR * 2; index++)
    if (isFiniteVerb(tokens, index) || reading.quoteOf[index]! >= 0) return true;
  return end - at > 5;
}

const TIME_UNITS = new Set('day days week weeks month months year years hour hours'.split(' '));
const MOST_STEPS = 12;
const CALLS = new Set(['for', 'on', 'upon']);
const WH = new Set('whether if why how what who when where which'.split(' '));

function begin(reading: Reading, cue: VerbCue, at: number, end: number, comma: boolean): ContentStart {
  const { tokens } = reading;
  const lower = tokens[at]!.lower;
  const { takes, lemma } = cue.entry;
  if (WH.has(lower) && (takes.includes('c') || takes.includes('t') || lemma === 'ask' || lemma === 'wonder'))
    return { how: 'wh', from: at, comma };
  if (takes.includes('i') && lower === 'to') return { how: 'infinitive', from: at, comma };
  if (
    (takes.includes('c') || takes.includes('t')) &&
    looksLikeClause({ reading, at, end, lenient: lemma === 'say' || lemma === 'tell' })
  )
    return { how: 'bare', from: at, comma };
  if (takes.includes('o') && !PREPOSITIONS.has(lower)) return { how: 'object', from: at, comma };
  return { how: 'none', from: at, comma };
}

const NO_CLAUSE = new Set('so nothing little much something anything goodbye hello no yes thanks sorry'.split(' '));

type ClauseLook = { readonly reading: Reading; readonly at: number; readonly end: number; readonly lenient: boolean };

/** Whether a clause of its own may start here: a subject, and a finite verb not far behind it. */
function looksLikeClause({ reading, at, end, lenient }: ClauseLook): boolean {
  const { tokens } = reading;
  const first = tokens[at]!;
  if (NO_CLAUSE.has(first.lower) && !isFiniteVerb(tokens, at + 1)) return false;
  if (SUBJECT_PRONOUNS.has(first.lower) || first.lower === 'there') return true;
  if (PREPOSITIONS.has(first.lower) && !lenient) return false;
  if (first.lower === 'to' || first.lower === 'of' || first.lower === 'as') return false;
  // "say his second place and his long record make him": the verb may stand far behind
  if (lenient && end - at >= LONG_CLAUSE && (DETERMINERS.has(first.lower) || /^\p{Lu}/u.test(first.text))) return true;
  const until = Math.min(end, at + (lenient ? FAR : NEAR));
  for (let index = at + 1; index < until; index++) {
    const token = tokens[index]!;
    if (!lenient && (SUBORDINATORS.has(token.lower) || token.text === ',')) return false;
    if (AUXILIARIES.has(token.lower) && token.lower !== "'s") return true;
    if (isFiniteVerb(tokens, index)) return true;
    if (lenient && /^\p{Ll}.*(?:ed|s)$/u.test(token.text) && index > at + 1) return true;
  }
  return false;
}

const NEAR = 9; // tokens: subject of a bare clause behind a verb that mostly takes "that"
const FAR = 16;
const LONG_CLAUSE = 6;

function isAdverbHere(reading: Reading, at: number): boolean {
  const lower = reading.tokens[at]!.lower;
  return (ADVERBS.has(lower) && !DETERMINERS.has(lower)) || /^[a-z]+ly$/.test(lower);
}

const SETTINGS = new Set(
  (
    'statement interview speech tweet post letter briefing conference email e-mail message memo report call debate rally address event appearance ' +
    'meeting hearing forum article column essay video ad newspaper magazine show radio television release book testimony remarks blog op-ed phone town ' +
    'reporters twitter facebook instagram television tv cnn fox msnbc nbc abc cbs court congress time'
  ).split(' '),
);
const SETTING_PREPOSITIONS = new Set('in during at on to via through after before of from with by about'.split(' '));

/** Skips "in a statement", "during an interview with the outlet", "to reporters": returns where it ends, or `at`. */
function skipSetting(reading: Reading, at: number, end: number): number {
  const { tokens } = reading;
  if (!SETTING_PREPOSITIONS.has(tokens[at]!.lower)) return at;
  let index = at + 1;
  const until = Math.min(end, at + 10);
  let last = at;
  while (index < until) {
    const token = tokens[index]!;
    if (reading.quoteOf[index]! >= 0 || (token.kind === 'mark' && !/^[“”"]$/.test(token.text))) break;
    if (SUBORDINATORS.has(token.lower) || SUBJECT_PRONOUNS.has(token.lower) || isFiniteVerb(tokens, index)) break;
    if (SETTINGS.has(token.lower) || isTimeFiller(token.lower) || /^\d{4}$/.test(token.text)) last = index + 1;
    index++;
  }
  const stop = tokens[index];
  const atBoundary =
    index < end &&
    stop !== undefined &&
    (stop.text === ',' || stop.text === ':' || stop.lower === 'that' || reading.quoteOf[index]! >= 0);
  if (atBoundary || index >= end) return index;
  return Math.max(last, at);
}

const RECIPIENTS_END = 9;

function skipRecipient(reading: Reading, from: number, end: number): number {
  const { tokens } = reading;
  let at = from;
  if (at < end && OBJECT_PRONOUNS.has(tokens[at]!.lower)) return at + 1;
  if (at < end && SUBORDINATORS.has(tokens[at]!.lower)) return at;
  const until = Math.min(end, from + RECIPIENTS_END);
  while (at < until) {
    const token = tokens[at]!;
    if (reading.quoteOf[at]! >= 0) return at;
    if (token.kind === 'mark' && token.text !== "'" && token.text !== '.' && token.text !== '&') return at;
    if (at > from && (SUBORDINATORS.has(token.lower) || SUBJECT_PRONOUNS.has(token.lower) || isTimeFiller(token.lower)))
      return at;
    if (at > from && PREPOSITIONS.has(token.lower) && token.lower !== 'of') return at;
    if (at > from && (token.lower === 'to' || AUXILIARIES.has(token.lower))) return at;
    // "told reporters the plan", "told Velt he": a new phrase begins
    if (at > from && DETERMINERS.has(token.lower) && tokens[at - 1]!.lower !== 'of' && tokens[at - 1]!.lower !== 'and')
      return at;
    if (
      at > from &&
      /^\p{Lu}/u.test(token.text) &&
      /^\p{Ll}/u.test(tokens[at - 1]!.text) &&
      !DETERMINERS.has(tokens[from]!.lower)
    )
      return at;
    at++;
  }
  return at >= end ? at : from;
}

const OBJECT_PRONOUNS = new Set('him her them me us you it'.split(' '));

function thatBehindComma(reading: Reading, comma: number, end: number): number {
  const { tokens } = reading;
  for (let at = comma + 1; at < end && at < comma + 14; at++) {
    if (reading.quoteOf[at]! >= 0) return -1;
    if (tokens[at]!.text === ',' && tokens[at + 1]?.lower === 'that') return at + 2;
  }
  return -1;
}

/** Where a sentence's words end: before its last period, behind a closing quote mark. */
export function sentenceEnd(reading: Reading, clause: Clause): number {
  const { tokens } = reading;
  let end = clause.to;
  while (end > clause.from + 1 && /^[.!?…]+$|^\.\.+$/.test(tokens[end - 1]!.text) && reading.quoteOf[end - 1]! < 0)
    end--;
  return end;
}

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
    if (startsOwnPredicate({ reading, at, end, isPhrase })) return tokens[at - 1]!.text === ',' ? at - 1 : at;
    if (quotedUntil > 0 && at >= quotedUntil && isReportersGloss(reading, at, end)) return at;
    const isBreak = token.text === ',' || /^[—–]$|^-+$/.test(token.text);
    if (isBreak && endsContentBehind(reading, at, end)) return at;
    if ((token.lower === 'and' || token.lower === 'but') && reportsAgain(reading, at + 1, end))
      return tokens[at - 1]!.text === ',' ? at - 1 : at;
  }
  const lastQuote = reading.quoteOf[end - 1]!;
  // a quotation that begins in this sentence and goes on in the next belongs to it wholly
  return lastQuote >= 0 ? Math.max(end, reading.quotes[lastQuote]!.to) : end;
}

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
