import type { Sentence } from '../../model/text.ts';

/** whole: every quotation in the sentence opens and closes in it. cut: it begins, ends or lies inside of one. */
export type QuotationState = 'whole' | 'cut';

/** How a sentence lies to the quotations of its paragraph (the text back to the last line break). */
export function quotationState(text: string, { start, end }: Sentence): QuotationState {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (openMarks(text.slice(lineStart, start)) > 0) return 'cut';
  return openMarks(text.slice(start, end)) === 0 ? 'whole' : 'cut';
}

/** Quotations still open at the end, counted apart for each kind of mark. */
function openMarks(stretch: string): number {
  let straight = 0;
  let curly = 0;
  let angled = 0;
  for (const mark of stretch) {
    if (mark === '"') straight = 1 - straight;
    else if (mark === '“' || mark === '„') curly++;
    else if (mark === '”') curly = Math.max(0, curly - 1);
    else if (mark === '«') angled++;
    else if (mark === '»') angled = Math.max(0, angled - 1);
  }
  return straight + curly + angled + openSingles(stretch);
}

/** 'Nobody asked us,' opens before a letter and closes after one; "workers' rights" can only close too much. */
function openSingles(stretch: string): number {
  const opened = stretch.match(/(?<![\p{L}\p{N}])[‘'](?=[\p{L}\p{N}])(?!\d0s)/gu)?.length ?? 0;
  const closed = stretch.match(/(?<=[\p{L}\p{N}.,!?…])[’'](?![\p{L}\p{N}])/gu)?.length ?? 0;
  return Math.max(0, opened - closed);
}
