import type { ReadWord } from './read-wording.ts';

/** What stands between words that two wordings share in order: of the old one and of the new one. */
export type Stretch = { readonly old: readonly ReadWord[]; readonly now: readonly ReadWord[] };

/** `covered`: the share of the old wording that the new one has, in order, 0..1. `alike`: the same of both together. */
export type Alignment = {
  readonly covered: number;
  readonly alike: number;
  readonly stretches: readonly Stretch[];
};

/** Aligns two wordings by the heaviest words that they have in common, in order. Time is the product of the lengths. */
export function alignWordings(old: readonly ReadWord[], now: readonly ReadWord[]): Alignment {
  const width = now.length + 1;
  const best = new Float64Array((old.length + 1) * width); // of what begins at these words
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const apart = Math.max(best[at + width] ?? 0, best[at + 1] ?? 0);
      best[at] = isSame(old[i], now[j]) ? Math.max(apart, (best[at + width + 1] ?? 0) + weightOf(old[i])) : apart;
    }
  }
  const stretches: Stretch[] = [];
  let [i, j, fromOld, fromNow] = [0, 0, 0, 0];
  const close = (): void => {
    if (i > fromOld || j > fromNow) stretches.push({ old: old.slice(fromOld, i), now: now.slice(fromNow, j) });
  };
  while (i < old.length && j < now.length) {
    const at = i * width + j;
    if (isSame(old[i], now[j]) && best[at] === (best[at + width + 1] ?? 0) + weightOf(old[i])) {
      close();
      [i, j] = [i + 1, j + 1];
      [fromOld, fromNow] = [i, j];
    } else if ((best[at + width] ?? 0) >= (best[at + 1] ?? 0)) i++;
    else j++;
  }
  [i, j] = [old.length, now.length];
  close();
  const shared = best[0] ?? 0;
  const [whole, both] = [weightOfAll(old), weightOfAll(old) + weightOfAll(now)];
  return { covered: whole === 0 ? 0 : shared / whole, alike: both === 0 ? 0 : (2 * shared) / both, stretches };
}

const isSame = (a: ReadWord | undefined, b: ReadWord | undefined): boolean => a?.key === b?.key && a?.kind === b?.kind;

const weightOfAll = (words: readonly ReadWord[]): number => words.reduce((sum, word) => sum + weightOf(word), 0);

/** Facts weigh less than other words: they are what a corrected sentence changes. */
function weightOf(word: ReadWord | undefined): number {
  if (word?.kind === 'content') return 1;
  if (word?.kind === 'small') return 0.1;
  return word?.kind === 'name' ? 0.5 : 0.3;
}
