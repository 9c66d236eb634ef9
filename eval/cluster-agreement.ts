import { type Agreement, agreementOf, harmonicMean } from './measure.ts';

/** One thing with the group that it belongs to, and the group that it was put into. */
export type Grouped = { readonly gold: string; readonly found: string };

/**
 * B-cubed: of each thing, the share of its found group that belongs to its gold group (precision) and the share of its
 * gold group that was found together with it (recall), averaged over things. Bagga and Baldwin, "Algorithms for scoring
 * coreference chains" (1998). Unlike a count of pairs, it does not let one big group decide.
 */
export function bCubed(things: readonly Grouped[]): Agreement {
  const { gold, found, both } = sizes(things);
  let precision = 0;
  let recall = 0;
  for (const thing of things) {
    const together = both.get(keyOf(thing))!;
    precision += together / found.get(thing.found)! / things.length;
    recall += together / gold.get(thing.gold)! / things.length;
  }
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

/** Agreement over pairs of things: a pair is found when both are put into one group. */
export function pairAgreement(things: readonly Grouped[]): Agreement {
  const { gold, found, both } = sizes(things);
  return agreementOf({ right: pairsIn(both), found: pairsIn(found), gold: pairsIn(gold) });
}

function sizes(things: readonly Grouped[]) {
  const gold = new Map<string, number>();
  const found = new Map<string, number>();
  const both = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const thing of things) {
    count(gold, thing.gold);
    count(found, thing.found);
    count(both, keyOf(thing));
  }
  return { gold, found, both };
}

function keyOf({ gold, found }: Grouped): string {
  return JSON.stringify([gold, found]);
}

function pairsIn(groups: ReadonlyMap<string, number>): number {
  return groups.values().reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
