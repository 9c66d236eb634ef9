import { contentEnd, sentenceEnd } from './content-end.ts';
import { SIDE } from './list-contents.ts';
import { hashText, type Marks } from './mark-tokens.ts';
import type { Group } from './propose-triples.ts';
import type { Reading } from './reading.ts';

/** log2 of the number of weights: features are hashed into as many places. */
export const WEIGHT_BITS = 18;

/** Takes the place of one feature, 0..2^WEIGHT_BITS - 1. */
export type Sink = (place: number) => void;

/** Features by what they speak of; a triple has those of its source, of its content and of the two together. */
export type TripleFeatures = {
  readonly source: (index: number, sink: Sink) => void;
  readonly content: (index: number, sink: Sink) => void;
  readonly pair: (pair: readonly [number, number], sink: Sink) => void;
};

/** The place of a feature: its template's number with up to three values, mixed as in MurmurHash3 (A. Appleby). */
function place(template: number, a: number, b: number, c: number): number {
  let hash = Math.imul(template + 0x9e37, 0x9e3779b1);
  hash = Math.imul(hash ^ Math.imul(a + 0x1234567, 0xcc9e2d51), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash ^ Math.imul(b + 0x89abcd, 0x1b873593), 0xc2b2ae35);
  hash ^= hash >>> 16;
  hash = Math.imul(hash ^ Math.imul(c + 0x3c6ef3, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  return hash >>> (32 - WEIGHT_BITS);
}

/** Sizes in rough steps: 0..4 as they are, then 5-6, 7-9, 10-14, 15-22, 23-34, 35-50, more. */
function step(size: number): number {
  if (size < 0) return 20;
  if (size < 5) return size;
  if (size < 7) return 5;
  if (size < 10) return 6;
  if (size < 15) return 7;
  if (size < 23) return 8;
  if (size < 35) return 9;
  return size < 51 ? 10 : 11;
}

type Making = {
  readonly reading: Reading;
  readonly marks: Marks;
  readonly group: Group;
  readonly quotesTaken: Int32Array;
  readonly otherCues: ReadonlyMap<number, readonly CuePlace[]>;
};

/** Where another cue of the sentence stands: its verb, and where its source or itself begins. */
export type CuePlace = { readonly verb: number; readonly opens: number; readonly mood: number; readonly lemma: string };

/** The cues of each sentence, for the features of one another. */
export function cuePlaces(groups: readonly Group[]): Map<number, CuePlace[]> {
  const places = new Map<number, CuePlace[]>();
  for (const { verb, clause, sources } of groups) {
    if (verb === null) continue;
    const first = sources[0]?.source;
    const opens = first !== undefined && first.to <= verb.from && verb.from - first.to < 3 ? first.from : verb.from;
    const one = { verb: verb.verb, opens, mood: MOODS[verb.mood], lemma: verb.entry.lemma };
    const list = places.get(clause.index);
    if (list === undefined) places.set(clause.index, [one]);
    else list.push(one);
  }
  return places;
}

/** Prepares the features of one group. `quotesTaken` tells of each token in quote marks which cue its quotation goes with. */
export function tripleFeatures({ reading, marks, group, quotesTaken, otherCues }: Making): TripleFeatures {
  const { tokens, quoteOf } = reading;
  const { cue, verb, clause, draft, sources, contents } = group;
  const size = tokens.length;
  const word = (at: number) => (at >= 0 && at < size ? marks.word[at]! : 7);
  const kind = (at: number) => (at < clause.from ? 90 : at >= size ? 91 : quoteOf[at]! >= 0 ? 92 : marks.class[at]!);
  const raw = (at: number) => (at < 0 || at >= size ? 91 : marks.class[at]!);
  const cueFrom = cue?.from ?? draft?.parts[0]?.from ?? clause.from;
  const cueTo = cue?.to ?? cueFrom;
  const lemma = cue === null ? 1 : hashText(cue.lemma);
  const takes = verb === null ? 1 : hashText(verb.entry.takes);
  const negated = cue?.class === 'negated' ? 1 : 0;
  const mood = (verb === null ? 0 : MOODS[verb.mood]) * 2 + negated;
  const form = verb === null ? 0 : FORMS[verb.form] + (verb.weak ? 4 : 0);
  const end = sentenceEnd(reading, clause);
  const cuesBefore = Math.min(3, marks.cueUpTo[cueFrom]! - marks.cueUpTo[clause.from]!);
  const cuesBehind = Math.min(3, marks.cueUpTo[Math.max(end, cueTo)]! - marks.cueUpTo[cueTo]!);
  const thatBefore = cuesBefore > 0 && hasThat(reading, clause.from, cueFrom) ? 1 : 0;
  const quotedClause = Math.min(3, step(marks.quotedUpTo[end]! - marks.quotedUpTo[clause.from]!));
  const drafted = draft === null ? 0 : draft.quoted ? 2 : 1;
  const draftPattern = draft === null ? 0 : hashText(draft.pattern);
  const closed = /^[.!?…]$/.test(tokens[clause.to - 1]?.text ?? '') ? 1 : 0;
  const usualEnds = new Map<number, number>();
  const usualEnd = (from: number) => {
    const known = usualEnds.get(from);
    if (known !== undefined) return known;
    const found = from >= clause.from && from < clause.to ? contentEnd({ reading, from, clause }) : -1;
    usualEnds.set(from, found);
    return found;
  };
  const firstSource = sources[0];

  const boundaries: number[] = [];
  for (let at = clause.from; at < end; at++) if (quoteOf[at]! < 0 && SEGMENTS.has(raw(at))) boundaries.push(at);
  const others = nearest(otherCues.get(clause.index) ?? [], verb?.verb ?? cueFrom);

  const source = (index: number, sink: Sink) => {
    const { source: one, how } = sources[index]!;
    const { from, to } = one;
    const type = sourceType(tokens[from]!.lower, raw(from), raw(to - 1), to - from);
    const before = from >= cueTo ? 1 : 0;
    const gapFrom = before ? cueTo : to;
    const gapTo = before ? from : cueFrom;
    const gap = Math.max(0, gapTo - gapFrom);
    const finite = gapTo > gapFrom ? Math.min(3, marks.finiteUpTo[gapTo]! - marks.finiteUpTo[gapFrom]!) : 0;
    const commas = gapTo > gapFrom ? Math.min(3, marks.commasUpTo[gapTo]! - marks.commasUpTo[gapFrom]!) : 0;
    const cues = gapTo > gapFrom ? Math.min(3, marks.cueUpTo[gapTo]! - marks.cueUpTo[gapFrom]!) : 0;
    const placeOf = PLACES[one.place];
    sink(place(1, how, mood, 0));
    sink(place(2, how, lemma, 0));
    sink(place(3, placeOf, mood, type));
    sink(place(4, type, how, 0));
    sink(place(5, word(to - 1), 0, 0));
    sink(place(6, word(from), how, 0));
    sink(place(7, kind(from - 1), how, 0));
    sink(place(8, word(from - 1), before, 0));
    sink(place(9, kind(to), how, mood));
    sink(place(10, step(gap), finite, how));
    sink(place(11, commas, finite, cues * 8 + before));
    sink(place(12, from === clause.from ? 1 : from - clause.from < 3 ? 2 : 3, how, type));
    sink(place(13, step(to - from), type, 0));
    sink(place(14, one.apposition === null ? 0 : 1, how, 0));
    sink(place(15, index, firstSource?.how ?? 0, mood));
    sink(place(16, gap <= 3 && gap > 0 ? kind(gapFrom) : 99, gap > 1 && gap <= 3 ? kind(gapFrom + 1) : 99, before));
    sink(place(17, gap, before ? kind(to) : kind(from - 1), type));
    sink(place(18, type, lemma, before));
    sink(place(19, kind(from - 1), kind(to), type));
    sink(place(20, drafted, how, draft?.source?.from === from ? 1 : 0));
    sink(place(21, word(to), how, 0));
    sink(place(22, word(to - 1), lemma, 0));
  };

  const content = (index: number, sink: Sink) => {
    const { parts, side, start } = contents[index]!;
    const first = parts[0]!;
    const last = parts.at(-1)!;
    const to = last.to;
    const startsQuoted = quoteOf[first.from]! >= 0 ? 1 : 0;
    const endsQuoted = quoteOf[to - 1]! >= 0 ? 1 : 0;
    let words = 0;
    let quoted = 0;
    let finite = 0;
    let cues = 0;
    let commas = 0;
    let tokensIn = 0;
    for (const part of parts) {
      words += marks.wordsUpTo[part.to]! - marks.wordsUpTo[part.from]!;
      quoted += marks.quotedUpTo[part.to]! - marks.quotedUpTo[part.from]!;
      finite += marks.finiteUpTo[part.to]! - marks.finiteUpTo[part.from]!;
      cues += marks.cueUpTo[part.to]! - marks.cueUpTo[part.from]!;
      commas += marks.commasUpTo[part.to]! - marks.commasUpTo[part.from]!;
      tokensIn += part.to - part.from;
    }
    const share = quoted === 0 ? 0 : quoted >= tokensIn ? 5 : 1 + Math.floor((3.9 * quoted) / tokensIn);
    const distance = side === SIDE.right || side === SIDE.chain ? first.from - cueTo : 0;
    const atEnd = to >= end ? 1 : 0;
    const rest = Math.max(0, end - to);
    const restFinite = rest > 0 ? Math.min(2, marks.finiteUpTo[end]! - marks.finiteUpTo[to]!) : 0;
    const beforeKind = kind(first.from - 1);
    const startKind = raw(first.from);
    const endKind = atEnd ? 93 : kind(to);
    const nextKind = atEnd ? 93 : kind(to + 1);
    const usual = side === SIDE.quotes ? 2 : usualEnd(last.from) === to ? 1 : 0;
    const shape = side * 16 + Math.min(parts.length, 3) * 4 + startsQuoted * 2 + endsQuoted;
    const size = step(words);
    const foreign = foreignQuote(quotesTaken, parts, cueFrom);
    sink(place(40, side, lemma, drafted));
    sink(place(41, side, mood, takes));
    sink(place(42, side, mood * 4 + form, drafted));
    sink(place(43, shape, share, mood));
    sink(place(44, shape, lemma, 0));
    sink(place(45, size, side, share));
    sink(place(46, size, lemma, 0));
    sink(place(47, Math.min(finite, 3), side, Math.min(3, share)));
    sink(place(48, Math.min(finite, 3), startKind, side));
    sink(place(49, Math.min(cues, 3), Math.min(finite, 3), side));
    sink(place(50, Math.min(commas, 4), side, usual));
    sink(place(51, step(distance), beforeKind, side));
    sink(place(52, beforeKind, startKind, side));
    sink(place(53, word(first.from - 1), lemma, side));
    sink(place(54, word(first.from - 1), startKind, 0));
    sink(place(55, word(first.from), side, distance === 0 ? 1 : 0));
    sink(place(56, startKind, lemma, distance === 0 ? 1 : 0));
    sink(place(57, startKind, raw(first.from + 1), beforeKind));
    sink(place(58, startKind, takes, step(distance)));
    sink(place(59, word(first.from), word(first.from + 1), side));
    sink(place(60, beforeKind, lemma, step(distance)));
    sink(place(61, endKind, nextKind, side));
    sink(place(62, atEnd ? 3 : word(to), nextKind, 0));
    sink(place(63, atEnd ? 3 : word(to), atEnd ? 3 : word(to + 1), 0));
    sink(place(64, endKind, raw(to - 1), side));
    sink(place(65, endKind, usual, restFinite));
    sink(place(66, step(rest), restFinite, endKind));
    sink(place(67, atEnd ? 3 : nextKind, atEnd ? 3 : kind(to + 2), endKind));
    sink(place(68, endsQuoted, endKind, nextKind));
    sink(place(69, word(to - 1), endKind, 0));
    sink(place(70, usual, side, quotedClause));
    sink(place(71, atEnd, lemma, side));
    sink(place(72, draftPattern, side === SIDE.quotes ? index - contents.length : 1, Math.min(draft?.chained ?? 0, 3)));
    sink(place(73, draftPattern, lemma, side));
    sink(place(74, draftPattern, parts.length, side * 2 + (share === 5 ? 1 : 0)));
    sink(place(75, cuesBefore, thatBefore, side));
    sink(place(76, cuesBefore, mood, cuesBehind));
    sink(place(77, closed, side, 0));
    sink(place(78, foreign, side, drafted));
    sink(place(79, quotedClause, share, endsQuoted * 2 + startsQuoted));
    sink(place(80, kind(cueFrom - 1), side, mood));
    sink(place(81, kind(cueTo), side, takes));
    sink(place(82, word(cueTo), lemma, side));
    sink(place(83, word(cueFrom - 1), side, form));
    sink(place(84, kind(cueTo), kind(cueTo + 1), side));
    sink(place(85, step(first.from - clause.from), side, startKind));
    sink(place(86, size, Math.min(finite, 3), endKind));
    sink(place(87, lemma, form, mood));
    sink(place(88, restFinite, Math.min(finite, 3), startKind));
    sink(place(89, kind(cueFrom - 2), kind(cueFrom - 1), mood));
    sink(place(90, step(start - cueTo), raw(cueTo), takes));
    sink(place(91, parts.length > 1 ? kind(first.to) : 0, parts.length > 1 ? kind(last.from - 1) : 0, parts.length));
    sink(place(92, step(clause.to - clause.from), atEnd, side));
    // what stands between the cue and the words nearest to it
    const isBehind = first.from >= cueTo;
    const gapFrom = isBehind ? cueTo : Math.min(first.to, cueFrom);
    const gapTo = isBehind ? first.from : cueFrom;
    if (gapTo - gapFrom < 60) {
      const gap = step(gapTo - gapFrom);
      const finiteBetween = Math.min(2, marks.finiteUpTo[gapTo]! - marks.finiteUpTo[gapFrom]!);
      const commasBetween = Math.min(2, marks.commasUpTo[gapTo]! - marks.commasUpTo[gapFrom]!);
      const that = isBehind && hasThat(reading, gapFrom, gapTo) ? 1 : 0;
      sink(place(150, side, gap, isBehind ? 1 : 0));
      sink(place(151, side, finiteBetween * 8 + commasBetween, that * 2 + (isBehind ? 1 : 0)));
      sink(place(152, side * 4 + startsQuoted * 2 + that, gap, lemma));
      sink(place(153, side * 4 + finiteBetween, kind(gapTo - 1), startsQuoted * 2 + (isBehind ? 1 : 0)));
      sink(place(154, kind(gapFrom), word(gapTo - 1), side * 2 + startsQuoted));
      sink(place(155, raw(first.from), that * 4 + finiteBetween, side * 2 + startsQuoted));
    }
    const segment = lastBoundary(boundaries, last.from, to);
    if (segment >= 0) {
      const inside = marks.finiteUpTo[to]! - marks.finiteUpTo[segment]!;
      sink(place(130, raw(segment), word(segment + 1), atEnd));
      sink(place(131, raw(segment), raw(segment + 1), Math.min(inside, 2)));
      sink(place(132, word(segment + 1), lemma, atEnd));
      sink(place(133, raw(segment), endKind, Math.min(inside, 2) * 8 + step(to - segment)));
      sink(place(134, raw(segment + 1), raw(segment + 2), atEnd));
    }
    if (!atEnd) {
      const next = nextBoundary(boundaries, to, end);
      const outside = Math.min(2, marks.finiteUpTo[next]! - marks.finiteUpTo[to]!);
      sink(place(135, endKind, nextKind, outside));
      sink(place(136, word(to + 1), outside, next >= end ? 1 : 0));
      sink(place(137, endKind, step(next - to), outside));
      sink(place(138, word(to + 1), word(to + 2), 0));
    }
    let inner = 0;
    let outer = 0;
    for (const other of others) {
      const isIn = parts.some((part) => other.verb >= part.from && other.verb < part.to);
      if (isIn && inner++ < 2) {
        sink(place(139, kind(other.opens - 1), other.mood, side));
        sink(place(140, word(other.opens - 1), other.verb > cueTo ? 1 : 0, 0));
        sink(place(141, hashText(other.lemma), lemma, side));
        sink(
          place(
            142,
            parts.some((part) => other.opens >= part.from && other.opens < part.to) ? 1 : 0,
            other.mood,
            kind(other.opens - 1),
          ),
        );
      } else if (!isIn && outer++ < 2) {
        sink(
          place(
            143,
            other.verb < cueFrom ? 1 : other.verb < first.from ? 2 : other.verb >= to ? 3 : 4,
            other.mood,
            side,
          ),
        );
        sink(place(144, other.opens === to + 1 || other.opens === to ? 1 : 0, endKind, other.mood));
      }
    }
    sink(place(145, inner, outer, side));
    if (parts.length > 1) {
      const gap = parts[1]!.from - first.to;
      sink(place(93, step(gap), side, raw(parts[1]!.from)));
      sink(place(94, reading.clauseOf[parts[1]!.from]! - reading.clauseOf[first.to - 1]!, side, draftPattern));
    }
    if (side === SIDE.quotes || share === 5) {
      sink(place(95, raw(first.from), raw(to - 1), size));
      sink(place(96, quoteClass(reading, first.from), size, beforeKind));
    }
  };

  const pair = ([s, c]: readonly [number, number], sink: Sink) => {
    const { source: one, how } = sources[s]!;
    const { parts, side, start } = contents[c]!;
    const inverted = one.from >= cueTo ? 1 : 0;
    const tagTo = inverted ? one.to : cueTo;
    const tagFrom = inverted ? cueFrom : Math.min(one.from, cueFrom);
    const type = sourceType(tokens[one.from]!.lower, raw(one.from), raw(one.to - 1), one.to - one.from);
    const first = parts[0]!;
    const atEnd = parts.at(-1)!.to >= end ? 1 : 0;
    sink(place(110, how, side, mood));
    sink(place(111, how, side, inverted * 32 + step(start - tagTo)));
    sink(place(112, type, side, inverted * 64 + raw(first.from)));
    sink(place(113, kind(tagTo), side, inverted * 2 + atEnd));
    sink(place(114, word(tagTo), side, inverted));
    sink(place(115, kind(tagFrom - 1), side, inverted));
    sink(place(116, side, step(end - tagTo), inverted));
    sink(place(117, how, draftPattern, side));
    sink(place(118, lemma, inverted, side));
    sink(place(119, how, raw(first.from), kind(first.from - 1)));
    sink(place(120, side, kind(tagTo), kind(tagTo + 1)));
    sink(place(121, side, step(one.from - clause.from), how));
    sink(place(122, type, lemma, side));
  };
  return { source, content, pair };
}

const MOODS = { finite: 1, participle: 2, infinitive: 3, passive: 4 } as const;
const FORMS = { base: 0, third: 1, past: 2, ing: 3, participle: 3 } as const;
const PLACES = { before: 1, behind: 2, main: 3, relative: 4, according: 5 } as const;

/** The cues next to a place, without one right at it: two before and two behind. */
function nearest(cues: readonly CuePlace[], at: number): CuePlace[] {
  const next = cues.findIndex((one) => one.verb > at);
  const behind = next < 0 ? [] : cues.slice(next, next + 2);
  const before = cues.slice(0, next < 0 ? cues.length : next).filter((one) => one.verb !== at);
  return [...before.slice(-2), ...behind];
}

const SEGMENTS = new Set([11, 12, 19, 20, 40, 42, 43, 44]); // conjunctions, subordinators, commas, colons, dashes

function lastBoundary(boundaries: readonly number[], from: number, to: number): number {
  let found = -1;
  for (const at of boundaries) {
    if (at >= to) break;
    if (at > from) found = at;
  }
  return found;
}

function nextBoundary(boundaries: readonly number[], from: number, end: number): number {
  for (const at of boundaries) if (at > from + 1) return at;
  return Math.max(from, end);
}

function hasThat(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (reading.tokens[at]!.lower === 'that') return true;
  return false;
}

function sourceType(firstLower: string, firstKind: number, lastKind: number, length: number): number {
  if (firstKind === 8 || firstKind === 7) return length === 1 ? (PRONOUNS[firstLower] ?? 2) : 3;
  if (lastKind === 1 || lastKind === 2) return length === 1 ? 4 : 5;
  if (lastKind === 24) return firstKind === 22 ? 6 : 7;
  return firstKind === 22 ? 8 : firstKind === 1 || firstKind === 2 ? 9 : 10;
}

const PRONOUNS: Readonly<Record<string, number>> = { he: 1, she: 1, they: 11, it: 12, i: 13, we: 14, you: 15, who: 16 };

function quoteClass(reading: Reading, at: number): number {
  const quote = reading.quoteOf[at]!;
  if (quote < 0) return 0;
  return reading.quotes[quote]!.class === 'speech' ? 1 : 2;
}

/** Whether a content holds quoted words that the rules gave to another cue. */
function foreignQuote(
  taken: Int32Array,
  parts: readonly { readonly from: number; readonly to: number }[],
  cue: number,
): number {
  for (const { from, to } of parts) {
    if (taken[from]! > 0 && taken[from]! !== cue + 1) return 1;
    if (taken[to - 1]! > 0 && taken[to - 1]! !== cue + 1) return 1;
    const middle = (from + to) >> 1;
    if (taken[middle]! > 0 && taken[middle]! !== cue + 1) return 1;
  }
  return 0;
}

/** Which cue (its first token plus one; minus one for none) the rules gave each quoted token to. */
export function takenQuotes(reading: Reading, groups: readonly Group[]): Int32Array {
  const taken = new Int32Array(reading.tokens.length);
  for (const { draft, cue } of groups) {
    if (draft === null) continue;
    const owner = cue === null ? draft.parts[0]!.from + 1 : cue.from + 1;
    for (const part of draft.parts) taken.fill(owner, part.from, part.to);
  }
  return taken;
}
