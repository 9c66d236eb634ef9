import type { Occurrence } from './phrase-trie.ts';
import type { Sightings } from './sought.ts';

/**
 * How much an article is about a set of phrases, 0..1:
 *   body  = min(1, (mentions + mentions in the lead) / (2 + words / 200))
 *   score = 0.6 + 0.4 body   when the title mentions it
 *           0.8 body         otherwise
 * Overlapping mentions count once; the lead is the first 80 words. So a title hit alone gives 0.6, and what a text
 * keeps coming back to gives 0.8.
 */
export function weighSightings(seen: Sightings, words: number): number {
  const mentions = countApart(seen.text);
  const lead = countApart(seen.text.filter((o) => o.from < LEAD_WORDS));
  const body = Math.min(1, (mentions + lead) / (FEW + words / WORDS_A_MENTION));
  return seen.title.length > 0 ? TITLE + (1 - TITLE) * body : WITHOUT_TITLE * body;
}

/**
 * Whether a set of phrases is only mentioned in passing: not in the title, not in the lead, and in a text of more than
 * 120 words just once, or in a longer one less than once in 400 words.
 */
export function isInPassing(seen: Sightings, words: number): boolean {
  if (seen.title.length > 0 || seen.text.some((o) => o.from < LEAD_WORDS)) return false;
  const mentions = countApart(seen.text);
  if (words <= SHORT_TEXT_WORDS) return mentions === 0;
  return mentions < Math.max(2, words / PASSING_WORDS);
}

/** Mentions that do not overlap: "NATO" within "NATO membership" is no second one. */
function countApart(occurrences: readonly Occurrence[]): number {
  let count = 0;
  let reached = -1;
  for (const { from, to } of occurrences.toSorted((a, b) => a.from - b.from)) {
    if (from > reached) count++;
    reached = Math.max(reached, to);
  }
  return count;
}

// set by hand: an agency lead is two or three sentences, a brief some 120 words
const LEAD_WORDS = 80;
const SHORT_TEXT_WORDS = 120;
const PASSING_WORDS = 400;
const FEW = 2;
const WORDS_A_MENTION = 200;
const TITLE = 0.6;
const WITHOUT_TITLE = 0.8;
