import type { OptionKind } from './command.ts';

/**
 * Whether a plain word after the beginning of an option's value still belongs to it: "days" in `since 7 days`, "pm"
 * in `at 7:30 pm`, "Brandt" in `who:Orla Brandt` (`hasMain`: the main option needs no more words).
 */
export function goesOn(after: {
  readonly kind: OptionKind;
  readonly before: string;
  readonly word: string;
  readonly hasMain: boolean;
}): boolean {
  switch (after.kind) {
    case 'topic':
    case 'person':
    case 'text':
      return after.hasMain;
    case 'since':
      return SINCE.some((phrase) => phrase.test(`${after.before} ${after.word}`));
    case 'time':
      return /^[ap]\.?m\.?$/i.test(after.word);
    case 'weekdays':
      return WEEKDAYS.test(after.word);
    case 'choice':
    case 'flag':
    case 'channel':
    case 'timezone':
      return false;
    default:
      return after.kind satisfies never;
  }
}

const SINCE = [
  /^\d{1,4} (?:h|d|w|hours?|days?|weeks?|months?|years?)(?: ago)?$/i,
  /^(?:last|this|past) [a-z]+$/i,
  /^\d{1,2}\.? [a-z]{3,9}\.?,?(?: \d{4})?$/i, // 10 Feb 2025
  /^[a-z]{3,9}\.? \d{1,2},?(?: \d{4})?$/i, // Feb 10, 2025
];
const WEEKDAYS =
  /^(?:and|&|to|-|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?|weekdays?|weekends?|day)(?:[,-]\S*)?$/i;
