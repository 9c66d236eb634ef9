import { findQuoteSpans } from '../language/quote-marks.ts';
import { foldWording } from './fold-wording.ts';

/**
 * What is wrong with the quotations of a claim, as one plain clause; null when nothing is. Words between marks must
 * stand between marks in one of its sources, word for word; and words that a source only quotes must keep their marks.
 */
export function quotationFault(claim: string, sources: readonly string[]): string | null {
  const quoted = quotationsOf(claim).map(foldWording);
  const known = sources.flatMap(quotationsOf).map(foldWording);
  if (quoted.some((words) => !known.some((other) => other.includes(words)))) {
    return 'it quotes what its sources do not quote so';
  }
  const own = foldWording(withoutQuotations(claim));
  const bare = known.some((words) => stretches(words).some((stretch) => own.includes(stretch)));
  return bare ? 'it takes the marks off what its sources quote' : null;
}

const LEAST_WORDS = 4; // so many quoted words in a row are somebody's wording

const lineOf = (text: string) =>
  findQuoteSpans(text, [{ start: 0, end: text.length }]).filter(({ depth }) => depth === 0);

const quotationsOf = (text: string): readonly string[] =>
  lineOf(text).map(({ inner }) => text.slice(inner.start, inner.end));

function withoutQuotations(text: string): string {
  return lineOf(text).reduceRight((rest, { start, end }) => `${rest.slice(0, start)} ¦ ${rest.slice(end)}`, text);
}

/** Each run of a few words of a folded quotation; the whole of a short one. */
function stretches(folded: string): readonly string[] {
  const words = folded.trim().split(' ');
  if (words.length <= LEAST_WORDS) return [folded];
  return words.slice(LEAST_WORDS - 1).map((_, at) => ` ${words.slice(at, at + LEAST_WORDS).join(' ')} `);
}
