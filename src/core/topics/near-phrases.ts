import { spells } from './other-names.ts';
import type { Occurrence, PhraseTrie } from './phrase-trie.ts';
import { readPhrase, splitPhrase } from './read-phrase.ts';
import { type Field, NOTHING, type Sought, seeBoth } from './sought.ts';
import { ACRONYM, type WordReader } from './topic-words.ts';

export type PhraseInput = { readonly trie: PhraseTrie; readonly read: WordReader };

/**
 * Compiles a phrase, with NEAR or without (see read-phrase.ts); null where a part of it has no word. An acronym whose
 * names are known from `others` does not count in an article that explains it as something else.
 */
export function compilePhrase(phrase: string, others: readonly string[], into: PhraseInput): Sought | null {
  const { parts, near } = splitPhrase(phrase);
  const numbers = parts.map((part) => part.flatMap((one) => numbersOf(one, into)));
  if (numbers.some((part) => part.length === 0)) return null;
  const find = (field: Field): readonly Occurrence[] => {
    const [here = [], ...others] = numbers.map((part) => standing(part, field));
    if (others.some((part) => part.length === 0)) return [];
    return others.reduce((found, part, i) => pairs(found, { others: part, words: near[i] ?? 0 }), here);
  };
  const acronym = phrase.trim();
  const names = new Set(
    others
      .filter((other) => ACRONYM.test(acronym) && spells(other.split(/[\s-]+/), acronym))
      .flatMap((other) => numbersOf(other, into)),
  );
  const isOther = (means: ReadonlySet<number> | undefined) =>
    names.size > 0 && means !== undefined && means.isDisjointFrom(names);
  return { needs: numbers, see: (article) => (isOther(article.means.get(acronym)) ? NOTHING : seeBoth(article, find)) };
}

const numbersOf = (phrase: string, { read, trie }: PhraseInput): readonly number[] =>
  readPhrase(phrase, { read, isName: false }).map((keys) => trie.add(keys));

/** All places where one of the phrases stands, in the order of the text. */
export function standing(phrases: readonly number[], { found }: Field): readonly Occurrence[] {
  const [only] = phrases;
  if (phrases.length === 1 && only !== undefined) return found.get(only) ?? [];
  return phrases.flatMap((phrase) => found.get(phrase) ?? []).sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Both lists are sorted, so only the neighbours of each occurrence are looked at: linear. */
function pairs(
  here: readonly Occurrence[],
  near: { readonly others: readonly Occurrence[]; readonly words: number },
): Occurrence[] {
  const joined: Occurrence[] = [];
  let next = 0;
  for (const a of here) {
    while (next < near.others.length && (near.others[next]?.from ?? 0) <= a.to) next++;
    const before = near.others.slice(Math.max(0, next - NEIGHBOURS), next).findLast((b) => b.to < a.from);
    const candidates = [before, near.others[next]].filter((b) => b !== undefined);
    const closest = candidates.toSorted((b, c) => distance(a, b) - distance(a, c))[0];
    if (closest === undefined || distance(a, closest) > near.words) continue;
    joined.push({
      start: Math.min(a.start, closest.start),
      end: Math.max(a.end, closest.end),
      from: Math.min(a.from, closest.from),
      to: Math.max(a.to, closest.to),
    });
  }
  return joined.sort((a, b) => a.from - b.from || a.to - b.to);
}

const NEIGHBOURS = 6; // occurrences that overlap this one may stand between it and the last one before it

/** 1 for words side by side. */
function distance(a: Occurrence, b: Occurrence): number {
  return a.from > b.to ? a.from - b.to : b.from - a.to;
}
