import type { Day, DayRange } from '../../model/time.ts';
import { addDays, latestWeekday, monthOf, monthRange, onDay, weekdayNumber, yearOf, yearRange } from './days.ts';
import { readDate } from './read-date.ts';
import { readDayWord } from './read-time-unit.ts';
import { readWeekday } from './read-weekday.ts';
import type { TimeFound, TimeReader } from './time-reader.ts';

/**
 * Reads a time that is counted from another: from the day of writing ("two days ago"), from the day named before
 * ("the next day"), or from an event whose day is told ("a day after Monday's vote").
 */
export function readCounted(reader: TimeReader): TimeFound | null {
  return fromEvent(reader) ?? fromNamed(reader) ?? countedBack(reader);
}

const COUNTS = new Map(
  'a an one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((name, index) => [name, Math.max(1, index - 1)] as const),
);
COUNTS.set('couple', 2);

function count(lower: string): number | null {
  const digits = /^\d{1,3}$/.test(lower) ? Number(lower) : null;
  return COUNTS.get(lower) ?? digits;
}

/** "two days", "a couple of weeks", "a fortnight": the number, the unit, and how many tokens it takes. */
function amount(reader: TimeReader): { size: number; unit: string; length: number } | null {
  let at = 0;
  let size = count(reader.lower(0));
  if (size === null) return null;
  if (reader.lower(1) === 'couple') {
    size = 2;
    at = 1;
  }
  if (reader.lower(at) === 'couple' && reader.lower(at + 1) === 'of') at++;
  const unit = UNITS.get(reader.lower(at + 1));
  return unit === undefined ? null : { size, unit, length: at + 2 };
}

const UNITS = new Map(
  'minute hour day night week fortnight month year'.split(' ').flatMap((unit) => [
    [unit, unit === 'night' ? 'day' : unit],
    [`${unit}s`, unit === 'night' ? 'day' : unit],
  ]),
);

