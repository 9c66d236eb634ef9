import { BE, PREPOSITIONS } from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import type { Candidate } from './candidate.ts';
import { isFiniteVerb } from './noun-phrases.ts';
import type { Clause, Reading } from './reading.ts';

/** Tokens `from`..`to` where a time that starts belongs to the cue; it may reach on to `ceiling`. */
export type TimeSlot = {
  readonly from: number;
  readonly to: number;
  readonly ceiling: number;
  readonly explicit: boolean; // "from Wednesday, when he said": counts whatever stands before it
  readonly free: (at: number) => boolean; // outside quotations and what was said
};

/** The places of a sentence where the time of a candidate's words can stand, the surest first. */
export function timeSlots(reading: Reading, candidate: Candidate): TimeSlot[] {
  const { cue, source } = candidate;
  if (cue === null) return [];
  const { tokens } = reading;
  const clause = reading.clauses[reading.clauseOf[cue.from]!]!;
  const free = (at: number) =>
    at >= clause.from &&
    at < clause.to &&
    reading.quoteOf[at]! < 0 &&
    !candidate.parts.some((part) => at >= part.from && at < part.to);
  const firstPart = candidate.parts.find((part) => part.from >= cue.to);
  const ends = firstPart !== undefined && firstPart.from < clause.to ? firstPart.from : clause.to;
  const slots: TimeSlot[] = [];
  const add = (from: number, to: number, more: { readonly ceiling?: number; readonly explicit?: boolean } = {}) => {
    if (from < to) slots.push({ from, to, ceiling: more.ceiling ?? to, explicit: more.explicit ?? false, free });
  };
  const sourceFrom = source !== null && source.from >= clause.from ? source.from : cue.from;
  const when = whenClause(tokens, sourceFrom, clause.from);
  if (when !== null) add(when.from, when.to, { explicit: true });
  add(slotBefore(tokens, cue.from, clause.from), cue.to); // "Velt on Thursday said", "Velt today said"
  const behind = Math.max(cue.to, source?.place === 'behind' || source?.place === 'according' ? source.from : cue.to);
  add(behind, slotBehind({ tokens, from: behind, to: ends, free }), { ceiling: ends }); // "Velt said on Thursday"
  const relative = spokenBehind(tokens, behind, ends);
  if (relative !== null) add(relative, ends); // "according to Velt, who spoke on Tuesday"
  const inserted = insertion(reading, candidate);
  if (inserted !== null) add(inserted.from, inserted.to); // "Velt, speaking in Osthaven on Thursday, said"
  add(clause.from, frontEnd(tokens, clause.from, Math.min(sourceFrom, cue.from)), { ceiling: sourceFrom }); // "On Thursday Velt said"
  const trailing = adjunct(reading, candidate, clause);
  if (trailing !== null) add(trailing.from, trailing.to); // "Velt said the port would close, in a speech on Thursday"
  return slots;
}

/** Whether what starts there is told of something else: "since Monday", "by early March", "the vote of Friday". */
export function isSpokenFor(tokens: readonly Token[], at: number, floor: number): boolean {
  let before = at - 1;
  while (before >= floor && at - before <= LONGEST_LEAD && LEADS.has(tokens[before]!.lower)) before--;
  if (before < floor) return false;
  const lower = tokens[before]!.lower;
  // "in the early hours of Tuesday"
  if (lower === 'of') return !PARTS_OF_TIME.has(tokens[before - 1]?.lower ?? '');
  return AWAY_FROM.has(lower);
}

const LONGEST_LEAD = 5;
const LEADS = new Set('on in the at early late mid last this next past end start beginning middle a an of'.split(' '));
const AWAY_FROM = new Set('since by until till before after from through than for to about around'.split(' '));
const PARTS_OF_TIME = new Set(
  'hours morning afternoon evening night day end start beginning middle week course midday part days eve'.split(' '),
);

const SLOT = 5; // tokens between subject and verb: "later in the same week"

function slotBefore(tokens: readonly Token[], cueFrom: number, floor: number): number {
  let at = cueFrom;
  while (at > floor && cueFrom - at < SLOT && tokens[at - 1]!.kind !== 'mark' && !isFiniteVerb(tokens, at - 1)) at--;
  return at;
}

type Behind = {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly free: (at: number) => boolean;
};

/** How far behind the cue a time still belongs to it: up to the content, a verb, or "before", "since", "until". */
function slotBehind({ tokens, from, to, free }: Behind): number {
  let at = from;
  while (at < to && free(at)) {
    const lower = tokens[at]!.lower;
    if ((STOPS.has(lower) && !isIssuing(tokens, at)) || (isFiniteVerb(tokens, at) && !isIssued(tokens, at))) break;
    if (lower === 'for' && tokens[at + 2]?.lower !== 'first') break;
    at++;
  }
  return at;
}

// "an interview that aired Sunday", "a letter published on Tuesday"
function isIssuing(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:that|which)$/.test(tokens[at]!.lower)) return false;
  return ISSUED.has(tokens[at + 1]?.lower ?? '') || ISSUED.has(tokens[at + 2]?.lower ?? '');
}

