/**
 * Makes the weights that join articles to stories: node scripts/train-stories.ts --data FOLDER [--rounds 60] [--halves] [--dry]
 * FOLDER/stories holds *.jsonl files, one article a line in the order of the stream: {id, title, text, published?,
 * cluster}; tests/data/stories/stream.jsonl is one more set. Each set counts the same. Nothing is taken from the weights
 * of before, and chance is the same each time:
 * 1. a logistic choice between the stories found for an article and a new one is fitted, first to streams that are
 *    grouped rightly, then also to streams that the weights so far group, with their mistakes;
 * 2. some weights are changed by chance at a time, and what groups the sets better is kept: mean B-cubed F1.
 * Printed are both steps; with `--halves` also what is learned from one half of the events and measured on the other,
 * which takes twice as long again. No text goes into the file.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bCubed, type Grouped } from '../eval/cluster-agreement.ts';
import { percent } from '../eval/measure.ts';
import { shippedIdf } from '../src/core/language/idf.ts';
import { makeStoryStream, type StreamItem } from '../src/core/story/batch-stories.ts';
import type { JoinWeights } from '../src/core/story/score-join.ts';
import { type Choice, fitChoices, listChoices } from './story-choices.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    rounds: { type: 'string', default: '60' },
    halves: { type: 'boolean' },
    dry: { type: 'boolean' },
  },
});
if (options.data === undefined)
  throw new Error('usage: node scripts/train-stories.ts --data FOLDER [--rounds 60] [--halves] [--dry]');

const LOOKS = 3; // at streams that the weights so far group
const CLIMBED = 1500; // articles of a set that are grouped in each round: a set of thousands would take most of the time
const STEP = 0.12; // share of a weight by which it changes at first, about; of 1 for weights near 0
const CHANGED = 0.4; // share of the weights that change at once
const SEED = 11;

type Item = StreamItem & { readonly event: string };
type Set = { readonly name: string; readonly items: readonly Item[] };

const stream = new URL('../tests/data/stories/stream.jsonl', import.meta.url).pathname;
const files = globSync('*.jsonl', { cwd: join(options.data, 'stories') }).toSorted();
const sets = [...files.map((file) => join(options.data ?? '', 'stories', file)), stream].map(readItems);

const made = learn('all events', () => true);
process.stdout.write(
  `whole sets: ${show(scores(made.climbed, { isAsked: () => true, atMost: Number.POSITIVE_INFINITY }))}\n`,
);
if (!options.dry) save(made.climbed);
for (const half of options.halves ? [0, 1] : []) {
  const isOther = (event: string) => halfOf(event) !== half;
  const { fitted, climbed } = learn(`half ${half + 1}`, (event) => halfOf(event) === half);
  process.stdout.write(
    `  the other half, after step 1: ${show(scores(fitted, { isAsked: isOther, atMost: CLIMBED }))}\n`,
  );
  process.stdout.write(
    `  the other half, after step 2: ${show(scores(climbed, { isAsked: isOther, atMost: CLIMBED }))}\n`,
  );
}

function readItems(file: string): Set {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const items = lines.map((line) => {
    const { id, title, text, published, cluster, event } = JSON.parse(line);
    return { id, title, text, published, event: String(cluster ?? event) };
  });
  return { name: file.replace(/.*\/|\.jsonl$/g, ''), items };
}

/** Learns from the events that are asked for; others are there too, as other news is. */
function learn(name: string, isAsked: (event: string) => boolean) {
  const asked = { isAsked, atMost: CLIMBED };
  const fitted = fitWeights(isAsked);
  process.stdout.write(`${name}, step 1: ${show(scores(fitted, asked))}\n`);
  const climbed = climb(fitted, asked);
  process.stdout.write(`${name}, step 2: ${show(scores(climbed, asked))}\n`);
  return { fitted, climbed };
}

function fitWeights(isAsked: (event: string) => boolean): JoinWeights {
  let choices: readonly Choice[] = [];
  let weights: JoinWeights | undefined;
  for (let look = 0; look <= LOOKS; look++) {
    const seen = sets.flatMap(({ name, items }) =>
      listChoices({ name, items: items.slice(0, CLIMBED) }, weights).filter(({ event }) => isAsked(event)),
    );
    choices = [...choices, ...seen];
    weights = fitChoices(choices);
  }
  if (weights === undefined) throw new Error('there is a first look');
  return weights;
}

function climb(from: JoinWeights, asked: Asked): JoinWeights {
  const chance = chances(SEED);
  let best = { weights: from, mean: mean(scores(from, asked)) };
  let step = STEP;
  for (let round = 1; round <= Number(options.rounds); round++) {
    const weights = changed(best.weights, { step, chance });
    const reached = mean(scores(weights, asked));
    if (reached > best.mean) {
      best = { weights, mean: reached };
      step = Math.min(2 * STEP, step * 1.3);
    } else step = Math.max(STEP / 4, step * 0.96);
  }
  return best.weights;
}

type Asked = { readonly isAsked: (event: string) => boolean; readonly atMost: number };

/** Each set's B-cubed F1 over the events asked for. */
function scores(weights: JoinWeights, { isAsked, atMost }: Asked): readonly number[] {
  return sets.map(({ items }) => {
    const { next } = makeStoryStream(shippedIdf(), weights);
    const grouped = items.slice(0, atMost).map((item): Grouped => ({ gold: item.event, found: next(item) }));
    return bCubed(grouped.filter(({ gold }) => isAsked(gold))).f1;
  });
}

function halfOf(event: string): number {
  return [...event].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) % 2;
}

function changed(
  weights: JoinWeights,
  { step, chance }: { readonly step: number; readonly chance: () => number },
): JoinWeights {
  const bell = (): number => Math.sqrt(-2 * Math.log(chance() || 1e-9)) * Math.cos(2 * Math.PI * chance());
  const by = Object.entries(weights).map(([name, weight]) => {
    const change = chance() < CHANGED ? bell() * step * Math.max(1, Math.abs(weight)) : 0;
    return [name, Number((weight + change).toFixed(3))];
  });
  return Object.fromEntries(by) as JoinWeights; // the same names
}

/** The same chances each time: a linear congruential generator, 0..1. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function show(values: readonly number[]): string {
  return `${percent(mean(values))}  (${sets.map(({ name }, at) => `${name} ${percent(values[at] ?? 0).trim()}`).join(', ')})`;
}

function save(weights: JoinWeights): void {
  const file = new URL('../src/core/story/weights-join.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`);
}
