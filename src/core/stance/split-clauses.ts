import { splitSentences } from '../language/sentences.ts';
import type { Word } from './read-words.ts';

/** A clause of a statement. `role` tells whether it sets a condition ("if prices fall"). Offsets as in the words. */
export type Clause = {
  readonly words: readonly Word[];
  readonly role: 'main' | 'condition';
  readonly sentence: number; // counted from 0
  readonly asks: boolean; // its sentence is a question, direct or not
  readonly start: number;
  readonly end: number;
};

/** Splits a text into clauses at sentence ends, strong marks, contrasts, reasons and conditions. Never throws. */
export function splitClauses(text: string, words: readonly Word[]): Clause[] {
  let next = 0; // words are sorted and clauses come in order
  return splitSentences(text).flatMap((sentence, index) => {
    const raw = text.slice(sentence.start, sentence.end);
    const asks = /\?["'”’)\s]*$/.test(raw) || /^["'“‘\s]*(?:how|whether|why|what|who|where|which)\b/i.test(raw);
    return cutsOf(raw).map(({ start, end, role }) => {
      const from = sentence.start + start;
      const to = sentence.start + end;
      while (next < words.length && words[next]!.start < from) next++;
      const first = next;
      while (next < words.length && words[next]!.end <= to) next++;
      const inside = words.slice(first, next);
      return { words: inside, role, sentence: index, asks, start: from, end: to };
    });
  });
}

type Cut = { readonly start: number; readonly end: number; readonly role: Clause['role'] };

function cutsOf(sentence: string): Cut[] {
  const lower = sentence.toLowerCase().replaceAll('’', "'");
  const afterAllowed = /\bonly\b/.test(lower);
  const weakAllowed = /\b(?:will|would|can|could|may|might|must|cannot|only|should|not)\b|n't\b/.test(lower);
  const cuts: Cut[] = [];
  let start = 0;
  while (start < lower.length) {
    const rest = lower.slice(start);
    const condition = CONDITION_START.exec(rest);
    const isCondition =
      condition !== null &&
      (STRONG.test(condition[0]) || (/after|before/.test(condition[0]) ? afterAllowed : weakAllowed));
    // a condition that opens the sentence ends at its comma: "If prices come down, a ban makes sense"
    const opens = isCondition ? condition[0] : (SUBORDINATE_START.exec(rest)?.[0] ?? null);
    const stop = opens !== null ? rest.indexOf(',', opens.length) : nextBreak(rest);
    const end = stop <= 0 ? lower.length : start + stop;
    cuts.push({ start, end, role: isCondition ? 'condition' : 'main' });
    start = end + (/^[,;:!—–]/.test(lower.slice(end)) ? 1 : 0);
    while (start < lower.length && /\s/.test(lower[start] ?? '')) start++;
  }
  return cuts;
}

// "even if" sets no condition; "once" and "when" set one only beside a modal ("can join once the fighting is over")
const CONDITION_START =
  /^["'“‘\s]*(?:and |but |or )?(?:if(?! not)|only if|only when|only after|only once|unless|provided(?: that)?|providing(?: that)?|as long as|so long as|on (?:the )?condition|in (?:exchange|return) for|assuming|once(?! again| more)|until|when|after|before|as soon as(?! possible))\b/;

// "Although prices rose, the tax must stay": such a clause ends at its comma too
const SUBORDINATE_START =
  /^["'“‘\s]*(?:even if|even though|although|though|while|whereas|because|since|despite|whatever)\b/;

const STRONG = /\b(?:if|unless|provid\w+|long as|condition|exchange|return|assuming|only)\b/;

// "he did not see it as likely, and that Russia would keep some of it": the second "that" opens another matter
const BREAK =
  /[;:!]|\s[—–-]{1,2}\s|—|,["'”’]*\s+(?=(?:and|so|or|nor)\s+(?:we|i|it|they|he|she|you|nobody|no|this|that|there|the|must|should|will)\b)|,["'”’]*\s+(?=(?:we|i|it|they|he|she|so|which)\b)|,?\s+(?=(?:but|although|though|while|whereas|because|since|yet(?! to)|however|even if|even though)\b)|,?\s+(?=(?:but |and )?(?:(?<!even )(?<!as )(?<!what )if(?! not)|only (?:if|when|after|once)|unless|provided(?: that)|providing that|as long as|so long as|on (?:the )?condition|in (?:exchange|return) for|once(?= [\w']+ [\w']+)(?<!more than once)|until|when(?=\s+\w+\s+\w+)|as soon as(?! possible)|after(?= [\w']+ [\w']+))\b)|,?["'”’]*\s+(?=(?:and|but) (?:also )?that (?!(?:is|was|would|will|must|should|can)\b))/g;

function nextBreak(rest: string): number {
  for (const match of rest.matchAll(BREAK)) if (match.index > 0) return match.index;
  return -1;
}
