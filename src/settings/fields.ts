import { z } from 'zod';
import { nearest } from '../core/request/nearest.ts';

// Each field says in its own words what is wrong and what to write instead; place-mistakes adds file, line and path.

/** A text of at least one letter. YAML reads 2024 and true as number and boolean, so the words say to quote them. */
export const text = () =>
  z
    .string({
      error: ({ input }) => `${show(input)} is not text: ${isPlain(input) ? 'put it in quotes' : 'write text'}.`,
    })
    .refine((words) => words.trim() !== '', { error: 'is empty: write text, or remove the key.' });

/** A kebab-case name that is typed in commands and kept in the store. */
export const id = () =>
  text().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: ({ input }) =>
      `${show(input)} is not an id: write small letters, digits and single hyphens, such as nato-ukraine.`,
  });

/** An absolute http or https address. */
export const webAddress = () =>
  text().refine(isWebAddress, {
    error: ({ input }) => `${show(input)} is not a web address: write http:// or https://.`,
  });

/** A server with its port, "intranet.example:8080" or "[fd00::1]:443". */
export const hostAndPort = () =>
  text().refine((words) => /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):\d{1,5}$/i.test(words), {
    error: ({ input }) => `${show(input)} is not a host with its port: write it as intranet.example:443.`,
  });

/** A web address or a mail address at which somebody answers. */
export const contact = () =>
  text().refine((words) => isWebAddress(words) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(words), {
    error: ({ input }) => `${show(input)} is neither a web nor a mail address: write https://… or name@example.org.`,
  });

/** ISO 639-1. */
export const language = () =>
  text().regex(/^[a-z]{2}$/, {
    error: ({ input }) => `${show(input)} is not a language code: write two small letters (ISO 639-1), such as en.`,
  });

/** ISO 3166-1 alpha-2. "UK" is often written but is not one. */
export const country = () =>
  text().refine((code) => /^[A-Z]{2}$/.test(code) && code !== 'UK', {
    error: ({ input }) =>
      `${show(input)} is not a country code: write two capital letters (ISO 3166-1), such as GB or US.`,
  });

/** A day of the calendar, "2025-02-13". */
export const day = () =>
  text().refine(isDay, { error: ({ input }) => `${show(input)} is not a day: write it as 2025-02-13.` });

/** A time of the wall clock, "08:00". */
export const clockTime = () =>
  text().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
    error: ({ input }) => `${show(input)} is not a time of day: write it as "08:00" (24 hours).`,
  });

/** An IANA time zone. */
export const timezone = () =>
  text().refine(isTimezone, {
    error: ({ input }) => {
      const [like] = nearest(String(input), Intl.supportedValuesOf('timeZone'), 1);
      return `${show(input)} is not a time zone: ${like ? `did you mean ${like}?` : 'write an IANA name, such as Europe/London.'}`;
    },
  });

/** A whole number between two bounds, both included; `unit` is a plural noun, none for a number that counts nothing. */
export const whole = (range: { readonly from: number; readonly to: number; readonly unit?: string }) => {
  const wish = `write a whole number${range.unit ? ` of ${range.unit}` : ''} from ${range.from} to ${range.to}.`;
  return z
    .number({ error: ({ input }) => `${show(input)} is not a number: ${wish}` })
    .refine((n) => Number.isInteger(n) && n >= range.from && n <= range.to, {
      error: ({ input }) => `${show(input)} is not possible: ${wish}`,
    });
};

/** A share between 0 and 1, both included. */
export const share = () =>
  z
    .number({ error: ({ input }) => `${show(input)} is not a number: write one from 0 to 1, such as 0.6.` })
    .refine((n) => n >= 0 && n <= 1, {
      error: ({ input }) => `${show(input)} is not possible: write a number from 0 to 1.`,
    });

/** true or false. YAML 1.2 reads yes and no as text. */
export const yesNo = () =>
  z.boolean({ error: ({ input }) => `${show(input)} is not true or false: write true or false.` });

/** One of a few words; `what` names them, as in "is no known chat". */
export const choice = <const W extends readonly [string, ...string[]]>(what: string, words: W) =>
  z.enum(words, { error: ({ input }) => `${show(input)} is no known ${what}: write ${orList(words)}.` });

/** A value as the user wrote it, shortened. */
export function show(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a set of keys';
  const shown = JSON.stringify(value) ?? 'nothing';
  return shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…"` : shown;
}

// Long enough to recognise the value, short enough to keep the mistake on one line.
const SHOWN = 60;

/** "a", "a or b", "a, b or c". */
export const orList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const isPlain = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean';

function isWebAddress(words: string): boolean {
  const url = URL.parse(words);
  return url !== null && /^https?:$/.test(url.protocol) && /^https?:\/\//i.test(words);
}

function isDay(words: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(words)) return false;
  const time = Date.parse(`${words}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(words); // refuses 2025-02-30
}

function isTimezone(words: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: words }) !== undefined && !/^[+-]/.test(words);
  } catch {
    return false; // RangeError: no such zone
  }
}

/** What may stand before the name of a command on every platform. */
export const commandPrefix = () =>
  z.string().regex(/^[a-z0-9-]{0,16}$/, {
    error: ({ input }) =>
      `${show(input)} cannot stand before a command: write up to 16 small letters, digits or hyphens, such as news-.`,
  });
