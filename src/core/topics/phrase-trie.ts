import type { Span } from '../../model/text.ts';
import type { TopicWord } from './topic-words.ts';

/** Where a phrase stands: a span of the text, and its first and last word counted from 0. */
export type Occurrence = Span & { readonly from: number; readonly to: number };

/** All phrases of all topics in one tree of words, so that a text is read once however many there are. */
export type PhraseTrie = {
  /** Adds a phrase (its keys in order) once; returns its number. */
  add(keys: readonly string[]): number;
  /** Every occurrence of every phrase, by phrase number. Words times the longest phrase. */
  find(words: readonly TopicWord[]): ReadonlyMap<number, readonly Occurrence[]>;
};

type Node = { readonly next: Map<string, Node>; phrase: number | null };

export function phraseTrie(): PhraseTrie {
  const root: Node = { next: new Map(), phrase: null };
  let phrases = 0;
  return {
    add(keys) {
      let node = root;
      for (const key of keys) {
        const next: Node = node.next.get(key) ?? { next: new Map(), phrase: null };
        node.next.set(key, next);
        node = next;
      }
      node.phrase ??= phrases++;
      return node.phrase;
    },
    find(words) {
      const found = new Map<number, Occurrence[]>();
      for (let from = 0; from < words.length; from++) walk({ root, words, from, found });
      return found;
    },
  };
}

/** Follows every phrase that starts at one word; a word may be asked for in several ways, so several nodes are live. */
function walk(input: {
  readonly root: Node;
  readonly words: readonly TopicWord[];
  readonly from: number;
  readonly found: Map<number, Occurrence[]>;
}): void {
  const { words, from, found } = input;
  let live: Node[] = [input.root];
  for (let to = from; to < words.length && live.length > 0; to++) {
    const word = words[to]!;
    live = live.flatMap((node) => word.keys.flatMap((key) => node.next.get(key) ?? []));
    for (const { phrase } of live) {
      if (phrase === null) continue;
      const occurrences = found.get(phrase) ?? [];
      occurrences.push({ start: words[from]!.start, end: word.end, from, to });
      found.set(phrase, occurrences);
    }
  }
}
