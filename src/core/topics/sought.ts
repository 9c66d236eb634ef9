import type { Found, Occurrence } from './phrase-trie.ts';
import type { TopicWord } from './topic-words.ts';

/** A title or text as read: its words, and where phrases stand in it. */
export type Field = { readonly words: readonly TopicWord[]; readonly found: Found };

/** `means`: the acronyms that the article explains, with the phrases that are their long form there. */
export type ReadArticle = {
  readonly title: Field;
  readonly text: Field;
  readonly means: ReadonlyMap<string, ReadonlySet<number>>;
};

/** Where something stands in an article. */
export type Sightings = { readonly title: readonly Occurrence[]; readonly text: readonly Occurrence[] };

/**
 * What a topic asks for: a phrase, a person or a place. `needs`: groups of phrases of the trie; unless one of each group
 * stands in the article, nothing will be seen, so that it need not be looked for.
 */
export type Sought = {
  readonly needs: readonly (readonly number[])[];
  readonly see: (article: ReadArticle) => Sightings;
};

/** Whether anything of it can be seen in the article. */
export function isPossible({ needs }: Sought, { title, text }: ReadArticle): boolean {
  return needs.every((group) => group.some((phrase) => text.found.has(phrase) || title.found.has(phrase)));
}

/** What looks for something in both fields of an article in the same way. */
export function seeBoth(article: ReadArticle, find: (field: Field) => readonly Occurrence[]): Sightings {
  return { title: find(article.title), text: find(article.text) };
}

export const NOTHING: Sightings = { title: [], text: [] };
