import { isTimeFiller } from '../language/lexicon-times.ts';
import { contentEnd, safeEnd, sentenceEnd } from './content-end.ts';
import { contentStart, skipRecipient, skipSetting } from './content-start.ts';
import type { VerbCue } from './find-cues.ts';
import type { Marks } from './mark-tokens.ts';
import { isFiniteVerb, type Phrase } from './noun-phrases.ts';
import type { Clause, Reading } from './reading.ts';

/** A stretch of words that may be what a cue reports. */
export type ContentOption = {
  readonly parts: readonly Phrase[];
  readonly side: number;
  readonly start: number;
  readonly said: readonly Phrase[]; // the parts without what may no longer be reported
};

/** Makes an option of some parts. */
export function contentOption(reading: Reading, parts: readonly Phrase[], side: number): ContentOption {
  const cuts = side === SIDE.quotes ? parts : parts.map((part) => ({ from: part.from, to: safeEnd(reading, part) }));
  return { parts, side, start: parts[0]!.from, said: cuts };
}

export const SIDE = { right: 1, left: 2, both: 3, quotes: 4, chain: 5 } as const;

const MOST_STARTS = 9;
const MOST_ENDS = 14;
const FARTHEST_START = 26; // tokens behind the cue

/** Where the content behind a cue may begin. */
export function rightStarts(reading: Reading, cue: VerbCue | null, behind: number, clause: Clause): number[] {
  const { tokens } = reading;
  const end = sentenceEnd(reading, clause);
  const starts: number[] = [];
  let least = 0; // "said this Tuesday that": nothing begins before the "that" of the cue
  const add = (from: number) => {
    let at = from;
    while (at < end && reading.quoteOf[at]! < 0 && LEADING_MARK.test(tokens[at]!.text)) at++;
    if (at < least || (tokens[at]?.lower === 'that' && starts.includes(at + 1))) return;
    if (at < end && starts.length < MOST_STARTS && !starts.includes(at)) starts.push(at);
  };
  if (cue !== null) {
    const usual = contentStart(reading, cue);
    if (usual.how !== 'none') add(usual.from);
    if (usual.how === 'that' && !usual.comma) least = usual.from;
    if (cue.entry.takes.includes('r') || cue.entry.lemma === 'ask') add(skipRecipient(reading, cue.to, end));
    const setting = cue.to < end ? skipSetting(reading, cue.to, end) : cue.to;
    if (setting > cue.to) add(setting);
  }
  const until = Math.min(end, behind + FARTHEST_START);
  let last = -1;
  let verbs = 0;
  for (let at = behind; at < until; at++) {
    const { lower, text } = tokens[at]!;
    const quote = reading.quoteOf[at]!;
    if (quote >= 0) {
      if (quote !== last) add(at);
      last = quote;
      at = Math.max(at, reading.quotes[quote]!.to - 1);
      continue;
    }
    if (at === behind && text !== ',' && text !== ':' && lower !== 'that') add(at);
    verbs += isFiniteVerb(tokens, at) ? 1 : 0;
    if (lower === 'that') {
      // "said A, but that B": the second "that" begins nothing of its own
      if (verbs === 0 || (tokens[at - 1]!.text === ',' && cue !== null)) add(at + 1);
    } else if (text === ',' || text === ':' || DASH.test(text)) {
      if (tokens[at + 1]?.lower !== 'that' && (verbs === 0 || cue === null || text === ':')) add(at + 1);
    } else if (at > behind && at < behind + 10 && (STARTERS.has(lower) || (isTimeFiller(lower) && at < behind + 6)))
      add(isTimeFiller(lower) ? at + 1 : at);
  }
  return starts;
}

const LEADING_MARK = /^(?:[,:;—–.]|-+)$/;
const DASH = /^[—–]$|^-+$/;
const STARTERS = new Set('to whether if how why what who as for on upon of'.split(' '));

/** Where content that begins at `from` may end in its sentence. */
export function rightEnds(reading: Reading, marks: Marks, from: number, clause: Clause): number[] {
  const { tokens } = reading;
  const end = sentenceEnd(reading, clause);
  const near: number[] = [];
  const far: number[] = [];
  const beyond = reading.quoteOf[end - 1]! >= 0 ? Math.max(end, reading.quotes[reading.quoteOf[end - 1]!]!.to) : end;
  const add = (at: number) => {
    if (at <= from || at >= end) return;
    if (near.includes(at) || far.includes(at)) return;
    if (near.length < MOST_ENDS - 5) near.push(at);
    else {
      far.push(at);
      if (far.length > 3) far.shift();
    }
  };
  const usual = contentEnd({ reading, from, clause });
  let last = reading.quoteOf[from]!;
  for (let at = from + 1; at < end; at++) {
    const quote = reading.quoteOf[at]!;
    if (quote >= 0) {
      last = quote;
      continue;
    }
    if (last >= 0) add(at);
    last = -1;
    const { text } = tokens[at]!;
    const kind = marks.class[at]!;
    if (kind === 40 || kind === 42 || kind === 43 || kind === 44) add(at);
    else if (ENDERS.has(kind) && text !== 'than') add(at);
  }
  const ends = [beyond, usual > from && usual < end ? usual : beyond, ...near, ...far];
  return [...new Set(ends)];
}

const ENDERS = new Set([11, 12, 19, 20, 45]); // and, but, while, because, (

/** Where content that ends right before a tag may begin. */
export function leftStarts(reading: Reading, end: number, clause: Clause): number[] {
  const { tokens } = reading;
  const starts: number[] = [];
  let from = clause.from;
  starts.push(from);
  while (from < end && OPENERS.has(tokens[from]!.lower)) from++;
  if (from !== clause.from) starts.push(from);
  const later: number[] = [];
  for (let at = from + 1; at < end - 1; at++) {
    const quote = reading.quoteOf[at]!;
    if (quote >= 0) {
      if (reading.quotes[quote]!.from === at) later.push(at);
      continue;
    }
    const { text, lower } = tokens[at]!;
    if (text === ',' || text === ':' || text === ';' || DASH.test(text)) later.push(at + 1);
    else if (lower === 'that' || lower === 'but' || lower === 'and') later.push(lower === 'that' ? at + 1 : at);
  }
  return [...new Set([...starts, ...later.slice(0, 4), ...later.slice(-2)])].filter((at) => at < end);
}

const OPENERS = new Set(['but', 'and', 'so', 'yet', ',', 'or', 'however', 'meanwhile', 'still', 'also']);
