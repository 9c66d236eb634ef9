/**
 * Learns what makes a sentence a bullet: node scripts/train-bullets.ts --data FOLDER [--folds 5] [--dry]
 * FOLDER holds *.jsonl files, one story a line: {docs: [{title?, text}], references: [string]}, references being
 * summaries that people wrote; each file counts alike. Prints cross-validated ROUGE (stories of a fold are read by weights that
 * have not seen them) and writes src/core/briefing/weights-bullets.json, the same bytes for the same data.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rouge } from '../eval/rouge.ts';
import { readText } from '../src/core/article/read-text.ts';
import { type BulletWeights, describeStory, pickBullets } from '../src/core/briefing/choose-bullets.ts';
import { type Described, FEATURES } from '../src/core/briefing/describe-candidates.ts';
import { watchRepetition } from '../src/core/briefing/watch-repetition.ts';
import { type Idf, shippedIdf } from '../src/core/language/idf.ts';
import { stem } from '../src/core/language/stem.ts';

const { values: options } = parseArgs({
  options: { data: { type: 'string' }, folds: { type: 'string', default: '5' }, dry: { type: 'boolean' } },
});
if (options.data === undefined)
  throw new Error('usage: node scripts/train-bullets.ts --data FOLDER [--folds 5] [--dry]');

// Found by cross-validation on the data named in docs/models/bullets.md; none of them matters much
const SHARPNESS = 1 / 0.08; // how much more often a sentence should be chosen whose gain is higher by 1
const SHRINK = 3e-3; // L2
const ROUNDS = 300;
const RATE = 0.05; // Adam
const WORDS_COST = 0.3; // of a word that adds nothing, in shared words and pairs: half of usual ROUGE-1 plus ROUGE-2

// As the figures that others publish: three sentences of one article, 45 words of an event
const SENTENCES = 3;
const WORDS = 45;
const SENTENCES_OF_EVENT = 2; // about 45 words

type Story = {
  readonly set: string;
  readonly candidates: readonly Described[];
  readonly references: readonly string[];
  readonly isEvent: boolean;
};

/** One choice among sentences: their features and sameness with what is chosen already, and how often to take each. */
type Choice = {
  readonly rows: readonly (readonly number[])[];
  readonly wanted: readonly number[];
  readonly weight: number;
};

// ---- what should be chosen

function choicesOf(story: Story, idf: Idf, weight: number): readonly Choice[] {
  const count = story.isEvent ? SENTENCES_OF_EVENT : SENTENCES;
  const inOrder = story.candidates.toSorted((a, b) => a.index - b.index).slice(0, count);
  const { candidates, references } = story;
  const repetition = watchRepetition(candidates, idf);
  return inOrder.flatMap((next, step): readonly Choice[] => {
    const chosen = inOrder.slice(0, step).map(({ text }) => text);
    const open = [...candidates.entries()].filter(([at]) => repetition.alike(at) < 1);
    const rows = open.map(([at, { features }]) => [...features, repetition.covered(at), repetition.alike(at)]);
    repetition.add(next);
    if (open.length < 2) return [];
    const gains = open.map(([, { text }]) => gainOf(text, { chosen, references }));
    const most = Math.max(...gains);
    const shares = gains.map((gain) => Math.exp((gain - most) * SHARPNESS));
    const sum = shares.reduce((all, share) => all + share, 0);
    return [{ rows, wanted: shares.map((share) => share / sum), weight: weight / inOrder.length }];
  });
}

/** The words and pairs of words that a sentence adds of those in the summaries, less a cost of its length. */
function gainOf(
  text: string,
  { chosen, references }: { readonly chosen: readonly string[]; readonly references: readonly string[] },
): number {
  const [before, after] = [chosen.join('\n'), [...chosen, text].join('\n')];
  const gain = (reference: string): number => {
    const added = [1, 2].reduce(
      (sum, size) => sum + shared(after, reference, size) - shared(before, reference, size),
      0,
    );
    return (added - WORDS_COST * total(runsOf(text, 1))) / total(runsOf(reference, 1));
  };
  return references.reduce((sum, reference) => sum + gain(reference), 0) / references.length;
}

function shared(text: string, reference: string, size: number): number {
  const own = runsOf(text, size);
  let sum = 0;
  for (const [run, count] of runsOf(reference, size)) sum += Math.min(count, own.get(run) ?? 0);
  return sum;
}

