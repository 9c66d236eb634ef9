import type { Span } from '../../model/text.ts';
import { tokenize } from '../language/tokens.ts';

/**
 * A word of a text as phrases are compared with it. `keys` are all the ways it may be asked for: `w:` folded to lower
 * case and singular, `n:` the same but written with a capital, `a:` as an acronym. A gap (no keys) stands for a mark
 * that no phrase reaches across.
 */
export type TopicWord = Span & { readonly keys: readonly string[] };

/** The words of a text with exact offsets; hyphened words are several, possessives lose their ending. Linear. */
export function readTopicWords(text: string): TopicWord[] {
  const shouts = !/\p{Ll}/u.test(text); // a headline in capitals: "TELL US MORE" names no country
  const words: TopicWord[] = [];
  for (const token of tokenize(text)) {
    if (token.kind === 'mark') {
      if (!/^["'“”‘’`«»\-‑–&]/.test(token.text)) words.push({ start: token.start, end: token.end, keys: [] });
      continue;
    }
    if (/^['’]/.test(token.text)) continue; // the clitic of "Moritz's"
    let start = token.start;
    for (const part of token.text.split(/[-‑]/)) {
      if (part !== '') words.push({ start, end: start + part.length, keys: keysOf(part, shouts) });
      start += part.length + 1;
    }
  }
  return words;
}

/**
 * The keys that a phrase asks for, one a word. Capitals of 2-6 letters ask for the acronym; for the name of a person
 * each capitalised word asks for a capital ("May" is not "may").
 */
export function readPhrase(phrase: string, options: { readonly isName: boolean }): string[] {
  return readTopicWords(phrase)
    .filter((word) => word.keys.length > 0)
    .map((word) => {
      const text = phrase.slice(word.start, word.end);
      if (ACRONYM.test(text) || DOTTED.test(text)) return `a:${text.replaceAll('.', '')}`;
      return options.isName && /^\p{Lu}/u.test(text) ? `n:${fold(text)}` : `w:${fold(text)}`;
    });
}

const ACRONYM = /^\p{Lu}{2,6}$/u;
const DOTTED = /^(?:\p{Lu}\.){2,6}$/u;
const SPOKEN_ACRONYM_LETTERS = 4; // British outlets write "Nato" and "Unesco", but "EU" and "WHO"

function keysOf(text: string, shouts: boolean): string[] {
  const folded = fold(text);
  const keys = [`w:${folded}`];
  if (/^\p{Lu}/u.test(text)) keys.push(`n:${folded}`);
  const bare = text.replaceAll('.', '').replace(/(?<=\p{Lu}{2})s$/u, ''); // "U.S.", "MPs"
  if (!shouts && ACRONYM.test(bare)) keys.push(`a:${bare}`);
  const isSpoken = /^\p{Lu}\p{Ll}+$/u.test(text) && text.length >= SPOKEN_ACRONYM_LETTERS && text.length <= 6;
  if (isSpoken) keys.push(`a:${text.toUpperCase()}`);
  return keys;
}

/** Lower case and singular, as far as the ending tells: "Policies" and "policy" meet. */
function fold(text: string): string {
  const lower = text
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replaceAll('’', "'");
  if (lower.length < 4 || !lower.endsWith('s') || /(?:ss|us|is)$/.test(lower)) return lower;
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss|zz)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
