import { type Agreement, agreementOf, harmonicMean } from './measure.ts';

/** An article as it is on the page, and as it was read. */
export type ReadPage = { readonly gold: string; readonly found: string };

const SHINGLE = 4; // words

/**
 * Agreement over runs of four words: mean precision and mean recall over pages, and the F1 of these means, as the
 * article-extraction-benchmark of Scrapinghub (2020) defines them. A page of which nothing was read has recall 0 and
 * no precision; it is left out of the mean precision.
 */
export function shingleAgreement(pages: readonly ReadPage[]): Agreement {
  const each = pages.map(({ gold, found }) => compare(shinglesOf(gold), shinglesOf(found)));
  const precision = mean(each.filter(({ found }) => found > 0).map((counts) => counts.right / counts.found));
  const recall = mean(each.filter(({ gold }) => gold > 0).map((counts) => counts.right / counts.gold));
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

/** F1 over the words of one page, in any order. */
export function wordF1({ gold, found }: ReadPage): number {
  const counts = compare(countOf(wordsOf(gold)), countOf(wordsOf(found)));
  return counts.right === 0 ? 0 : agreementOf(counts).f1;
}

function compare(gold: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>) {
  const total = (counts: ReadonlyMap<string, number>) => counts.values().reduce((sum, count) => sum + count, 0);
  const right = gold.entries().reduce((sum, [key, count]) => sum + Math.min(count, found.get(key) ?? 0), 0);
  return { right, found: total(found), gold: total(gold) };
}

function shinglesOf(text: string): ReadonlyMap<string, number> {
  const words = wordsOf(text);
  if (words.length === 0) return new Map();
  const count = Math.max(1, words.length - SHINGLE + 1); // a shorter text is one run
  return countOf(Array.from({ length: count }, (_, index) => words.slice(index, index + SHINGLE).join(' ')));
}

function countOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
