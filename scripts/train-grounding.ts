/**
 * Learns how a claim in free words is weighed: node scripts/train-grounding.ts --data FOLDER [--folds 5] [--dry]
 * FOLDER holds *.jsonl files of claims judged by people, {doc, claim, label: 1 supported | 0 not}, and of pairs of a
 * true and a damaged summary, {input, list_choices, lbl: the place of the true one}. Claims that copy teach nothing.
 * Prints cross-validated figures (claims about a document are weighed by weights that have not seen it) and writes
 * src/core/briefing/weights-grounding.json, the same bytes for the same data. No text goes into the file.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CLAIM_FACTS, describeClaim } from '../src/core/briefing/describe-claim.ts';
import { indexDocument } from '../src/core/briefing/index-document.ts';
import { joinNumbers, readClaim } from '../src/core/briefing/read-claim.ts';
import { isCopy } from '../src/core/briefing/score-copy.ts';

const { values: options } = parseArgs({
  options: { data: { type: 'string' }, folds: { type: 'string', default: '5' }, dry: { type: 'boolean' } },
});
if (options.data === undefined)
  throw new Error('usage: node scripts/train-grounding.ts --data FOLDER [--folds 5] [--dry]');

// Found by cross-validation on the data named in docs/models/grounding.md.
const COUNTS = { claim: 4, pair: 0.12 }; // a claim that people judged is worth many pairs made by machines
const SHRINK = 5; // L2, on facts of like spread
const ROUNDS = 25; // Newton steps; it stands still after about ten
const REFUSED = 0.8; // share of the unsupported claims in free words that the bias refuses

/** One lesson: the facts of a claim, or those of a true claim less those of its damaged twin. */
type Lesson = { readonly doc: string; readonly facts: readonly number[]; readonly kind: 'claim' | 'pair' };
type Claim = Lesson & { readonly kind: 'claim'; readonly supported: boolean };

const judged = z.object({ doc: z.string(), claim: z.string(), label: z.union([z.literal(0), z.literal(1)]) });
const pair = z.object({ input: z.string(), list_choices: z.tuple([z.string(), z.string()]), lbl: z.number().int() });

const claims: Claim[] = [];
const pairs: Lesson[] = [];
for (const file of globSync('*.jsonl', { cwd: options.data }).toSorted())
  for (const line of readFileSync(join(options.data, file), 'utf8').split('\n').filter(Boolean)) learnFrom(line);

function learnFrom(line: string): void {
  const read = z.union([judged, pair]).parse(JSON.parse(line));
  if ('claim' in read) {
    const facts = factsOf(read.doc, read.claim);
    if (facts !== null) claims.push({ kind: 'claim', doc: read.doc, facts, supported: read.label === 1 });
    return;
  }
  const [one, other] = read.list_choices.map((choice) => factsOf(read.input, choice.replaceAll(/<\/?t>/g, ' ').trim()));
  if (one == null || other == null) return;
  const [clean, damaged] = read.lbl === 0 ? [one, other] : [other, one];
  pairs.push({ kind: 'pair', doc: read.input, facts: clean.map((fact, at) => fact - damaged[at]!) });
}

function factsOf(doc: string, claim: string): readonly number[] | null {
  const document = indexDocument(doc);
  const words = readClaim(joinNumbers(claim));
  if (isCopy(words, document)) return null;
  const facts = describeClaim(words, document);
  return CLAIM_FACTS.map((name) => facts[name]);
}

// ---- learning

type Weights = { readonly bias: number; readonly facts: readonly number[] };

const spread = CLAIM_FACTS.map((_, at) => {
  const values = claims.map(({ facts }) => facts[at]!);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.max(0.1, Math.sqrt(variance));
});

