import type { Occurrence, PhraseTrie } from './phrase-trie.ts';
import { readPhrase } from './topic-words.ts';

/** A phrase of a topic, ready: plain phrases, each within `words` words of what stands before it. */
export type CompiledPhrase = {
  readonly first: number;
  readonly near: readonly { readonly phrase: number; readonly words: number }[];
};

/** Compiles `grain corridor` or `grain NEAR/8 corridor` (either order; more NEARs chain); null for empty phrases. */
export function compilePhrase(
  text: string,
  into: { readonly trie: PhraseTrie; readonly isName: boolean },
): CompiledPhrase | null {
  const parts = text.split(/\s+NEAR\/(\d{1,3})\s+/);
  const numbers: number[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const keys = readPhrase(parts[i] ?? '', { isName: into.isName });
    if (keys.length === 0) return null;
    numbers.push(into.trie.add(keys));
  }
  return {
    first: numbers[0]!,
    near: numbers.slice(1).map((phrase, i) => ({ phrase, words: Number(parts[i * 2 + 1]) })),
  };
}

/** Where a compiled phrase stands; with NEAR, from the first to the last word of the closest pairs. */
export function occurrencesOf(
  phrase: CompiledPhrase,
  found: ReadonlyMap<number, readonly Occurrence[]>,
): readonly Occurrence[] {
  let here = found.get(phrase.first) ?? [];
  for (const { phrase: other, words } of phrase.near) here = pairs(here, { others: found.get(other) ?? [], words });
  return here;
}

/** Both lists are sorted, so only the neighbours of each occurrence are looked at: linear. */
function pairs(
  here: readonly Occurrence[],
  near: { readonly others: readonly Occurrence[]; readonly words: number },
): Occurrence[] {
  const joined: Occurrence[] = [];
  let next = 0;
  for (const a of here) {
    while (next < near.others.length && near.others[next]!.from <= a.to) next++;
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
  return joined;
}

const NEIGHBOURS = 3; // occurrences that overlap this one may stand between it and the last one before it

/** 1 for words side by side. */
function distance(a: Occurrence, b: Occurrence): number {
  return a.from > b.to ? a.from - b.to : b.from - a.to;
}
