import { agreementOf } from './measure.ts';

export type Stance = 'supports' | 'opposes' | 'other';

/** `macroF1` is 0..1; `right` of the `answered` texts, for or against, and of the `polar` ones that are so. */
export type StanceScore = {
  readonly macroF1: number;
  readonly right: number;
  readonly answered: number;
  readonly polar: number;
};

/** Words of different test sets for the three stances: agree, favor; disagree, against; anything else. */
export function foldStance(word: string): Stance {
  if (/^(?:agree|favor|support)/.test(word)) return 'supports';
  return /^(?:disagree|against|oppose)/.test(word) ? 'opposes' : 'other';
}

/** Macro F1: the mean of the F1 of each stance, so that the rare ones weigh as much as the common ones. */
export function scoreStance(pairs: readonly { readonly gold: Stance; readonly found: Stance }[]): StanceScore {
  const stances = ['supports', 'opposes', 'other'] as const;
  const f1Of = (stance: Stance) => {
    const right = pairs.filter(({ gold, found }) => gold === stance && found === stance).length;
    const found = pairs.filter((pair) => pair.found === stance).length;
    const gold = pairs.filter((pair) => pair.gold === stance).length;
    return right === 0 ? 0 : agreementOf({ right, found, gold }).f1;
  };
  const answered = pairs.filter(({ found }) => found !== 'other');
  return {
    macroF1: stances.reduce((sum, stance) => sum + f1Of(stance), 0) / stances.length,
    right: answered.filter(({ gold, found }) => gold === found).length,
    answered: answered.length,
    polar: pairs.filter(({ gold }) => gold !== 'other').length,
  };
}
