import type { Statement } from '../../model/statement.ts';
import type { DayRange } from '../../model/time.ts';
import { alignWords, countContent } from './align-words.ts';
import { foldedText, foldWords } from './fold-words.ts';
import { isTurned } from './is-turned.ts';
import { speakerKey } from './speaker-key.ts';

/** What two statements are compared by. */
export type Compared = Pick<Statement, 'parts' | 'kind' | 'speaker' | 'cue' | 'said' | 'published'>;

/**
 * same: one utterance, reported twice; perhaps cut at other places, spelt or misheard otherwise. differing: one
 * utterance by all other words, but a number, a name, a negation or the like is another, so that one of the reports may
 * be wrong: two statements. other: all else.
 */
export type Sameness = 'same' | 'differing' | 'other';

/**
 * Whether two statements are the same words of the same speaker on the same occasion. Only quoted words are compared;
 * reported speech is never the same here. Symmetric. Thresholds are set on the pairs of tests/core/same, for no false
 * "same" first.
 */
export function sameStatement(a: Compared, b: Compared): Sameness {
  if (a.kind === 'indirect' || b.kind === 'indirect' || isTurned(a) || isTurned(b)) return 'other';
  const speaker = speakerKey(a.speaker);
  if (speaker === null || speaker !== speakerKey(b.speaker) || !isSameTime(a, b)) return 'other';
  return compareWords(a, b);
}

/** The same for the words alone, whoever said them and when. */
export function compareWords(a: Pick<Statement, 'parts' | 'kind'>, b: Pick<Statement, 'parts' | 'kind'>): Sameness {
  const [left, right] = [foldWords(a), foldWords(b)];
  const sizes = [countContent(left), countContent(right)];
  const [shorter, longer] = [Math.min(...sizes), Math.max(...sizes)];
  const [textA, textB] = [foldedText(a), foldedText(b)];
  const leastEqual = a.kind === 'direct' && b.kind === 'direct' ? LEAST_EQUAL : LEAST_SHARED;
  if (shorter >= leastEqual && textA === textB) return 'same';
  if (shorter >= LEAST_VERBATIM && isPartOf(textA, textB)) return 'same';
  if (isQuestion(a) !== isQuestion(b)) return 'other'; // and its answer in the same words
  if (shorter < LEAST_SHARED || longer > MOST_WORDS) return 'other';
  const { shared, changed, facts, excused, denied } = alignWords(left, right);
  const isInside = longer > shared * OFTEN_LONGER;
  if (denied || shared < (isInside ? LEAST_INSIDE : LEAST_SHARED)) return 'other';
  const covered = shared / Math.max(1, shorter - excused);
  if (facts > 0) {
    const agrees = covered >= LEAST_DIFFERING && facts <= MOST_FACTS && changed <= MOST_FACTS && shared > changed * 3;
    return agrees ? 'differing' : 'other';
  }
  return covered >= LEAST_COVERED && changed * WORDS_A_SLIP <= shared ? 'same' : 'other';
}

/**
 * Whether one report of a statement has other words than another one: a word misheard, put in or left out. Not where
 * they only begin and end elsewhere, leave words out with a sign, or spell differently.
 */
export function reportsDifferently(
  a: Pick<Statement, 'parts' | 'kind'>,
  b: Pick<Statement, 'parts' | 'kind'>,
): boolean {
  const [left, right] = [foldWords(a), foldWords(b)];
  if (Math.max(countContent(left), countContent(right)) > MOST_WORDS || foldedText(a) === foldedText(b)) return false;
  const { changed, facts } = alignWords(left, right);
  return changed + facts > 0;
}

/**
 * Whether one stands in the other word for word, small words too: then fewer that bear meaning will do. Not right behind a
 * "not", which the shorter one would have lost.
 */
function isPartOf(a: string, b: string): boolean {
  const [part, whole] = a.length < b.length ? [a, b] : [b, a];
  if (part.split(' ').length < WORDS_VERBATIM) return false;
  const at = ` ${whole} `.indexOf(` ${part} `);
  return (
    at >= 0 &&
    !/ (?:not|no|never|without|nor|neither)(?: \S+){0,2} $/.test(` ${whole.slice(0, at)} `.replace(/ +/g, ' '))
  );
}

const isQuestion = ({ parts }: Pick<Statement, 'parts'>): boolean => /\?["”’']*\s*$/.test(parts.at(-1)?.text ?? '');

const LEAST_EQUAL = 2; // content words of two quotations that are equal throughout; a “joke” in a sentence may be any joke
const LEAST_VERBATIM = 3;
const WORDS_VERBATIM = 6; // "at the end of the day" are as many, but only two of them count
const LEAST_SHARED = 4;
const OFTEN_LONGER = 2; // a few words inside of many are easily a phrase that somebody uses often
const LEAST_INSIDE = 5;
const LEAST_COVERED = 0.75; // of the shorter one
const LEAST_DIFFERING = 0.6;
const MOST_FACTS = 1;
const WORDS_A_SLIP = 5; // shared words for each that is misheard, put in or left out
const MOST_WORDS = 400; // a whole speech; longer ones are joined when they are equal only

const DAYS_APART = 3;
const LONGEST_OCCASION = 7; // days: "last year" tells no occasion

/** The same day where both are known exactly; else within three days of each other. */
function isSameTime(a: Compared, b: Compared): boolean {
  const [left, right] = [daysOf(a), daysOf(b)];
  if (Math.max(daysBetween(left.from, left.to), daysBetween(right.from, right.to)) > LONGEST_OCCASION) return false;
  if (isExact(a.said) && isExact(b.said)) return left.from === right.from;
  return daysBetween(left.to, right.from) <= DAYS_APART && daysBetween(right.to, left.from) <= DAYS_APART;
}

function daysOf({ said, published }: Compared): DayRange {
  const day = published.slice(0, 10);
  return said ?? { from: day, to: day };
}

const isExact = (said: DayRange | null): boolean => said !== null && said.from === said.to;

/** From one day to a later one; below 0 where it is earlier. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
