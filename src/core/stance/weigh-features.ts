import type { Position } from '../../model/stance.ts';
import type { Description, Feature } from './describe-statement.ts';
import stored from './weights-stance.json' with { type: 'json' };

/** Learned weights by feature, see unpackWeights; `kinds` are for and against together, open, conditional, unclear. */
export type StanceWeights = {
  readonly kinds: ReadonlyMap<number, Float32Array>; // by featureKey: one number for each of KINDS
  readonly ways: ReadonlyMap<number, number>; // by featureKey: how much the feature's way counts
  readonly bias: readonly number[]; // for each of POSITIONS
  readonly sureness: Sureness;
};

/** For each of GROUNDS (sure-of.ts) where its curve begins and how steep it is. */
export type Sureness = readonly (readonly number[])[];

/** `from`..`to`: the first and last of the words that told most. */
export type Weighed = {
  readonly likely: readonly number[];
  readonly sureness: Sureness;
  readonly from: number;
  readonly to: number;
};

export const POSITIONS: readonly Position[] = ['supports', 'opposes', 'open', 'conditional', 'unclear'];
export const KINDS = 4;

/**
 * How likely each of POSITIONS is, summing to 1. Features of one name count once, those with a way up to MOST_WAYS times.
 * Supports and opposes share what tells that a side is taken; the ways alone tell which.
 */
export function weighFeatures(description: Description, weights: StanceWeights = shipped()): Weighed {
  const likely = likelyPositions(summed(description.features), weights);
  return {
    likely,
    sureness: weights.sureness,
    ...tellingWords(description, likely.indexOf(Math.max(...likely)), weights),
  };
}

/** As weighFeatures, without the words that told. */
export function likelyPositions(features: readonly Summed[], { bias, kinds, ways }: StanceWeights): number[] {
  const sums = [...bias];
  for (const { key, value, isWay } of features) {
    if (isWay) {
      const told = (ways.get(key) ?? 0) * value;
      sums[0] = (sums[0] ?? 0) + told;
      sums[1] = (sums[1] ?? 0) - told;
      continue;
    }
    const told = kinds.get(key);
    if (told === undefined) continue;
    for (let p = 0; p < POSITIONS.length; p++) sums[p] = (sums[p] ?? 0) + (told[Math.max(0, p - 1)] ?? 0) * value;
  }
  return softmax(sums);
}

/** A feature as it is weighed: `value` with its way, if it has one. */
export type Summed = {
  readonly key: number; // of its name, see featureKey
  readonly name: string;
  readonly value: number;
  readonly isWay: boolean;
};

/** Features of one name made one. */
export function summed(features: readonly Feature[]): Summed[] {
  const byName = new Map<string, { name: string; value: number; isWay: boolean }>();
  for (const { name, value, way } of features) {
    const isWay = way !== null;
    const id = isWay ? `${name} way` : name;
    const known = byName.get(id);
    if (known === undefined) byName.set(id, { name, value: value * (way ?? 1), isWay });
    else if (isWay) known.value = Math.max(-MOST_WAYS, Math.min(MOST_WAYS, known.value + value * way));
  }
  return [...byName.values()].map((each) => ({
    ...each,
    key: featureKey(each.name),
    value: each.value * scaleOf(each.name),
  }));
}

const MOST_WAYS = 1.5; // "reckless, needless and cruel" tells little more than "reckless and cruel"
const SINGLE_WORDS = 0.4; // words and pairs of words are many and tell little each
const CLAIM_WORDS = 0.8;
const WORD_WAYS = 0.6;

function scaleOf(name: string): number {
  if (/^[wptu] /.test(name)) return SINGLE_WORDS;
  if (/^(?:word|pair) /.test(name)) return WORD_WAYS;
  return name.startsWith('c ') ? CLAIM_WORDS : 1;
}

/** FNV-1a of a feature's name, 24 bits: two of 8,000 names hardly ever meet. */
export function featureKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 24)) & 0xffffff;
}

