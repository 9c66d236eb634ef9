import { cueForms } from '../language/lexicon-cues.ts';
import { isTimeFiller } from '../language/lexicon-times.ts';
import { AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS, SUBORDINATORS } from '../language/lexicon-words.ts';
import { sentenceEnd } from './content-end.ts';
import type { VerbCue } from './find-cues.ts';
import { isAdverbHere, isFiniteVerb } from './noun-phrases.ts';
import type { Reading } from './reading.ts';

/** What follows a reporting verb, and the token where the reported content begins. */
type ContentStart = {
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

const SETTINGS = new Set(
  (
    'statement interview speech tweet post letter briefing conference email e-mail message memo report call debate rally address event appearance ' +
    'meeting hearing forum article column essay video ad newspaper magazine show radio television release book testimony remarks blog op-ed phone town ' +
    'reporters twitter facebook instagram television tv cnn fox msnbc nbc abc cbs court congress time'
  ).split(' '),
);
const SETTING_PREPOSITIONS = new Set('in during at on to via through after before of from with by about'.split(' '));

/** Skips "in a statement", "during an interview with the outlet", "to reporters": returns where it ends, or `at`. */
export function skipSetting(reading: Reading, at: number, end: number): number {
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

export function skipRecipient(reading: Reading, from: number, end: number): number {
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
