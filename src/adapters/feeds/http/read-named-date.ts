import type { Instant } from '../../../model/time.ts';
import { buildInstant, TIME } from './build-instant.ts';
import { monthNamed } from './month-names.ts';

const TIME_INSIDE = new RegExp(`(${TIME})`, 'i');
const TIME_ALONE = new RegExp(`^${TIME}$`, 'i');

// Days without a comma after them; any other word there is read as a zone and refused.
const WEEKDAYS =
  /^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?$|^(mo|di|mi|do|fr|sa|so)$|^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)$/;
const FILLERS = /^(?:at|on|of|um|de|del|le|à|kl|klo|Uhr|uhr|г|года|року|ore)\.?$/;

// As RFC 822 has it, which most feeds keep to.
const RFC822 = /^(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d:\d\d:\d\d) ([a-z]{1,5}|[+-]\d{4})$/i;

/** Reads a date with the month's name, of at most 100 characters. */
export function readNamedDate(text: string): Instant | null {
  const [, day, name = '', year, time, zone] = RFC822.exec(text) ?? [];
  const month = monthNamed(name);
  if (month === undefined) return readWords(text);
  return buildInstant({ year: Number(year), month, day: Number(day), time, zone });
}

/** The month's place is free, so the words are taken one by one. */
function readWords(text: string): Instant | null {
  let month: number | undefined;
  let time: string | undefined;
  const numbers: string[] = [];
  const zone: string[] = [];
  for (const word of wordsOf(text)) {
    const name = word.toLowerCase().replace(/\.$/, '');
    if (time === undefined && TIME_ALONE.test(word)) time = word;
    else if (/^[ap]\.?m\.?$/i.test(word) && time !== undefined) time += word;
    else if (month === undefined && monthNamed(name) !== undefined) month = monthNamed(name);
    else if (/^\d{1,4}$/.test(word) && numbers.length < 2) numbers.push(word);
    else if (WEEKDAYS.test(name) && zone.length === 0 && time === undefined) continue;
    else zone.push(word);
  }
  const [day = '', year = ''] = numbers[0]?.length === 4 ? [numbers[1], numbers[0]] : numbers;
  if (month === undefined || !/^\d{1,2}$/.test(day) || !/^\d{2,4}$/.test(year)) return null;
  return buildInstant({ year: fullYear(year), month, day: Number(day), time, zone: zone.join(' ') });
}

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/^\p{L}{2,13}\.?,/u, '') // a weekday in whatever language: it decides nothing
    .replace(/^(\d{4})-(\p{L}{3,12})-(\d{1,2})T?/u, '$1 $2 $3 ')
    .replace(TIME_INSIDE, ' $1 ')
    .replace(/(\d)(?:st|nd|rd|th|er|º|ª)\b/gi, '$1')
    .replace(/(\d{1,2})[-./ ]+(\p{L}{3,12})\.?[-/, ]+(\d{2,4})/u, (whole, day, name, year) =>
      monthNamed(name) === undefined ? whole : `${day} ${name} ${year}`,
    )
    .split(/[ ,]+/)
    .filter((word) => word !== '' && !FILLERS.test(word));
}

/** RFC 2822 4.3: 00-49 are of this century, 50-99 of the last; three figures are years since 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 3) return year;
  if (text.length === 3) return 1900 + year;
  return year < 50 ? 2000 + year : 1900 + year;
}