/** The marked words of the clause that speaks most for a position. */
function tellingWords(
  { features, clauses, marked }: Description,
  position: number,
  weights: StanceWeights,
): { from: number; to: number } {
  const clauseOf = clauses.flatMap(({ from, to }, i) => Array.from({ length: to - from + 1 }, () => i)); // by word
  const told = clauses.map(() => 0);
  for (const feature of features) {
    const i = clauseOf[feature.from];
    const clause = i === undefined ? undefined : clauses[i];
    // what a whole clause or statement shows tells no words
    if (i === undefined || clause === undefined || feature.to > clause.to) continue;
    if (clauses.length > 1 && feature.to - feature.from >= clause.to - clause.from && clause.to > clause.from) continue;
    told[i] = (told[i] ?? 0) + toldBy(feature, position, weights);
  }
  const best = clauses[told.indexOf(told.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY))];
  if (best === undefined) return { from: 0, to: 0 };
  const from = marked.findIndex((is, i) => is && i >= best.from && i <= best.to);
  const to = marked.findLastIndex((is, i) => is && i >= best.from && i <= best.to);
  return from < 0 ? best : { from, to };
}

function toldBy(feature: Feature, position: number, weights: StanceWeights): number {
  const key = featureKey(feature.name);
  if (feature.way === null) return (weights.kinds.get(key)?.[Math.max(0, position - 1)] ?? 0) * scaleOf(feature.name);
  const side = position === 0 ? 1 : position === 1 ? -1 : 0;
  return (weights.ways.get(key) ?? 0) * feature.way * side * 2;
}

function softmax(sums: readonly number[]): number[] {
  const most = Math.max(...sums);
  const powers = sums.map((s) => Math.exp(s - most));
  const all = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / all);
}

let known: StanceWeights | undefined; // unpacked at first use

function shipped(): StanceWeights {
  known ??= unpackWeights(stored);
  return known;
}

/** As they lie in weights-stance.json: base64 of 3 bytes for the key, then one signed byte for each number. */
export type PackedWeights = {
  readonly scale: number;
  readonly bias: readonly number[];
  readonly sureness: Sureness;
  readonly kinds: string;
  readonly ways: string;
};

/** Weights from their packed form; a byte stands for byte / scale. */
export function unpackWeights({ scale, bias, sureness, kinds, ways }: PackedWeights): StanceWeights {
  const numbers = (bytes: Uint8Array, at: number, count: number): Float32Array =>
    Float32Array.from({ length: count }, (_, i) => (((bytes[at + i] ?? 0) << 24) >> 24) / scale);
  const entries = (text: string, count: number): [number, Float32Array][] => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return Array.from({ length: bytes.length / (3 + count) }, (_, i) => {
      const at = i * (3 + count);
      const key = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
      return [key, numbers(bytes, at + 3, count)];
    });
  };
  return {
    bias,
    sureness,
    kinds: new Map(entries(kinds, KINDS)),
    ways: new Map(entries(ways, 1).map(([key, list]) => [key, list[0] ?? 0])),
  };
}

/** The contrary of unpackWeights; numbers beyond what a byte holds are cut, those that round to nothing left out. */
export function packWeights(weights: StanceWeights, scale: number): PackedWeights {
  const pack = (entries: readonly (readonly [number, readonly number[]])[]): string => {
    const bytes = [...entries]
      .sort((a, b) => a[0] - b[0])
      .flatMap(([key, list]) => {
        const rounded = list.map((x) => Math.max(-127, Math.min(127, Math.round(x * scale))));
        if (rounded.every((x) => x === 0)) return [];
        return [key >> 16, (key >> 8) & 255, key & 255, ...rounded.map((x) => x & 255)];
      });
    return btoa(bytes.map((b) => String.fromCharCode(b)).join(''));
  };
  return {
    scale,
    bias: weights.bias.map((b) => Math.round(b * 1000) / 1000),
    sureness: weights.sureness.map((curve) => curve.map((x) => Math.round(x * 1000) / 1000)),
    kinds: pack([...weights.kinds].map(([key, list]) => [key, [...list]] as const)),
    ways: pack([...weights.ways].map(([key, w]) => [key, [w]] as const)),
  };
}
