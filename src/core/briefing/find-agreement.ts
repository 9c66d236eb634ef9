import type { Sentence, Span } from '../../model/text.ts';
import type { Idf } from '../language/idf.ts';
import { sameness, sentenceTerms } from './says-the-same.ts';

// Read off pairs of sentences from several outlets on one event: above it they tell the same fact, between 0.3 and
// this they only share its actors
const SAYS_THE_SAME = 0.5;

/** The sentences of other articles that say the same as a text, at most one of each article, in article order. */
export function findAgreement(
  text: string,
  others: {
    readonly docs: readonly { readonly text: string; readonly sentences: readonly Sentence[] }[];
    readonly except: number; // the text's own document
    readonly language: string;
    readonly idf: Idf;
  },
): readonly (Span & { readonly doc: number })[] {
  const { docs, except, language, idf } = others;
  const own = sentenceTerms(text, language, idf);
  return [...docs.entries()].flatMap(([at, doc]) => {
    if (at === except) return [];
    let best: { readonly sentence: Sentence; readonly score: number } | null = null;
    for (const sentence of doc.sentences) {
      const score = sameness(own, sentenceTerms(doc.text.slice(sentence.start, sentence.end), language, idf), idf);
      if (score >= SAYS_THE_SAME && (best === null || score > best.score)) best = { sentence, score };
    }
    return best === null ? [] : [{ doc: at, start: best.sentence.start, end: best.sentence.end }];
  });
}
