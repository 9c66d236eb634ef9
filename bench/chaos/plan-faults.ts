import { randomFrom } from '../mutate-page.ts';

/** Something that goes wrong: `target` is the part, server, link, chat or clock that it happens to. */
export type Fault = {
  readonly kind: FaultKind;
  readonly target: string;
  readonly afterMs: number; // since the fault before
  readonly holdMs: number; // until it is mended
};

export type FaultKind =
  | 'killed'
  | 'stopped'
  | 'frozen'
  | 'frozen for long'
  | 'restarted'
  | 'emptied'
  | 'memory full'
  | 'disk full'
  | 'cut off'
  | 'stalled'
  | 'answers lost'
  | 'replies lost'
  | 'refusing'
  | 'disconnected'
  | 'clock jumps';

/** One kind of fault: what it can happen to, how often among all, and for how long it lasts. */
export type Possible = {
  readonly kind: FaultKind;
  readonly targets: readonly string[];
  readonly weight: number;
  readonly holdMs: readonly [least: number, most: number];
};

/** So many faults, the same for the same seed: of each kind as often as its weight says, evenly over its targets. */
export function planFaults(options: {
  readonly seed: number;
  readonly faults: number;
  readonly gapMs: readonly [least: number, most: number];
  readonly possible: readonly Possible[];
}): readonly Fault[] {
  const random = randomFrom(options.seed);
  const between = ([least, most]: readonly [number, number]) => Math.round(least + random() * (most - least));
  const possible = options.possible.filter(({ targets }) => targets.length > 0);
  const all = weightOf(possible);
  return Array.from({ length: options.faults }, () => {
    const place = random() * all;
    const chosen = possible.find((_, nth) => place < weightOf(possible.slice(0, nth + 1))) ?? possible[0];
    if (chosen === undefined) throw new Error('nothing can go wrong here');
    const target = chosen.targets[Math.floor(random() * chosen.targets.length)] ?? '';
    return { kind: chosen.kind, target, afterMs: between(options.gapMs), holdMs: between(chosen.holdMs) };
  });
}

const weightOf = (possible: readonly Possible[]): number => possible.reduce((sum, { weight }) => sum + weight, 0);
