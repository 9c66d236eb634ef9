import type { LiveStory } from '../../model/story.ts';
import type { Instant } from '../../model/time.ts';
import type { LiveIndex, NearStory } from './live-index.ts';
import { heaviest, MOST_TERMS, type TermVector, type WeighedText, weighTerms } from './weigh-terms.ts';

/** What joining needs of an article. `outlet` plays no part: two articles of one outlet may be of one event. */
export type JoiningArticle = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly published: Instant;
  readonly outlet: string;
  readonly language: string;
};

/** Which story an article joins, and what the story is then. `title` is this article's; a story keeps its first. */
export type JoinDecision = {
  readonly story: LiveStory;
  readonly isNew: boolean;
  readonly title: string;
  readonly copyOf: string | null;
};

// One setting for all kinds of news, found on public event sets: full texts, leads, headlines, and pairs of events
// of one kind. Differences of a point of B-cubed F1 are noise there.
const SIMILAR = 0.255; // adjusted cosine from which an article is of the story
const SIZE_PENALTY = 0.085; // per ln(articles): the centroid of many articles is near to everything
const SIZE_AT_MOST = 40;
const GAP_FREE_HOURS = 24; // an event is told anew for a day without penalty
const GAP_HOURS = 48; // after which the penalty is full
const GAP_PENALTY = 0.3;
const NAMES_SHARED = 0.4; // of the weight of the article's names and numbers; less and it may be another such event
const NAMES_PENALTY = 0.25;
const NAMES_LEAST = 0.2; // weight of the names below which they say nothing
const SHORT_TERMS = 16; // a bare headline shares fewer words with its story
const SHORT_BONUS = 0.3;

/**
 * Decides which live story an article belongs to, or makes a new one with the id `newStoryId`. Nothing is
 * changed: the caller stores the decision and then gives `story` to the index. `copyOf` is told by `findCopy`, if
 * given, for the story that was chosen.
 */
export function joinStory(
  input: {
    readonly article: JoiningArticle;
    readonly newStoryId: string;
    readonly findCopy?: (storyId: string) => string | null;
  },
  live: LiveIndex,
): JoinDecision {
  const { article, newStoryId, findCopy } = input;
  const weighed = weighTerms(article, live.idf);
  const { vector } = weighed;
  const best = live
    .search(vector, article.language)
    .map((near) => ({ story: near.story, score: adjusted(near, weighed, article.published) }))
    .reduce<Scored | null>((top, next) => (top !== null && top.score >= next.score ? top : next), null);
  if (best === null || best.score < SIMILAR) {
    const story: LiveStory = {
      id: newStoryId,
      language: article.language,
      firstSeen: article.published,
      lastSeen: article.published,
      articles: 1,
      terms: Object.fromEntries(vector),
    };
    return { story, isNew: true, title: article.title, copyOf: null };
  }
  const story = grown(best.story, article.published, vector);
  return { story, isNew: false, title: article.title, copyOf: findCopy?.(story.id) ?? null };
}

type Scored = { readonly story: LiveStory; readonly score: number };

function adjusted({ story, similarity }: NearStory, article: WeighedText, published: Instant): number {
  const gap = Math.max(0, hoursOutside(story, published) - GAP_FREE_HOURS);
  const byGap = 1 - GAP_PENALTY * Math.min(1, gap / GAP_HOURS);
  const bySize = 1 - SIZE_PENALTY * Math.log(Math.min(story.articles, SIZE_AT_MOST));
  const byNames = 1 - NAMES_PENALTY * Math.max(0, 1 - namesShared(story, article) / NAMES_SHARED);
  const byLength = 1 - SHORT_BONUS * Math.max(0, 1 - article.terms / SHORT_TERMS);
  return (similarity * byGap * bySize * byNames) / byLength;
}

/** Two fires on one day share "fire" and "smoke"; the same fire shares the town, the owner and the number of hurt. */
function namesShared(story: LiveStory, { vector, names }: WeighedText): number {
  let all = 0;
  let shared = 0;
  for (const name of names) {
    const weight = vector.get(name) ?? 0;
    all += weight;
    if (Object.hasOwn(story.terms, name)) shared += weight;
  }
  return all < NAMES_LEAST ? 1 : shared / all;
}

const MS_PER_HOUR = 3_600_000;

/** How far a moment lies before or after the story, in hours; 0 within. */
function hoursOutside({ firstSeen, lastSeen }: LiveStory, moment: Instant): number {
  const at = Date.parse(moment);
  return Math.max(0, Date.parse(firstSeen) - at, at - Date.parse(lastSeen)) / MS_PER_HOUR;
}

function grown(story: LiveStory, published: Instant, vector: TermVector): LiveStory {
  const terms = new Map(Object.entries(story.terms));
  for (const [term, weight] of vector) terms.set(term, (terms.get(term) ?? 0) + weight);
  return {
    ...story,
    firstSeen: published < story.firstSeen ? published : story.firstSeen,
    lastSeen: published > story.lastSeen ? published : story.lastSeen,
    articles: story.articles + 1,
    terms: Object.fromEntries(heaviest([...terms], MOST_TERMS)),
  };
}
