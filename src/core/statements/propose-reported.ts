import { ADVERBS, PREPOSITIONS, SUBJECT_PRONOUNS, SUBORDINATORS } from '../language/lexicon-words.ts';
import type { Candidate, CueSpan, Pattern } from './candidate.ts';
import { contentEnd, endsContentBehind, sentenceEnd } from './content-end.ts';
import { contentStart } from './content-start.ts';
import type { VerbCue } from './find-cues.ts';
import { type Source, skipTimeLeft, sourceBefore, sourceBehind } from './find-sources.ts';
import { nameHead } from './name-heads.ts';
import { isFiniteVerb, type Phrase } from './noun-phrases.ts';
import type { CueIndex } from './propose-direct.ts';
import type { Reading } from './reading.ts';

/** Statements in reported speech, with or without quoted words: every cue that no quotation has taken. */
export function proposeReported(reading: Reading, cues: CueIndex): Candidate[] {
  const candidates: Candidate[] = [];
  for (const list of cues.byClause) {
    let earlier: Source | null = null;
    for (const cue of list) {
      if (cues.taken.has(cue)) {
        earlier = takenSource(reading, cue) ?? earlier;
        continue;
      }
      const candidate = proposeFor(reading, cue, earlier);
      if (candidate === null) continue;
      earlier = candidate.source;
      candidates.push(candidate);
    }
  }
  return [...candidates, ...proposeAccording(reading)];
}

function takenSource(reading: Reading, cue: VerbCue): Source | null {
  return sourceBefore(reading, cue) ?? sourceBehind(reading, cue.to, reading.clauses[cue.clause]!.to);
}

function proposeFor(reading: Reading, cue: VerbCue, earlier: Source | null): Candidate | null {
  if (cue.mood === 'passive' || cue.mood === 'infinitive') return null;
  const clause = reading.clauses[cue.clause]!;
  const start = contentStart(reading, cue);
  if (start.how === 'none')
    return asNoted(reading, cue, start.from) ?? fronted({ reading, cue, behind: start.from, inverts: false });
  const source = cue.mood === 'participle' ? (earlier ?? sourceBefore(reading, cue)) : sourceBefore(reading, cue);
  if (source === null) return null;
  const isPhrase = start.how === 'object' || start.how === 'infinitive';
  if (isPhrase && !takesObject(reading, cue, source, start.from)) return null;
  if (start.how === 'bare' && isInverted(reading, cue, start.from))
    return fronted({ reading, cue, behind: start.from, inverts: true });
  const full = contentEnd({ reading, from: start.from, clause, isPhrase });
  const to = source.place === 'relative' ? relativeEnd(reading, start.from, full) : full;
  if (to - start.from < FEWEST) return null;
  const how: Pattern = start.how === 'quote' ? 'bare' : start.how;
  return {
    pattern: cue.mood === 'participle' ? 'participle' : how,
    cue: spanOf(cue),
    source,
    parts: [{ from: start.from, to }],
    quoted: false,
    chained: 0,
    paragraph: clause.paragraph,
  };
}

const FEWEST = 2; // tokens

function spanOf(cue: VerbCue): CueSpan {
  return { from: cue.from, to: cue.to, class: cue.negated ? 'negated' : cue.entry.class, lemma: cue.entry.lemma };
}

/** `Velt, who said A, left`: the relative clause ends at the comma before the main verb. */
function relativeEnd(reading: Reading, from: number, to: number): number {
  for (let at = from + 1; at + 1 < to; at++) {
    if (reading.tokens[at]!.text === ',' && reading.quoteOf[at]! < 0 && isFiniteVerb(reading.tokens, at + 1)) return at;
  }
  return to;
}

/** `As the paper noted, A.` */
function asNoted(reading: Reading, cue: VerbCue, comma: number): Candidate | null {
  const { tokens } = reading;
  const clause = reading.clauses[cue.clause]!;
  const source = sourceBefore(reading, cue);
  if (source === null || tokens[comma]?.text !== ',') return null;
  let as = clause.from;
  while (as < source.from && OPENERS.has(tokens[as]!.lower)) as++;
  if (tokens[as]!.lower !== 'as' || source.from > as + LONGEST_AS) return null;
  const to = contentEnd({ reading, from: comma + 1, clause });
  if (to - comma <= FEWEST) return null;
  return {
    pattern: 'fronted',
    cue: spanOf(cue),
    source,
    parts: [{ from: comma + 1, to }],
    quoted: false,
    chained: 0,
    paragraph: clause.paragraph,
  };
}

