import type { ChangeLabel, Position } from '../../model/stance.ts';
import type { Day } from '../../model/time.ts';
import { findChangeCue } from './find-change-cue.ts';
import { likelyStances } from './find-stance.ts';
import { moveOfPositions } from './move-of-positions.ts';
import { speaksOfAnother } from './speaks-of-another.ts';
import { POSITIONS } from './weigh-features.ts';

export type ComparedPositions = { readonly label: ChangeLabel; readonly confidence: number };

/**
 * How one speaker's position on a target moved between two dated texts (put in the order of their days). Each label is as
 * likely as the pairs of positions that make it. `cueText` is what a reporter says about it ("walked back"): it decides
 * where the texts do not, and confirms or weakens what they tell. Texts of which one takes no position on the target, or
 * is by a namesake, are 'unrelated'. A move is only told when it is likelier than LEAST_LIKELY.
 */
export function comparePositions(input: {
  readonly speaker: string;
  readonly target: string;
  readonly first: { readonly day: Day; readonly text: string };
  readonly second: { readonly day: Day; readonly text: string };
  readonly cueText?: string;
}): ComparedPositions {
  const inOrder = input.first.day <= input.second.day;
  const [first, second] = inOrder ? [input.first, input.second] : [input.second, input.first];
  if ([first, second].some(({ text }) => speaksOfAnother(text, input.speaker)))
    return { label: 'unrelated', confidence: NAMESAKE };
  const before = sidesOf(likelyStances(first.text, input.target));
  const after = sidesOf(likelyStances(second.text, input.target));
  const cue =
    input.cueText === undefined || speaksOfAnother(input.cueText, input.speaker) ? null : findChangeCue(input.cueText);
  const likely = labelsOf(before, after).map(
    ([label, p]) => [label, p * PRIOR[label] * (cue?.label === label ? CUE : 1)] as const,
  );
  const all = likely.reduce((sum, [, p]) => sum + p, 0);
  const ranked = likely.map(([label, p]) => [label, p / all] as const).toSorted((a, b) => b[1] - a[1]);
  const best = ranked.find(([label, p]) => p >= LEAST_LIKELY || !MOVES.has(label)) ?? ranked[0];
  return { label: best?.[0] ?? 'unrelated', confidence: Math.round((best?.[1] ?? 0) * 100) / 100 };
}

/**
 * Weighs what the words tell against what the reporter says. Where they agree it is surer; where the words tell
 * nothing the reporter decides; where they contradict each other the words win, less surely.
 */
export function withCue(told: ComparedPositions, cue: ChangeLabel | null): ComparedPositions {
  if (cue === null) return told;
  if (told.label === 'unrelated') return { label: cue, confidence: CUE_ALONE };
  if (told.label === cue) return { label: cue, confidence: surer(told.confidence) };
  if (MOVES.has(told.label) && MOVES.has(cue)) return { label: told.label, confidence: surer(told.confidence) };
  if (told.label === 'same') return { label: cue, confidence: CUE_AGAINST_SAME };
  return { label: told.label, confidence: told.confidence * CONTRADICTED };
}

const MOVES: ReadonlySet<ChangeLabel> = new Set(['changed', 'softened', 'hardened']);

// set by hand, and kept under what agreeing words and cue reach together
const CUE_ALONE = 0.6;
const CUE_AGAINST_SAME = 0.5;
const CONTRADICTED = 0.5;
const NAMESAKE = 0.9;

// found on tests/data/stance/train-changes.jsonl and the first half of changes.jsonl
const LEAST_LIKELY = 0.65;
const CUE = 4; // a reporter who says so makes it that much likelier
// texts that are put side by side are seldom unrelated, and a position is often not understood
const PRIOR: Readonly<Record<ChangeLabel, number>> = { changed: 1, softened: 1, hardened: 1, same: 1, unrelated: 0.2 };

function surer(confidence: number): number {
  return 1 - (1 - confidence) / 2;
}

type Likely = ReadonlyMap<Position, number>;

function sidesOf(likely: readonly number[]): Likely {
  return new Map(POSITIONS.map((position, i) => [position, likely[i] ?? 0]));
}

/** How likely each label is, from how likely each pair of positions is. */
function labelsOf(before: Likely, after: Likely): (readonly [ChangeLabel, number])[] {
  const sums = new Map<ChangeLabel, number>(LABELS.map((label) => [label, 0]));
  for (const [first, p] of before) {
    for (const [second, q] of after) {
      const { label } = moveOfPositions({ position: first, confidence: 1 }, { position: second, confidence: 1 });
      sums.set(label, (sums.get(label) ?? 0) + p * q);
    }
  }
  return [...sums];
}

const LABELS: readonly ChangeLabel[] = ['changed', 'softened', 'hardened', 'same', 'unrelated'];
