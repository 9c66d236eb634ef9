import type { Sentence, Span } from '../../model/text.ts';
import { findQuoteSpans } from '../language/quote-marks.ts';

/** whole: every quotation in the sentence opens and closes in it. cut: it begins, ends or lies inside of one. */
export type QuotationState = 'whole' | 'cut';

/**
 * How each sentence lies to the quotations of its paragraph (its line), in order. Where marks do not pair up, in doubt
 * 'cut'.
 */
export function quotationStates(text: string, sentences: readonly Sentence[]): readonly QuotationState[] {
  const quotations = findQuoteSpans(text, linesOf(text)).filter(
    ({ start, end, closed }) => !closed || end - start <= LONGEST,
  );
  let from = 0;
  return sentences.map((sentence) => {
    while (from < quotations.length && quotations[from]!.end + LONGEST < sentence.start) from++;
    for (let at = from; at < quotations.length && quotations[at]!.start < sentence.end; at++)
      if (crosses(quotations[at]!, sentence)) return 'cut';
    return hasLoneMark(text.slice(sentence.start, sentence.end)) ? 'cut' : 'whole';
  });
}

const LONGEST = 1000; // characters; two marks further apart were never a pair

const crosses = (quotation: Span, { start, end }: Sentence): boolean =>
  quotation.start < end && quotation.end > start && (quotation.start < start || quotation.end > end);

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    const start = index + line.search(/\S/);
    lines.push({ start, end: start + line.trim().length });
  }
  return lines;
}

/** A mark that opens or closes something outside of the sentence. */
function hasLoneMark(sentence: string): boolean {
  const count = (pattern: RegExp): number => sentence.match(pattern)?.length ?? 0;
  return (
    count(/"/g) % 2 === 1 ||
    count(/[“„]/g) > count(/”/g) ||
    count(/”/g) > count(/[“„]/g) ||
    count(/«/g) !== count(/»/g) ||
    // 'Nobody asked us.   and   they went away.' - but: the workers' union, in the '90s
    count(/(?<![\p{L}\p{N}])[‘'](?=\p{L})/gu) > count(/(?<=[\p{L}\p{N}.,!?…])[’'](?![\p{L}\p{N}])/gu) ||
    (/[.,!?…][’']$/u.test(sentence) && count(/(?<![\p{L}\p{N}])[‘'](?=[\p{L}\p{N}])/gu) === 0)
  );
}
