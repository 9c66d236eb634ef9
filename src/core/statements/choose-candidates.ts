import type { Candidate } from './candidate.ts';

export type Scored = { readonly candidate: Candidate; readonly confidence: number };

/** Keeps the most confident of candidates that claim the same words; the rest in order of the text. */
export function chooseCandidates(scored: readonly Scored[]): Scored[] {
  const byConfidence = [...scored].sort(
    (a, b) => b.confidence - a.confidence || a.candidate.parts[0]!.from - b.candidate.parts[0]!.from,
  );
  const owner = new Map<number, Scored>();
  const kept: Scored[] = [];
  for (const one of byConfidence) {
    let size = 0;
    let claimed = 0;
    for (const part of one.candidate.parts) {
      for (let at = part.from; at < part.to; at++) {
        size++;
        if (owner.has(at)) claimed++;
      }
    }
    if (claimed > size * MOST_SHARED) continue;
    for (const part of one.candidate.parts) for (let at = part.from; at < part.to; at++) owner.set(at, one);
    kept.push(one);
  }
  return kept.sort((a, b) => a.candidate.parts[0]!.from - b.candidate.parts[0]!.from);
}

const MOST_SHARED = 0.3; // share of a candidate's words that a better one may hold already
