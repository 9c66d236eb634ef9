import type { Position } from '../../model/stance.ts';
import type { CueClass } from '../../model/statement.ts';
import type { Span } from '../../model/text.ts';
import type { Proposition } from '../../model/topic.ts';
import { withoutEarlierPosition } from './before-then.ts';
import { combineClauses, type ToldBy } from './combine-clauses.ts';
import { markClause } from './mark-clause.ts';
import { namesMatterBefore } from './names-matter-before.ts';
import { ownSide, type StanceSpeaker } from './own-side.ts';
import { type ReadProposition, readProposition } from './read-proposition.ts';
import { readWords } from './read-words.ts';
import { speaksOf } from './speaks-of.ts';
import { splitClauses } from './split-clauses.ts';
import { weighClause } from './weigh-clause.ts';

/** Where words stand on a proposition; `evidence` is a span of `words`. */
export type FoundPosition = {
  readonly position: Position;
  readonly confidence: number; // 0..1
  readonly evidence: Span | null;
};

export type StanceInput = {
  readonly words: string; // the statement's exact words
  readonly context?: string; // the whole sentence they stand in
  readonly cueClass: CueClass | null;
  readonly proposition: Proposition;
  readonly onTopic?: boolean; // the article is on the proposition's topic, so a name may be left out
  readonly before?: string; // the sentences right before the context
  readonly speaker?: StanceSpeaker; // for whom they speak by office
  readonly linked?: boolean; // the same speaker took a position on it right before, so "it" means it
};

/**
 * Where a statement stands on a proposition, or null when its words do not concern it. Says 'unclear' rather than
 * guess: questions, what others hold, contradictory or merely factual words. Linear in the text; never throws.
 */
export function findStance(given: StanceInput): FoundPosition | null {
  const input = { ...given, words: withoutEarlierPosition(given.words) };
  const proposition = readOnce(input.proposition);
  const { text, wordsStart } = withLeadIn(input);
  const words = readWords(text);
  const own = words.filter((w) => w.start >= wordsStart);
  const side = ownSide(input.speaker);
  const linked =
    input.linked === true || namesMatterBefore(input.before ?? '', { proposition, speaker: input.speaker });
  const spoken = speaksOf({
    words: own,
    around: readWords(input.context ?? ''),
    proposition,
    onTopic: input.onTopic ?? false,
    linked,
    ownSide: side,
  });
  if (spoken === null) return null;
  const folded = text.toLowerCase().replaceAll('’', "'");
  const lower = folded.length === text.length ? folded : text; // so that its offsets are those of the text
  const clauses = splitClauses(text, words).map((clause) => ({
    clause,
    weight: weighClause({
      clause,
      marks: markClause(clause, lower, proposition),
      proposition,
      cueClass: input.cueClass,
      ownSide: side,
    }),
  }));
  const told = combineClauses({ clauses, spoken, cueClass: input.cueClass, lower });
  return {
    position: told.position,
    confidence: round(told.confidence),
    evidence: told.by === null ? null : evidenceOf(told.by, { wordsStart, text }),
  };
}

// propositions stay the same objects until topics change, and every statement is compared with each of them
const read = new WeakMap<Proposition, ReadProposition>();

function readOnce(proposition: Proposition): ReadProposition {
  const known = read.get(proposition) ?? readProposition(proposition);
  read.set(proposition, known);
  return known;
}

/**
 * Where a text of its own stands on a target: a proposition ("Ukraine should join NATO") or a thing ("the carbon tax").
 * As findStance, without a sentence around it and without a cue.
 */
export function findStanceOn(text: string, target: string): FoundPosition | null {
  return findStance({
    words: text,
    cueClass: null,
    proposition: { id: 'target', text: target, about: target },
  });
}

type LeadIn = { readonly text: string; readonly wordsStart: number };

/**
 * The words with what governs them in their sentence: "does not believe" or "rejected" in front of a quotation decides
 * what it says. Reporting words ("said", "told") lead in nothing.
 */
function withLeadIn(input: StanceInput): LeadIn {
  const alone = { text: input.words, wordsStart: 0 };
  const at = input.context?.indexOf(input.words) ?? -1;
  if (input.context === undefined || at <= 0) return alone;
  const before = input.context.slice(0, at);
  const near = readWords(before.slice(before.search(/[^.;:!?]*$/))).slice(-LEAD_IN_WORDS);
  const offset = before.search(/[^.;:!?]*$/);
  const callsFor = (i: number): boolean => /^call/.test(near[i]!.lower) && near[i + 1]?.lower === 'for';
  const after = near.findLastIndex((w, i) => REPORTS.test(w.lower) && !callsFor(i)) + 1;
  const first = near.findIndex((w, i) => i >= after && (GOVERNS.test(w.lower) || callsFor(i)));
  if (first < 0) return alone;
  const start = offset + near[first]!.start;
  return { text: input.context.slice(start, at + input.words.length), wordsStart: at - start };
}

const LEAD_IN_WORDS = 5;
const REPORTS =
  /^(?:says?|said|saying|told|tells?|adds?|added|adding|argued?|argues|claims?|claimed|stated?|insists?|insisted|wrote|asked|called|calling|warned|replied)$/;
const GOVERNS =
  /^(?:not|never|no|don't|doesn't|didn't|won't|wouldn't|isn't|cannot|can't|declined?|declines|refused?|refuses|oppos(?:e|es|ed|ing)|reject(?:s|ed|ing)?|back(?:s|ed|ing)?|support(?:s|ed|ing)?|favou?r(?:s|ed|ing)?|endors(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|condemn(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|against|wants?|wanted|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|rul(?:e|es|ed|ing)|will|must|should|would)$/;

/** The part of the words that tells: clipped to them, never empty. */
function evidenceOf(by: ToldBy, leadIn: LeadIn): Span | null {
  const words = by.clause.words;
  const first = words[by.weight.from];
  const last = words[by.weight.to];
  if (first === undefined || last === undefined) return null;
  const start = Math.max(0, first.start - leadIn.wordsStart);
  const end = last.end - leadIn.wordsStart;
  return end > start ? { start, end } : null;
}

function round(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 100) / 100;
}
