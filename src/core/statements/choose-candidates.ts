import type { Candidate } from './candidate.ts';

export type Scored = { readonly candidate: Candidate; readonly probability: number };

/** Keeps the most probable of candidates that claim the same words; the rest in order of the text. */
export function chooseCandidates(scored: readonly Scored[]): Scored[] {
  const byProbability = withoutNested(scored).sort(
    (a, b) => b.probability - a.probability || a.candidate.parts[0]!.from - b.candidate.parts[0]!.from,
  );
  const owner = new Map<number, Scored>();
  const kept: Scored[] = [];
  for (const one of byProbability) {
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

/** Leaves out reports inside a report: in "Velt said she had told him that A", A is no statement of hers to us. */
function withoutNested(scored: readonly Scored[]): Scored[] {
  const outer = new Map<number, Scored>();
  for (const one of scored) {
    if (one.candidate.quoted || one.probability < RELIABLE_OUTER) continue;
    for (const part of one.candidate.parts) for (let at = part.from; at < part.to; at++) outer.set(at, one);
  }
  return scored.filter((one) => {
    const { cue, quoted } = one.candidate;
    const around = cue === null || quoted ? undefined : outer.get(cue.to - 1);
    return around === undefined || around === one;
  });
}

const RELIABLE_OUTER = 0.5; // best F1 of 0.2, 0.3 and 0.5 in cross-validation
const MOST_SHARED = 0.3; // share of a candidate's words that a better one may hold already
