import type { Span } from '../../model/text.ts';
import { findQuoteSpans } from '../language/quote-marks.ts';
import { stem } from '../language/stem.ts';
import { alignWordings, type Stretch } from './align-wordings.ts';
import { foldWording } from './fold-wording.ts';
import { type FactKind, type Reading, type ReadWord, readWording } from './read-wording.ts';

/** What a new wording says otherwise than an old one. */
export type ChangedFact = 'number' | 'quoted words' | 'name' | 'not';

/**
 * The facts of an old wording that the one in its place says otherwise, and those that were taken back: a number or
 * quoted words that stand nowhere in the new text. What is only told in other words, told more fully, or left out is
 * none.
 */
export function changedFacts(
  old: string,
  now: string,
  context: { readonly text: string; readonly reading: Reading }, // the whole new text
): readonly ChangedFact[] {
  const { text, reading } = context;
  const [before, after] = [readWording(old, reading), readWording(now, reading)];
  const { stretches } = alignWordings(before, after);
  const inText = new Set(readWording(text, reading).map(keyed));
  const [lost, gained] = [minus(before, after), minus(after, before)];
  const found: ChangedFact[] = [];
  const isReplaced = (kinds: readonly FactKind[]): boolean => replaces({ stretches, lost, gained, kinds });
  if (lost.some((word) => isTakenBack(word, before, inText)) || SWAPPED.some(isReplaced) || blurs(stretches, lost))
    found.push('number');
  if (lostQuotation(old, { now, text })) found.push('quoted words');
  if (stretches.some((stretch) => swapsNames(stretch, { before, after }))) found.push('name');
  if (countNots(before) !== countNots(after) && stretches.some(turns)) found.push('not');
  return found;
}

/** A number is changed for one of its own kind: no weekday for a date, which may be the same day. */
const SWAPPED: readonly (readonly FactKind[])[] = [
  ['number', 'year'],
  ...(['ordinal', 'day', 'month', 'weekday', 'unit'] as const).map((kind) => [kind]),
];

function replaces(change: {
  readonly stretches: readonly Stretch[];
  readonly lost: readonly ReadWord[];
  readonly gained: readonly ReadWord[];
  readonly kinds: readonly FactKind[];
}): boolean {
  const { stretches, lost, gained, kinds } = change;
  const has = (words: readonly ReadWord[], among: readonly ReadWord[]): boolean =>
    words.some((word) => kinds.some((kind) => kind === word.kind) && among.some((one) => keyed(one) === keyed(word)));
  return stretches.some((stretch) => has(stretch.old, lost) && has(stretch.now, gained));
}

/** "at least 12" that became "several", "dozens" that became "hundreds"; not "several" that were counted since. */
function blurs(stretches: readonly Stretch[], lost: readonly ReadWord[]): boolean {
  const counts = (word: ReadWord): boolean =>
    (word.kind === 'number' && lost.includes(word)) || (word.kind === 'vague' && COUNTED.has(word.key));
  return stretches.some(
    ({ old, now }) =>
      old.some(counts) && now.some(({ kind }) => kind === 'vague') && !now.some(({ kind }) => kind === 'number'),
  );
}

const COUNTED = new Set(['dozens', 'scores', 'hundreds', 'thousands', 'millions', 'billions']);

/** A number that stands nowhere any more. Who is 54 may be told without it, and "one" is often no number. */
function isTakenBack(word: ReadWord, before: readonly ReadWord[], inText: ReadonlySet<string>): boolean {
  if (word.kind !== 'number' || word.key === '1' || inText.has(keyed(word))) return false;
  const at = before.indexOf(word);
  return before[at - 1]?.kind !== 'name' || /^\d{3,}/.test(word.key);
}

