/**
 * Learns the weights of the statement ranker: node scripts/train-statements.ts --data FOLDER [--folds 5] [--dry]
 * FOLDER holds *.jsonl files, one article a line: {id, text, quotes: [{start, end, parts: [[start, end]], type,
 * speaker: {text, start, end, parts} | null, core?}]}; quotes that are not core (no speech, or too short) teach nothing.
 * Prints cross-validated figures (articles of a fold are read by weights that have not seen them) and writes
 * src/core/statements/weights-triples.json, the same bytes for the same data. No text goes into the file.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseCandidates } from '../src/core/statements/choose-candidates.ts';
import { kindOf } from '../src/core/statements/find-statements.ts';
import { bestOf, probabilities, toCandidate } from '../src/core/statements/rank-triples.ts';
import { WEIGHT_BITS } from '../src/core/statements/triple-features.ts';
import type { StatementKind } from '../src/model/statement.ts';
import {
  type Article,
  type Case,
  type Gold,
  isSpeaker,
  type Label,
  labelOf,
  nearOnes,
  readCase,
  readExample,
} from './statement-cases.ts';
import { statementExamples } from './statement-examples.ts';

const { values: options } = parseArgs({
  options: { data: { type: 'string' }, folds: { type: 'string', default: '5' }, dry: { type: 'boolean' } },
});
if (options.data === undefined)
  throw new Error('usage: node scripts/train-statements.ts --data FOLDER [--folds 5] [--dry]');

// All found by cross-validation on the data named in docs/models/statements.md.
const EPOCHS = 9;
const RUNS = 4;
const RATE = 0.03; // AdaGrad; more fits the training articles too well
const RATE_FALLS = 0.7; // share of the rate that is gone at the last epoch
const SHRINK = 1e-4; // L2
const LEAST_ARTICLES = 4; // a feature seen in fewer articles is left out
const EXAMPLES_COUNT = 3; // times that the invented examples are shown, as they are few
const NOT_EXACT = 0.25; // share that a reading with almost the right words gets beside one with exactly the right ones
const PUBLISHED_PRECISION = 0.923; // so much of what has confidence 0.6 and more is right: a little to spare over 92 in 100
const PUBLISHED = 0.6;

const KINDS: readonly StatementKind[] = ['direct', 'mixed', 'indirect'];
const SIZE = 1 << WEIGHT_BITS;

// ---- learning

function scores({ group, sources, contents, pairs }: Case, weights: Float32Array): Float64Array {
  const total = (list: Int32Array) => {
    let sum = 0;
    for (const place of list) sum += weights[place]!;
    return sum;
  };
  const ofSource = sources.map(total);
  const ofContent = contents.map(total);
  return Float64Array.from(pairs, (list, index) => {
    const [source, content] = group.pairs[index]!;
    return ofSource[source]! + ofContent[content]! + total(list);
  });
}

/** The mean of some runs that see the cases in different orders: what one order happens to teach does not stay. */
function train(set: readonly Article[]): Float32Array {
  const known = seenOften(set);
  const sum = new Float32Array(SIZE);
  for (let run = 1; run <= RUNS; run++)
    for (const [place, weight] of trainOnce(set, known, run).entries()) sum[place]! += weight / RUNS;
  return sum;
}

