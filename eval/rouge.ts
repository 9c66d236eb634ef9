import { stem } from '../src/core/language/stem.ts';
import { agreementOf } from './measure.ts';

/**
 * ROUGE-N F1, 0..1: how many runs of `size` words a summary shares with human ones, each as often as both have it; the
 * mean over the human summaries. Lin, "ROUGE: A package for automatic evaluation of summaries" (2004); words are lower
 * case, of a-z and 0-9, stemmed (Porter) when longer than three letters, as ROUGE-1.5.5 -m does.
 */
export function rouge(
  summary: string,
  { references, size }: { readonly references: readonly string[]; readonly size: number },
): number {
  const own = runsOf(summary, size);
  return references.reduce((sum, reference) => sum + similarity(own, runsOf(reference, size)), 0) / references.length;
}

function similarity(own: ReadonlyMap<string, number>, human: ReadonlyMap<string, number>): number {
  let right = 0;
  for (const [run, count] of human) right += Math.min(count, own.get(run) ?? 0);
  if (right === 0) return 0;
  return agreementOf({ right, found: total(own), gold: total(human) }).f1;
}

function runsOf(text: string, size: number): ReadonlyMap<string, number> {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const stems = words.map((word) => (word.length > 3 ? stem(word) : word));
  const runs = new Map<string, number>();
  for (let index = 0; index + size <= stems.length; index++) {
    const run = stems.slice(index, index + size).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function total(runs: ReadonlyMap<string, number>): number {
  return runs.values().reduce((sum, count) => sum + count, 0);
}
