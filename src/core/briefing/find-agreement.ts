import type { Span } from '../../model/text.ts';
import type { StoryReading } from './read-story.ts';
import type { SentenceTerms } from './says-the-same.ts';

/**
 * The sameness from which on two sentences tell the same fact; between 0.3 and this they only share its actors. Read off
 * pairs of sentences from several outlets on one event.
 */
export const SAYS_THE_SAME = 0.5;

/**
 * The sentences of other articles that say the same as one of article `doc`, at most one of each article, in article
 * order.
 */
export function findAgreement(
  said: SentenceTerms,
  { story, doc }: { readonly story: StoryReading; readonly doc: number },
): readonly (Span & { readonly doc: number })[] {
  const nearest = new Map<number, { readonly at: number; readonly sameness: number }>();
  for (const [at, sameness] of story.like(said).entries()) {
    const other = story.sentences[at]?.doc;
    if (sameness < SAYS_THE_SAME || other === undefined || other === doc) continue;
    if (sameness > (nearest.get(other)?.sameness ?? 0)) nearest.set(other, { at, sameness });
  }
  return [...nearest.entries()]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, { at }]) => {
      const sentence = story.sentences[at];
      return sentence === undefined ? [] : [{ doc: sentence.doc, start: sentence.start, end: sentence.end }];
    });
}
