import type { ChangeLabel } from '../../model/stance.ts';
import type { Day } from '../../model/time.ts';
import { findChangeCue } from './find-change-cue.ts';
import { findStance } from './find-stance.ts';
import { moveOfPositions, type SurePosition } from './move-of-positions.ts';

export type ComparedPositions = { readonly label: ChangeLabel; readonly confidence: number };

/**
 * How one speaker's position on a target moved between two dated texts (put in the order of their days). `cueText` is
 * what a reporter says about it ("walked back"): it decides where the texts do not, and confirms or weakens what they
 * tell. Texts that are not both about the target are 'unrelated'.
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
  const a = positionIn(first.text, input.target);
  const b = positionIn(second.text, input.target);
  if (a === null || b === null) return { label: 'unrelated', confidence: UNRELATED };
  const told = moveOfPositions(a, b);
  const cue = input.cueText === undefined ? null : findChangeCue(input.cueText);
  return withCue(told, cue?.label ?? null);
}

/**
 * Weighs what the words tell against what the reporter says. Where they agree it is surer; where the words tell
 * nothing the reporter decides; where they contradict each other the words win, less surely.
 */
export function withCue(told: ComparedPositions, cue: ChangeLabel | null): ComparedPositions {
  if (cue === null) return told;
  const moved = (label: ChangeLabel): boolean => label === 'changed' || label === 'softened' || label === 'hardened';
  if (told.label === 'unrelated') return { label: cue, confidence: CUE_ALONE };
  if (told.label === cue) return { label: cue, confidence: surer(told.confidence) };
  if (moved(told.label) && moved(cue)) return { label: told.label, confidence: surer(told.confidence) };
  if (told.label === 'same') return { label: cue, confidence: CUE_AGAINST_SAME };
  return { label: told.label, confidence: told.confidence * CONTRADICTED };
}

// set by hand, and kept under what agreeing words and cue reach together
const CUE_ALONE = 0.6;
const CUE_AGAINST_SAME = 0.5;
const CONTRADICTED = 0.5;
const UNRELATED = 0.6;

function surer(confidence: number): number {
  return 1 - (1 - confidence) / 2;
}

function positionIn(text: string, target: string): SurePosition | null {
  const proposition = { id: 'target', text: target, about: target };
  // both texts were picked because they are on the target, so "it" means it
  return findStance({ words: text, cueClass: null, proposition, onTopic: true, linked: true });
}
