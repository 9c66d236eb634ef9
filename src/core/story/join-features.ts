import type { Instant } from '../../model/time.ts';
import type { NearStory } from './live-index.ts';
import type { WeighedText } from './weigh-terms.ts';

/** What tells whether an article is of a story, each about -3..5; docs/models/stories.md says what each is for. */
export type JoinFeatures = {
  readonly similarity: number; // ln of the cosine
  readonly names: number; // share of the article's names that the story has, 0..0.5
  readonly numbers: number; // share of its numbers, 0..1
  readonly aboutness: number; // share of what the story is mostly about that the article has, 0..1
  readonly cohesion: number; // how alike the story's articles are, 0..1
  readonly size: number; // ln of its articles
  readonly words: number; // ln of the article's content words
  readonly brief: number; // 0..1: a bare headline shares fewer words with its story
  readonly evidence: number; // ln of the rarity of all that both share
  readonly nameEvidence: number; // the same of names
  readonly rarestName: number; // rarity of the rarest name that both share
  readonly days: number; // between the article and the nearest end of the story, 0..14
};

const LEAST_SIMILARITY = 0.02; // below it nothing is of the story
const NAMES_ENOUGH = 0.5; // an article may name more than its story does
const LEAST_WEIGHT = 0.2; // of names or numbers below which they say nothing
const UNKNOWN = 0.5; // share where there is nothing to share
const SIZE_AT_MOST = 40; // articles
const BRIEF_WORDS = 16;
const COMMON = 2; // idf of words that are everywhere in the news
const TOLD_BY = 0.1; // summed weight by article from which a term is the story's own
const DAYS_AT_MOST = 14;

/** Describes how an article lies to a story that a search found for its terms. */
export function joinFeatures(near: NearStory, { terms, words }: WeighedText, published: Instant): JoinFeatures {
  let evidence = 0;
  let nameEvidence = 0;
  let rarestName = 0;
  const names = { all: 0, shared: 0 };
  const numbers = { all: 0, shared: 0 };
  let at = 0;
  for (const { weight, kind, rarity } of terms) {
    const told = near.weights[at++] ?? 0;
    if (kind !== 'word') {
      const group = kind === 'name' ? names : numbers;
      group.all += weight;
      if (told > 0) group.shared += weight;
    }
    if (told === 0) continue;
    const uncommon = Math.max(0, rarity - COMMON);
    evidence += uncommon;
    if (kind !== 'name') continue;
    nameEvidence += uncommon;
    rarestName = Math.max(rarestName, uncommon * Math.min(1, told / near.articles / TOLD_BY));
  }
  return {
    similarity: Math.log(Math.max(LEAST_SIMILARITY, near.similarity)),
    names: Math.min(NAMES_ENOUGH, shareOf(names)),
    numbers: shareOf(numbers),
    aboutness: near.covered,
    cohesion: cohesionOf(near),
    size: Math.log(Math.min(SIZE_AT_MOST, near.articles)),
    words: Math.log(Math.max(1, words)),
    brief: Math.max(0, 1 - words / BRIEF_WORDS),
    evidence: Math.log1p(evidence),
    nameEvidence: Math.log1p(nameEvidence),
    rarestName,
    days: Math.min(DAYS_AT_MOST, hoursOutside(near, published) / 24),
  };
}

function shareOf({ all, shared }: { readonly all: number; readonly shared: number }): number {
  return all < LEAST_WEIGHT ? UNKNOWN : shared / all;
}

/** The mean cosine of two of its articles, from the length of their sum; 0 for one. */
function cohesionOf({ length, articles }: NearStory): number {
  return articles < 2 ? 0 : Math.max(0, (length * length - articles) / (articles * (articles - 1)));
}

const MS_PER_HOUR = 3_600_000;

/** How far a moment lies before or after the story, in hours; 0 within. */
function hoursOutside({ firstSeen, lastSeen }: NearStory, moment: Instant): number {
  const at = Date.parse(moment);
  return Math.max(0, Date.parse(firstSeen) - at, at - Date.parse(lastSeen)) / MS_PER_HOUR;
}
