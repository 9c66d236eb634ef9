import { foldWord } from './fold-word.ts';
import { ACRONYM, type WordForm, type WordReader } from './topic-words.ts';

/** A phrase taken apart: parts of which each stands within `near[i - 1]` words of those before; of a part one is enough. */
type PhraseParts = { readonly parts: readonly (readonly string[])[]; readonly near: readonly number[] };

/** Takes `grain corridor`, `grain NEAR/8 corridor` or `(grain OR wheat) NEAR/8 corridor` apart. */
export function splitPhrase(phrase: string): PhraseParts {
  const pieces = phrase.trim().split(/\s+NEAR\/(\d+)\s+/i);
  return {
    parts: pieces.filter((_, i) => i % 2 === 0).map(alternatives),
    near: pieces.filter((_, i) => i % 2 === 1).map(Number),
  };
}

function alternatives(part: string): readonly string[] {
  const group = /^\(([^()]*)\)$/.exec(part.trim());
  return group?.[1] === undefined ? [part.trim()] : group[1].split(/\s+OR\s+/).map((one) => one.trim());
}

/**
 * The keys that one plain phrase asks for, one a word, in each way that it may be written ("cease-fire", "ceasefire").
 * Capitals of 2-6 letters ask for the acronym, words in quotation marks for just these letters, `sanction*` for all
 * words that begin so; in a name, capitals ask for capitals ("May" is not "may"). Empty where there is no word.
 */
export function readPhrase(
  phrase: string,
  options: { readonly read: WordReader; readonly isName: boolean },
): readonly (readonly string[])[] {
  const inQuotes = QUOTED.exec(phrase)?.[1];
  const bare = inQuotes ?? phrase;
  const keyOf = (form: WordForm, end: number): string => {
    if (inQuotes !== undefined) return `x:${form.text.replaceAll('’', "'")}`;
    if (bare[end] === '*') return `p:${form.plain}`;
    const letters = form.text.replaceAll('.', '');
    if (ACRONYM.test(letters)) return `a:${letters}`;
    return options.isName && /^\p{Lu}/u.test(form.text) ? `n:${form.plain}` : `w:${foldWord(form.text)}`;
  };
  const words = options.read(bare);
  const apart = words.map((word) => keyOf(word.form, word.end));
  const joined = words.flatMap((word, i) => {
    if (words[i - 1]?.joined) return [];
    return [keyOf(word.joined?.form ?? word.form, words[i + (word.joined?.words ?? 1) - 1]?.end ?? word.end)];
  });
  if (apart.length === 0) return [];
  return joined.length < apart.length ? [apart, joined] : [apart];
}

const QUOTED = /^["“”„](.+)["“”]$/s;