function isIssued(tokens: readonly Token[], at: number): boolean {
  return ISSUED.has(tokens[at]!.lower) || (BE.has(tokens[at]!.lower) && ISSUED.has(tokens[at + 1]?.lower ?? ''));
}

const STOPS = new Set('before since until till ahead when who which that whether'.split(' '));

function spokenBehind(tokens: readonly Token[], from: number, to: number): number | null {
  for (let at = from; at < Math.min(to, from + LONGEST_NAME); at++)
    if (tokens[at]!.lower === 'who') return SPOKE.has(tokens[at + 1]?.lower ?? '') ? at + 2 : null;
  return null;
}

const LONGEST_NAME = 8; // tokens before "who"

/** A sentence may open with the time, or with where and how: "Speaking to sailors in Osthaven on Thursday, Velt said". */
function frontEnd(tokens: readonly Token[], from: number, to: number): number {
  const isRecent = /^(?:recently|late|early)$/.test(tokens[from + 1]?.lower ?? ''); // "As recently as Monday"
  if (OTHER_CLAUSE.has(tokens[from]!.lower) && !isRecent) return from;
  let at = from;
  while (at < to && at - from < LONGEST_FRONT && !FRONT_STOPS.has(tokens[at]!.lower)) {
    // "In remarks on Tuesday"
    if (isFiniteVerb(tokens, at) && !PREPOSITIONS.has(tokens[at - 1]?.lower ?? '')) break;
    at++;
  }
  return at;
}

const LONGEST_FRONT = 28; // tokens
const OTHER_CLAUSE = new Set('although though while because if unless whereas as'.split(' '));
const FRONT_STOPS = new Set('before since until till by ahead about who which that'.split(' '));

function whenClause(tokens: readonly Token[], at: number, floor: number): { from: number; to: number } | null {
  if (tokens[at - 1]?.lower !== 'when' && tokens[at - 1]?.lower !== 'where') return null;
  const comma = tokens[at - 2]?.text === ',' ? at - 2 : at - 1;
  return { from: Math.max(floor, comma - LONGEST_WHEN), to: comma };
}

const LONGEST_WHEN = 4; // tokens before "when": "on 3 March 2025"

/** What stands between the subject and its verb: "in an interview on Monday", "came on Monday and". */
function insertion(reading: Reading, { source, cue, pattern }: Candidate): { from: number; to: number } | null {
  const { tokens } = reading;
  if (source === null || cue === null || source.to > cue.from || cue.from - source.to > LONGEST_INSERTION) return null;
  if (reading.clauseOf[source.from] !== reading.clauseOf[cue.from]) return null;
  const span = { from: source.from, to: cue.from };
  if (pattern === 'participle') return span;
  for (let at = source.from; at < cue.from; at++) if (ISSUED.has(tokens[at]!.lower)) return { ...span, from: at };
  const who = tokens[source.to]?.lower === 'who' ? source.to : source.to + 1;
  if (tokens[who]?.lower === 'who')
    return SPOKE.has(tokens[who + 1]?.lower ?? '') ? { from: who + 2, to: cue.from } : null;
  const before = tokens[cue.from - 1]!;
  // "Velt came to Osthaven on Monday and said": one day for both verbs
  if (before.lower === 'and') return { from: source.to, to: cue.from };
  if (before.text !== ',' || !SPEAKS.has(tokens[source.to + 1]?.lower ?? '')) return null;
  for (let at = source.to + 2; at < cue.from; at++) if (isFiniteVerb(tokens, at)) return null;
  return { from: source.to, to: cue.from };
}

const LONGEST_INSERTION = 25; // tokens
const ISSUED: ReadonlySet<string> = new Set(
  'published released issued dated posted sent aired broadcast recorded leaked unveiled'.split(' '),
);
const SPOKE = new Set('spoke testified addressed appeared'.split(' '));
const SPEAKS = new Set(
  'speaking talking writing addressing appearing in at on during also late early yesterday'.split(' '),
);

/** ", in a speech on Thursday" behind what was said. */
function adjunct(reading: Reading, { parts }: Candidate, clause: Clause): { from: number; to: number } | null {
  const { tokens } = reading;
  const from = parts.at(-1)!.to;
  if (from >= clause.to || from < clause.from) return null;
  const at = tokens[from]!.text === ',' || tokens[from]!.kind === 'mark' ? from + 1 : from;
  if (!ADJUNCTS.has(tokens[at]?.lower ?? '')) return null;
  let to = at + 1;
  while (to < clause.to && to - at < LONGEST_ADJUNCT && tokens[to]!.kind !== 'mark' && !isFiniteVerb(tokens, to)) to++;
  for (let index = at; index < to; index++) if (SPEECHES.has(tokens[index]!.lower)) return { from: at, to };
  return null;
}

const LONGEST_ADJUNCT = 15; // tokens
const ADJUNCTS = new Set('in at during on speaking'.split(' '));
const SPEECHES = new Set(
  'speech interview statement briefing conference address debate hearing rally letter post tweet remarks speaking meeting article'.split(
    ' ',
  ),
);
