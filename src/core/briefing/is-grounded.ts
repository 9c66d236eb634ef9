import { describeClaim } from './describe-claim.ts';
import { type DocumentIndex, indexDocument } from './index-document.ts';
import { type ClaimWord, joinNumbers, readClaim } from './read-claim.ts';
import { isCopy, scoreCopy } from './score-copy.ts';
import { weighFacts } from './weigh-facts.ts';

/**
 * Whether a document supports a claim. `score` is 0..1, 1 for a verbatim sentence; from 0.5 on it counts as supported.
 * A claim that copies must copy right: its wording can be read out of the best stretch of at most two neighbouring
 * sentences nearly without a gap, and its numbers stand there. A claim in free words must not bring a number, a name or
 * a quoted word of its own, and is weighed by what stands together in the document. This compares words and understands
 * nothing.
 */
export function isGrounded(doc: string, claim: string): { readonly supported: boolean; readonly score: number } {
  const document = indexDocument(doc);
  const words = readClaim(joinNumbers(claim));
  if (words.length === 0 || document.sentences.length === 0) return { supported: false, score: 0 };
  const score = isCopy(words, document) ? scoreCopy(words, document) : scoreFree(words, document);
  return { supported: score >= SUPPORTED, score };
}

/**
 * Whether a claim is mostly made of the document's wording and can be read out of it. Stricter than `isGrounded`: on
 * public summaries that people judged, more than half of the claims in free words that pass there are wrong.
 */
export function isReadOut(doc: string, claim: string): boolean {
  const document = indexDocument(doc);
  const words = readClaim(joinNumbers(claim));
  return isCopy(words, document) && scoreCopy(words, document) >= SUPPORTED;
}

const SUPPORTED = 0.5;

/** A claim that brings its own keeps half of its score, so that it falls short and still ranks. */
function scoreFree(words: readonly ClaimWord[], document: DocumentIndex): number {
  const facts = describeClaim(words, document);
  const bringsOwn = facts.unseenNumber > 0 || facts.unseenNames > 0 || facts.unseenQuoted > 0;
  return weighFacts(facts) / (bringsOwn ? 2 : 1);
}
