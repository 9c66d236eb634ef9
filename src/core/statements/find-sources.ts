import { isTimeFiller } from '../language/lexicon-times.ts';
import {
  ADVERBS,
  CONJUNCTIONS,
  DETERMINERS,
  PERSON_NOUNS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
} from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import type { VerbCue } from './find-cues.ts';
import { nameHead } from './name-heads.ts';
import { isFiniteVerb, isTime, type Phrase, phraseEndingAt, phraseStartingAt } from './noun-phrases.ts';
import type { Reading } from './reading.ts';

/** Who is said to speak, as tokens: the head phrase, and the apposition that tells the role, kept apart. */
export type Source = Phrase & {
  readonly place: 'before' | 'behind' | 'main' | 'relative' | 'according';
  readonly apposition: Phrase | null;
  readonly who: number | null; // the relative pronoun, where `from`..`to` is what it stands for
};

/** The subject of a reporting verb that stands before it; null if none can be told. */
export function sourceBefore(reading: Reading, cue: VerbCue): Source | null {
  const { tokens, clauses } = reading;
  const clause = clauses[cue.clause]!;
  if (cue.mood === 'participle')
    return besideParticiple(reading, cue, clause.from) ?? mainSource(reading, cue.clause, cue.from);
  const last = skipTimeLeft(tokens, cue.from - 1, clause.from);
  if (last < clause.from || reading.quoteOf[last]! >= 0) return null;
  const token = tokens[last]!;
  if (token.lower === 'who' || token.lower === 'which') return antecedent(reading, last, clause.from);
  if (COORDINATES.has(token.lower)) return mainSource(reading, cue.clause, last);
  if (token.text === ',' || DASH.test(token.text)) {
    return beforeApposition(reading, last, clause.from);
  }
  if (token.kind === 'mark' && token.text !== ')' && token.text !== '.') return null;
  const phrase = phraseEndingAt(reading, last, clause.from);
  const restricted = beforeRestriction(reading, phrase?.from ?? last, clause.from);
  if (restricted !== null) return restricted;
  if (phrase === null || !canSpeak(tokens, phrase)) return null;
  return { ...phrase, place: 'before', apposition: null, who: null };
}

/** "Advisers who have run the numbers argue": the noun before the relative clause, not the last one inside it. */
function beforeRestriction(reading: Reading, from: number, floor: number): Source | null {
  const { tokens } = reading;
  if (from <= floor || tokens[from - 1]!.kind === 'mark') return null;
  let verbs = 0;
  for (let at = from; at > floor && from - at < LONGEST_RESTRICTION; at--) {
    const token = tokens[at]!;
    if (token.kind === 'mark' || reading.quoteOf[at]! >= 0) return null;
    if (isFiniteVerb(tokens, at)) verbs++;
    if (token.lower !== 'who') continue;
    if (verbs === 0) return null;
    const phrase = phraseEndingAt(reading, at - 1, floor);
    return phrase === null || !canSpeak(tokens, phrase)
      ? null
      : { ...phrase, place: 'before', apposition: null, who: null };
  }
  return null;
}

const LONGEST_RESTRICTION = 14; // tokens

/** "with analysts saying": the noun right before the participle, if it can speak for itself. */
function besideParticiple(reading: Reading, cue: VerbCue, floor: number): Source | null {
  const { tokens } = reading;
  const last = cue.from - 1;
  if (last < floor || !PERSON_NOUNS.has(tokens[last]!.lower)) return null;
  const phrase = phraseEndingAt(reading, last, floor);
  return phrase === null ? null : { ...phrase, place: 'before', apposition: null, who: null };
}

/** The subject behind an inverted verb: "said Ines Karlo, a former judge". */
export function sourceBehind(reading: Reading, from: number, to: number): Source | null {
  const { tokens } = reading;
  const phrase = phraseStartingAt(reading, from, to);
  if (phrase === null || !canSpeak(tokens, phrase)) return null;
  return { ...phrase, place: 'behind', apposition: appositionBehind(reading, phrase.to, to), who: null };
}

/** The subject of the sentence's main clause: skips what is fronted with a comma, quotations and conjunctions. */
export function mainSource(reading: Reading, clauseIndex: number, before: number): Source | null {
  const { tokens } = reading;
  const clause = reading.clauses[clauseIndex]!;
  let at = clause.from;
  for (let fronted = 0; fronted < MOST_FRONTED; fronted++) {
    while (at < before && skipsAtStart(reading, at)) at++;
    if (at >= before) return null;
    const lower = tokens[at]!.lower;
    const isFronted =
      PREPOSITIONS.has(lower) ||
      SUBORDINATORS.has(lower) ||
      (/ing$/.test(lower) && lower.length > 5) ||
      isAsked(tokens, at) ||
      isTime(tokens, at);
    if (!isFronted) break;
    let comma = at;
    while (comma < before && tokens[comma]!.text !== ',') comma++;
    if (comma >= before) break;
    at = comma + 1;
  }
  if (at >= before) return null;
  const phrase = phraseStartingAt(reading, at, before);
  if (phrase === null || !canSpeak(tokens, phrase)) return null;
  return { ...phrase, place: 'main', apposition: appositionBehind(reading, phrase.to, before), who: null };
}

// "Asked about the vote, Velt said"
function isAsked(tokens: readonly Token[], at: number): boolean {
  return /ed$/.test(tokens[at]!.lower) && PREPOSITIONS.has(tokens[at + 1]?.lower ?? '');
}

const MOST_FRONTED = 3;
const DASH = /^[—–]$|^-+$/;
const COORDINATES = new Set(['and', 'but', 'then', 'or', 'yet']);

