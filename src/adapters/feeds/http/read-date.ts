import type { Instant } from '../../../model/time.ts';

/**
 * Reads a feed's date: W3CDTF/ISO 8601, RFC 822/2822, asctime, "March 5, 2026 4:42 PM", DD.MM.YYYY, YYYY/MM/DD.
 * Null when the text is no date, when its zone is unknown or when day and month cannot be told apart: a wrong
 * date on a statement is worse than none. Without a zone the time is taken as UTC, as feed readers do.
 */
export function readDate(text: string | null | undefined): Instant | null {
  if (text === null || text === undefined || text.length > 100) return null;
  const folded = text.replace(/[\s\u00a0]+/g, ' ').trim();
  if (folded === '') return null;
  return readIso(folded) ?? readNumeric(folded) ?? readNamed(folded);
}

type Parts = {
  readonly year: number;
  readonly month: number; // 1..12
  readonly day: number;
  readonly time?: string | undefined; // "4:42 PM", "16:42:10.5"
  readonly zone?: string | undefined;
};

const TIME = String.raw`\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?`;

function readIso(text: string): Instant | null {
  const found =
    /^([0-9]{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:(?:T| |T )(\d{2})(?::?(\d{2})(?::?(\d{2}(?:[.,]\d+)?))?)? ?(z|[a-z]{2,5}|(?:gmt|utc)? ?[+-]\d{1,2}:?(?:\d{2})?)?)?$/i.exec(
      text,
    );
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  const time = hour === undefined ? undefined : `${hour}:${minute ?? '00'}:${second ?? '00'}`;
  return build({ year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1), time, zone });
}

/** 07.02.2025 is day-first everywhere; 07/02/2025 is so in London and not in New York, and stays unread. */
function readNumeric(text: string): Instant | null {
  const found = new RegExp(
    String.raw`^(?:[a-z]{2,9}\.?,? )?(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:,? (?:- )?(${TIME})(?: (.+))?)?$`,
    'i',
  ).exec(text);
  if (found === null) return null;
  const [, first = '', separator, second = '', third = '', time, zone] = found;
  const rest = { time, zone };
  if (first.length === 4) return build({ year: Number(first), month: Number(second), day: Number(third), ...rest });
  if (third.length !== 4) return null;
  const year = Number(third);
  const [a, b] = [Number(first), Number(second)];
  if (separator === '.' || a > 12) return build({ year, month: b, day: a, ...rest });
  if (b > 12 || a === b) return build({ year, month: a, day: b, ...rest });
  return null;
}

/** Dates with the month's name: its place is free, so take the words one by one. */
function readNamed(text: string): Instant | null {
  const words = text
    .replace(/^\p{L}{2,13}\.?,/u, '') // a weekday in whatever language: it decides nothing
    .replace(new RegExp(`(${TIME})`, 'i'), ' $1 ')
    .replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1')
    .replace(/(\d{1,2})[-. ]+([a-zµ-ÿ]{3,10})\.?[-, ]+(\d{2,4})/i, '$1 $2 $3')
    .split(/[ ,]+/)
    .filter((word) => word !== '' && !/^(at|um|de|à)$/.test(word));
  let month: number | undefined;
  let time: string | undefined;
  const numbers: string[] = [];
  const zone: string[] = [];
  for (const word of words) {
    const name = word.toLowerCase().replace(/\.$/, '');
    if (time === undefined && new RegExp(`^${TIME}$`, 'i').test(word)) time = word;
    else if (/^[ap]\.?m\.?$/i.test(word) && time !== undefined) time += word;
    else if (month === undefined && MONTHS.has(name)) month = MONTHS.get(name);
    else if (/^\d{1,4}$/.test(word) && numbers.length < 2) numbers.push(word);
    else if (WEEKDAYS.test(name) && zone.length === 0 && time === undefined) continue;
    else zone.push(word);
  }
  const [day = '', year = ''] = numbers[0]?.length === 4 ? [numbers[1], numbers[0]] : numbers;
  if (month === undefined || !/^\d{1,2}$/.test(day) || !/^(\d{2}|\d{4})$/.test(year)) return null;
  return build({ year: fullYear(year), month, day: Number(day), time, zone: zone.join(' ') });
}