/** Logistic regression over the readings of each cue, "nothing was said" among them; steps by AdaGrad. */
function trainOnce(set: readonly Article[], known: Uint8Array, seed: number): Float32Array {
  const weights = new Float32Array(SIZE);
  const squares = new Float32Array(SIZE).fill(0.01);
  const cases = set.flatMap((article) => article.cases).filter(teaches);
  const random = generator(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(cases, random);
    const rate = RATE * (1 - (RATE_FALLS * epoch) / EPOCHS);
    const move = (list: Int32Array, by: number) => {
      if (Math.abs(by) < 1e-4) return;
      for (const place of list) {
        if (known[place] === 0) continue;
        const slope = by - SHRINK * weights[place]!;
        squares[place]! += slope * slope;
        weights[place]! += (rate * slope) / Math.sqrt(squares[place]!);
      }
    };
    for (const one of cases) {
      const now = probabilities(scores(one, weights));
      const wanted = wantedOf(one, now);
      const bySource = new Float64Array(one.sources.length);
      const byContent = new Float64Array(one.contents.length);
      one.group.pairs.forEach(([source, content], index) => {
        const by = wanted[index]! - now[index]!;
        bySource[source]! += by;
        byContent[content]! += by;
        move(one.pairs[index]!, by);
      });
      one.sources.forEach((list, index) => {
        move(list, bySource[index]!);
      });
      one.contents.forEach((list, index) => {
        move(list, byContent[index]!);
      });
    }
  }
  return weights;
}

/** A cue that stands only with a quote that is not core says nothing about what is right. */
function teaches({ labels }: Case): boolean {
  return labels.some(({ is }) => is === 'right') || !labels.some(({ is, overlap }) => is === 'other' && overlap >= 0.8);
}

/** Where the probability should go: to the right readings, each by what it has now. */
function wantedOf({ labels }: Case, now: Float64Array): Float64Array {
  const wanted = Float64Array.from(labels, ({ is, overlap }, index) =>
    is === 'right' ? now[index]! * (overlap > 0.999 ? 1 : NOT_EXACT) + 1e-9 : 0,
  );
  const sum = wanted.reduce((all, one) => all + one, 0);
  return sum > 0 ? wanted.map((one) => one / sum) : wanted;
}

function seenOften(set: readonly Article[]): Uint8Array {
  const counts = new Int32Array(SIZE);
  for (const { cases } of set) {
    const seen = new Set<number>();
    for (const { sources, contents, pairs } of cases)
      for (const list of [...sources, ...contents, ...pairs]) for (const place of list) seen.add(place);
    for (const place of seen) counts[place]!++;
  }
  return Uint8Array.from(counts, (count) => (count >= LEAST_ARTICLES ? 1 : 0));
}

/** Linear congruential numbers 0..1 (Numerical Recipes), so that every run shuffles alike. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let index = list.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [list[index], list[other]] = [list[other]!, list[index]!];
  }
}

// ---- judging

type Found = {
  readonly kind: StatementKind;
  readonly probability: number;
  readonly label: Label;
  readonly speaker: boolean;
};
type Judged = { readonly golds: readonly Gold[]; readonly found: readonly Found[] };

function judge({ reading, golds, cases }: Article, weights: Float32Array): Judged {
  const labels = new Map<object, Label>();
  const scored = cases.flatMap((one) => {
    const best = bestOf(one.group, probabilities(scores(one, weights)));
    if (best === null) return [];
    const candidate = toCandidate(reading, one.group, best.pair);
    const near = nearOnes(reading, golds, candidate.parts);
    labels.set(candidate, labelOf({ reading, golds, near, source: one.group.sources[best.pair[0]]!.source }));
    return [{ candidate, probability: best.probability }];
  });
  const found = chooseCandidates(scored.filter(({ probability }) => probability >= 0.05)).map(
    ({ candidate, probability }) => {
      const label = labels.get(candidate)!;
      const gold = golds[label.gold];
      const speaker = gold !== undefined && candidate.source !== null && isSpeaker(reading, gold, candidate.source);
      return { kind: kindOf(reading, candidate), probability, label, speaker };
    },
  );
  return { golds, found };
}

/** A statement that has no core quote of its own, but overlaps one that is not core. */
function isBeside(golds: readonly Gold[], { label }: Found): boolean {
  return label.is === 'other' || (label.gold >= 0 && golds[label.gold]?.core === false);
}

type Figures = { right: number; spans: number; found: number; gold: number };