/** "a day after Monday's vote", "two days before the 3 March summit"; without a day of the event nothing is known. */
function fromEvent(reader: TimeReader): TimeFound | null {
  const one = reader.lower(0) === 'the' ? count('one') : null;
  const sized = one !== null && PARTS.has(reader.lower(1)) ? { size: 1, unit: 'day', length: 2 } : amount(reader);
  if (sized === null) return null;
  const side = reader.lower(sized.length);
  if (side !== 'after' && side !== 'before') return null;
  const sign = side === 'after' ? 1 : -1;
  const next = reader.lower(sized.length + 1);
  if (side === 'before' && next === 'yesterday' && reader.context.published !== null)
    return { range: onDay(addDays(reader.context.published, -2)), to: reader.at + 4 };
  if (next === 'last') return null;
  const bare = next === '' || /^[^\p{L}\p{N}]/u.test(next) || NO_EVENT.has(next);
  if (bare) return { range: shifted(reader.context.lastNamed, sign * days(sized)), to: reader.at + sized.length + 1 };
  for (let offset = sized.length + 1; offset < sized.length + LONGEST_EVENT; offset++) {
    if (/^[,;:“”"]$/.test(reader.lower(offset)) || reader.lower(offset) === '' || reader.lower(offset) === 'that')
      break;
    const inner = reader.move(offset);
    const event = readDate(inner) ?? readDayWord(inner) ?? readWeekday(inner, { isEvent: true });
    if (event?.range == null || event.range.from !== event.range.to) continue;
    return { range: shifted(event.range.from, sign * days(sized)), to: eventEnd(inner, event.to - inner.at) };
  }
  return { range: null, to: reader.at + sized.length + 1 };
}

/** Behind the noun of "the 3 March summit" or "Monday's vote". */
function eventEnd(reader: TimeReader, from: number): number {
  let offset = reader.lower(from) === "'s" ? from + 1 : from;
  while (offset < from + 4 && /^\p{L}/u.test(reader.lower(offset)) && !NO_EVENT.has(reader.lower(offset))) offset++;
  return reader.at + offset;
}

const LONGEST_EVENT = 12; // tokens: "after the council voted in a stormy session on Monday"
const PARTS = new Set('day night evening morning afternoon'.split(' '));
const NO_EVENT = new Set('that he she it they said told and but in at'.split(' '));

function days({ size, unit }: { readonly size: number; readonly unit: string }): number {
  if (unit === 'week') return size * 7;
  return unit === 'fortnight' ? size * 14 : unit === 'day' ? size : Number.NaN;
}

function shifted(day: Day | null, count: number): DayRange | null {
  return day === null || Number.isNaN(count) ? null : onDay(addDays(day, count));
}

/** "that day", "later the same day", "the next morning", "the previous evening", "two days later". */
function fromNamed(reader: TimeReader): TimeFound | null {
  const { lastNamed, published } = reader.context;
  const [first, second] = [reader.lower(0), reader.lower(1)];
  if ((first === 'that' || first === 'same') && PARTS.has(second))
    return { range: lastNamed === null ? null : onDay(lastNamed), to: reader.at + 2 };
  if ((first === 'later' || first === 'earlier') && /^(?:in|on|that|the)$/.test(second)) {
    const at = second === 'in' || second === 'on' ? 2 : 1;
    const the = /^(?:the|that)$/.test(reader.lower(at));
    const same = reader.lower(at + 1) === 'same' ? 1 : 0;
    const noun = reader.lower(at + 1 + same);
    if (the && (noun === 'day' || noun === 'evening' || noun === 'morning' || noun === 'afternoon')) {
      const day = lastNamed ?? (at === 2 ? published : null);
      return { range: day === null ? null : onDay(day), to: reader.at + at + 2 + same };
    }
  }
  if (first === 'the' || first === 'next' || first === 'following' || first === 'previous') {
    const at = first === 'the' ? 1 : 0;
    const step = STEPS.get(reader.lower(at));
    if (step !== undefined && PARTS.has(reader.lower(at + 1)))
      return { range: shifted(lastNamed, step), to: reader.at + at + 2 };
  }
  const sized = amount(reader);
  if (sized === null) return null;
  const side = reader.lower(sized.length);
  if (side !== 'later' && side !== 'earlier') return null;
  return { range: shifted(lastNamed, (side === 'later' ? 1 : -1) * days(sized)), to: reader.at + sized.length + 1 };
}

const STEPS = new Map([
  ['next', 1],
  ['following', 1],
  ['previous', -1],
]);

/** "two days ago", "a week ago", "a month ago", "two Mondays ago", "in the past two days". */
function countedBack(reader: TimeReader): TimeFound | null {
  const { published } = reader.context;
  if (published === null) return null;
  const size = count(reader.lower(0));
  const plural = weekdayNumber(reader.lower(1).replace(/s$/, ''));
  if (size !== null && plural >= 0 && reader.lower(2) === 'ago') {
    const latest = latestWeekday(plural, addDays(published, -1));
    return { range: onDay(addDays(latest, -7 * (size - 1))), to: reader.at + 3 };
  }
  if ((reader.lower(0) === 'past' || reader.lower(0) === 'last') && reader.lower(-1) === 'the') {
    const isOne = UNITS.get(reader.lower(1));
    const span = isOne === undefined ? amount(reader.move(1)) : { size: 1, unit: isOne, length: 1 };
    if (span === null) return null;
    const back = span.unit === 'hour' ? Math.ceil(span.size / 24) : days(span);
    if (Number.isNaN(back)) return null;
    return { range: { from: addDays(published, -back), to: published }, to: reader.at + 1 + span.length };
  }
  const sized = amount(reader);
  if (sized === null || reader.lower(sized.length) !== 'ago') return null;
  const to = reader.at + sized.length + 1;
  if (sized.unit === 'minute' || sized.unit === 'hour') return { range: onDay(published), to };
  if (sized.unit === 'month') return { range: monthRange(yearOf(published), monthOf(published), -sized.size), to };
  if (sized.unit === 'year') return { range: yearRange(yearOf(published) - sized.size), to };
  // "a week ago Tuesday", "a week ago on Tuesday"
  const day = weekdayNumber(reader.lower(sized.length + 1));
  if (day >= 0 && sized.unit === 'week')
    return { range: onDay(addDays(latestWeekday(day, published), -7 * sized.size)), to: to + 1 };
  return { range: shifted(published, -days(sized)), to };
}