/** Quoted words that stand in the new text no more. One or two words stand in any text: they must be quoted there. */
function lostQuotation(old: string, { now, text }: { readonly now: string; readonly text: string }): boolean {
  const folded = foldWording(text);
  const short = [foldWording(now), ...quotedWords(text).map(foldWording)];
  return quotedWords(old)
    .map(foldWording)
    .some((words) => {
      const size = words.trim().split(' ').length;
      return size < WORDS_TELLING ? !short.some((one) => one.includes(words)) : !folded.includes(words);
    });
}

const WORDS_TELLING = 3;

/** What a text has between quote marks; what is quoted inside of a quotation is part of it. */
export const quotedWords = (text: string): readonly string[] =>
  quotedSpans(text).map(({ start, end }) => text.slice(start, end));

/** Where that is, without the marks. */
export function quotedSpans(text: string): readonly Span[] {
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map((line) => ({
    start: line.index,
    end: line.index + line[0].length,
  }));
  return findQuoteSpans(text, paragraphs)
    .filter(({ depth }) => depth === 0)
    .map(({ inner }) => inner)
    .filter(({ start, end }) => foldWording(text.slice(start, end)).trim() !== '');
}

/** Nothing but a name stands where nothing but another name stood: "Orla Brandt" for "the minister" is no change. */
function swapsNames(
  { old, now }: Stretch,
  whole: { readonly before: readonly ReadWord[]; readonly after: readonly ReadWord[] },
): boolean {
  if ([...old, ...now].some(({ kind }) => kind === 'content')) return false;
  const gone = namesOf(old).filter((name) => !isAmong(name, namesOf(whole.after)));
  const come = namesOf(now).filter((name) => !isAmong(name, namesOf(whole.before)));
  return gone.length > 0 && come.length > 0 && !isShort(gone, come) && !isShort(come, gone);
}

const namesOf = (words: readonly ReadWord[]): readonly string[] =>
  words.filter(({ kind }) => kind === 'name').map(({ key }) => key);

const isAmong = (name: string, names: readonly string[]): boolean => names.some((other) => isForm(name, other));

/** The same name or a form of it: "Norland" and "Norlander", "Germany" and "German". */
function isForm(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return a === b || (same >= 4 && ENDING.test(a.slice(same)) && ENDING.test(b.slice(same)));
}

const ENDING = /^(?:|s|n|y|i|a|e|an|ain|ian|ean|ia|ish|ese|ic|er|ers)$/;

/** "EU" for "European Union". */
const isShort = (short: readonly string[], long: readonly string[]): boolean =>
  long.length > 1 && short.some((name) => name === long.map((word) => word.charAt(0)).join(''));

/**
 * A "not" was put in or left out while the words about it stayed. One that came or went with a clause of its own is a
 * fuller or shorter telling, and "failed to agree" is "did not agree".
 */
function turns({ old, now }: Stretch): boolean {
  const [denied, plain] = countNots(old) > countNots(now) ? [old, now] : [now, old];
  if (countNots(denied) === countNots(plain) || plain.some(({ key }) => DENYING.has(key))) return false;
  return countContent(denied) <= countContent(plain) + 1;
}

const DENYING = new Set(
  'fail refuse deny reject decline avoid lack miss prevent oppose unable unlikely hardly barely rule dispute'
    .split(' ')
    .map(stem),
);

const countNots = (words: readonly ReadWord[]): number => words.filter(({ kind }) => kind === 'not').length;

const countContent = (words: readonly ReadWord[]): number =>
  words.filter(({ kind }) => kind === 'content' || kind === 'name').length;

const keyed = ({ kind, key }: ReadWord): string => `${kind === 'year' ? 'number' : kind} ${key}`;

/** The words that stand in one more often than in the other, as the last ones of their key. */
function minus(words: readonly ReadWord[], others: readonly ReadWord[]): readonly ReadWord[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(keyed(word), (left.get(keyed(word)) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(keyed(word)) ?? 0;
    left.set(keyed(word), count - 1);
    return count <= 0;
  });
}
