import type { Sentence } from '../../model/text.ts';
import { type Idf, shippedIdf } from '../language/idf.ts';
import { findAgreement } from './find-agreement.ts';
import { type Candidate, listCandidates } from './list-candidates.ts';
import { type SentenceTerms, sameness, sentenceTerms } from './says-the-same.ts';
import { conceptsOf, weighConcepts } from './weigh-concepts.ts';

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

// Found on public summaries, one setting for single articles and for stories of several outlets; see weigh-concepts.ts
const POSITION = 0.43; // a sentence's worth falls as 1 / (1 + this x its place)
const OPENS_ARTICLE = 0.12; // added for an article's first sentence
const SHORT_WORDS = 12; // worth is per word; shorter sentences gain nothing by it
const COVERED = 0.57; // what is left of a concept's weight once a bullet has it
const FIRST_PERSON = 0.35; // "we" and "you" outside quotations: comment, not news
const MOSTLY_QUOTED = 0.85;
const MOSTLY = 0.4; // of the characters
const TOO_ALIKE = 0.45; // of `sameness`: a reader would call it a repetition
const LEAST_BULLETS = 3;
const LEAST_GAIN = 0.15; // of the first bullet's gain, for a fourth and fifth bullet

/**
 * Chooses what a story says: greedily the sentence that adds most weight of concepts not said yet, ordered by
 * their place in their articles. Concepts are stems and pairs of stems, weighted by rarity in news and by how many
 * articles hold them (Gillick and Favre, "A scalable global model for summarization", 2009); copies do not count.
 */
export function chooseBullets(docs: readonly SourceDoc[], options: BulletOptions): readonly ChosenBullet[] {
  const language = options.language ?? 'en';
  const idf = shippedIdf();
  const evidence = [...docs.entries()].filter(([, doc]) => (doc.copyOf ?? null) === null);
  const concepts = weighConcepts(
    evidence.map(([, doc]) => doc),
    { language, idf },
  );
  const list = (mayEndOpen: boolean): readonly Weighed[] =>
    evidence
      .flatMap(([at, doc]) => listCandidates(doc, { doc: at, maxCharacters: options.maxCharacters, mayEndOpen }))
      .map((candidate) => weighed(candidate, { concepts, language, idf }));
  const finished = list(false);
  const candidates = finished.length > 0 ? finished : list(true);
  const chosen = greedy(candidates, options, idf);
  // The order of choice, weightiest first, decides between articles. Where words are limited it decides all: the reader
  // may cut anywhere.
  const ordered = options.maxWords === undefined ? chosen.toSorted((a, b) => a.index - b.index) : chosen;
  return ordered.map(({ text, doc, start, end }) => {
    const sources = [{ doc, start, end }, ...findAgreement(text, { docs, except: doc, language, idf })];
    return { text, sources, outlets: new Set(sources.map((s) => docs[s.doc]?.outlet || `#${s.doc}`)).size };
  });
}

type Weighed = Candidate & {
  readonly concepts: ReadonlyMap<string, number>;
  readonly said: SentenceTerms;
  readonly quality: number;
  readonly words: number;
};

function greedy(candidates: readonly Weighed[], options: BulletOptions, idf: Idf): readonly Weighed[] {
  const chosen: Weighed[] = [];
  const covered = new Set<string>();
  let words = 0;
  let firstGain = 0;
  while (chosen.length < options.atMost && words < (options.maxWords ?? Number.POSITIVE_INFINITY)) {
    let best: { readonly candidate: Weighed; readonly gain: number } | null = null;
    for (const candidate of candidates) {
      if (chosen.some((other) => overlaps(candidate, other) || sameness(candidate.said, other.said, idf) > TOO_ALIKE))
        continue;
      const gain = gainOf(candidate, covered);
      if (best === null || gain > best.gain) best = { candidate, gain };
    }
    if (best === null || best.gain <= 0) break;
    firstGain ||= best.gain;
    if (chosen.length >= LEAST_BULLETS && best.gain < firstGain * LEAST_GAIN) break;
    chosen.push(best.candidate);
    words += best.candidate.words;
    for (const concept of best.candidate.concepts.keys()) covered.add(concept);
  }
  return chosen;
}

function gainOf({ concepts, quality }: Weighed, covered: ReadonlySet<string>): number {
  let sum = 0;
  for (const [concept, weight] of concepts) sum += covered.has(concept) ? weight * COVERED : weight;
  return sum * quality;
}

const overlaps = (a: Candidate, b: Candidate): boolean => a.doc === b.doc && a.start < b.end && b.start < a.end;

function weighed(
  candidate: Candidate,
  {
    concepts,
    language,
    idf,
  }: { readonly concepts: ReadonlyMap<string, number>; readonly language: string; readonly idf: Idf },
): Weighed {
  const own = new Map<string, number>();
  for (const concept of conceptsOf(candidate.text, language)) own.set(concept, concepts.get(concept) ?? 0);
  const words = candidate.text.split(/\s+/).length;
  const place = 1 / (1 + POSITION * candidate.index) + (candidate.index === 0 ? OPENS_ARTICLE : 0);
  const length = 1 / Math.max(words, SHORT_WORDS);
  const said = sentenceTerms(candidate.text, language, idf);
  return { ...candidate, concepts: own, said, words, quality: place * length * manner(candidate.text) };
}

function manner(text: string): number {
  const outside = text.replace(/“[^”]*”|"[^"]*"/g, '');
  const comment = /\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b/.test(outside) ? FIRST_PERSON : 1;
  return comment * (outside.length < text.length * (1 - MOSTLY) ? MOSTLY_QUOTED : 1);
}
