import type { LiveStory } from '../../model/story.ts';
import type { Instant } from '../../model/time.ts';
import type { Idf } from '../language/idf.ts';
import { type LiveEntry, makeEntries } from './live-entries.ts';
import { makeTermBook } from './term-book.ts';

/**
 * The live stories, searchable by what they are about. Holds what it is given and nothing else; a search looks at
 * the newest stories of the article's heaviest terms only, so that joining costs the same however many are live.
 */
export type LiveIndex = {
  /** Takes over what changed: stories that are new or grew, and ids that are live no more. Costs by the changes only. */
  readonly apply: (changes: { readonly updated: readonly LiveStory[]; readonly removed: readonly string[] }) => void;
  /** Adds a story, or replaces the one with its id. */
  readonly update: (story: LiveStory) => void;
  readonly remove: (storyId: string) => void;
  /**
   * The nearest stories of the language, nearest first; those last seen before `since`, if given, are left out. `terms`
   * are a text's or a story's, heaviest first.
   */
  readonly search: (terms: readonly SearchTerm[], language: string, since?: Instant) => readonly NearStory[];
  /** A story as it was given, its lightest terms possibly rounded in their seventh digit. */
  readonly story: (storyId: string) => LiveStory | undefined;
  /** The prior mixed with how many live stories carry the term: actors who are in the news every day weigh less. */
  readonly idf: Idf;
  readonly size: () => number;
};

export type SearchTerm = { readonly term: string; readonly weight: number };

/** A live story beside the terms that were searched. */
export type NearStory = Omit<LiveStory, 'terms'> & {
  readonly similarity: number; // cosine, 0..1
  readonly length: number; // of the story's summed weights; `articles` when all its articles say the same
  readonly weights: Float32Array; // the story's summed weight of each term searched, in their order
  readonly covered: number; // share of the weight of the story's heaviest terms that are among the terms searched
};

const QUERY_TERMS = 16; // an article's heaviest terms; 16 to 24 lose nothing against all of them
const MOST_POSTINGS = 150; // newest stories looked at for one term: same quality as all, ten times faster and more
const RESCORED = 24; // candidates that get the exact cosine
const RETURNED = 12;
const HEAVIEST = 20; // terms of a story that say what it is about
const PRIOR_DOCUMENTS = 6000; // about what the shipped table was counted on
const PRIOR_SHARE = 0.05; // the prior weighs like 300 live stories; 0.03 to 0.1 are as good, 0.4 and none are worse
const LEAST_IDF = 0.1;

/** An empty index. */
export function makeLiveIndex(prior: Idf): LiveIndex {
  const entries = makeEntries();
  const book = makeTermBook({ atMost: MOST_POSTINGS, holds: (entry, term) => entries.holds(entry, term) });
  let place = new Int32Array(1 << 12); // of a term among those searched, + 1; all 0 between searches

  const idf: Idf = {
    of: (term) => {
      const before = PRIOR_DOCUMENTS / Math.exp(prior.of(term)); // about its frequency in the prior's collection
      const all = 1 + PRIOR_DOCUMENTS * PRIOR_SHARE + entries.size();
      return Math.max(LEAST_IDF, Math.log(all / ((0.5 + before) * PRIOR_SHARE + book.count(term))));
    },
  };

  const update = ({ terms, ...about }: LiveStory): void => {
    const words = heaviestFirst(terms);
    const entry = entries.place(about);
    const weights = new Float32Array(words.length);
    for (let at = 0; at < words.length; at++) weights[at] = terms[words[at] ?? ''] ?? 0;
    const old = entries.at(entry).numbers;
    entries.fill(entry, { about, numbers: book.hold(words, old, entry), weights, length: Math.hypot(...weights) });
  };

  const remove = (storyId: string): void => {
    const entry = entries.find(storyId);
    if (entry === undefined) return;
    book.release(entries.at(entry).numbers);
    entries.remove(storyId); // lists of common terms may name it a while
  };

  const apply: LiveIndex['apply'] = ({ updated, removed }) => {
    for (const storyId of removed) remove(storyId);
    for (const story of updated) update(story);
  };

  const search: LiveIndex['search'] = (terms, language, since) => {
    const numbers = terms.map(({ term }) => book.numberOf(term));
    const meet = entries.begin(language, since);
    for (let at = 0; at < Math.min(QUERY_TERMS, terms.length); at++) {
      const { weight } = terms[at] ?? NO_TERM;
      const holders = book.holdersOf(numbers[at] ?? -1);
      meet(holders, Math.max(0, holders.length - MOST_POSTINGS), weight * weight);
    }
    if (book.size() > place.length) place = new Int32Array(2 * book.size());
    for (const [at, number] of numbers.entries()) if (number >= 0) place[number] = at + 1;
    const near = entries.best(RESCORED).map((entry) => compare(entries.at(entry), terms, place));
    for (const number of numbers) if (number >= 0) place[number] = 0;
    return near
      .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
      .filter(({ similarity }) => similarity > 0)
      .slice(0, RETURNED);
  };

  const story: LiveIndex['story'] = (storyId) => {
    const entry = entries.find(storyId);
    if (entry === undefined) return undefined;
    const { about, numbers, weights } = entries.at(entry);
    const terms: Record<string, number> = {};
    for (let at = 0; at < numbers.length; at++) terms[book.termOf(numbers[at] ?? 0)] = weights[at] ?? 0;
    return { ...about, terms };
  };

  return { apply, update, remove, search, story, idf, size: entries.size };
}

function heaviestFirst(terms: LiveStory['terms']): readonly string[] {
  const words = Object.keys(terms);
  const weightOf = (word: string) => terms[word] ?? 0;
  const isSorted = words.every((word, at) => at === 0 || weightOf(words[at - 1] ?? '') >= weightOf(word)); // stores keep another order
  return isSorted ? words : words.sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
}

const NO_TERM: SearchTerm = { term: '', weight: 0 };

function compare(
  { about, numbers, weights, length }: LiveEntry,
  terms: readonly SearchTerm[],
  place: Int32Array,
): NearStory {
  const own = new Float32Array(terms.length);
  let product = 0;
  let heavy = 0;
  let covered = 0;
  for (let at = 0; at < numbers.length; at++) {
    const weight = weights[at] ?? 0;
    const where = (place[numbers[at] ?? 0] ?? 0) - 1;
    if (at < HEAVIEST) heavy += weight;
    if (where < 0) continue;
    own[where] = weight;
    product += weight * (terms[where] ?? NO_TERM).weight;
    if (at < HEAVIEST) covered += weight;
  }
  const whole = length === 0 ? 1 : length;
  return { ...about, similarity: product / whole, length, weights: own, covered: heavy === 0 ? 0 : covered / heavy };
}
