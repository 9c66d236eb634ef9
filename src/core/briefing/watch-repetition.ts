import type { Idf } from '../language/idf.ts';
import type { Described } from './describe-candidates.ts';
import { compareWith } from './says-the-same.ts';

const STILL_WORTH = 0.57; // what is left of a concept's weight once a bullet has it

/** How far each candidate, by its place in the list, repeats what is chosen so far. */
export type Repetition = {
  readonly add: (chosen: Described) => void;
  readonly covered: (at: number) => number; // ln of the share of its concepts' weight that is left
  readonly alike: (at: number) => number; // its highest sameness with a chosen one, 1 where they overlap
};

/** Watches what a list of candidates repeats while some of them are chosen. */
export function watchRepetition(candidates: readonly Described[], idf: Idf): Repetition {
  const like = compareWith(
    candidates.map(({ said }) => said),
    idf,
  );
  const known = new Set<string>();
  const alike = new Float64Array(candidates.length);
  return {
    add: (chosen) => {
      for (const { name } of chosen.concepts) known.add(name);
      const row = like(chosen.said);
      for (const [at, candidate] of candidates.entries())
        alike[at] = Math.max(alike[at] ?? 0, overlaps(candidate, chosen) ? 1 : (row[at] ?? 0));
    },
    covered: (at) => {
      let all = 0;
      let repeated = 0;
      for (const { name, weight } of candidates[at]?.concepts ?? []) {
        all += weight;
        if (known.has(name)) repeated += weight;
      }
      return all === 0 ? 0 : Math.log(1 - ((1 - STILL_WORTH) * repeated) / all);
    },
    alike: (at) => alike[at] ?? 0,
  };
}

const overlaps = (a: Described, b: Described): boolean => a.doc === b.doc && a.start < b.end && b.start < a.end;
