import { GROUNDS, type Ground, logOdds } from '../src/core/stance/sure-of.ts';
import {
  featureKey,
  KINDS,
  POSITIONS,
  packWeights,
  type StanceWeights,
  type Sureness,
  unpackWeights,
} from '../src/core/stance/weigh-features.ts';
import type { StanceCase } from './stance-cases.ts';

// Rounds and rate were set by hand, and not searched; SHRINK and LEAST_CASES were found by
// cross-validation on fewer cases, see docs/models/stance.md.
const ROUNDS = 15;
const RATE = 0.12; // AdaGrad (Duchi, Hazan and Singer 2011), one case at a time
const LEAST_PAST = 0.5; // sum of squares that each number begins with
const STRIDE = 7919; // a prime, so that neighbours of a file do not follow each other
const SHRINK = 0.8; // L2, towards startOf
const LEAST_CASES = 3; // a feature seen in fewer cases is left out

/** A byte of the file is a thirtieth. */
export const SCALE = 30;

/** What a vote is worth before anything is learned: without it few cases would not teach that "reject" is against. */
function startOf(name: string): number {
  if (
    /^vote (?:attitude|wish|judgement|act|phrase|effect|truth of a claim) (?:close|named|pointed)|^vote bare (?:must|wish|order|no|will)|^sum|^one way|^plain$/.test(
      name,
    )
  )
    return 0.5;
  return /^vote (?:attitude|judgement|phrase) loose/.test(name) ? 0.3 : 0;
}

/** The weights that some cases teach, as the file will hold them. The same cases give the same weights. */
export function learn(cases: readonly StanceCase[]): StanceWeights {
  const { names, rows } = indexed(cases);
  const start = Float64Array.from(names, startOf);
  const numbers = {
    kinds: new Float64Array(names.length * KINDS),
    ways: Float64Array.from(start),
    bias: new Float64Array(POSITIONS.length),
  };
  const past = {
    kinds: new Float64Array(numbers.kinds.length).fill(LEAST_PAST),
    ways: new Float64Array(numbers.ways.length).fill(LEAST_PAST),
    bias: new Float64Array(numbers.bias.length).fill(LEAST_PAST),
  };
  const move = (which: keyof Numbers, i: number, slope: number): void => {
    past[which][i]! += slope * slope;
    numbers[which][i]! += (RATE * slope) / Math.sqrt(past[which][i]!);
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (let n = 0; n < rows.length; n++) {
      const row = rows[(n * STRIDE + round) % rows.length]!;
      const off = offOf(row, numbers);
      for (let p = 0; p < POSITIONS.length; p++) move('bias', p, off[p]!);
      const side = off[0]! - off[1]!;
      off[1]! += off[0]!; // from here on off[1..4] are those of the four kinds
      for (let i = 0; i < row.wayPlaces.length; i++) move('ways', row.wayPlaces[i]!, side * row.wayValues[i]!);
      for (let i = 0; i < row.kindPlaces.length; i++) {
        const at = row.kindPlaces[i]! * KINDS;
        const value = row.kindValues[i]!;
        for (let k = 0; k < KINDS; k++) move('kinds', at + k, off[k + 1]! * value);
      }
    }
    for (let i = 0; i < numbers.kinds.length; i++)
      numbers.kinds[i]! *= 1 - Math.min(1, (RATE * SHRINK) / Math.sqrt(past.kinds[i]!));
    for (let i = 0; i < numbers.ways.length; i++)
      numbers.ways[i]! -= (numbers.ways[i]! - start[i]!) * Math.min(1, (RATE * SHRINK) / Math.sqrt(past.ways[i]!));
  }
  return asStored({ names, ...numbers });
}

type Row = {
  readonly position: number;
  readonly weight: number;
  readonly kindPlaces: Int32Array;
  readonly kindValues: Float64Array;
  readonly wayPlaces: Int32Array;
  readonly wayValues: Float64Array;
};

