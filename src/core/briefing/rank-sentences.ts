import type { SentenceTerms } from './says-the-same.ts';

const STAYS = 0.85; // as in PageRank
const ROUNDS = 12; // by then no place changes any more

/**
 * How central each sentence of an article is, 0..1, the most central one 1: it is like many sentences that are
 * central themselves (continuous LexRank; Erkan and Radev, "LexRank: graph-based lexical centrality as salience in
 * text summarization", 2004). `like` gives the sameness of a sentence with each of them.
 */
export function rankSentences(
  sentences: readonly SentenceTerms[],
  like: (one: SentenceTerms) => Float64Array,
): Float64Array {
  const links = sentences.map((sentence, at) => {
    const row = like(sentence);
    row[at] = 0;
    const others: number[] = [];
    let sum = 0;
    for (const [other, sameness] of row.entries()) {
      if (sameness === 0) continue;
      others.push(other);
      sum += sameness;
    }
    return { others, shares: others.map((other) => (row[other] ?? 0) / sum) };
  });
  let rank = new Float64Array(sentences.length).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(sentences.length).fill(1 - STAYS);
    for (const [at, { others, shares }] of links.entries()) {
      const given = STAYS * rank[at]!;
      for (let i = 0; i < others.length; i++) next[others[i]!]! += given * shares[i]!;
    }
    rank = next;
  }
  const highest = rank.reduce((most, value) => Math.max(most, value), Number.MIN_VALUE);
  return rank.map((value) => value / highest);
}
