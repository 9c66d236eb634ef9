import type { Occurrence, PhraseTrie } from './phrase-trie.ts';
import { acronymPlaces, readExpansions, samePlaces } from './read-expansions.ts';
import type { Field, ReadArticle } from './sought.ts';
import type { WordReader } from './topic-words.ts';

/**
 * Reads title and text once for all phrases. Where the text explains an acronym ("the Grain Export Board (GEB)"), a
 * phrase that is the long form stands wherever the acronym does, and the reverse.
 */
export function readArticle(
  article: { readonly title: string; readonly text: string },
  { trie, read }: { readonly trie: PhraseTrie; readonly read: WordReader },
): ReadArticle {
  const words = { title: read(article.title), text: read(article.text) };
  const found = { title: trie.find(words.title), text: trie.find(words.text) };
  const means = new Map<string, ReadonlySet<number>>();
  for (const { acronym, from, to } of readExpansions(article.text, words.text)) {
    const long = words.text.slice(from, to + 1);
    const longForms = [...found.text].flatMap(([phrase, places]) =>
      places.some((place) => place.from === from && place.to === to) ? [phrase] : [],
    );
    const short = trie.numberOf([`a:${acronym}`]);
    for (const field of ['title', 'text'] as const) {
      for (const phrase of longForms) add(found[field], phrase, acronymPlaces(words[field], acronym));
      if (short !== undefined) add(found[field], short, samePlaces(words[field], long));
    }
    means.set(acronym, new Set([...(means.get(acronym) ?? []), ...longForms]));
  }
  const field = (name: 'title' | 'text'): Field => ({ words: words[name], found: found[name] });
  return { title: field('title'), text: field('text'), means };
}

function add(found: Map<number, readonly Occurrence[]>, phrase: number, places: readonly Occurrence[]): void {
  if (places.length === 0) return;
  const all = [...(found.get(phrase) ?? []), ...places].sort((a, b) => a.from - b.from || a.to - b.to);
  found.set(
    phrase,
    all.filter((one, i) => one.from !== all[i - 1]?.from || one.to !== all[i - 1]?.to),
  );
}
