import { readWords } from './read-words.ts';

/** A statement's words with what governs them; `wordsStart` is where the words themselves begin. */
export type LeadIn = { readonly text: string; readonly wordsStart: number };

/**
 * The words with what governs them in their sentence: "does not believe" or "rejected" in front of a quotation decides
 * what it says. Reporting words ("said", "told") lead in nothing.
 */
export function withLeadIn(words: string, context: string | undefined): LeadIn {
  const alone = { text: words, wordsStart: 0 };
  const at = context?.indexOf(words) ?? -1;
  if (context === undefined || at <= 0) return alone;
  const before = context.slice(0, at);
  const nobody = NOBODY.exec(before)?.[1]; // "Nobody, he said, should": the subject stands before the cue
  if (nobody !== undefined && /^(?:should|must|can|could|would|will|wants?|needs?)\b/.test(words))
    return { text: `${nobody} ${words}`, wordsStart: nobody.length + 1 };
  const offset = before.search(/[^.;:!?]*$/);
  const near = readWords(before.slice(offset)).slice(-LEAD_IN_WORDS);
  const callsFor = (i: number): boolean => /^call/.test(near[i]?.lower ?? '') && near[i + 1]?.lower === 'for';
  const after = near.findLastIndex((w, i) => REPORTS.test(w.lower) && !callsFor(i)) + 1;
  const first = near.findIndex((w, i) => i >= after && (GOVERNS.test(w.lower) || callsFor(i)));
  const word = near[first];
  if (word === undefined) return alone;
  const start = offset + word.start;
  return { text: context.slice(start, at + words.length), wordsStart: at - start };
}

const NOBODY = /(?:^|[.!?“"]\s*)(Nobody|No one|None)\b[^.!?]*$/u;
const LEAD_IN_WORDS = 5;
const REPORTS =
  /^(?:says?|said|saying|told|tells?|adds?|added|adding|argued?|argues|claims?|claimed|stated?|insists?|insisted|wrote|asked|called|calling|warned|replied)$/;
const GOVERNS =
  /^(?:not|never|no|don't|doesn't|didn't|won't|wouldn't|isn't|cannot|can't|declined?|declines|refused?|refuses|oppos(?:e|es|ed|ing)|reject(?:s|ed|ing)?|back(?:s|ed|ing)?|support(?:s|ed|ing)?|favou?r(?:s|ed|ing)?|endors(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|condemn(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|against|wants?|wanted|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|rul(?:e|es|ed|ing)|will|must|should|would)$/;
