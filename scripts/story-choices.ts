/** For scripts/train-stories.ts: what the joiner chooses between for each article, and the weights that choose best. */
import { shippedIdf } from '../src/core/language/idf.ts';
import type { StreamItem } from '../src/core/story/batch-stories.ts';
import { growStory, storyOf } from '../src/core/story/grow-story.ts';
import { type JoinFeatures, joinFeatures } from '../src/core/story/join-features.ts';
import { makeLiveIndex } from '../src/core/story/live-index.ts';
import { type JoinWeights, scoreOf } from '../src/core/story/score-join.ts';
import { weighTerms } from '../src/core/story/weigh-terms.ts';

/** The stories found for an article of an event, and the place of the right one; -1 if it should begin a story. */
export type Choice = {
  readonly set: string;
  readonly event: string;
  readonly stories: readonly JoinFeatures[];
  readonly right: number;
};

type Set = { readonly name: string; readonly items: readonly (StreamItem & { readonly event: string })[] };

const MS_PER_ITEM = 86_400; // as in batch-stories.ts
const LIVE_MS = 72 * 3_600_000;
const LEAST_SHARE = 0.5; // of a story's articles that are of the event, for it to be the event's

/** The choices of a stream that is grouped by these weights; rightly, without any. */
export function listChoices({ name, items }: Set, weights?: JoinWeights): readonly Choice[] {
  const live = makeLiveIndex(shippedIdf());
  const told = new Map<string, { readonly events: string[]; lastSeen: number }>();
  return items.map((item, at) => {
    const { event } = item;
    const now = item.published === undefined ? at * MS_PER_ITEM : Date.parse(item.published);
    for (const [id, { lastSeen }] of told) {
      if (now - lastSeen <= LIVE_MS) continue;
      told.delete(id);
      live.remove(id);
    }
    const published = new Date(now).toISOString();
    const weighed = weighTerms({ ...item, language: 'en' }, live.idf);
    const found = live.search(weighed.terms, 'en');
    const stories = found.map((near) => joinFeatures(near, weighed, published));
    const share = found.map(({ id }) => shareOf(event, told.get(id)?.events ?? []));
    const right = share.findIndex((own) => own >= LEAST_SHARE && own === Math.max(...share));
    const scores = weights === undefined ? [] : stories.map((features) => scoreOf(features, weights));
    const chosen = scores.findIndex((score) => score >= 0 && score === Math.max(...scores));
    const id = weights === undefined ? event : (found[chosen]?.id ?? item.id);
    const telling = { published, terms: weighed.terms };
    const story = live.story(id);
    live.update(story === undefined ? storyOf({ id, language: 'en' }, [telling]) : growStory(story, telling));
    told.set(id, { events: [...(told.get(id)?.events ?? []), event], lastSeen: now });
    return { set: name, event, stories, right };
  });
}

function shareOf(event: string, events: readonly string[]): number {
  return events.length === 0 ? 0 : events.filter((other) => other === event).length / events.length;
}

const ROUNDS = 120;
const PULL = 0.001; // towards 0, of weights by the spread of their features
const PACE = 0.15; // of a weight in a round, about
const FIRST_BIAS = -3; // most stories found are of other events

/**
 * The weights that make the right choices likeliest, each set counting the same: a logistic choice with a new story at
 * log-odds 0, by gradient descent with Adam (Kingma and Ba, 2015).
 */
export function fitChoices(choices: readonly Choice[]): JoinWeights {
  const used = choices.filter(({ stories }) => stories.length > 0);
  const names = Object.keys(used[0]?.stories[0] ?? {}) as (keyof JoinFeatures)[]; // as joinFeatures makes them
  const all = used.flatMap(({ stories }) => stories);
  const middle = names.map((name) => mean(all.map((features) => features[name])));
  const spread = names.map((name, at) => Math.sqrt(mean(all.map((f) => (f[name] - (middle[at] ?? 0)) ** 2))) || 1);
  const sizes = Map.groupBy(used, ({ set }) => set);
  const rows = used.map(({ set, stories, right }) => ({
    right,
    counts: 1 / (sizes.get(set)?.length ?? 1) / sizes.size,
    inputs: stories.map((f) => [...names.map((name, at) => (f[name] - (middle[at] ?? 0)) / (spread[at] ?? 1)), 1]),
  }));
  const fitted = descend(rows, names.length);
  const by = names.map((name, at) => [name, (fitted[at] ?? 0) / (spread[at] ?? 1)] as const);
  const bias = by.reduce((sum, [, weight], at) => sum - weight * (middle[at] ?? 0), fitted[names.length] ?? 0);
  const rounded = [['bias', bias] as const, ...by].map(([name, weight]) => [name, Number(weight.toFixed(3))]);
  return Object.fromEntries(rounded) as JoinWeights; // a weight for each feature
}

type Row = {
  readonly right: number;
  readonly counts: number;
  readonly inputs: readonly (readonly number[])[]; // of each story; the last is 1
};

function descend(rows: readonly Row[], features: number): readonly number[] {
  const weights: number[] = Array.from({ length: features + 1 }, (_, at) => (at === features ? FIRST_BIAS : 0));
  const first = weights.map(() => 0); // running means of the slope and of its square
  const second = weights.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = slopeAt(weights, rows);
    const pace = round < 0.6 * ROUNDS ? PACE : PACE / 5;
    for (let at = 0; at <= features; at++) {
      const pulled = (slope[at] ?? 0) + (at < features ? PULL * (weights[at] ?? 0) : 0);
      const mean = 0.9 * (first[at] ?? 0) + 0.1 * pulled;
      const square = 0.98 * (second[at] ?? 0) + 0.02 * pulled ** 2;
      first[at] = mean;
      second[at] = square;
      const moved = mean / (1 - 0.9 ** round) / (Math.sqrt(square / (1 - 0.98 ** round)) + 1e-9);
      weights[at] = (weights[at] ?? 0) - pace * moved;
    }
  }
  return weights;
}

function slopeAt(weights: readonly number[], rows: readonly Row[]): readonly number[] {
  const slope = weights.map(() => 0);
  for (const { right, counts, inputs } of rows) {
    const odds = inputs.map((input) => Math.exp(dot(weights, input)));
    const sum = odds.reduce((all, one) => all + one, 1); // 1: a new story
    for (const [story, input] of inputs.entries()) {
      const wrong = ((odds[story] ?? 0) / sum - (story === right ? 1 : 0)) * counts;
      for (let at = 0; at < slope.length; at++) slope[at] = (slope[at] ?? 0) + wrong * (input[at] ?? 0);
    }
  }
  return slope;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
