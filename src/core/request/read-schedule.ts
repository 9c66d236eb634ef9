import { IANAZone } from 'luxon';
import { WEEKDAYS, type Weekday } from '../../model/delivery.ts';
import { Failure } from '../../model/failure.ts';
import { echo } from './echo.ts';
import { orList } from './find-named.ts';

/** "7:30", "07.30", "8" or "7:30 pm" as "07:30". @throws Failure 'bad-input' */
export function readTime(words: string): string {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?)?$/i.exec(words.trim());
  const half = match?.[3]?.toLowerCase();
  const [given, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  const wrongHour = half === undefined ? given > 23 : given < 1 || given > 12;
  if (!match || wrongHour || minute > 59)
    throw new Failure('bad-input', `"${echo(words)}" is no time of day: write it as 08:00 or 17:30.`);
  const hour = half === undefined ? given : (given % 12) + (half === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "mon,wed", "mon-fri", "weekdays", "weekend" or "daily" as weekdays; none means every day. @throws Failure 'bad-input' */
export function readDays(words: string): readonly Weekday[] {
  const wanted = words
    .toLowerCase()
    .replace(/\s*(?:-|–|\bto\b)\s*/g, '-')
    .replace(/every day/g, 'daily')
    .split(/[\s,&]+|\band\b/)
    .filter((word) => word !== '');
  if (wanted.length === 0) throw noDays(words);
  const days = new Set(wanted.flatMap((word) => daysOf(word)));
  return days.size === WEEKDAYS.length ? [] : WEEKDAYS.filter((day) => days.has(day));
}

/** The zone's IANA name, in its usual capitals. @throws Failure 'bad-input' that offers the zones of that city */
export function readTimezone(words: string): string {
  const zone = words.trim();
  const known = Intl.supportedValuesOf('timeZone');
  if (IANAZone.isValidZone(zone)) return known.find((name) => name.toLowerCase() === zone.toLowerCase()) ?? zone;
  const city = zone.toLowerCase().replace(/\s+/g, '_');
  const near = city === '' ? [] : known.filter((name) => name.toLowerCase().endsWith(`/${city}`)).slice(0, 3);
  const hint = near.length > 0 ? `did you mean ${orList(near)}?` : 'write one as Europe/Berlin or UTC.';
  throw new Failure('bad-input', `"${echo(zone)}" is no time zone: ${hint}`);
}

function daysOf(word: string): readonly Weekday[] {
  if (word === 'daily') return WEEKDAYS;
  if (/^(?:weekdays?|workdays?)$/.test(word)) return WEEKDAYS.slice(0, 5);
  if (/^weekends?$/.test(word)) return WEEKDAYS.slice(5);
  const [from = '', to = from, ...more] = word.split('-');
  const [first, last] = [weekdayOf(from), weekdayOf(to)];
  if (first < 0 || last < 0 || more.length > 0) throw noDays(word);
  const length = ((last - first + 7) % 7) + 1; // "fri-mon" goes over the end of the week
  return [...WEEKDAYS, ...WEEKDAYS].slice(first, first + length);
}

/** The place of the weekday in a week that begins on Monday, by its name or the first three letters; -1: none. */
export function weekdayOf(word: string): number {
  return FULL_NAMES.findIndex((name) => word.length >= 3 && (name.startsWith(word) || `${name}s` === word));
}

function noDays(words: string): Failure {
  return new Failure('bad-input', `"${echo(words)}" is no weekday: write mon,wed or mon-fri or weekdays.`);
}

const FULL_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
