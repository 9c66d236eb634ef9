import { termsOf } from '../language/terms.ts';

/**
 * How near each headline is to what all say: the share of the headlines that have each of its words, on average, with
 * half a headline's worth taken off for few words. Article id to weight, 0..1.
 */
export function weighHeadlines(
  headlines: readonly { readonly id: string; readonly title: string; readonly language: string }[],
): ReadonlyMap<string, number> {
  const words = new Map(headlines.map(({ id, title, language }) => [id, wordsOf(title, language)]));
  const said = new Map<string, number>();
  for (const own of words.values()) for (const word of own) said.set(word, (said.get(word) ?? 0) + 1);
  return new Map(
    [...words].map(([id, own]) => {
      const shared = [...own].reduce((sum, word) => sum + ((said.get(word) ?? 1) - 1) / headlines.length, 0);
      return [id, shared / (own.size + FEW_WORDS)];
    }),
  );
}

const FEW_WORDS = 3; // so that a headline of two common words does not win over one that says what happened

function wordsOf(title: string, language: string): ReadonlySet<string> {
  return new Set(termsOf(title, language).map(({ term }) => term));
}
