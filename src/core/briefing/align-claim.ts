/** A word of a claim or its source: `key` is what is compared. */
export type Word = {
  readonly key: string; // stem, or digits
  readonly weight: number; // what the claim loses if this word stands nowhere
  readonly kind: 'content' | 'function' | 'negation' | 'number';
  readonly opensSentence: boolean;
};

// What departing from the source's wording costs, beside the weight of a middling content word, 1. Tuned on public
// sets of summaries judged by people: going back is nearly always a new claim, leaving out words seldom is.
const SKIP = 0.14; // going on later in the same sentence
const NEXT_SENTENCE = 0.26; // going on in the next sentence
const BACK = 1.7; // going on with something that was said before
const NEGATION = 1.3; // leaving a "not" of the source out, or putting one in

/**
 * The least cost of reading a claim out of a stretch of source, word by word: words that follow each other in the
 * source follow each other in the claim at no cost; everything else costs. Time is claim x source words.
 */
export function alignmentCost(claim: readonly Word[], source: readonly Word[]): number {
  const size = source.length;
  const negations = runningCount(source, (word) => word.kind === 'negation');
  const sentences = runningCount(source, (word) => word.opensSentence);
  const before = (at: number): number => NEGATION * negations[at]! + NEXT_SENTENCE * sentences[at]!;
  // costs[j]: the claim so far is read, and its last word that was found is source word j
  let costs = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  let unread = 0; // the cost when no word has been found yet
  for (const word of claim) {
    const missing = word.kind === 'negation' ? NEGATION : word.weight;
    const next = new Float64Array(size);
    const nearest = least(costs);
    let ahead = Number.POSITIVE_INFINITY; // least of costs[j] - before(j) over j < at - 1
    for (let at = 0; at < size; at++) {
      const here = source[at]!;
      if (at >= 2) ahead = Math.min(ahead, costs[at - 2]! - before(at - 2));
      next[at] = costs[at]! + missing;
      if (word.key !== here.key) continue;
      const follows = at > 0 ? costs[at - 1]! + (here.opensSentence ? NEXT_SENTENCE : 0) : Number.POSITIVE_INFINITY;
      const skipped = before(at) - (here.kind === 'negation' ? NEGATION : 0);
      next[at] = Math.min(next[at]!, unread, follows, ahead + skipped + SKIP, nearest + BACK);
    }
    unread += missing;
    costs = next;
  }
  return Math.min(unread, least(costs));
}

const least = (costs: Float64Array): number =>
  costs.reduce((lowest, cost) => Math.min(lowest, cost), Number.POSITIVE_INFINITY);

function runningCount(words: readonly Word[], counts: (word: Word) => boolean): readonly number[] {
  let sum = 0;
  return words.map((word) => {
    if (counts(word)) sum++;
    return sum;
  });
}
