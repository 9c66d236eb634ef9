import type { Position } from '../../model/stance.ts';
import type { CueClass } from '../../model/statement.ts';
import type { Span } from '../../model/text.ts';
import type { Proposition } from '../../model/topic.ts';
import { withoutEarlierPosition } from './before-then.ts';
import { describeStatement } from './describe-statement.ts';
import { findPhrases } from './find-phrases.ts';
import { holdsOthers } from './holds-others.ts';
import { namesMatterBefore } from './names-matter-before.ts';
import { ownSide, type StanceSpeaker } from './own-side.ts';
import { keyOf, readTarget, type Target } from './read-target.ts';
import { readWords } from './read-words.ts';
import { speaksOf } from './speaks-of.ts';
import { groundOf, sureOf } from './sure-of.ts';
import { actAt } from './tag-words.ts';
import { POSITIONS, weighFeatures } from './weigh-features.ts';
import { withLeadIn } from './with-lead-in.ts';

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
  const target = targetOf(input.proposition);
  const side = ownSide(input.speaker);
  const linked = input.linked === true || namesMatterBefore(input.before ?? '', { target, speaker: input.speaker });
  const spoken = speaksOf({
    words: readWords(input.words),
    around: readWords(input.context ?? ''),
    target,
    onTopic: input.onTopic ?? false,
    linked,
    ownSide: side,
  });
  if (spoken === null) return null;
  if (spoken === 'linked') return leavesOpen(input.words);
  const matter = onMatter(input.words, target);
  const leadIn = withLeadIn(matter.text, input.context);
  const { text } = leadIn;
  const wordsStart = leadIn.wordsStart - matter.start; // evidence is counted from where all the words begin
  const around = spoken === 'itself' ? '' : (input.context ?? '');
  const found = readPosition(text, { target, spoken, wordsStart, around });
  if (found.position === 'unclear') return found;
  if (input.cueClass === 'negated' && !DENIES_ITSELF.test(text)) return found.position === 'open' ? found : UNCLEAR; // "did not say that"
  if (DISPUTES.test(text)) return UNCLEAR;
  if (isByNamesAlone(text, target) && found.position !== 'open') return UNCLEAR;
  return holdsOthers(text, { target, ownSide: side }) ? UNCLEAR : found;
}

/**
 * Where a text of its own stands on a target: a proposition ("Ukraine should join NATO") or a thing ("the carbon tax"), or
 * null when it names nothing of it and takes no position. The text is taken to be on the target, and its speaker's own.
 */
export function findStanceOn(text: string, target: string): FoundPosition | null {
  const read = readTarget({ id: 'target', text: target, about: target });
  const found = readPosition(text, { target: read, spoken: 'itself', wordsStart: 0, around: '' });
  const names = readWords(text).some((word) => read.keys.has(keyOf(word)));
  if (names || found.position !== 'unclear') return found;
  const open = leavesOpen(text);
  return open.position === 'unclear' ? null : open;
}

/** How likely each of POSITIONS is for a text of its own on a target; as findStanceOn. */
export function likelyStances(text: string, target: string): readonly number[] {
  const read = readTarget({ id: 'target', text: target, about: target });
  const words = readWords(text);
  const isPointing = !words.some((word) => read.keys.has(keyOf(word))) && leavesOpen(text).position === 'open';
  return isPointing ? POINTING : weighFeatures(describeStatement(text, words, read)).likely;
}

const POINTING: readonly number[] = POSITIONS.map((p) => (p === 'open' ? 0.8 : 0.05)); // "everything is on the table"

const UNCLEAR: FoundPosition = { position: 'unclear', confidence: 0.5, evidence: null };

/**
 * Of two reports in one statement, the one on the matter: "he did not see Ukraine in NATO, and that Russia would keep the
 * land", "he had rung both sides, but that it was not practical to have Ukraine join". `start` is its place in the words.
 */
