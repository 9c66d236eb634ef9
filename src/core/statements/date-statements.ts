import type { Day, DayRange } from '../../model/time.ts';
import { DETERMINERS, SUBJECT_PRONOUNS } from '../language/lexicon-words.ts';
import { readTime } from '../language/read-time.ts';
import type { TimeContext } from '../language/time-reader.ts';
import type { Token } from '../language/tokens.ts';
import type { Candidate } from './candidate.ts';
import { dayOfWriting } from './day-of-writing.ts';
import type { Reading } from './reading.ts';
import { isSpokenFor, timeSlots } from './time-slots.ts';

/** When a candidate was said, from the time expression that belongs to its cue; null if the article does not say. */
export function dayOfCandidate(
  reading: Reading,
  candidate: Candidate,
  context: { readonly published: Day | null; readonly lastNamed: Day | null },
): DayRange | null {
  const { cue } = candidate;
  if (cue === null) return null;
  const { tokens } = reading;
  const clause = reading.clauses[reading.clauseOf[cue.from]!]!;
  const published = dayOfWriting(reading, context.published);
  const ahead = looksAhead(reading, candidate);
  for (const slot of timeSlots(reading, candidate)) {
    let lastNamed = lastDayIn(
      reading,
      { from: clause.from, to: slot.from },
      { published, lastNamed: context.lastNamed },
    );
    for (let at = slot.from; at < slot.to; ) {
      if (!slot.free(at) || (!slot.explicit && isSpokenFor(tokens, at, clause.from))) {
        at++;
        continue;
      }
      const found = readTime({ tokens, at, ceiling: slot.ceiling }, { published, lastNamed, ahead });
      // "said Monday's vote would be void": what was said begins with the day
      if (found === null || (found.to === slot.ceiling && tokens[found.to]?.lower === "'s")) {
        at++;
        continue;
      }
      if (found.range !== null) return plausible(found.range, { published: context.published ?? published, ahead });
      // "a day after the vote": the time of the words is told, by an event whose day is not
      if (isCounted(tokens[at]!.lower)) return null;
      lastNamed = null;
      at = found.to;
    }
  }
  const fronted = frontedTime(reading, candidate, { published, lastNamed: context.lastNamed, ahead });
  return fronted ?? swallowed(reading, candidate, { published, lastNamed: context.lastNamed, ahead });
}

/** "On Tuesday, “the bill is dead,” Velt said": the time before a quotation was taken for content. */
function frontedTime(reading: Reading, { parts, cue }: Candidate, context: TimeContext): DayRange | null {
  const { tokens, quoteOf } = reading;
  const first = parts[0]!;
  if (cue === null || first.from > cue.from || quoteOf[first.from]! >= 0) return null;
  for (let at = first.from; at < first.to && at - first.from < LONGEST_LEAD; at++) {
    const found = readTime({ tokens, at, ceiling: first.to }, context);
    if (found?.range == null) continue;
    if (tokens[found.to]?.text !== ',' || (quoteOf[found.to + 1] ?? -1) < 0) return null;
    return plausible(found.range, { published: context.published, ahead: context.ahead });
  }
  return null;
}

const LONGEST_LEAD = 4; // tokens: "early on the morning of"

/** "said overnight that the port would close": a time before "that" is the cue's, even where it was taken for content. */
function swallowed(reading: Reading, { cue, parts }: Candidate, context: TimeContext): DayRange | null {
  const { tokens } = reading;
  const first = parts.find((part) => part.from >= (cue?.to ?? 0));
  if (
    cue === null ||
    first === undefined ||
    first.from > cue.to + 1 ||
    tokens[first.from - 1]!.lower === 'that' ||
    reading.quoteOf[first.from]! >= 0
  )
    return null;
  let at = first.from;
  while (at < first.to && TIME_LEADS.has(tokens[at]!.lower)) at++;
  for (let start = first.from; start <= at; start++) {
    const lastNamed = lastDayIn(
      reading,
      { from: reading.clauses[reading.clauseOf[cue.from]!]!.from, to: start },
      context,
    );
    const found = readTime({ tokens, at: start, ceiling: first.to }, { ...context, lastNamed });
    if (found?.range == null || !opensContent(tokens[found.to])) continue;
    return plausible(found.range, { published: context.published, ahead: context.ahead });
  }
  return null;
}

/** "told them Monday the bill was dead": what was said begins behind the time. */
function opensContent(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  return token.lower === 'that' || DETERMINERS.has(token.lower) || SUBJECT_PRONOUNS.has(token.lower);
}

const TIME_LEADS = new Set('on in at the just only back early late'.split(' '));

/** What was said was said by the day of publication; what will be said was not. */
function plausible(range: DayRange, { published, ahead }: { published: Day | null; ahead: boolean }): DayRange | null {
  if (published === null) return range;
  if (ahead) return range.to < published ? null : range;
  if (range.from > published) return null;
  return range.to > published ? { ...range, to: published } : range;
}

function isCounted(lower: string): boolean {
  return !/^(?:next|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(lower);
}

// "Velt will say on Friday", "is expected to tell", "is due to announce"
function looksAhead({ tokens }: Reading, { cue, source }: Candidate): boolean {
  if (cue === null) return false;
  const floor = Math.max(source === null ? 0 : source.to, cue.from - FARTHEST_HELPER);
  for (let at = Math.min(floor, cue.from); at < cue.to; at++) if (AHEAD.has(tokens[at]!.lower)) return true;
  return false;
}

const FARTHEST_HELPER = 5; // tokens: "is widely expected to"
const AHEAD = new Set("will shall 'll won't expected due scheduled set poised".split(' '));

/** The last day that the text names before each sentence: what "later that day" goes back to. */
export function lastNamedDays(reading: Reading, publishedDay: Day | null): (Day | null)[] {
  const published = dayOfWriting(reading, publishedDay);
  let last: Day | null = null;
  return reading.clauses.map((clause) => {
    const before = last;
    last = lastDayIn(reading, clause, { published, lastNamed: last });
    return before;
  });
}

type Named = Omit<TimeContext, 'ahead'>;

function lastDayIn(reading: Reading, span: { readonly from: number; readonly to: number }, named: Named): Day | null {
  let { lastNamed } = named;
  for (let at = span.from; at < span.to; ) {
    if (reading.quoteOf[at]! >= 0) {
      at++;
      continue;
    }
    const place = { tokens: reading.tokens, at, ceiling: span.to };
    const found = readTime(place, { published: named.published, lastNamed, ahead: false });
    const range = found?.range ?? null;
    if (range !== null && range.from === range.to) lastNamed = range.from;
    at = Math.max(at + 1, found?.to ?? 0);
  }
  return lastNamed;
}