/** Runs of `size` words, stemmed as in eval/rouge.ts, with how often each stands. */
function runsOf(text: string, size: number): ReadonlyMap<string, number> {
  const words = (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => (word.length > 3 ? stem(word) : word));
  const runs = new Map<string, number>();
  for (let at = 0; at + size <= words.length; at++) {
    const run = words.slice(at, at + size).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

const total = (runs: ReadonlyMap<string, number>): number => runs.values().reduce((sum, count) => sum + count, 0);

// ---- learning

/** Multinomial logistic regression over the sentences of each choice, by Adam on all choices at once. */
function train(choices: readonly Choice[]): BulletWeights {
  const size = FEATURES.length + 2;
  const all = choices.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(size);
  const means = new Float64Array(size);
  const squares = new Float64Array(size);
  for (let round = 1; round <= ROUNDS; round++) {
    const slopes = weights.map((value) => -SHRINK * value);
    for (const { rows, wanted, weight } of choices) {
      const now = probabilities(rows.map((row) => row.reduce((sum, value, at) => sum + value * weights[at]!, 0)));
      for (const [index, row] of rows.entries()) {
        const by = ((wanted[index]! - now[index]!) * weight) / all;
        for (const [at, value] of row.entries()) slopes[at]! += by * value;
      }
    }
    for (const [at, slope] of slopes.entries()) {
      means[at] = 0.9 * means[at]! + 0.1 * slope;
      squares[at] = 0.99 * squares[at]! + 0.01 * slope ** 2;
      const step = means[at] / (1 - 0.9 ** round);
      weights[at]! += (RATE * step) / (Math.sqrt(squares[at] / (1 - 0.99 ** round)) + 1e-8);
    }
  }
  const round = (value: number | undefined) => Math.round((value ?? 0) * 1000) / 1000;
  return {
    features: Object.fromEntries(FEATURES.map((name, at) => [name, round(weights[at])])),
    covered: round(weights[FEATURES.length]),
    sameness: round(weights[FEATURES.length + 1]),
  };
}

function probabilities(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => share / sum);
}

// ---- figures

type Figures = { stories: number; rouge1: number; rouge2: number };

function judge(story: Story, weights: BulletWeights, figures: Figures): void {
  const limit = story.isEvent ? { atMost: WORDS, maxWords: WORDS } : { atMost: SENTENCES };
  const whole = pickBullets(story.candidates, { ...limit, idf, weights })
    .map(({ text }) => text)
    .join('\n');
  const text = story.isEvent ? whole.split(/\s+/).slice(0, WORDS).join(' ') : whole;
  figures.stories++;
  figures.rouge1 += rouge(text, { references: story.references, size: 1 });
  figures.rouge2 += rouge(text, { references: story.references, size: 2 });
}

// ---- all of it

type Line = {
  readonly docs: readonly { readonly title?: string; readonly text: string }[];
  readonly references: readonly string[];
};

const idf = shippedIdf();
const folder = options.data;
const stories = globSync('*.jsonl', { cwd: folder })
  .toSorted()
  .flatMap((set) =>
    readFileSync(join(folder, set), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): Story => {
        const { docs, references }: Line = JSON.parse(line);
        const sources = docs.map(({ title, text }, at) => ({
          ...{
            id: String(at),
            title: title ?? '',
            text,
            sentences: readText(text).sentences,
            outlet: '',
            published: null,
          },
        }));
        const { candidates } = describeStory(sources, { maxCharacters: null });
        return { set, candidates, references, isEvent: docs.length > 1 };
      }),
  );
const inSet = Map.groupBy(stories, ({ set }) => set);
const choices = stories.map((story) => choicesOf(story, idf, 1 / (inSet.get(story.set)?.length ?? 1)));

const folds = Number(options.folds);
const figures = new Map([...inSet.keys()].map((set): [string, Figures] => [set, { stories: 0, rouge1: 0, rouge2: 0 }]));
for (let fold = 0; fold < folds; fold++) {
  const weights = train(choices.filter((_, at) => at % folds !== fold).flat());
  for (const [at, story] of stories.entries()) if (at % folds === fold) judge(story, weights, figures.get(story.set)!);
}
for (const [set, { stories: count, rouge1, rouge2 }] of figures)
  console.log(
    `${set}: ${count} stories, ROUGE-1 ${((100 * rouge1) / count).toFixed(2)}, ROUGE-2 ${((100 * rouge2) / count).toFixed(2)}`,
  );

const weights = train(choices.flat());
console.log(weights);
if (options.dry !== true) {
  const file = new URL('../src/core/briefing/weights-bullets.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`);
}
