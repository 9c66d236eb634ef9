import type { LiveStory } from '../../model/story.ts';
import type { Idf } from '../language/idf.ts';
import { heaviest, type TermVector } from './weigh-terms.ts';

/**
 * The live stories, searchable by what they are about. Holds what it is given and nothing else; a search looks at
 * the newest stories of the article's heaviest terms only, so that joining costs the same however many are live.
 */
export type LiveIndex = {
  /** Makes the stories of one language exactly those given. Stories that did not change cost a comparison each. */
  readonly sync: (live: readonly LiveStory[], language: string) => void;
  /** Adds a story, or replaces the one with its id. */
  readonly update: (story: LiveStory) => void;
  readonly remove: (storyId: string) => void;
  /** The nearest stories of the language with their cosine (0..1), nearest first. */
  readonly search: (vector: TermVector, language: string) => readonly NearStory[];
  /** The prior mixed with how many live stories carry the term: actors who are in the news every day weigh less. */
  readonly idf: Idf;
  readonly size: () => number;
};

export type NearStory = { readonly story: LiveStory; readonly similarity: number };

const QUERY_TERMS = 24; // an article's heaviest terms; 16 to 24 lose nothing against all of them
const MOST_POSTINGS = 300; // newest stories looked at for one term: same quality as all, ten times faster
const RESCORED = 12; // candidates that get the exact cosine
const PRIOR_DOCUMENTS = 6000; // about what the shipped table was counted on
const PRIOR_SHARE = 0.05; // the prior weighs like 300 live stories; 0.03 to 0.1 are as good, 0.4 and none are worse

/** An empty index. */
export function makeLiveIndex(prior: Idf): LiveIndex {
  const entries = new Map<string, Entry>();
  let postings = new Map<string, Entry[]>();
  let gone = 0;

  const idf: Idf = {
    of: (term) => {
      const before = PRIOR_DOCUMENTS / Math.exp(prior.of(term)); // about its frequency in the prior's collection
      const live = postings.get(term)?.length ?? 0;
      const all = 1 + PRIOR_DOCUMENTS * PRIOR_SHARE + entries.size;
      return Math.max(LEAST_IDF, Math.log(all / ((0.5 + before) * PRIOR_SHARE + live)));
    },
  };

  const update = (story: LiveStory): void => {
    const old = entries.get(story.id);
    if (old?.story === story) return;
    const entry = old ?? { story, terms: new Map(), posted: new Set(), length: 0, gone: false };
    const terms = new Map(Object.entries(story.terms));
    for (const term of terms.keys()) post(postings, term, entry);
    entry.story = story;
    entry.terms = terms;
    entry.length = Math.hypot(...terms.values());
    entries.set(story.id, entry);
  };

  const remove = (storyId: string): void => {
    const entry = entries.get(storyId);
    if (entry === undefined) return;
    entries.delete(storyId);
    entry.gone = true;
    gone++;
    // postings are cleaned once as many stories are gone as are left: constant cost a removal over time
    if (gone <= entries.size) return;
    postings = new Map();
    for (const left of entries.values()) {
      left.posted.clear();
      for (const term of left.terms.keys()) post(postings, term, left);
    }
    gone = 0;
  };

  const sync = (live: readonly LiveStory[], language: string): void => {
    const ids = new Set(live.map((story) => story.id));
    for (const { story } of [...entries.values()]) {
      if (story.language === language && !ids.has(story.id)) remove(story.id);
    }
    for (const story of live) {
      const known = entries.get(story.id)?.story;
      if (known?.articles !== story.articles || known.lastSeen !== story.lastSeen) update(story);
    }
  };

  const search = (vector: TermVector, language: string): readonly NearStory[] => {
    const shared = new Map<Entry, number>();
    for (const [term, weight] of heaviest([...vector], QUERY_TERMS)) {
      for (const entry of (postings.get(term) ?? []).slice(-MOST_POSTINGS)) {
        if (entry.gone || entry.story.language !== language) continue;
        const own = entry.terms.get(term);
        if (own !== undefined) shared.set(entry, (shared.get(entry) ?? 0) + (weight * own) / entry.length);
      }
    }
    const candidates = [...shared].sort(([, a], [, b]) => b - a).slice(0, RESCORED);
    return candidates
      .map(([entry]) => ({ story: entry.story, similarity: cosine(vector, entry) }))
      .sort((a, b) => b.similarity - a.similarity || (a.story.id < b.story.id ? -1 : 1));
  };

  return { sync, update, remove, search, idf, size: () => entries.size };
}

type Entry = {
  story: LiveStory;
  terms: ReadonlyMap<string, number>;
  readonly posted: Set<string>; // terms whose list has this entry, among them some that the story has lost since
  length: number;
  gone: boolean;
};

const LEAST_IDF = 0.1;

function post(postings: Map<string, Entry[]>, term: string, entry: Entry): void {
  if (entry.posted.has(term)) return;
  entry.posted.add(term);
  const list = postings.get(term);
  if (list === undefined) postings.set(term, [entry]);
  else list.push(entry);
}

function cosine(vector: TermVector, { terms, length }: Entry): number {
  let sum = 0;
  for (const [term, weight] of vector) sum += weight * (terms.get(term) ?? 0);
  return length === 0 ? 0 : sum / length;
}
