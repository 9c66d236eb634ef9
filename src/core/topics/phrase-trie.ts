import type { Span } from '../../model/text.ts';
import type { TopicWord, WordForm } from './topic-words.ts';

/** Where a phrase stands: a span of the text, and its first and last word counted from 0. */
export type Occurrence = Span & { readonly from: number; readonly to: number };

/** Every occurrence of every phrase, by phrase number, in the order of the text. */
export type Found = ReadonlyMap<number, readonly Occurrence[]>;

/** All phrases of all topics in one tree of words, so that a text is read once however many there are. */
export type PhraseTrie = {
  /** Adds a phrase (its keys in order) once; returns its number. A key `p:` stands for all words that begin so. */
  add(keys: readonly string[]): number;
  /** The number of a phrase that was added. */
  numberOf(keys: readonly string[]): number | undefined;
  /** Words times the longest phrase; the map is the caller's. */
  find(words: readonly TopicWord[]): Map<number, readonly Occurrence[]>;
};

type Node = { readonly next: Map<number, Node>; phrase: number | null };

export function phraseTrie(): PhraseTrie {
  const root = newNode();
  const keyNumbers = new Map<string, number>();
  const prefixLengths = new Set<number>();
  let phrases = 0;
  let known = new WeakMap<WordForm, readonly number[]>(); // the keys of a form that some phrase asks for

  let isUsed = false;

  const askedOf = (form: WordForm): readonly number[] => {
    const before = known.get(form);
    if (before) return before;
    const prefixes = [...prefixLengths].map((length) =>
      form.plain.length < length ? '' : `p:${form.plain.slice(0, length)}`,
    );
    const asked = [...form.keys, ...prefixes].flatMap((key) => keyNumbers.get(key) ?? []);
    known.set(form, asked);
    isUsed = true;
    return asked;
  };

  return {
    add(keys) {
      let node = root;
      for (const key of keys) {
        const number = keyNumbers.get(key) ?? keyNumbers.size;
        keyNumbers.set(key, number);
        if (key.startsWith('p:')) prefixLengths.add(key.length - 2);
        const next = node.next.get(number) ?? newNode();
        node.next.set(number, next);
        node = next;
      }
      if (isUsed) known = new WeakMap();
      isUsed = false;
      node.phrase ??= phrases++;
      return node.phrase;
    },
    numberOf(keys) {
      let node: Node | undefined = root;
      for (const key of keys) node = node?.next.get(keyNumbers.get(key) ?? -1);
      return node?.phrase ?? undefined;
    },
    find(words) {
      const found = new Map<number, Occurrence[]>();
      for (let from = 0; from < words.length; from++) walk(root, { words, askedOf, found, from }, from);
      return found;
    },
  };
}

const newNode = (): Node => ({ next: new Map(), phrase: null });

type Walk = {
  readonly words: readonly TopicWord[];
  readonly askedOf: (form: WordForm) => readonly number[];
  readonly found: Map<number, Occurrence[]>;
  readonly from: number; // where the phrases began
};

/**
 * Follows every phrase from one word on, `at` being the word that is read next; a word may be asked for in several ways,
 * and be one with the next.
 */
function walk(node: Node, here: Walk, at: number): void {
  const word = here.words[at];
  if (word === undefined || (word.apart && at > here.from)) return;
  for (const key of here.askedOf(word.form)) step(node.next.get(key), here, at + 1);
  if (word.joined === null) return;
  for (const key of here.askedOf(word.joined.form)) step(node.next.get(key), here, at + word.joined.words);
}

function step(next: Node | undefined, here: Walk, at: number): void {
  if (next === undefined) return;
  const [first, last] = [here.words[here.from], here.words[at - 1]];
  if (next.phrase !== null && first && last) {
    const occurrences = here.found.get(next.phrase) ?? [];
    occurrences.push({ start: first.start, end: last.end, from: here.from, to: at - 1 });
    here.found.set(next.phrase, occurrences);
  }
  if (next.next.size > 0) walk(next, here, at);
}
