import type { Day, DayRange } from '../../model/time.ts';
import { addDays, latestWeekday, makeDay, monthNumber, onDay, weekdayNumber, weekdayOf } from '../language/days.ts';
import type { Token } from '../language/tokens.ts';
import type { Candidate } from './candidate.ts';
import { isFiniteVerb } from './noun-phrases.ts';
import type { Reading } from './reading.ts';

/** When a candidate was said, from the time expression that belongs to its cue; null if the article does not say. */
export function dayOfCandidate(
  reading: Reading,
  candidate: Candidate,
  context: { readonly published: Day | null; readonly lastNamed: Day | null },
): DayRange | null {
  const { cue, source } = candidate;
  if (cue === null) return null;
  const { tokens } = reading;
  const clause = reading.clauses[reading.clauseOf[cue.from]!]!;
  const free = (at: number) =>
    at >= clause.from &&
    at < clause.to &&
    reading.quoteOf[at]! < 0 &&
    !candidate.parts.some((part) => at >= part.from && at < part.to);
  const firstPart = candidate.parts.find((part) => part.from >= cue.to);
  const ends = firstPart !== undefined && firstPart.from < clause.to ? firstPart.from : clause.to;
  const places: [number, number][] = [
    [Math.max(clause.from, slotBefore(tokens, cue.from, clause.from)), cue.from], // "Velt on Thursday said"
    [
      cue.to,
      slotBehind({ tokens, from: Math.max(cue.to, source?.place === 'behind' ? source.to : cue.to), to: ends, free }),
    ],
    [clause.from, frontEnd(tokens, clause.from, source?.from ?? cue.from)], // "On Thursday Velt said"
  ];
  if (candidate.pattern === 'participle' && source !== null && source.from >= clause.from)
    places.push([source.to, cue.from]);
  const when = whenClause(tokens, source?.from ?? cue.from, clause.from); // "from Wednesday, when he said"
  if (when !== null) places.unshift(when);
  for (const [from, to] of places) {
    for (let at = from; at < to; at++) {
      if (!free(at)) continue;
      const range = readDay(tokens, at, to, context);
      if (range !== null) return context.published !== null && range.from > context.published ? null : range;
    }
  }
  return null;
}

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
    if (AWAY.has(lower) || isFiniteVerb(tokens, at) || lower === 'who' || lower === 'which') break;
    at++;
  }
  return at;
}

const AWAY = new Set('before since until about ahead of from for by when'.split(' '));

function frontEnd(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && at - from < 8 && !isFiniteVerb(tokens, at)) at++;
  return at;
}

function whenClause(tokens: readonly Token[], at: number, floor: number): [number, number] | null {
  if (tokens[at - 1]?.lower !== 'when') return null;
  const comma = tokens[at - 2]?.text === ',' ? at - 2 : at - 1;
  return [Math.max(floor, comma - 3), comma];
}

type TimeContext = { readonly published: Day | null; readonly lastNamed: Day | null };

/** Reads the time expression at a token; null if there is none or it needs a day that is not known. */
function readDay(tokens: readonly Token[], at: number, ceiling: number, context: TimeContext): DayRange | null {
  const { published, lastNamed } = context;
  const lower = tokens[at]!.lower;
  const before = tokens[at - 1]?.lower ?? '';
  const next = at + 1 < ceiling ? (tokens[at + 1]?.lower ?? '') : '';
  const afterNext = at + 2 < ceiling ? (tokens[at + 2]?.lower ?? '') : '';
  if (
    (lower === 'later' || lower === 'earlier') &&
    (next === 'that' || next === 'the') &&
    (afterNext === 'day' || tokens[at + 3]?.lower === 'day')
  ) {
    return lastNamed === null ? null : onDay(lastNamed);
  }
  if (
    lower === 'that' &&
    (next === 'day' || next === 'evening' || next === 'night' || next === 'morning' || next === 'afternoon')
  ) {
    return lastNamed === null ? null : onDay(lastNamed);
  }
  const explicit = explicitDate(tokens, at, published);
  if (explicit !== null) return onDay(explicit);
  if (published === null) return null;
  const weekday = weekdayNumber(lower);
  if (weekday >= 0) {
    if (next === "'s" || before === 'next') return null;
    const latest = latestWeekday(weekday, published);
    if (before !== 'last') return onDay(latest);
    // "last Friday" is the one of the week before where this week had one already
    const sunday = addDays(published, -((weekdayOf(published) + 6) % 7));
    return onDay(latest >= sunday ? addDays(latest, -7) : latest);
  }
  if (lower === 'today') return onDay(published);
  if (lower === 'yesterday') return onDay(addDays(published, -1));
  if (lower === 'week' && (before === 'this' || before === 'last')) {
    const monday = addDays(published, -((weekdayOf(published) + 6) % 7));
    return before === 'this' ? { from: monday, to: published } : { from: addDays(monday, -7), to: addDays(monday, -1) };
  }
  if (lower === 'ago' && /^days?$/.test(before)) {
    const count = NUMBERS[tokens[at - 2]?.lower ?? ''] ?? Number(tokens[at - 2]?.text);
    return Number.isInteger(count) && count > 0 && count < 15 ? onDay(addDays(published, -count)) : null;
  }
  return null;
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
};

/** "February 12", "Feb. 12, 2025", "12 February 2025": without a year, the latest such day not after publication. */
function explicitDate(tokens: readonly Token[], at: number, published: Day | null): Day | null {
  const month = monthNumber(tokens[at]!.lower);
  if (month === 0 || !/^\p{Lu}/u.test(tokens[at]!.text)) return null;
  let index = at + 1;
  if (tokens[index]?.text === '.') index++;
  const behind = /^\d{1,2}$/.test(tokens[index]?.text ?? '') ? Number(tokens[index]!.text) : null;
  const ahead = /^\d{1,2}$/.test(tokens[at - 1]?.text ?? '') ? Number(tokens[at - 1]!.text) : null;
  const date = behind ?? ahead;
  if (date === null) return null;
  if (behind !== null) index++;
  if (tokens[index]?.text === ',') index++;
  const year = /^(?:19|20)\d\d$/.test(tokens[index]?.text ?? '') ? Number(tokens[index]!.text) : null;
  if (year !== null) return makeDay(year, month, date);
  if (published === null) return null;
  const thisYear = Number(published.slice(0, 4));
  const day = makeDay(thisYear, month, date);
  return day !== null && day > published ? makeDay(thisYear - 1, month, date) : day;
}

/** The last day that the text names before each sentence: what "later that day" goes back to. */
export function lastNamedDays(reading: Reading, published: Day | null): (Day | null)[] {
  let last: Day | null = null;
  return reading.clauses.map((clause) => {
    const before = last;
    for (let at = clause.from; at < clause.to; at++) {
      if (reading.quoteOf[at]! >= 0) continue;
      const range = readDay(reading.tokens, at, clause.to, { published, lastNamed: null });
      if (range !== null && range.from === range.to) last = range.from;
    }
    return before;
  });
}