type Fronted = {
  readonly reading: Reading;
  readonly cue: VerbCue;
  readonly behind: number; // where the search for content behind the verb stopped
  readonly inverts: boolean; // what follows the verb is its subject
};

/** `A, Velt said on Friday.` and `A, Velt said, B.`: the content stands before the tag. */
function fronted({ reading, cue, behind, inverts }: Fronted): Candidate | null {
  const { tokens } = reading;
  if (cue.mood !== 'finite' || cue.negated || !PARENTHETIC.has(cue.entry.lemma)) return null;
  const clause = reading.clauses[cue.clause]!;
  const end = sentenceEnd(reading, clause);
  const before = inverts ? null : sourceBefore(reading, cue);
  const canInvert =
    tokens[cue.from - 1]?.text === ',' && before === null && INVERTS.has(cue.entry.lemma) && !cue.negated;
  const inverted = canInvert ? sourceBehind(reading, cue.to, end) : null;
  const source = inverted ?? before;
  if (source === null || source.place === 'main' || source.place === 'relative') return null;
  const tagFrom = inverted !== null ? cue.from : source.from;
  const comma = skipTimeLeft(tokens, tagFrom - 1, clause.from);
  if (tokens[comma]?.text !== ',' || reading.quoteOf[comma]! >= 0) return null;
  let from = clause.from;
  while (from < comma && OPENERS.has(tokens[from]!.lower)) from++;
  if (comma - from < 1) return null;
  from = behindColon(reading, from, comma);
  const parts: Phrase[] = [{ from, to: comma }];
  const tagEnd = inverted !== null ? inverted.to : behind;
  if (tagEnd < end && tokens[tagEnd]!.text === ',') {
    if (inverted === null && !endsContentBehind(reading, tagEnd, end))
      parts.push({ from: tagEnd + 1, to: contentEnd({ reading, from: tagEnd + 1, clause }) });
  } else if (inverted === null && tagEnd < end) return null;
  if (parts.length === 1 && (comma - from < SHORTEST_FRONTED || !isClause(reading, from, comma))) return null;
  return {
    pattern: 'fronted',
    cue: spanOf(cue),
    source,
    parts,
    quoted: false,
    chained: 0,
    paragraph: clause.paragraph,
  };
}

/** "Here is the rest: A, he said": what the colon announces is what was said. */
function behindColon(reading: Reading, from: number, comma: number): number {
  for (let at = comma - SHORTEST_FRONTED; at > from; at--) {
    if (reading.tokens[at]!.text === ':' && reading.quoteOf[at]! < 0) return at + 1;
  }
  return from;
}

/** Whether a stretch holds a clause and is no mere adverbial: "To save money, we asked" has none. */
function isClause(reading: Reading, from: number, to: number): boolean {
  const { tokens } = reading;
  let verbs = 0;
  let commas = 0;
  for (let at = from; at < to; at++) {
    if (isFiniteVerb(tokens, at) || reading.quoteOf[at]! >= 0) verbs++;
    if (tokens[at]!.text === ',') commas++;
  }
  const first = tokens[from]!.lower;
  const isAdverbial =
    (PREPOSITIONS.has(first) || SUBORDINATORS.has(first) || first === 'to') &&
    commas === 0 &&
    first !== 'that' &&
    first !== 'what';
  return verbs > 0 && !isAdverbial;
}

/** `A, said an official who was there`: what follows the verb is its subject. */
function isInverted(reading: Reading, cue: VerbCue, from: number): boolean {
  const { tokens } = reading;
  if (tokens[cue.from - 1]?.text !== ',' || !INVERTS.has(cue.entry.lemma) || from !== cue.to) return false;
  const end = sentenceEnd(reading, reading.clauses[cue.clause]!);
  const subject = sourceBehind(reading, from, end);
  if (subject === null || SUBJECT_PRONOUNS.has(tokens[from]!.lower)) return false;
  const next = subject.to >= end ? '' : tokens[subject.to]!.lower;
  return next === '' || next === ',' || next === 'who' || next === 'in' || next === 'on' || next === 'with';
}

