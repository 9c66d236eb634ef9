import type { Position } from '../../model/stance.ts';
import type { Sureness } from './weigh-features.ts';

/**
 * What a position rests on. A side is plain when all votes go its way and one is said right of the target, tied when one
 * is, loose when none is; on a claim it is known by little more than its words.
 */
export type Ground = 'plain' | 'tied' | 'loose' | 'claim' | 'open' | 'conditional';

export const GROUNDS: readonly Ground[] = ['plain', 'tied', 'loose', 'claim', 'open', 'conditional'];

/** What a position rests on, from the names of the features that were seen. */
export function groundOf(position: Exclude<Position, 'unclear'>, names: readonly string[]): Ground {
  if (position === 'open' || position === 'conditional') return position;
  if (names.some((name) => / of a claim /.test(name))) return 'claim';
  if (names.includes('plain')) return 'plain';
  return names.some((name) => TIED.test(name)) ? 'tied' : 'loose';
}

const TIED = /^vote (?!worth|bare plain).* (?:close|named)$/;

/**
 * The share of positions on such a ground and of such a likelihood that are right, 0..1: a logistic curve for each ground
 * (Platt 1999), fitted to cross-validated answers by scripts/train-stance.ts.
 */
export function sureOf(likely: number, ground: Ground, sureness: Sureness): number {
  const [base = 0, slope = 1] = sureness[GROUNDS.indexOf(ground)] ?? [];
  return 1 / (1 + Math.exp(-(base + slope * logOdds(likely))));
}

/** Logarithm of the odds of a likelihood. */
export function logOdds(likely: number): number {
  const kept = Math.min(0.999, Math.max(0.001, likely));
  return Math.log(kept / (1 - kept));
}
