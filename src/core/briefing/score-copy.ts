import { alignmentCost } from './align-claim.ts';
import type { DocumentIndex } from './index-document.ts';
import type { ClaimWord } from './read-claim.ts';

/** Whether a claim is mostly made of the document's wording: then it has to be read out of it, and is not weighed. */
export function isCopy(claim: readonly ClaimWord[], doc: DocumentIndex): boolean {
  const followed = claim.filter((word, at) => at > 0 && doc.pairs.has(`${claim[at - 1]!.key} ${word.key}`));
  return claim.length > 1 && followed.length / (claim.length - 1) >= COPIED_PAIRS;
}

/**
 * How nearly a claim can be read out of the best stretch of at most two neighbouring sentences that have its numbers:
 * 1 for a verbatim sentence, 0.5 where its departures weigh a fortieth of it.
 */
export function scoreCopy(claim: readonly ClaimWord[], doc: DocumentIndex): number {
  const whole = claim.reduce((sum, { weight }) => sum + weight, 0);
  const completes = claim.map((_, at) => completesName(claim, at, doc));
  let cost = whole;
  for (const [at, sentence] of doc.sentences.entries()) {
    const stretch = [...sentence, ...(doc.sentences[at + 1] ?? [])];
    if (!hasNumbers(claim, stretch)) continue;
    cost = Math.min(
      cost,
      alignmentCost(claim, stretch, (place) => completes[place] === true),
    );
  }
  return 1 / (1 + (cost / whole / HALFWAY) ** STEEPNESS);
}

// Of the pairs of neighbouring words in a claim. Below, too few wordings are copied for gaps to say much; on the public
// sets the one judge is better above this share and the other below.
const COPIED_PAIRS = 0.6;
// Set for few misses: on public summaries judged by people it catches nine of ten unsupported sentences and refuses a
// third of the supported ones, for which there is a safe fall-back.
const HALFWAY = 0.025;
const STEEPNESS = 1.3; // only the order between copies and free words depends on it

function hasNumbers(claim: readonly ClaimWord[], source: readonly ClaimWord[]): boolean {
  const there = new Set(source.map(({ key }) => key));
  return claim.every(({ kind, key }) => kind !== 'number' || there.has(key));
}

/** "Runa" of "Runa Hald" where the document has these two side by side. */
function completesName(claim: readonly ClaimWord[], at: number, { pairs }: DocumentIndex): boolean {
  const [before, word, after] = [claim[at - 1], claim[at]!, claim[at + 1]];
  if (word.kind !== 'content') return false;
  const isBeside = (one: ClaimWord | undefined, other: ClaimWord | undefined): boolean =>
    one?.kind === 'content' && other?.kind === 'content' && pairs.has(`${one.key} ${other.key}`);
  return isBeside(word, after) || isBeside(before, word);
}