function onMatter(words: string, target: Target): { readonly text: string; readonly start: number } {
  const all = { text: words, start: 0 };
  const next = /,["”’]*\s+(?:and|but) that\s/u.exec(words);
  if (next === null) return all;
  const start = next.index + next[0].length;
  const isOn = (text: string): boolean => {
    const list = readWords(text);
    return list.some((word, i) => target.keys.has(keyOf(word)) || actAt(list, i, target) !== null);
  };
  const [first, rest] = [isOn(words.slice(0, next.index)), isOn(words.slice(start))];
  if (first === rest) return all;
  return first ? { text: words.slice(0, next.index), start: 0 } : { text: words.slice(start), start };
}

/** "It is wrong to blame NATO for the war in Ukraine" names all that joining NATO is about but the joining. */
function isByNamesAlone(text: string, target: Target): boolean {
  const { action } = target;
  if (action === null || action.towards !== null) return false;
  const words = readWords(text);
  return words.every((_, i) => actAt(words, i, target) === null);
}

function readPosition(
  text: string,
  about: {
    readonly target: Target;
    readonly spoken: keyof typeof PLACE;
    readonly wordsStart: number;
    readonly around: string; // what names the target for the words
  },
): FoundPosition {
  const words = readWords(text);
  const description = describeStatement(text, words, about.target, readWords(about.around));
  const { likely, sureness, from, to } = weighFeatures(description);
  const best = likely.indexOf(Math.max(...likely));
  const position = POSITIONS[best] ?? 'unclear';
  if (position === 'unclear') return { ...UNCLEAR, confidence: round(likely[best] ?? 0) };
  const ground = groundOf(
    position,
    description.features.map(({ name }) => name),
  );
  const sure = sureOf(likely[best] ?? 0, ground, sureness);
  if (sure < LEAST_SURE) return { ...UNCLEAR, confidence: round(1 - sure) };
  const start = Math.max(0, (words[from]?.start ?? 0) - about.wordsStart);
  const end = (words[to]?.end ?? 0) - about.wordsStart;
  return { position, confidence: round(sure * PLACE[about.spoken]), evidence: end > start ? { start, end } : null };
}

const LEAST_SURE = 0.5; // a position that is more often wrong than right is not taken
const PLACE = { itself: 1, sentence: 0.6, topic: 0.5 } as const; // by where the matter is named; set by hand

// "it is not true that a cap would cost jobs" says less than it seems to
const DISPUTES = /\b(?:not|n['’]t) (?:true|the case) that\b/i;

// "did not believe it practical" denies something itself
const DENIES_ITSELF =
  /^["'“‘\s]*(?:does |do |did |is |are )?(?:not|n't|never|don't|doesn't|didn't)\b.{0,12}\b(?:believe|think|see|want|support|favou?r|expect|accept|agree|practical|realistic)/i;

/**
 * What words say of a matter that only stood before them: at most that all is open. "Everything is on the table", but not
 * "when it comes to pensions".
 */
function leavesOpen(words: string): FoundPosition {
  const lower = words.toLowerCase().replaceAll('’', "'");
  const phrase = findPhrases(lower).find(({ kind }) => kind === 'open' || kind === 'undecided');
  const isAll =
    LEAVES_ALL.test(lower) && !NAMES_ANOTHER.test(lower.replaceAll(/\bon the (?:table|cards|agenda)\b/g, ''));
  if (phrase === undefined || !isAll || lower.length !== words.length) return UNCLEAR;
  return { position: 'open', confidence: LINKED, evidence: { start: phrase.start, end: phrase.end } };
}

const LINKED = 0.85; // set by hand: under the share of "open" that is right where the matter is named

const NAMES_ANOTHER =
  /\bwhen it comes to\b|\b(?:on|about|regarding|concerning|over|for|as regards|as far as)\s+(?!(?:it|this|that|now|the moment|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)/;

// "it would study the text" leaves open nothing but the text
const LEAVES_ALL =
  /\b(?:everything|anything|nothing|(?:all|every|no|any) options?|it (?:is|was|remains|stays)|(?:that|this|the) (?:idea|option|possibility|question|matter|door|step|move)|(?:rul\w+|exclud\w+|consider\w*|discuss\w*) (?:it|that|this))\b/;

// propositions stay the same objects until topics change, and every statement is compared with each of them
const read = new WeakMap<Proposition, Target>();

function targetOf(proposition: Proposition): Target {
  const known = read.get(proposition) ?? readTarget(proposition);
  read.set(proposition, known);
  return known;
}

function round(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 100) / 100;
}
