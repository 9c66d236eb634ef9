import type { ClaimWord } from './read-claim.ts';

// What departing from the source's wording costs, beside the weight of a middling content word, 1. Tuned on public
// sets of summaries judged by people: going back is nearly always a new claim, leaving out words seldom is.
const SKIP = 0.14; // going on later in the same sentence
const SKIPPED = 0.03; // of the weight of each word that is left out there
const NEXT_SENTENCE = 0.26; // going on in the next sentence
const BACK = 1.7; // going on with something that was said before
const MOVED = 0.1; // going back to where a clause begins, from where one ends: "By noon, she had left"
const NEGATION = 1.3; // leaving a "not" of the source out, or putting one in
const COMPLETED = 0.15; // of the weight of "Runa" before "Hald" where other sentences have "Runa Hald"

/**
 * The least cost of reading a claim out of a stretch of source, word by word: words that follow each other in the
 * source follow each other in the claim at no cost; everything else costs. `completes` tells of a place in the claim
 * whether its word stands beside the same neighbour elsewhere in the document. Time is claim x source words.
 */
export function alignmentCost(
  claim: readonly ClaimWord[],
  source: readonly ClaimWord[],
  completes: (place: number) => boolean,
): number {
  const size = source.length;
  const before = costsOfLeavingOut(source);
  // costs[j]: the claim so far is read, and its last word that was found is source word j
  let costs = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  let unread = 0; // the cost when no word has been found yet
  for (const [place, word] of claim.entries()) {
    const missing = (word.kind === 'negation' ? NEGATION : word.weight) * (completes(place) ? COMPLETED : 1);
    const next = new Float64Array(size);
    const nearest = least(costs);
    const nearestEnd = least(costs.filter((_, at) => endsClause(source, at)));
    let ahead = Number.POSITIVE_INFINITY; // least of costs[j] - before[j] over j < at - 1
    for (let at = 0; at < size; at++) {
      const here = source[at]!;
      if (at >= 2) ahead = Math.min(ahead, costs[at - 2]! - before[at - 2]!);
      next[at] = costs[at]! + missing;
      if (word.key !== here.key) continue;
      const follows = at > 0 ? costs[at - 1]! + (here.opensSentence ? NEXT_SENTENCE : 0) : Number.POSITIVE_INFINITY;
      const skipped = before[at]! - ofLeavingOut(here);
      next[at] = Math.min(
        next[at]!,
        unread,
        follows,
        ahead + skipped + SKIP,
        nearest + BACK,
        here.opensClause ? nearestEnd + MOVED : Number.POSITIVE_INFINITY,
      );
    }
    unread += missing;
    costs = next;
  }
  return Math.min(unread, least(costs));
}

const least = (costs: Float64Array): number =>
  costs.reduce((lowest, cost) => Math.min(lowest, cost), Number.POSITIVE_INFINITY);

const endsClause = (source: readonly ClaimWord[], at: number): boolean => source[at + 1]?.opensClause ?? true;

const ofLeavingOut = (word: ClaimWord): number => (word.kind === 'negation' ? NEGATION : 0) + SKIPPED * word.weight;

/** For each word of the source what it costs to leave out all words up to it, itself included. */
function costsOfLeavingOut(source: readonly ClaimWord[]): readonly number[] {
  let sum = 0;
  return source.map((word) => {
    sum += ofLeavingOut(word) + (word.opensSentence ? NEXT_SENTENCE : 0);
    return sum;
  });
}
