import type { LiveStory } from '../../model/story.ts';
import type { Instant } from '../../model/time.ts';

/** A live story with its terms as numbers, heaviest first: a tenth of the memory that words take. */
export type LiveEntry = {
  readonly about: Omit<LiveStory, 'terms'>;
  readonly numbers: Int32Array; // of its terms
  readonly weights: Float32Array;
  readonly length: number; // of its weights
};

/**
 * The stories of an index under small numbers, with what a search adds up about each in arrays of numbers: it meets
 * thousands, and following a pointer to each would cost several times as much. Numbers of stories that went are given
 * to others.
 */
export type LiveEntries = {
  readonly size: () => number;
  readonly find: (storyId: string) => number | undefined;
  /** The story's number, a new one if it has none. */
  readonly place: (about: LiveEntry['about']) => number;
  readonly at: (entry: number) => LiveEntry;
  readonly fill: (entry: number, filled: LiveEntry) => void;
  readonly remove: (storyId: string) => void;
  /** Whether the story has the term now. */
  readonly holds: (entry: number, term: number) => boolean;
  /** Begins a search; the function it returns tells of entries, from a place in their list on, that share a term. */
  readonly begin: (
    language: string,
    since: Instant | undefined,
  ) => (list: readonly number[], from: number, squaredWeight: number) => void;
  /** Those of the search with the highest scores, in no order. */
  readonly best: (atMost: number) => readonly number[];
};

/** No stories. */
export function makeEntries(): LiveEntries {
  const numbers = new Map<string, number>(); // of stories
  const entries: LiveEntry[] = [];
  const free: number[] = [];
  const languages = new Map<string, number>([['', NO_LANGUAGE]]);
  let language = new Int32Array(FIRST_SIZE); // NO_LANGUAGE once it is gone, so that no search meets it
  let lastSeen = new Float64Array(FIRST_SIZE); // epoch milliseconds
  let share = new Float64Array(FIRST_SIZE); // about what one of its terms weighs at unit length
  let seen = new Int32Array(FIRST_SIZE); // the last search that met it
  let score = new Float64Array(FIRST_SIZE); // in that search
  let found: number[] = [];
  let searches = 0;

  const codeOf = (name: string): number => {
    const code = languages.get(name) ?? languages.size;
    languages.set(name, code);
    return code;
  };

  const place: LiveEntries['place'] = (about) => {
    const known = numbers.get(about.id);
    if (known !== undefined) return known;
    const entry = free.pop() ?? entries.length;
    if (entry >= language.length) {
      language = grown(language, Int32Array);
      seen = grown(seen, Int32Array);
      lastSeen = grown(lastSeen, Float64Array);
      share = grown(share, Float64Array);
      score = grown(score, Float64Array);
    }
    numbers.set(about.id, entry);
    entries[entry] = { about, ...NOTHING };
    return entry;
  };

  const fill: LiveEntries['fill'] = (entry, filled) => {
    entries[entry] = filled;
    language[entry] = codeOf(filled.about.language);
    lastSeen[entry] = Date.parse(filled.about.lastSeen);
    share[entry] = 1 / Math.sqrt(Math.max(1, filled.numbers.length));
  };

  const remove: LiveEntries['remove'] = (storyId) => {
    const entry = numbers.get(storyId);
    if (entry === undefined) return;
    numbers.delete(storyId);
    entries[entry] = GONE;
    language[entry] = NO_LANGUAGE;
    free.push(entry);
  };

  const begin: LiveEntries['begin'] = (name, since) => {
    const wanted = languages.get(name) ?? -1;
    const earliest = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
    found = [];
    searches = (searches + 1) | 0;
    return (list, from, squaredWeight) => {
      for (let at = from; at < list.length; at++) {
        const entry = list[at] ?? 0;
        if (language[entry] !== wanted || (lastSeen[entry] ?? 0) < earliest) continue;
        // what the story's own weight is about; it is exact for those that are rescored
        const more = squaredWeight * (share[entry] ?? 0);
        if (seen[entry] === searches) score[entry] = (score[entry] ?? 0) + more;
        else {
          seen[entry] = searches;
          score[entry] = more;
          found.push(entry);
        }
      }
    };
  };

  const best: LiveEntries['best'] = (atMost) => {
    if (found.length <= atMost) return found;
    const kept: number[] = []; // sorted, lowest score last
    let lowest = Number.NEGATIVE_INFINITY;
    for (const entry of found) {
      const own = score[entry] ?? 0;
      if (own <= lowest) continue;
      if (kept.length === atMost) kept.pop();
      let at = kept.length;
      while (at > 0 && (score[kept[at - 1] ?? 0] ?? 0) < own) at--;
      kept.splice(at, 0, entry);
      if (kept.length === atMost) lowest = score[kept[atMost - 1] ?? 0] ?? 0;
    }
    return kept;
  };

  return {
    size: () => numbers.size,
    find: (storyId) => numbers.get(storyId),
    place,
    at: (entry) => entries[entry] ?? GONE,
    fill,
    remove,
    holds: (entry, term) => (entries[entry] ?? GONE).numbers.includes(term),
    begin,
    best,
  };
}

const FIRST_SIZE = 1 << 10;
const NO_LANGUAGE = 0;
const NOTHING = { numbers: new Int32Array(0), weights: new Float32Array(0), length: 0 };
const GONE: LiveEntry = {
  about: { id: '', language: '', firstSeen: '', lastSeen: '', articles: 0 },
  ...NOTHING,
};

function grown<T extends Int32Array | Float64Array>(old: T, make: new (length: number) => T): T {
  const more = new make(2 * old.length);
  more.set(old);
  return more;
}
