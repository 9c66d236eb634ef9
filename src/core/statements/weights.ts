import type { StatementKind } from '../../model/statement.ts';
import { WEIGHT_BITS } from './triple-features.ts';
import shipped from './weights-triples.json' with { type: 'json' };

/** What the ranker has learned; see docs/models/statements.md. */
export type Weights = {
  readonly values: Int8Array; // one for each place of a feature
  readonly scale: number; // log-odds of one step of a value
  readonly curves: Readonly<Record<StatementKind, Curve>>;
};

/** Confidence over probability as a line of straight pieces: points [probability, confidence], both rising. */
export type Curve = readonly (readonly [probability: number, confidence: number])[];

/**
 * The weights file. `values` is base64 of pairs of bytes: how many zeros stand before a value, and the value; the
 * byte 255 alone stands for 255 zeros.
 */
export type WeightsFile = {
  readonly scale: number;
  readonly curves: Readonly<Record<StatementKind, readonly (readonly number[])[]>>;
  readonly values: string;
};

/** The shipped weights, unpacked at first use (1 ms). */
export function shippedWeights(): Weights {
  unpacked ??= unpack(shipped);
  return unpacked;
}

let unpacked: Weights | undefined;

function unpack({ scale, curves, values }: WeightsFile): Weights {
  const bytes = Buffer.from(values, 'base64');
  const places = new Int8Array(1 << WEIGHT_BITS);
  let place = 0;
  for (let at = 0; at < bytes.length; ) {
    const zeros = bytes[at++]!;
    place += zeros;
    if (zeros < 255 && at < bytes.length) places[place++] = bytes[at++]!;
  }
  const curve = (points: readonly (readonly number[])[]): Curve =>
    points.map(([probability = 0, confidence = 0]) => [probability, confidence]);
  return {
    values: places,
    scale,
    curves: { direct: curve(curves.direct), mixed: curve(curves.mixed), indirect: curve(curves.indirect) },
  };
}

/** The confidence 0..1 that stands for a probability of the ranker, in hundredths. */
export function confidenceOf(curve: Curve, probability: number): number {
  let [fromX, fromY]: readonly [number, number] = [0, 0];
  for (const [x, y] of [...curve, [1, 1] as const]) {
    if (probability <= x) {
      const share = x > fromX ? (probability - fromX) / (x - fromX) : 1;
      return Math.round(100 * (fromY + share * (y - fromY))) / 100;
    }
    [fromX, fromY] = [x, y];
  }
  return 1;
}