/** Counts what is right among the statements that pass; each core quote is found once; quotes not core do not count. */
function count(all: readonly Judged[], passes: (one: Found) => boolean, kind: StatementKind | null): Figures {
  const figures = { right: 0, spans: 0, found: 0, gold: 0 };
  for (const { golds, found } of all) {
    figures.gold += golds.filter((gold) => gold.core && (kind === null || gold.kind === kind)).length;
    const taken = new Set<number>();
    for (const one of found) {
      if (!passes(one) || isBeside(golds, one) || (kind !== null && one.kind !== kind)) continue;
      const gold = golds[one.label.gold];
      if (kind !== null && gold !== undefined && gold.kind !== kind) continue;
      figures.found++;
      if (gold === undefined || one.label.overlap < 0.8 || taken.has(one.label.gold)) continue;
      taken.add(one.label.gold);
      figures.spans++;
      if (one.speaker) figures.right++;
    }
  }
  return figures;
}

function report(all: readonly Judged[]): void {
  const at = (least: number) => (one: Found) => one.probability >= least;
  for (const least of [0.2, 0.3, 0.4]) console.log(`probability >= ${least}`, inWords(count(all, at(least), null)));
  for (const kind of KINDS) console.log(kind.padEnd(8), inWords(count(all, at(0.3), kind)));
  for (const least of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    console.log(`confidence >= ${least}`, inWords(count(all, (one) => confidence(one) >= least, null)));
}

function inWords({ right, spans, found, gold }: Figures): string {
  const line = (hits: number) => {
    const [p, r] = [(100 * hits) / found, (100 * hits) / gold];
    return `P ${p.toFixed(1)} R ${r.toFixed(1)} F1 ${((2 * p * r) / (p + r)).toFixed(1)}`;
  };
  return `joint ${line(right)}   span ${line(spans)}   (${right} right of ${found}, ${gold} to find)`;
}

function reportOracle(): void {
  const reached: Record<string, number> = {};
  const all: Record<string, number> = {};
  for (const { golds, cases } of articles) {
    const right = new Set(
      cases.flatMap(({ labels }) => labels.filter(({ is }) => is === 'right').map(({ gold }) => gold)),
    );
    golds.forEach((gold, index) => {
      if (!gold.core) return;
      all[gold.kind] = (all[gold.kind] ?? 0) + 1;
      if (right.has(index)) reached[gold.kind] = (reached[gold.kind] ?? 0) + 1;
    });
  }
  const share = KINDS.map((kind) => `${kind} ${((100 * (reached[kind] ?? 0)) / (all[kind] ?? 1)).toFixed(1)}`);
  console.log(`right reading among the candidates, %: ${share.join(', ')}`);
}

// ---- confidence

type Points = Record<StatementKind, [number, number][]>;

/**
 * Confidence by kind: what the ranker calls probable, corrected by what came out right in cross-validation, then
 * stretched so that 0.6 is the place above which PUBLISHED_PRECISION of all statements are right.
 */
function calibrate(all: readonly Judged[]): Points {
  const counted = all.flatMap(({ golds, found }) => found.filter((one) => !isBeside(golds, one)));
  const points: Points = { direct: [], mixed: [], indirect: [] };
  for (const kind of KINDS) points[kind] = rising(counted.filter((one) => one.kind === kind));
  const chances = counted
    .map((one) => ({ chance: along(points[one.kind], one.probability), isRight: one.label.is === 'right' }))
    .sort((a, b) => b.chance - a.chance);
  let right = 0;
  let least = 1;
  chances.forEach(({ chance, isRight }, index) => {
    if (isRight) right++;
    if (right / (index + 1) >= PUBLISHED_PRECISION) least = chance;
  });
  const stretch = (chance: number) =>
    chance < least ? (PUBLISHED * chance) / least : PUBLISHED + ((1 - PUBLISHED) * (chance - least)) / (1 - least);
  for (const kind of KINDS)
    points[kind] = withPlace(points[kind], least).map(([x, y]) => [round(x), round(stretch(y))]);
  return points;
}

/** Adds the point of a line where it reaches a height, so that a bend there can be drawn. */
function withPlace(points: readonly [number, number][], height: number): [number, number][] {
  const line: [number, number][] = [];
  let [fromX, fromY] = [0, 0];
  for (const [x, y] of points) {
    if (fromY < height && y > height) line.push([fromX + ((x - fromX) * (height - fromY)) / (y - fromY), height]);
    line.push([x, y]);
    [fromX, fromY] = [x, y];
  }
  return line;
}

const BINS = 30;

/** Isotonic regression (pool adjacent violators) over bins of equal size. */
function rising(found: readonly Found[]): [number, number][] {
  const sorted = found.toSorted((a, b) => a.probability - b.probability);
  const size = Math.max(1, Math.ceil(sorted.length / BINS));
  const pools: { x: number; right: number; all: number }[] = [];
  for (let at = 0; at < sorted.length; at += size) {
    const bin = sorted.slice(at, at + size);
    const x = bin.reduce((sum, one) => sum + one.probability, 0);
    pools.push({ x, right: bin.filter((one) => one.label.is === 'right').length, all: bin.length });
    for (let last = pools.length - 1; last > 0; last--) {
      const [a, b] = [pools[last - 1]!, pools[last]!];
      if (a.right / a.all <= b.right / b.all) break;
      pools.splice(last - 1, 2, { x: a.x + b.x, right: a.right + b.right, all: a.all + b.all });
    }
  }
  return pools.map(({ x, right, all }): [number, number] => [x / all, right / all]);
}

function along(points: readonly (readonly [number, number])[], probability: number): number {
  let [fromX, fromY] = [0, 0];
  for (const [x, y] of [...points, [1, 1] as const]) {
    if (probability <= x) return x > fromX ? fromY + ((probability - fromX) / (x - fromX)) * (y - fromY) : y;
    [fromX, fromY] = [x, y];
  }
  return 1;
}

function confidence({ kind, probability }: Found): number {
  return along(curves[kind], probability);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Pairs of bytes: how many zeros stand before a value, and the value; 255 stands for 255 zeros and no value. */
function sparse(bytes: Int8Array): number[] {
  const pairs: number[] = [];
  let zeros = 0;
  for (const value of bytes) {
    if (value !== 0) {
      pairs.push(zeros, value & 255);
      zeros = 0;
    } else if (++zeros === 255) {
      pairs.push(255);
      zeros = 0;
    }
  }
  return pairs;
}

function write(weights: Float32Array): void {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  const values = Buffer.from(sparse(bytes)).toString('base64');
  const file = new URL('../src/core/statements/weights-triples.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify({ scale, curves, values })}\n`);
  const kept = bytes.filter((value) => value !== 0).length;
  console.log(`${kept} weights of ${SIZE}, largest ${largest.toFixed(2)}, ${values.length} characters`);
}

// ---- all of it

const articles = globSync('*.jsonl', { cwd: options.data })
  .toSorted()
  .flatMap((file) => readFileSync(join(options.data ?? '', file), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => readCase(JSON.parse(line)));
const once = statementExamples.map((marked) => readCase(readExample(marked)));
const examples = Array.from({ length: EXAMPLES_COUNT }, () => once).flat();
console.log(
  `${articles.length} articles, ${articles.flatMap((one) => one.golds.filter((gold) => gold.core)).length} core quotes`,
);
reportOracle();

const folds = Number(options.folds);
const judged: Judged[] = [];
for (let fold = 0; fold < folds; fold++) {
  const weights = train([...articles.filter((_, index) => index % folds !== fold), ...examples]);
  for (const [index, article] of articles.entries()) if (index % folds === fold) judged.push(judge(article, weights));
}
const curves = calibrate(judged);
report(judged);
if (options.dry !== true) write(train([...articles, ...examples]));
