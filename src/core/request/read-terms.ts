import type { Terms } from '../../model/delivery.ts';
import { Failure } from '../../model/failure.ts';
import { echo } from './echo.ts';
import { readTime } from './read-schedule.ts';

type Given = {
  readonly only?: string | undefined;
  readonly without?: string | undefined;
  readonly languages?: string | undefined;
  readonly outlets?: string | undefined;
  readonly most?: string | undefined;
  readonly quiet?: string | undefined;
  readonly empty?: string | undefined;
};

/** What narrows a subscription, as it was typed; only the keys that were given. @throws Failure 'bad-input' */
export function readTerms({ only, without, languages, outlets, most, quiet, empty }: Given): Terms {
  const terms: Terms = {
    ...(only === undefined ? {} : { only: readNames('only', only) }),
    ...(without === undefined ? {} : { without: readNames('without', without) }),
    ...(languages === undefined ? {} : { languages: readLanguages(languages) }),
    ...(outlets === undefined ? {} : { fromOutlets: readNumber('outlets', outlets) }),
    ...(most === undefined ? {} : { mostADay: readNumber('most', most) }),
    ...(quiet === undefined ? {} : { quiet: readQuiet(quiet) }),
    ...(empty === 'yes' ? { evenEmpty: true } : {}),
  };
  const both = terms.only?.find((name) => terms.without?.some((other) => sameWord(name, other)));
  if (both !== undefined)
    throw new Failure('bad-input', `"${echo(both)}" cannot stand in only and in without: leave it in one of them.`);
  return terms;
}

/** "The Lantern, Skerry Radio"; separated by semicolons where there is one, as names may have commas: "Sun, Moon; Star". */
function readNames(option: string, words: string): string[] {
  const names: string[] = [];
  for (const word of words.split(words.includes(';') ? ';' : ',')) {
    const name = word.replace(/\s+/g, ' ').replace(/^[ ,]+|[ ,]+$/g, '');
    if (name !== '' && !names.some((other) => sameWord(name, other))) names.push(name);
  }
  if (names.length === 0)
    throw new Failure(
      'bad-input',
      `${option} needs the name of an outlet: write ${option}:"The Lantern" or more, with commas.`,
    );
  if (names.length > NAMES_AT_MOST)
    throw new Failure('bad-input', `${option} takes ${NAMES_AT_MOST} outlets at most, and these are ${names.length}.`);
  return names;
}

const NAMES_AT_MOST = 20; // what one sentence still tells

const sameWord = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function readLanguages(words: string): string[] {
  const codes = words
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  const wrong = codes.find((code) => !/^[a-z]{2}$/.test(code));
  if (wrong !== undefined || codes.length === 0)
    throw new Failure(
      'bad-input',
      `"${echo(wrong ?? words)}" is no language: write two letters each (ISO 639-1), as in languages:en,fr.`,
    );
  return [...new Set(codes)];
}

function readNumber(name: string, words: string): number {
  const number = /^\d{1,3}$/.test(words.trim()) ? Number(words) : 0;
  if (number >= 1 && number <= NUMBER_AT_MOST) return number;
  throw new Failure(
    'bad-input',
    `"${echo(words)}" is no number for ${name}: write 1 to ${NUMBER_AT_MOST}, as in ${name}:3.`,
  );
}

const NUMBER_AT_MOST = 100;

function readQuiet(words: string): { readonly from: string; readonly to: string } {
  const [from, to, more] = words
    .trim()
    .replace(/^from\s+/i, '')
    .split(/\s*(?:[-–—]|\bto\b)\s*/i);
  if (!from || !to || more !== undefined)
    throw new Failure('bad-input', `"${echo(words)}" are no quiet hours: write them as quiet:22:00-07:00.`);
  const quiet = { from: readTime(from), to: readTime(to) };
  if (quiet.from === quiet.to)
    throw new Failure('bad-input', 'Quiet hours cannot begin when they end: /newsdesk pause stops a topic wholly.');
  return quiet;
}
