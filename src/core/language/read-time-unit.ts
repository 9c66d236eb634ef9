import {
  addDays,
  latestWeekday,
  mondayOf,
  monthOf,
  monthRange,
  onDay,
  weekdayNumber,
  yearOf,
  yearRange,
} from './days.ts';
import { readDate } from './read-date.ts';
import { isSpeakingEvent } from './read-weekday.ts';
import { type TimeFound, type TimeReader, untilPublished } from './time-reader.ts';

/** "earlier this week", "last month", "this year", "over the weekend"; "last week on Tuesday" is a day. */
export function readTimeUnit(reader: TimeReader): TimeFound | null {
  const { published } = reader.context;
  const first = reader.lower(0);
  if (published === null) return null;
  if (!/^(?:this|last|past|the|next)$/.test(first)) return readDayWord(reader);
  const past = reader.lower(1) === 'past' && first === 'this' ? 1 : 0;
  const unit = reader.lower(1 + past);
  if (reader.lower(2 + past) === "'s" && !isSpeakingEvent(reader, 2 + past)) return null;
  const to = reader.at + 2 + past;
  if (unit === 'weekend' && first !== 'next') {
    const saturday = latestWeekday(6, published);
    const isOver = addDays(saturday, 1) < published;
    const from = first === 'last' && !isOver ? addDays(saturday, -7) : saturday;
    return { range: untilPublished({ from, to: addDays(from, 1) }, published), to };
  }
  if (first === 'the') {
    if (unit === 'week' && reader.lower(2) === 'before' && reader.lower(3) === 'last') {
      const from = addDays(mondayOf(published), -14);
      return { range: { from, to: addDays(from, 6) }, to: reader.at + 4 };
    }
    return null;
  }
  if (first === 'next') return UNITS.has(unit) ? { range: null, to } : null;
  const back = first === 'this' && past === 0 ? 0 : -1;
  if (unit === 'week') {
    const from = addDays(mondayOf(published), 7 * back);
    const week = { from, to: addDays(from, 6) };
    let at = 2 + past;
    if (reader.lower(at) === ',') at++;
    if (reader.lower(at) === 'on') at++;
    const day = weekdayNumber(reader.lower(at));
    if (day >= 0) return { range: onDay(latestWeekday(day, week.to)), to: reader.at + at + 1 };
    return { range: untilPublished(week, published), to };
  }
  if (unit === 'month')
    return { range: untilPublished(monthRange(yearOf(published), monthOf(published), back), published), to };
  if (unit === 'year') return lastYear(reader, to, yearOf(published) + back);
  if (unit === 'night' || unit === 'evening') return { range: onDay(addDays(published, back)), to };
  return unit === 'morning' || unit === 'afternoon' ? { range: onDay(published), to } : null;
}

/** "last year in March", "last year" */
function lastYear(reader: TimeReader, to: number, year: number): TimeFound {
  const offset = reader.lower(2) === ',' ? 4 : 3;
  const month = reader.lower(offset - 1) === 'in' ? readDate(reader.move(offset)) : null;
  const { published } = reader.context;
  if (month?.range != null && published !== null) {
    const named = monthOf(month.range.from);
    return { range: monthRange(year, named), to: month.to };
  }
  return { range: published === null ? yearRange(year) : untilPublished(yearRange(year), published), to };
}

/** "today", "tonight", "yesterday", "overnight", "tomorrow" with a verb that looks ahead. */
export function readDayWord(reader: TimeReader): TimeFound | null {
  const { published, ahead } = reader.context;
  if (published === null) return null;
  const to = reader.at + 1;
  if (reader.lower(1) === "'s") return null;
  switch (reader.lower(0)) {
    case 'today':
    case 'tonight':
      return { range: onDay(published), to };
    case 'yesterday':
      return { range: onDay(addDays(published, -1)), to };
    case 'overnight': {
      const day = weekdayNumber(reader.lower(reader.lower(1) === 'on' ? 2 : 1));
      return day >= 0 ? null : { range: { from: addDays(published, -1), to: published }, to };
    }
    case 'tomorrow':
      return { range: ahead ? onDay(addDays(published, 1)) : null, to };
    default:
      return null;
  }
}

const UNITS = new Set('day week weekend fortnight month year'.split(' '));
