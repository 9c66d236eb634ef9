import type { FoundStatement } from '../../model/statement.ts';
import { isContent } from './align-words.ts';
import { foldWords } from './fold-words.ts';

/**
 * What a statement's words are found again by: its pairs of neighbouring content words, without duplicates. Two
 * statements that are the same or differing (see `sameStatement`) have at least `LEAST_KEYS_SHARED` in common, or
 * their only one, unless every word of them stands between gaps. None for reported speech.
 */
export function matchKeys(statement: Pick<FoundStatement, 'parts' | 'kind'>): readonly string[] {
  const keys = new Set<string>();
  let last: string | null = null;
  for (const word of foldWords(statement)) {
    if (word.kind === 'gap') last = null;
    if (!isContent(word)) continue;
    if (last !== null) keys.add(`${last} ${word.key}`);
    last = word.key;
    if (keys.size >= KEYS_AT_MOST) break;
  }
  return [...keys];
}

/** "a b X d e": a quotation of four words that differs in a fifth shares two pairs; one alone is often a name. */
export const LEAST_KEYS_SHARED = 2;

const KEYS_AT_MOST = 250; // a speech of ten minutes