function skipsAtStart(reading: Reading, at: number): boolean {
  const token = reading.tokens[at]!;
  if (reading.quoteOf[at]! >= 0 || token.kind === 'mark') return true;
  return (CONJUNCTIONS.has(token.lower) || ADVERBS.has(token.lower)) && !DETERMINERS.has(token.lower);
}

/** Steps left over "on Thursday", "later that day", "last week" between subject and verb. */
export function skipTimeLeft(tokens: readonly Token[], from: number, floor: number): number {
  let at = from;
  while (at > floor && (isTime(tokens, at) || (isTimeFiller(tokens[at]!.lower) && !/^\p{Lu}/u.test(tokens[at]!.text))))
    at--;
  if (at === from) return at;
  if (at > floor && TIME_PREPOSITIONS.has(tokens[at]!.lower)) at--;
  return at;
}

const TIME_PREPOSITIONS = new Set(['on', 'in', 'at', 'of', 'by', 'late', 'early', 'since']);

/** "Moritz, who is defence chief, said": the name before the pair of commas. */
function beforeApposition(reading: Reading, closing: number, floor: number): Source | null {
  const { tokens } = reading;
  let best: Source | null = null;
  for (let at = closing - 1; at > floor && closing - at < LONGEST_APPOSITION; at--) {
    const text = tokens[at]!.text;
    if (text === ';' || text === ':') break;
    if (text !== ',' && !DASH.test(text)) continue;
    if (reading.quoteOf[at]! >= 0) continue;
    const phrase = phraseEndingAt(reading, at - 1, floor);
    if (phrase === null) continue;
    if (!startsAtBoundary(reading, phrase.from, floor)) continue;
    if (!canSpeak(tokens, phrase)) continue;
    const named = nameHead(tokens, phrase) !== null || SUBJECT_PRONOUNS.has(tokens[phrase.from]!.lower);
    if (best === null || named)
      best = { ...phrase, place: 'before', apposition: { from: at + 1, to: closing }, who: null };
    const before = tokens[phrase.from - 1];
    if (named || before?.text !== ',') break;
  }
  return best;
}

const LONGEST_APPOSITION = 45; // tokens

function startsAtBoundary(reading: Reading, at: number, floor: number): boolean {
  if (at <= floor) return true;
  const before = reading.tokens[at - 1]!;
  return (
    before.kind === 'mark' ||
    CONJUNCTIONS.has(before.lower) ||
    SUBORDINATORS.has(before.lower) ||
    ADVERBS.has(before.lower) ||
    isTimeFiller(before.lower)
  );
}

function antecedent(reading: Reading, who: number, floor: number): Source | null {
  const { tokens } = reading;
  const last = tokens[who - 1]?.text === ',' ? who - 2 : who - 1;
  if (last < floor) return null;
  // "with help from Thomas Perez, who said": the pronoun means the noun next to it
  let nearest = last;
  while (nearest > floor && last - nearest < LONGEST_RESTRICTION && !startsAntecedent(tokens, nearest - 1)) nearest--;
  const phrase = phraseEndingAt(reading, last, nearest);
  if (phrase === null || !canSpeak(tokens, phrase)) return null;
  return { ...phrase, place: 'relative', apposition: null, who };
}

function startsAntecedent(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!;
  return PREPOSITIONS.has(lower) && lower !== 'of' && lower !== 'for';
}

function appositionBehind(reading: Reading, at: number, ceiling: number): Phrase | null {
  const { tokens } = reading;
  if (at >= ceiling || tokens[at]?.text !== ',') return null;
  const phrase = phraseStartingAt(reading, at + 1, ceiling);
  if (phrase === null) return null;
  const first = tokens[phrase.from]!;
  const isRole =
    DETERMINERS.has(first.lower) ||
    first.lower === 'former' ||
    PERSON_NOUNS.has(first.lower) ||
    hasPersonNoun(tokens, phrase);
  return isRole ? phrase : null;
}

function hasPersonNoun(tokens: readonly Token[], phrase: Phrase): boolean {
  for (let at = phrase.from; at < phrase.to; at++) if (PERSON_NOUNS.has(tokens[at]!.lower)) return true;
  return false;
}

const NOT_SPEAKERS = new Set(
  (
    'there that this what it day week month year time way thing things one reason fact case example question problem result point idea and or ' +
    'however meanwhile indeed still besides moreover additionally afterward afterwards finally nonetheless perhaps but yet so then'
  ).split(' '),
);

/** "a few minutes", "last week" */
function isAllTime(tokens: readonly Token[], phrase: Phrase): boolean {
  if (!isTimeFiller(tokens[phrase.to - 1]!.lower)) return false;
  for (let at = phrase.from; at < phrase.to; at++) {
    const token = tokens[at]!;
    if (!isTimeFiller(token.lower) && !DETERMINERS.has(token.lower) && token.kind !== 'number') return false;
  }
  return true;
}

/** Leaves out what cannot speak: "there", "the next day", a verb that the lists took for a noun. */
export function canSpeak(tokens: readonly Token[], phrase: Phrase): boolean {
  const lastToken = tokens[phrase.to - 1]!;
  if (tokens[phrase.from]!.lower === 'according') return false;
  if (isAllTime(tokens, phrase)) return false;
  if (phrase.to - phrase.from === 1) {
    if (lastToken.kind !== 'word') return false;
    if (NOT_SPEAKERS.has(lastToken.lower) && lastToken.lower !== 'it') return false;
    if (PREPOSITIONS.has(lastToken.lower) || (ADVERBS.has(lastToken.lower) && !DETERMINERS.has(lastToken.lower)))
      return false;
  }
  return !(isFiniteVerb(tokens, phrase.to - 1) && phrase.to - phrase.from === 1);
}
