import type { Idf } from '../language/idf.ts';
import { isStopword } from '../language/stopwords.ts';
import type { Candidate } from './list-candidates.ts';
import type { StoryReading } from './read-story.ts';
import { type SentenceTerms, sameness, sentenceTerms } from './says-the-same.ts';
import { type Concept, conceptsOf } from './weigh-concepts.ts';

/** What is known of a candidate, most of them 0..1: the learned weights say what it is worth. */
export const FEATURES = [
  'place', // ln(1 + place in its article) / 3
  'concepts', // their weight, as a share of the story's weightiest candidate
  'conceptsPerWord', // ln of the same per word
  'agreed', // of 'concepts', what two articles or more speak of
  'rank', // see rank-sentences.ts
  'rarity', // idf of its words / 60
  'title', // sameness with its article's headline
  'lead', // sameness with its article's first candidate
  'quoted', // share of characters in quotation marks
  'person', // "we" and "you" outside quotations: comment, not news
  'loose', // a full stop that stands apart: often a line that had none, as captions
  'stopwords', // share of its words
] as const;

export type Described = Candidate & {
  readonly said: SentenceTerms;
  readonly words: number;
  readonly concepts: readonly Concept[];
  readonly features: readonly number[]; // in the order of FEATURES
};

/** The candidates of a story with their features. */
export function describeCandidates(
  candidates: readonly Candidate[],
  { story, language, idf }: { readonly story: StoryReading; readonly language: string; readonly idf: Idf },
): readonly Described[] {
  const sentences = new Map(story.sentences.map((sentence) => [`${sentence.doc} ${sentence.start}`, sentence]));
  const read = candidates.map((candidate) => {
    const known = sentences.get(`${candidate.doc} ${candidate.start}`);
    const isWhole = known?.end === candidate.end && candidate.text.length === candidate.end - candidate.start;
    const said = known !== undefined && isWhole ? known.said : sentenceTerms(candidate.text, language, idf);
    const words = candidate.text.split(/\s+/).length;
    const concepts = conceptsIn(said, story);
    const weight = weightOf(concepts);
    return { candidate, said, words, concepts, weight, perWord: weight / Math.max(words, SHORT_WORDS) };
  });
  const most = read.reduce((all, { weight }) => Math.max(all, weight), Number.MIN_VALUE);
  const mostPerWord = read.reduce((all, { perWord }) => Math.max(all, perWord), Number.MIN_VALUE);
  const firsts = read.filter(({ candidate }) => candidate.index === 0);
  const leads = new Map(firsts.map(({ candidate, said }) => [candidate.doc, said]));
  return read.map(({ candidate, said, words, concepts, weight, perWord }) => {
    const { doc, index, start, text } = candidate;
    const lead = leads.get(doc);
    const title = story.titles[doc];
    const features: Readonly<Record<(typeof FEATURES)[number], number>> = {
      place: Math.log(1 + index) / 3,
      concepts: weight / most,
      conceptsPerWord: Math.log(LEAST_SHARE + perWord / mostPerWord),
      agreed: weightOf(concepts.filter(({ articles }) => articles > 1)) / most,
      rank: sentences.get(`${doc} ${start}`)?.rank ?? 0,
      rarity: said.weight / 60,
      title: title === undefined ? 0 : sameness(said, title, idf),
      lead: index > 0 && lead !== undefined ? sameness(said, lead, idf) : 0,
      ...manner(text, language),
    };
    return { ...candidate, said, words, concepts, features: FEATURES.map((name) => features[name]) };
  });
}

function conceptsIn({ inOrder }: SentenceTerms, { concepts }: StoryReading): readonly Concept[] {
  const found = new Set<Concept>();
  for (const name of conceptsOf(inOrder)) {
    const concept = concepts.get(name);
    if (concept !== undefined) found.add(concept);
  }
  return [...found];
}

const LEAST_SHARE = 0.02; // so that no logarithm is of nothing

const weightOf = (concepts: readonly Concept[]): number => concepts.reduce((sum, { weight }) => sum + weight, 0);

const SHORT_WORDS = 12; // shorter sentences gain nothing by it

const QUOTED = /“[^”]*”|"[^"]*"|(?<![\p{L}\p{N}])[‘'](?=\p{L})[^‘]*?[’'](?![\p{L}\p{N}])/gu;

function manner(text: string, language: string) {
  const outside = text.replace(QUOTED, '');
  const words = text.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  return {
    quoted: 1 - outside.length / text.length,
    person: /\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b/.test(outside) ? 1 : 0,
    loose: /\s\.$/.test(text) ? 1 : 0,
    stopwords: words.filter((word) => isStopword(word, language)).length / Math.max(1, words.length),
  };
}
