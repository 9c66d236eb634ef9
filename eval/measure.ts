/** One line of the table: what was measured, and the figure as it is printed. */
export type Measure = { readonly name: string; readonly value: string };

/** Precision, recall and their harmonic mean, 0..1. */
export type Agreement = { readonly precision: number; readonly recall: number; readonly f1: number };

/**
 * Agreement of `found` answers with `gold` ones of which `right` are the same. Nothing found where nothing was to be
 * found is right.
 */
export function agreementOf(counts: {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}): Agreement {
  const { right, found, gold } = counts;
  const precision = found > 0 ? right / found : gold > 0 ? 0 : 1;
  const recall = gold > 0 ? right / gold : found > 0 ? 0 : 1;
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

/** 0 when both are 0. */
export function harmonicMean(one: number, other: number): number {
  return one + other > 0 ? (2 * one * other) / (one + other) : 0;
}

export function agreement(name: string, { precision, recall, f1 }: Agreement): Measure {
  return { name, value: `P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}` };
}

/** A share of a whole, with the whole; of nothing there is no share. */
export function share(name: string, { part, whole }: { readonly part: number; readonly whole: number }): Measure {
  return { name, value: whole > 0 ? `${percent(part / whole)}  of ${whole}` : 'none' };
}

/** 0..1 as a percentage with one decimal and no sign, so that columns line up. */
export function percent(value: number): string {
  return (100 * value).toFixed(1).padStart(5);
}

/** Median and 95th percentile (nearest rank) of durations. */
export function speed(name: string, durationsMs: readonly number[]): Measure {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0).toFixed(2);
  return { name, value: `median ${at(0.5)}  95th percentile ${at(0.95)}` };
}
