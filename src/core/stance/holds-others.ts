import { findPhrases } from './find-phrases.ts';
import { othersSpeak } from './others-speak.ts';
import type { Target } from './read-target.ts';
import { readWords } from './read-words.ts';
import { splitClauses } from './split-clauses.ts';
import { tagWords } from './tag-words.ts';

/** Whether a clause of a statement that names the target only asks, or tells what others hold (see others-speak.ts). */
export function holdsOthers(
  text: string,
  about: { readonly target: Target; readonly ownSide: ReadonlySet<string> },
): boolean {
  const words = readWords(text);
  const tagged = tagWords(words, about.target, findPhrases(text.toLowerCase().replaceAll('’', "'")));
  let start = 0;
  return splitClauses(text, words).some((clause) => {
    const part = tagged.slice(start, start + clause.words.length);
    start += clause.words.length;
    const isOn = part.some((t) => t.key !== null || t.act !== null);
    return isOn && (clause.asks || othersSpeak(part, about.ownSide)); // "how Ukraine should join": asked, not said
  });
}
