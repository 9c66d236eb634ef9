import type { Span } from '../../model/text.ts';
import { describeStory, type SourceDoc, worthOf } from './choose-bullets.ts';
import type { Described } from './describe-candidates.ts';
import { isOrder } from './is-order.ts';
import { leans } from './leans.ts';
import { type SentenceTerms, sameness, sentenceTerms } from './says-the-same.ts';
import weights from './weights-bullets.json' with { type: 'json' };

/** A story in one line: `text` is made of its span's characters by deletion, `doc` is an index into the articles. */
export type ChosenSummary = Span & { readonly text: string; readonly doc: number };

const LONGEST = 160; // characters: a line of a list, or of a phone
const PLACES = 3; // only what opens an article tells the whole of a story
const TELLS_OF_IT = 0.25; // least sameness with the headline of what does not open its article
const LEAST_NEW = 3; // content words beyond the headline: with fewer it only repeats it
const REPEATS = 2; // what repeating the headline costs, beside the worth of a bullet
const BETTER = 0.5; // how much more a later article's sentence has to be worth, so that a story keeps its line as it grows

/**
 * Chooses the sentence that tells a story in one line of at most 160 characters and stands alone, or null where none
 * does. One that only repeats `title`, the headline above it, is taken when there is nothing else. Articles are asked
 * in the order of their publication, and a later one has to be clearly better.
 */
export function chooseSummary(
  docs: readonly SourceDoc[],
  { language = 'en', title }: { readonly language?: string; readonly title: string },
): ChosenSummary | null {
  const { candidates, idf } = describeStory(docs, { maxCharacters: LONGEST, language });
  const headline = sentenceTerms(title, language, idf);
  let best: Weighed | null = null;
  for (const doc of inOrderOfPublication(docs)) {
    const own: Weighed | null = candidates
      .filter((one) => one.doc === doc && one.index < PLACES && isOneSentence(one, docs))
      .filter(({ text }) => !leans(text) && !/^["“‘']/.test(text))
      .filter(({ index, said }) => index === 0 || sameness(said, headline, idf) >= TELLS_OF_IT)
      .map((candidate) => ({ candidate, worth: worthOf(candidate, weights) - repeated(candidate.said, headline) }))
      .reduce<Weighed | null>((most, one) => (most === null || one.worth > most.worth ? one : most), null);
    if (own !== null && (best === null || own.worth > best.worth + BETTER)) best = own;
  }
  if (best === null || isOrderIn(docs[best.candidate.doc], best.candidate)) return null;
  const { text, doc, start, end } = best.candidate;
  return { text, doc, start, end };
}

const isOrderIn = (doc: SourceDoc | undefined, span: Span): boolean => doc !== undefined && isOrder(doc, span);

type Weighed = { readonly candidate: Described; readonly worth: number };

function repeated({ terms }: SentenceTerms, headline: SentenceTerms): number {
  return terms.difference(headline.terms).size < LEAST_NEW ? REPEATS : 0;
}

const isOneSentence = ({ doc, start, end }: Described, docs: readonly SourceDoc[]): boolean =>
  docs[doc]?.sentences.some((sentence) => sentence.start === start && sentence.end === end) ?? false;

/** Places of the articles, those without a date last. */
function inOrderOfPublication(docs: readonly SourceDoc[]): readonly number[] {
  const day = (at: number): string => docs[at]?.published ?? '9999';
  return [...docs.keys()].toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a - b));
}
