import { addDays, latestWeekday, mondayOf, onDay, weekdayNumber } from './days.ts';
import type { TimeFound, TimeReader } from './time-reader.ts';

/** "Friday", "last Friday", "Friday last week", "Monday and Tuesday", "the Monday before last", "Wednesday's meeting". */
export function readWeekday(reader: TimeReader, options?: { readonly isEvent: boolean }): TimeFound | null {
  const { published, ahead } = reader.context;
  const number = weekdayNumber(reader.lower(0));
  if (number < 0 || published === null || !/^\p{Lu}/u.test(reader.text(0))) return null;
  const before = reader.lower(-1);
  let to = reader.at + 1;
  const next = reader.lower(1);
  if (next === "'s" && options?.isEvent !== true && !isSpeakingEvent(reader, 1)) return { range: null, to: to + 1 };
  if (next === 'next' || before === 'next' || before === 'coming' || before === 'every') return { range: null, to };
  if (ahead) return { range: onDay(addDays(latestWeekday(number, addDays(published, 6)), 0)), to };
  const latest = latestWeekday(number, published);
  if (before === 'past') return { range: onDay(latestWeekday(number, addDays(published, -1))), to };
  if (before === 'last') {
    // "last Friday" is the one of the week before where this week had one already
    return { range: onDay(latest >= mondayOf(published) ? addDays(latest, -7) : latest), to };
  }
  if (before === 'this') return { range: latest >= mondayOf(published) ? onDay(latest) : null, to };
  const of = next === 'of' || next === ',' ? 2 : 1;
  if (reader.lower(of) === 'last' && reader.lower(of + 1) === 'week')
    return { range: onDay(latestWeekday(number, addDays(mondayOf(published), -1))), to: to + of + 1 };
  if (reader.lower(of) === 'this' && reader.lower(of + 1) === 'week') to += of + 1;
  if (next === 'before' && reader.lower(2) === 'last') {
    const last = latest >= mondayOf(published) ? addDays(latest, -7) : latest;
    return { range: onDay(addDays(last, -7)), to: to + 2 };
  }
  if (next === 'a' && reader.lower(2) === 'week' && reader.lower(3) === 'ago')
    return { range: onDay(addDays(latest, -7)), to: to + 3 };
  const joined = secondWeekday(reader);
  if (joined !== null) {
    const end = latestWeekday(joined.number, published);
    const from = latestWeekday(number, end);
    return { range: { from, to: end }, to: joined.to };
  }
  return { range: onDay(latest), to };
}

/** "Monday and Tuesday", "Monday or on Tuesday" */
function secondWeekday(reader: TimeReader): { number: number; to: number } | null {
  const joint = reader.lower(1);
  if (joint !== 'and' && joint !== 'or') return null;
  const at = reader.lower(2) === 'on' ? 3 : 2;
  const number = weekdayNumber(reader.lower(at));
  return number < 0 || reader.lower(at + 1) === "'s" ? null : { number, to: reader.at + at + 1 };
}

/** "at Monday's meeting", "told Tuesday's panel": the words fell there. "Monday's vote" is what they are about. */
export function isSpeakingEvent(reader: TimeReader, possessive: number): boolean {
  if (!/^(?:at|in|during|told|on)$/.test(reader.lower(-1))) return false;
  for (let offset = possessive + 1; offset < possessive + 5; offset++)
    if (SPEAKING.has(reader.lower(offset))) return true;
  return false;
}

const SPEAKING = new Set(
  (
    'meeting debate interview hearing briefing conference session speech address statement summit rally broadcast programme program show ' +
    'edition panel council assembly call testimony remarks press forum lecture sermon podcast event talks ceremony'
  ).split(' '),
);
