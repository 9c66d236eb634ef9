import type { Sentence } from '../../model/text.ts';
import type { Idf } from '../language/idf.ts';
import { rankSentences } from './rank-sentences.ts';
import { compareWith, type SentenceTerms, sentenceTerms } from './says-the-same.ts';
import { type Concept, weighConcepts } from './weigh-concepts.ts';

/** The sentences of a story's articles, and what is to be known of all of them before one can be weighed. */
export type StoryReading = {
  readonly sentences: readonly ReadSentence[]; // of all articles, in order
  readonly like: (one: SentenceTerms) => Float64Array; // sameness with each of `sentences`
  readonly concepts: ReadonlyMap<string, Concept>; // by name
  readonly titles: readonly SentenceTerms[]; // by article
};

export type ReadSentence = {
  readonly doc: number;
  readonly start: number;
  readonly end: number;
  readonly said: SentenceTerms;
  readonly rank: number; // 0..1 within its article, see rank-sentences.ts
};

/** Reads a story. Articles in `copies` are compared with, but are no evidence: they weigh nothing. */
export function readStory(
  docs: readonly { readonly title: string; readonly text: string; readonly sentences: readonly Sentence[] }[],
  { copies, language, idf }: { readonly copies: ReadonlySet<number>; readonly language: string; readonly idf: Idf },
): StoryReading {
  const read = docs.map(({ text, sentences }) =>
    sentences.map(({ start, end }) => sentenceTerms(text.slice(start, end), language, idf)),
  );
  const sentences = docs.flatMap((doc, at): readonly ReadSentence[] => {
    const said = read[at] ?? [];
    const ranks = copies.has(at) ? null : rankSentences(said, compareWith(said, idf));
    return doc.sentences.flatMap(({ start, end }, place) => {
      const terms = said[place];
      return terms === undefined ? [] : [{ doc: at, start, end, said: terms, rank: ranks?.[place] ?? 0 }];
    });
  });
  const evidence = docs.flatMap(({ title }, at) =>
    copies.has(at) ? [] : [{ title, sentences: (read[at] ?? []).map(({ inOrder }) => inOrder) }],
  );
  const like = compareWith(
    sentences.map(({ said }) => said),
    idf,
  );
  return {
    sentences,
    like,
    concepts: weighConcepts(evidence, { language, idf }),
    titles: docs.map(({ title }) => sentenceTerms(title, language, idf)),
  };
}
