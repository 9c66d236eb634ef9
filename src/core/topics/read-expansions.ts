import { SMALL } from './other-names.ts';
import type { Occurrence } from './phrase-trie.ts';
import type { TopicWord } from './topic-words.ts';

/** What a text itself says an acronym stands for: "the Grain Export Board (GEB)". */
export type Expansion = { readonly acronym: string; readonly from: number; readonly to: number };

/**
 * The acronyms that a text explains in brackets, with the words before them whose first letters spell it, backwards
 * from the bracket; "of" and the like may stand between. After Schwartz and Hearst (2003), for first letters only.
 */
export function readExpansions(text: string, words: readonly TopicWord[]): readonly Expansion[] {
  const found = [...text.matchAll(/\((\p{Lu}{2,6})\)/gu)].slice(0, EXPLAINED_AT_MOST).flatMap((match) => {
    const acronym = match[1] ?? '';
    const at = words.findIndex(({ start }) => start > match.index);
    const from = at < 0 ? null : firstWord(words, { acronym: acronym.toLowerCase(), before: at });
    if (from === null) return [];
    const said = words.slice(from, at).map(({ form }) => form.plain);
    return [[`${acronym} ${said.join(' ')}`, { acronym, from, to: at - 1 }] as const];
  });
  return [...new Map(found.toReversed()).values()]; // of one that is explained twice the first
}

const EXPLAINED_AT_MOST = 100; // more than any article has; each costs a look through the text

function firstWord(
  words: readonly TopicWord[],
  { acronym, before }: { readonly acronym: string; readonly before: number },
): number | null {
  let next = acronym.length - 1;
  for (let i = before - 1; i >= 0; i--) {
    const plain = words[i]?.form.plain ?? '';
    if (plain[0] === acronym[next]) next--;
    else if (!SMALL.has(plain)) return null;
    if (next < 0) return i;
    if (words[i]?.apart) return null;
  }
  return null;
}

/** Where the acronym stands. */
export function acronymPlaces(words: readonly TopicWord[], acronym: string): readonly Occurrence[] {
  return words.flatMap(({ start, end, form }, i) =>
    form.keys.includes(`a:${acronym}`) ? [{ start, end, from: i, to: i }] : [],
  );
}

/** Where the words of a text stand again, and where they stand themselves, in this text or another one. */
export function samePlaces(words: readonly TopicWord[], sample: readonly TopicWord[]): readonly Occurrence[] {
  const folded = (word: TopicWord | undefined) => word?.form.keys[0];
  return words.flatMap((first, from) => {
    if (!sample.every((word, i) => folded(words[from + i]) === folded(word) && (i === 0 || !words[from + i]?.apart)))
      return [];
    const to = from + sample.length - 1;
    return [{ start: first.start, end: words[to]?.end ?? first.end, from, to }];
  });
}
