import type { Sentence } from '../../model/text.ts';
import { type Idf, shippedIdf } from '../language/idf.ts';
import { type Described, describeCandidates, FEATURES } from './describe-candidates.ts';
import { findAgreement } from './find-agreement.ts';
import { isOrder } from './is-order.ts';
import { leans } from './leans.ts';
import { listCandidates } from './list-candidates.ts';
import { readStory, type StoryReading } from './read-story.ts';
import { watchRepetition } from './watch-repetition.ts';
import weights from './weights-bullets.json' with { type: 'json' };

/** An article as a source of bullets. `copyOf`: the id of the article whose words it repeats. */
export type SourceDoc = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly outlet: string;
  readonly published: string | null;
  readonly copyOf?: string | null;
};

/** A bullet; `sources[0]` is the span that its text is made of by deletion, the others say the same. */
export type ChosenBullet = {
  readonly text: string;
  readonly sources: readonly { readonly doc: number; readonly start: number; readonly end: number }[];
  readonly outlets: number;
};

export type BulletOptions = {
  readonly atMost: number;
  readonly maxCharacters: number | null; // of one bullet
  readonly maxWords?: number; // of all bullets: the one that reaches it is the last
  readonly language?: string; // "en" if absent
};

/** What each of FEATURES adds to a sentence's worth, and what it loses by repeating those chosen before: see watch-repetition.ts. */
export type BulletWeights = {
  readonly features: Readonly<Record<string, number>>;
  readonly covered: number;
  readonly sameness: number;
};

const TOO_ALIKE = 0.45; // of `sameness`: a reader would call it a repetition
const LEAST_BULLETS = 3;
const LEANING = 0.4; // what leaning on another sentence costs; human summaries do not show it, readers do
const FALL = 1.0; // how far below the first bullet's worth a fourth and fifth may lie

/**
 * Chooses what a story says: one by one the sentence of most worth, less what it repeats of those chosen, ordered by
 * their place in their articles. Worth is a learned sum of position, centrality, agreement between articles and manner
 * (docs/models/bullets.md); copies do not count.
 */
export function chooseBullets(docs: readonly SourceDoc[], options: BulletOptions): readonly ChosenBullet[] {
  const { story, candidates, idf } = describeStory(docs, options);
  const isAllowed = ({ doc, start, end }: Described): boolean => {
    const article = docs[doc];
    return article !== undefined && !isOrder(article, { start, end });
  };
  const chosen = pickBullets(candidates, { ...options, idf, weights, isAllowed });
  // The order of choice, weightiest first, decides between articles. Where words are limited it decides all: the reader
  // may cut anywhere.
  const ordered = options.maxWords === undefined ? chosen.toSorted((a, b) => a.index - b.index) : chosen;
  return ordered.map(({ text, doc, start, end, said }) => {
    const sources = [{ doc, start, end }, ...findAgreement(said, { story, doc })];
    return { text, sources, outlets: new Set(sources.map((s) => docs[s.doc]?.outlet || `#${s.doc}`)).size };
  });
}

/** A story's candidates with their features: the weights are learned on them. */
export function describeStory(
  docs: readonly SourceDoc[],
  { maxCharacters, language = 'en' }: Pick<BulletOptions, 'maxCharacters' | 'language'>,
): { readonly story: StoryReading; readonly candidates: readonly Described[]; readonly idf: Idf } {
  const idf = shippedIdf();
  const copies = new Set(docs.flatMap((doc, at) => ((doc.copyOf ?? null) === null ? [] : [at])));
  const list = (mayEndOpen: boolean) =>
    docs.flatMap((doc, at) => (copies.has(at) ? [] : listCandidates(doc, { doc: at, maxCharacters, mayEndOpen })));
  const finished = list(false);
  const story = readStory(docs, { copies, language, idf });
  const candidates = finished.length > 0 ? finished : list(true);
  return { story, candidates: describeCandidates(candidates, { story, language, idf }), idf };
}

/**
 * Takes the candidate of most worth again and again. Places in the list decide between equals. `isAllowed` is asked
 * of those that would be taken only.
 */
export function pickBullets(
  candidates: readonly Described[],
  options: Pick<BulletOptions, 'atMost' | 'maxWords'> & {
    readonly idf: Idf;
    readonly weights: BulletWeights;
    readonly isAllowed?: (candidate: Described) => boolean;
  },
): readonly Described[] {
  const { atMost, maxWords = Number.POSITIVE_INFINITY, idf, weights, isAllowed = () => true } = options;
  const refused = new Set<Described>();
  const worths = candidates.map((candidate) => worthOf(candidate, weights));
  const repetition = watchRepetition(candidates, idf);
  const chosen: Described[] = [];
  let words = 0;
  let first = Number.NEGATIVE_INFINITY;
  while (chosen.length < atMost && words < maxWords) {
    let best: { readonly candidate: Described; readonly worth: number } | null = null;
    for (const [at, candidate] of candidates.entries()) {
      const alike = repetition.alike(at);
      if (alike > TOO_ALIKE || refused.has(candidate)) continue;
      const worth = (worths[at] ?? 0) + weights.covered * repetition.covered(at) + weights.sameness * alike;
      if (best === null || worth > best.worth) best = { candidate, worth };
    }
    if (best === null) break;
    if (!isAllowed(best.candidate)) {
      refused.add(best.candidate);
      continue;
    }
    if (chosen.length === 0) first = best.worth;
    if (chosen.length >= LEAST_BULLETS && maxWords === Number.POSITIVE_INFINITY && best.worth < first - FALL) break;
    chosen.push(best.candidate);
    repetition.add(best.candidate);
    words += best.candidate.words;
  }
  return chosen;
}

/** What a candidate is worth on its own, on a scale of logits: 1 more is chosen e times as gladly. */
export function worthOf({ features, text }: Described, weights: BulletWeights): number {
  const learned = FEATURES.reduce((sum, name, at) => sum + (weights.features[name] ?? 0) * (features[at] ?? 0), 0);
  return leans(text) ? learned - LEANING : learned;
}
