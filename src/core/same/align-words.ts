import type { FoldedWord } from './fold-words.ts';
import { matchWords } from './match-words.ts';
import { isTurning, limitsOrWidens } from './turning-words.ts';

/** How two quotations lie to each other, as far as their content words go. */
export type Alignment = {
  readonly shared: number; // content words and numbers that both have, in order
  readonly changed: number; // content words that only one has, inside of what both have or at an end of both
  readonly facts: number; // differences that turn the meaning: a number, a name, a negation, a modal, who
  readonly excused: number; // content words that stand where the other one left words out
  readonly denied: boolean; // one begins right behind a "not" of the other
};

type Stretch = readonly FoldedWord[];
type Counts = { changed: number; facts: number; excused: number; denied: boolean };

/** Compares what stands before, between and behind the words that both quotations have in order. */
export function alignWords(a: Stretch, b: Stretch): Alignment {
  const pairs = matchWords(a, b);
  const total = { shared: 0, changed: 0, facts: 0, excused: 0, denied: false };
  let [fromA, fromB] = [0, 0];
  pairs.forEach(([inA, inB], index) => {
    const between = [a.slice(fromA, inA), b.slice(fromB, inB)] as const;
    add(total, index === 0 ? compareStarts(...between) : compareStretches(...between));
    if (isContent(a[inA])) total.shared++;
    [fromA, fromB] = [inA + 1, inB + 1];
  });
  if (pairs.length > 0) add(total, compareEnds(a.slice(fromA), b.slice(fromB)));
  return total;
}

/** Whether a word counts: small words are compared, but alone make no two quotations the same. */
export const isContent = (word: FoldedWord | undefined): boolean => word?.kind === 'content' || word?.kind === 'number';

export const countContent = (words: Stretch): number => words.filter(isContent).length;

function add(total: Counts, more: Counts): void {
  total.changed += more.changed;
  total.facts += more.facts;
  total.excused += more.excused;
  total.denied ||= more.denied;
}

/**
 * At an end one quotation may go on longer than the other, which tells nothing. Where both go on, as many words of
 * each stand against each other as the shorter has.
 */
function compareStarts(a: Stretch, b: Stretch): Counts {
  const size = Math.min(countContent(a), countContent(b));
  const [left, right] = [lastWords(a, size), lastWords(b, size)];
  if (a.length > 0 && b.length > 0) return compareStretches(left, right);
  return { ...NOTHING, denied: [...left, ...right].some(({ key, kind }) => kind === 'fact' && key === 'not') };
}

function compareEnds(a: Stretch, b: Stretch): Counts {
  const size = Math.min(countContent(a), countContent(b));
  return size === 0 ? NOTHING : compareStretches(firstWords(a, size), firstWords(b, size));
}

const NOTHING: Counts = { changed: 0, facts: 0, excused: 0, denied: false };

/** From behind: so many content words and the small ones about them. */
function lastWords(words: Stretch, size: number): Stretch {
  let content = 0;
  const before = words.findLastIndex((word) => isContent(word) && ++content > size);
  return words.slice(before + 1);
}

function firstWords(words: Stretch, size: number): Stretch {
  let content = 0;
  return words.slice(0, words.findIndex((word) => isContent(word) && ++content === size) + 1);
}

/** Two stretches that have no word in common. */
function compareStretches(a: Stretch, b: Stretch): Counts {
  const [inA, inB] = [countContent(a), countContent(b)];
  if (hasGap(a) || hasGap(b)) return { ...NOTHING, excused: (hasGap(b) ? inA : 0) + (hasGap(a) ? inB : 0) };
  const both = [...a, ...b];
  const [whoA, whoB] = [keysOf(a, 'pronoun'), keysOf(b, 'pronoun')];
  const differ = [
    both.some(({ kind }) => kind === 'number'),
    keysOf(a, 'fact') !== keysOf(b, 'fact'),
    whoA !== '' && whoB !== '' && whoA !== whoB,
    inA > 0 && inB > 0 && both.some((word) => isContent(word) && (word.isName || isTurning(word.key))),
    (inA === 0) !== (inB === 0) && both.some((word) => limitsOrWidens(word.key)),
  ];
  return { changed: Math.max(inA, inB), facts: differ.filter(Boolean).length, excused: 0, denied: false };
}

const hasGap = (words: Stretch): boolean => words.some(({ kind }) => kind === 'gap');

const keysOf = (words: Stretch, kind: FoldedWord['kind']): string =>
  words
    .filter((word) => word.kind === kind)
    .map(({ key }) => key)
    .join(' ');
