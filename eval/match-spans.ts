import { overlapOf } from './word-sets.ts';

/** Numbers of a gold span and of the found span that goes with it. */
export type Match = { readonly gold: number; readonly found: number; readonly overlap: number };

/** The least overlap that counts as the same quotation: limits may differ by a word or two, not by a clause. */
export const SAME = 0.8;

/** Pairs spans one to one, those with the greatest overlap first; a pair overlaps by `SAME` at least. */
export function matchSpans(gold: readonly ReadonlySet<number>[], found: readonly ReadonlySet<number>[]): Match[] {
  const possible = gold
    .flatMap((one, g) => found.map((other, f): Match => ({ gold: g, found: f, overlap: overlapOf(one, other) })))
    .filter(({ overlap }) => overlap >= SAME)
    .toSorted((a, b) => b.overlap - a.overlap || a.gold - b.gold || a.found - b.found);
  const taken = { gold: new Set<number>(), found: new Set<number>() };
  return possible.filter((match) => {
    if (taken.gold.has(match.gold) || taken.found.has(match.found)) return false;
    taken.gold.add(match.gold);
    taken.found.add(match.found);
    return true;
  });
}
