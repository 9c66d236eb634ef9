import type { FoldedWord } from './fold-words.ts';

/**
 * Index pairs of the words that two quotations have in common, in order: the best local alignment after Smith and
 * Waterman (1981), so that of several places where a short quotation could lie in a long one it is the place where its
 * words stand together. Time and space are the product of the lengths.
 */
export function matchWords(a: readonly FoldedWord[], b: readonly FoldedWord[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const matched = new Float32Array((a.length + 1) * width).fill(-1); // best alignment that ends with this very pair
  const best = new Float32Array((a.length + 1) * width); // of those that end before or here, less what was skipped since
  const bestAt = new Int32Array((a.length + 1) * width).fill(-1); // and the pair that it ends with
  const before = new Int32Array((a.length + 1) * width).fill(-1);
  let end = -1;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const [at, corner] = [i * width + j, (i - 1) * width + j - 1];
      const [up, left] = [best[at - width]! - skipped(a[i - 1]!), best[at - 1]! - skipped(b[j - 1]!)];
      best[at] = Math.max(up, left, 0);
      bestAt[at] = best[at] === 0 ? -1 : bestAt[up >= left ? at - width : at - 1]!;
      if (!isEqual(a[i - 1]!, b[j - 1]!)) continue;
      const follows = matched[corner]!;
      const jumps = bestAt[corner]! < 0 ? 0 : best[corner]! - JUMP;
      const from = follows >= jumps ? corner : bestAt[corner]!;
      before[at] = Math.max(follows, jumps) > 0 ? from : -1;
      matched[at] = WEIGHT[a[i - 1]!.kind] + Math.max(follows, jumps, 0);
      if (matched[at] >= best[at]) [best[at], bestAt[at]] = [matched[at], at];
      if (end < 0 || matched[at] > matched[end]!) end = at;
    }
  }
  const pairs: [number, number][] = [];
  for (let at = end; at >= 0; at = before[at]!) pairs.push([Math.floor(at / width) - 1, (at % width) - 1]);
  return pairs.reverse();
}

// Set on the table of tests/core/same: small words alone must not reach over a sentence, content words may
const WEIGHT: Readonly<Record<FoldedWord['kind'], number>> = { content: 4, number: 4, fact: 1, pronoun: 0.5, gap: 0 };
const JUMP = 1; // for going on elsewhere than with the next word
const SKIP = 0.5; // a content word that is left out
const skipped = ({ kind }: FoldedWord): number => (kind === 'content' || kind === 'number' ? SKIP : 0.1);

const isEqual = (a: FoldedWord, b: FoldedWord): boolean => a.kind !== 'gap' && a.kind === b.kind && a.key === b.key;
