import type { Span } from '../../model/text.ts';
import { changedFacts } from './changed-facts.ts';
import { findSuccessor } from './find-successor.ts';
import { foldWording } from './fold-wording.ts';
import { type Change, wordsAt } from './read-change.ts';

/** The old wording and the new text's own words in its place; null where it is gone. */
export type CorrectedWording = { readonly was: string; readonly now: string | null };

/**
 * What an article made of words that we took from `at` of its old text: null unless it took them back. `was` may leave
 * out some of the characters there.
 */
export function correctSentence(was: string, at: Span, change: Change): CorrectedWording | null {
  const { old, now, folded, reading } = change;
  const stands = [was, wordsAt(at, old)].some((words) => folded.now.includes(foldWording(words)));
  if (stands) return null;
  const successor = findSuccessor(was, at, change);
  switch (successor.kind) {
    case 'told':
    case 'unknown':
      return null;
    case 'gone':
      return { was, now: null };
    case 'replaced': {
      const instead = wordsAt(successor.by, now);
      return changedFacts(was, instead, { text: now.text, reading }).length > 0 ? { was, now: instead } : null;
    }
    default:
      return successor satisfies never;
  }
}