function build(parts: Parts): Instant | null {
  const clock = readTime(parts.time ?? '0:00');
  const offset = zoneMinutes(parts.zone ?? '');
  if (clock === null || offset === null) return null;
  // RSS began in 1999; what is dated before 1970 or far ahead is a default or a typing mistake.
  if (parts.year < 1970 || parts.year > 2100 || parts.month < 1 || parts.month > 12) return null;
  const midnight = Date.UTC(parts.year, parts.month - 1, parts.day);
  if (parts.day < 1 || new Date(midnight).getUTCMonth() !== parts.month - 1) return null; // 31 February
  return new Date(midnight + clock - offset * 60_000).toISOString();
}

/** Milliseconds since midnight; 24:00 and a leap second 60 are allowed. */
function readTime(text: string): number | null {
  const found = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?: ?([ap])\.?m\.?)?$/i.exec(text);
  if (found === null) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2]);
  const second = Number(found[3] ?? 0);
  const half = found[5]?.toLowerCase();
  if (half !== undefined) {
    if (hour > 12 && half === 'a') return null;
    if (hour <= 12) hour = (hour % 12) + (half === 'p' ? 12 : 0); // "16:42 PM" is written too
  }
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && (minute > 0 || second > 0))) return null;
  const fraction = Math.floor(Number(`0.${found[4] ?? 0}`) * 1000);
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}

/** RFC 2822 4.3: 00-49 are of this century, 50-99 of the last. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function zoneMinutes(text: string): number | null {
  const zone = text
    .replace(/\s*\([^)]*\)\s*$/, '')
    .trim()
    .toUpperCase();
  const known = ZONES.get(zone);
  if (known !== undefined) return known;
  const found = /^(?:GMT|UTC|UT|Z)? ?([+-])(\d{1,2}):?(\d{2})?(?: ([A-Z]{2,5}))?$/.exec(zone);
  if (found === null) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  if (minutes > 14 * 60 + 59) return null;
  return found[1] === '-' ? -minutes : minutes;
}

// RFC 822 5.1, with the European, Australian and Asian names that feeds use. Left out on purpose, as they name several
// places: IST (India, Israel, Ireland), and everything that is not in this table.
const ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '': 0,
    Z: 0,
    UT: 0,
    UTC: 0,
    GMT: 0,
    'ETC/GMT': 0,
    WET: 0,
    BST: 60,
    CET: 60,
    MET: 60,
    WEST: 60,
    CEST: 120,
    MEST: 120,
    MESZ: 120,
    MEZ: 60,
    EET: 120,
    EEST: 180,
    MSK: 180,
    TRT: 180,
    AT: -240,
    AST: -240,
    ADT: -180,
    ET: -300,
    EST: -300,
    EDT: -240,
    CT: -360,
    CST: -360,
    CDT: -300,
    MT: -420,
    MST: -420,
    MDT: -360,
    PT: -480,
    PST: -480,
    PDT: -420,
    AKST: -540,
    AKDT: -480,
    HST: -600,
    SAST: 120,
    HKT: 480,
    SGT: 480,
    AWST: 480,
    JST: 540,
    KST: 540,
    AEST: 600,
    AEDT: 660,
    NZST: 720,
    NZDT: 780,
  }),
);

// Month names of the languages whose papers write them into feeds. Names that two languages use mean the same month.
const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'jan january januar janvier janv enero ene gennaio gen januari janeiro jänner jän',
    'feb february februar février févr fév febrero febbraio februari fevereiro fev',
    'mar march märz mär mrz mars marzo maart mrt março',
    'apr april avril avr abril abr aprile',
    'may mai maj mayo maggio mag mei maio',
    'jun june juni juin junio giugno giu junho',
    'jul july juli juillet juil julio luglio lug julho',
    'aug august août aout agosto ago augustus augusti',
    'sep sept september septembre septiembre settembre set setembro',
    'oct october oktober okt octobre octubre ottobre ott outubro out',
    'nov november novembre noviembre novembro',
    'dec december dezember dez décembre déc diciembre dic dicembre dezembro desember',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

// Days without a comma after them; any other word there is read as a zone and refused.
const WEEKDAYS =
  /^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?$|^(mo|di|mi|do|fr|sa|so)$|^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)$/;