/** Logistic regression by Newton's method; pairs have no bias, as it cancels out. */
function train(claims: readonly Claim[], pairs: readonly Lesson[]): Weights {
  const size = CLAIM_FACTS.length + 1;
  const lessons = [
    ...claims.map((claim) => ({ row: scaled(claim, 1), is: claim.supported ? 1 : 0, count: COUNTS.claim })),
    ...pairs.map((pair) => ({ row: scaled(pair, 0), is: 1, count: COUNTS.pair })),
  ];
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, at) => (at < size - 1 ? SHRINK * weight : 0));
    const bend = weights.map((_, at) =>
      weights.map((_, other) => (at === other ? (at < size - 1 ? SHRINK : 1e-6) : 0)),
    );
    for (const { row, is, count } of lessons) {
      const likely = logistic(dot(row, weights));
      for (let at = 0; at < size; at++) {
        slope[at]! += count * (likely - is) * row[at]!;
        for (let other = 0; other < size; other++)
          bend[at]![other]! += count * likely * (1 - likely) * row[at]! * row[other]!;
      }
    }
    const step = solve(bend, slope);
    weights = weights.map((weight, at) => weight - step[at]!);
  }
  return { bias: weights.at(-1)!, facts: weights.slice(0, -1).map((weight, at) => weight / spread[at]!) };
}

const scaled = ({ facts }: Lesson, one: 0 | 1): readonly number[] => [
  ...facts.map((fact, at) => fact / spread[at]!),
  one,
];

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * other[at]!, 0);

/** Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let at = 0; at < rows.length; at++) {
    const best = rows
      .slice(at)
      .reduce((most, row, off) => (Math.abs(row[at]!) > Math.abs(rows[most]![at]!) ? at + off : most), at);
    [rows[at], rows[best]] = [rows[best]!, rows[at]!];
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const factor = row[at]! / rows[at]![at]!;
      for (let column = at; column < row.length; column++) row[column]! -= factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}

// ---- figures

const folds = Number(options.folds);
const foldOf = (doc: string): number => {
  let sum = 0;
  for (let at = 0; at < doc.length; at += 7) sum = (Math.imul(sum, 31) + doc.charCodeAt(at)) >>> 0;
  return sum % folds;
};

const odds = (weights: Weights, { facts }: Lesson): number => dot(facts, weights.facts) + weights.bias;
const crossed = Array.from({ length: folds }, (_, fold) => {
  const outside = (lesson: Lesson) => foldOf(lesson.doc) !== fold;
  const weights = train(claims.filter(outside), pairs.filter(outside));
  return {
    claims: claims.filter((claim) => !outside(claim)).map((claim) => ({ ...claim, odds: odds(weights, claim) })),
    ranked: pairs.filter((pair) => !outside(pair)).map((pair) => dot(pair.facts, weights.facts) > 0),
  };
});
const weighed = crossed.flatMap(({ claims }) => claims);
const ranked = crossed.flatMap(({ ranked }) => ranked);
const unsupported = weighed
  .filter(({ supported }) => !supported)
  .map(({ odds }) => odds)
  .toSorted((a, b) => a - b);
const halfway = unsupported[Math.floor(REFUSED * unsupported.length)]!;
const passed = weighed.filter(({ supported, odds }) => supported && odds >= halfway).length;
const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} % of ${whole}`;
process.stdout.write(
  `pairs in order ${share(ranked.filter(Boolean).length, ranked.length)}
supported claims let through ${share(passed, weighed.length - unsupported.length)} where ${100 * REFUSED} % of ${unsupported.length} unsupported ones are refused\n`,
);

if (options.dry !== true) {
  const { bias, facts } = train(claims, pairs);
  const rounded = (value: number): number => Number(value.toFixed(3));
  const named = Object.fromEntries(CLAIM_FACTS.map((name, at) => [name, rounded(facts[at]!)]));
  writeFileSync(
    join(import.meta.dirname, '../src/core/briefing/weights-grounding.json'),
    `${JSON.stringify({ bias: rounded(bias - halfway), facts: named }, null, 2)}\n`,
  );
}
