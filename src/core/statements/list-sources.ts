import { PREPOSITIONS } from '../language/lexicon-words.ts';
import type { VerbCue } from './find-cues.ts';
import { canSpeak, mainSource, type Source, skipTimeLeft, sourceBefore, sourceBehind } from './find-sources.ts';
import type { Marks } from './mark-tokens.ts';
import { phraseEndingAt } from './noun-phrases.ts';
import type { Reading } from './reading.ts';

/** Someone who may be the one that a cue means, and how it was found. */
export type SourceOption = { readonly source: Source; readonly how: number };

export const HOW = {
  before: 1,
  behind: 2,
  main: 3,
  next: 4,
  subject: 5,
  earlier: 6,
  by: 7,
  given: 8,
  who: 9,
  comma: 10,
} as const;

type Listing = {
  readonly reading: Reading;
  readonly marks: Marks;
  readonly cue: VerbCue;
  readonly earlier: readonly SourceOption[]; // of the cue before in the same sentence
};

/** All who may be meant as the speaker of a cue, in its sentence: the likeliest places first, each phrase once. */
export function listSources({ reading, marks, cue, earlier }: Listing): SourceOption[] {
  const { tokens } = reading;
  const clause = reading.clauses[cue.clause]!;
  const options: SourceOption[] = [];
  const add = (source: Source | null, how: number) => {
    if (source === null || options.length >= MOST) return;
    if (source.from < cue.to && source.to > cue.from) return;
    if (options.some((one) => one.source.to === source.to || one.source.from === source.from)) return;
    options.push({ source, how });
  };
  add(sourceBefore(reading, cue), HOW.before);
  if (cue.mood === 'passive') add(behindBy(reading, cue, clause.to), HOW.by);
  else add(sourceBehind(reading, cue.to, clause.to), HOW.behind);
  const last = skipTimeLeft(tokens, cue.from - 1, clause.from);
  if (last >= clause.from && cue.mood !== 'passive') add(ending(reading, last, clause.from), HOW.next);
  const before = tokens[last]?.lower;
  if (before === 'who' || before === 'which' || before === 'that')
    add(behindPreposition(reading, last, clause.from), HOW.who);
  let commas = 0;
  for (let at = last; at > clause.from && commas < MOST_COMMAS && last - at < FARTHEST_COMMA; at--) {
    if (tokens[at]!.text !== ',' || reading.quoteOf[at]! >= 0) continue;
    commas++;
    add(ending(reading, at - 1, clause.from), HOW.comma);
  }
  let subjects = 0;
  for (let at = cue.from - 1; at > clause.from && subjects < MOST_SUBJECTS; at--) {
    if (marks.finite[at] === 0 || reading.quoteOf[at]! >= 0) continue;
    if (marks.finite[at - 1] === 1) continue;
    const end = skipTimeLeft(tokens, at - 1, clause.from);
    const count = options.length;
    add(ending(reading, end, clause.from), HOW.subject);
    if (options.length > count) subjects++;
  }
  for (const one of earlier.slice(0, 2)) add(one.source, HOW.earlier);
  add(mainSource(reading, cue.clause, cue.from), HOW.main);
  return options;
}

const MOST = 8;
const MOST_COMMAS = 3;
const FARTHEST_COMMA = 40; // tokens
const MOST_SUBJECTS = 2;

function ending(reading: Reading, last: number, floor: number): Source | null {
  const phrase = phraseEndingAt(reading, last, floor);
  return phrase === null || !canSpeak(reading.tokens, phrase)
    ? null
    : { ...phrase, place: 'before', apposition: null, who: null };
}

/** "the endorsement of Gordon Velt, who said": the name alone. */
function behindPreposition(reading: Reading, who: number, floor: number): Source | null {
  const { tokens } = reading;
  const last = tokens[who - 1]?.text === ',' ? who - 2 : who - 1;
  let from = last;
  while (from > floor && last - from < LONGEST_ANTECEDENT && !PREPOSITIONS.has(tokens[from - 1]!.lower)) {
    if (tokens[from - 1]!.kind === 'mark' && tokens[from - 1]!.text !== '.') break;
    from--;
  }
  if (last < floor || from > last || tokens[from]!.kind === 'mark') return null;
  return { from, to: last + 1, place: 'relative', apposition: null, who };
}

const LONGEST_ANTECEDENT = 8; // tokens

/** "was accused by Velt of A" */
function behindBy(reading: Reading, cue: VerbCue, to: number): Source | null {
  for (let at = cue.to; at + 1 < to && at < cue.to + FARTHEST_BY; at++) {
    if (reading.quoteOf[at]! >= 0) return null;
    if (reading.tokens[at]!.lower === 'by') return sourceBehind(reading, at + 1, to);
  }
  return null;
}

const FARTHEST_BY = 10; // tokens