/** Whether an object can be what is said of something: not "a firm called Velt", not "called him after the vote". */
function takesObject(reading: Reading, cue: VerbCue, source: Source, from: number): boolean {
  const { tokens } = reading;
  const named = nameHead(tokens, source) !== null || SUBJECT_PRONOUNS.has(tokens[source.from]!.lower);
  if (!named && !/s$/.test(tokens[source.to - 1]!.lower) && tokens[source.from]!.lower !== 'the') return false;
  if (cue.entry.lemma !== 'call' || tokens[from - 1]!.lower !== tokens[cue.verb]!.lower) return true;
  let at = from;
  const isPronoun = OBJECT_PRONOUNS.has(tokens[at]!.lower);
  if (isPronoun) at++;
  else if (/^\p{Lu}/u.test(tokens[at]!.text)) while (/^[\p{Lu}.]/u.test(tokens[at]?.text ?? '')) at++;
  else return true;
  const next = tokens[at]?.lower ?? '';
  return (
    !PREPOSITIONS.has(next) &&
    !ADVERBS.has(next) &&
    !/^[a-z]+ly$/.test(next) &&
    next !== ',' &&
    next !== '.' &&
    next !== 'to'
  );
}

const OBJECT_PRONOUNS = new Set('him her them me us you it'.split(' '));
const PARENTHETIC = new Set(
  'say tell write add report note argue explain acknowledge contend insist warn recall predict suggest claim announce concede admit maintain state remark observe complain tweet'.split(
    ' ',
  ),
);
const INVERTS = new Set(['say', 'write', 'add', 'report', 'note', 'explain', 'announce']);
const LONGEST_AS = 6; // tokens between "as" and the name: "as the nationalist tabloid Dawn noted"
const SHORTEST_FRONTED = 4; // tokens; "On Monday, he said"
const OPENERS = new Set(['but', 'and', 'so', 'yet', ',', 'or', 'however', 'meanwhile', 'still', 'also']);

/** `According to X, A.` and `A, according to X.` */
function proposeAccording(reading: Reading): Candidate[] {
  const { tokens } = reading;
  const candidates: Candidate[] = [];
  for (const clause of reading.clauses) {
    for (let at = clause.from; at + 2 < clause.to; at++) {
      if (tokens[at]!.lower !== 'according' || tokens[at + 1]!.lower !== 'to' || reading.quoteOf[at]! >= 0) continue;
      const end = sentenceEnd(reading, clause);
      const source = sourceBehind(reading, at + 2, end);
      if (source === null) continue;
      const parts = accordingParts(reading, { at, from: clause.from, end, sourceTo: source.to });
      if (parts.length === 0) continue;
      candidates.push({
        pattern: 'according',
        cue: { from: at, to: at + 2, class: 'say', lemma: 'according' },
        source,
        parts,
        quoted: false,
        chained: 0,
        paragraph: clause.paragraph,
      });
    }
  }
  return candidates;
}

type AccordingPlace = { readonly at: number; readonly from: number; readonly end: number; readonly sourceTo: number };

function accordingParts(reading: Reading, { at, from, end, sourceTo }: AccordingPlace): Phrase[] {
  const { tokens } = reading;
  let start = from;
  while (start < at && OPENERS.has(tokens[start]!.lower)) start++;
  if (at - start <= 1) {
    let comma = sourceTo;
    while (comma < end && tokens[comma]!.text !== ',') comma++;
    // "According to X, a Y, A": the last of a few early commas is too uncertain, so the first counts
    return comma + FEWEST < end ? [{ from: comma + 1, to: end }] : [];
  }
  const to = tokens[at - 1]!.text === ',' ? at - 1 : at;
  const parts: Phrase[] = to - start >= FEWEST ? [{ from: start, to }] : [];
  return parts;
}
