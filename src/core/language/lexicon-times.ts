import { MONTHS, WEEKDAYS } from './lexicon-words.ts';

const FILLERS: ReadonlySet<string> = new Set(
  (
    'today yesterday tonight morning afternoon evening night noon midnight week month year weekend earlier later last this next ago day days ' +
    'weeks months years hours minutes hour late early that same recently overnight fortnight midday a.m. p.m. am pm spring summer autumn fall winter'
  ).split(' '),
);

/** Whether a word can be part of a time expression between a subject and its verb: "later that day", "on Thursday". */
export function isTimeFiller(lower: string): boolean {
  return FILLERS.has(lower) || WEEKDAYS.has(lower) || (MONTHS.has(lower) && lower !== 'may' && lower !== 'march');
}