/** Cases as numbers; features that too few of them have are left out. */
function indexed(cases: readonly StanceCase[]): { names: string[]; rows: Row[] } {
  const seen = new Map<string, number>();
  for (const { features } of cases) for (const { name } of features) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].flatMap(([name, count]) => (count < LEAST_CASES ? [] : [name]));
  const places = new Map(names.map((name, i) => [name, i]));
  const rows = cases.map(({ features, position, weight }): Row => {
    const known = features.filter(({ name }) => places.has(name));
    const kinds = known.filter(({ isWay }) => !isWay);
    const ways = known.filter(({ isWay }) => isWay);
    const placeOf = ({ name }: { readonly name: string }): number => places.get(name) ?? 0;
    return {
      position,
      weight,
      kindPlaces: Int32Array.from(kinds, placeOf),
      kindValues: Float64Array.from(kinds, ({ value }) => value),
      wayPlaces: Int32Array.from(ways, placeOf),
      wayValues: Float64Array.from(ways, ({ value }) => value),
    };
  });
  return { names, rows };
}

type Numbers = { readonly kinds: Float64Array; readonly ways: Float64Array; readonly bias: Float64Array };

/** How far the likelihood of each position is off, times the weight of the case. */
function offOf(row: Row, { kinds, ways, bias }: Numbers): Float64Array {
  const sums = Float64Array.from(bias);
  let way = 0;
  for (let i = 0; i < row.wayPlaces.length; i++) way += ways[row.wayPlaces[i]!]! * row.wayValues[i]!;
  for (let i = 0; i < row.kindPlaces.length; i++) {
    const at = row.kindPlaces[i]! * KINDS;
    const value = row.kindValues[i]!;
    for (let k = 0; k < KINDS; k++) sums[k + 1]! += kinds[at + k]! * value;
  }
  sums[0]! += sums[1]! - bias[1]! + way;
  sums[1]! -= way;
  const most = Math.max(...sums);
  let all = 0;
  for (let p = 0; p < sums.length; p++) all += sums[p] = Math.exp(sums[p]! - most);
  for (let p = 0; p < sums.length; p++) sums[p] = ((p === row.position ? 1 : 0) - sums[p]! / all) * row.weight;
  return sums;
}

/** As the file will hold them, so that the figures are those of the file. */
function asStored({ names, kinds, ways, bias }: Numbers & { readonly names: readonly string[] }): StanceWeights {
  const keys = names.map(featureKey);
  return unpackWeights(
    packWeights(
      {
        bias: [...bias],
        kinds: new Map(keys.map((key, i) => [key, Float32Array.from(kinds.subarray(i * KINDS, i * KINDS + KINDS))])),
        ways: new Map(keys.map((key, i) => [key, ways[i] ?? 0])),
        sureness: [],
      },
      SCALE,
    ),
  );
}

/** An answer with what it rests on, and whether it was right. */
export type Checked = {
  readonly ground: Ground;
  readonly likely: number;
  readonly isRight: boolean;
  readonly weight: number;
};

/** The curves of sure-of.ts that fit answers of weights that had not seen their cases; steps of Newton's method. */
export function fitSureness(answers: readonly Checked[]): Sureness {
  return GROUNDS.map((ground) => {
    const own = answers.filter((answer) => answer.ground === ground);
    let base = 0;
    let slope = 1;
    for (let step = 0; step < 30; step++) {
      // a pull towards the likelihood as it is, worth SURENESS_SHRINK answers
      let [pullBase, pullSlope] = [-base * SURENESS_SHRINK, (1 - slope) * SURENESS_SHRINK];
      let [bb, bs, ss] = [SURENESS_SHRINK, 0, SURENESS_SHRINK];
      for (const { likely, isRight, weight } of own) {
        const x = logOdds(likely);
        const p = 1 / (1 + Math.exp(-(base + slope * x)));
        const off = weight * ((isRight ? 1 : 0) - p);
        const bend = weight * p * (1 - p);
        pullBase += off;
        pullSlope += off * x;
        bb += bend;
        bs += bend * x;
        ss += bend * x * x;
      }
      const determinant = bb * ss - bs * bs;
      base += (ss * pullBase - bs * pullSlope) / determinant;
      slope += (bb * pullSlope - bs * pullBase) / determinant;
    }
    return [base, slope];
  });
}

const SURENESS_SHRINK = 2;
