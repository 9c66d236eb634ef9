import type { Span } from '../../model/text.ts';
import { ABBREVIATIONS } from '../language/lexicon-abbreviations.ts';
import { foldWord, plainWord } from './fold-word.ts';

/**
 * A word of a text as phrases are compared with it. `apart`: a mark that no phrase reaches across stands before it, or
 * a new paragraph begins. `joined` is the same as one word with what follows: "cease-fire" is "ceasefire" too.
 */
export type TopicWord = Span & {
  readonly form: WordForm;
  readonly apart: boolean;
  readonly joined: { readonly form: WordForm; readonly words: number } | null;
};

/**
 * How a word can be asked for. `keys`: `w:` folded, `x:` as written, `n:` without accents if it has a capital, `a:` as
 * an acronym; `plain` is in small letters, for prefixes.
 */
export type WordForm = { readonly text: string; readonly plain: string; readonly keys: readonly string[] };

/** Reads the words of a text in order, with exact offsets; hyphened words are several, possessives lose their ending. */
export type WordReader = (text: string) => TopicWord[];

/** A reader that remembers the forms of words, as most words of an article were read before. Linear in the text. */
export function wordReader(): WordReader {
  const known = new Map<string, WordForm>();
  return (text) => {
    if (known.size > REMEMBERED) known.clear();
    const formOf = (word: string): WordForm => {
      const before = known.get(word);
      if (before !== undefined) return before;
      const form = makeForm(word);
      known.set(word, form);
      return form;
    };
    return scan(text, formOf);
  };
}

const REMEMBERED = 50_000; // words: some 10 MB

// The first alternative is for the plainest words, which are most: with it a text takes two thirds of the time.
const WORD =
  /[A-Za-z][a-z]+(?=[ ,])|(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:['’&][\p{L}\p{N}\p{M}]+|(?<=\p{N})[.,:/]\p{N}+)*|%|&|[^\s\p{L}\p{N}\p{M}]/gu;

type Open = { start: number; end: number; form: WordForm; apart: boolean; joined: TopicWord['joined'] };

function scan(text: string, formOf: (word: string) => WordForm): TopicWord[] {
  const words: Open[] = [];
  let apart = true;
  let glued = false; // only a hyphen stands between the last word and this one
  let paragraphEnd = text.indexOf('\n\n');
  const shouted = shoutedIn(text);
  for (const match of text.matchAll(WORD)) {
    const found = match[0];
    const start = match.index;
    const last = words.at(-1);
    if (paragraphEnd >= 0 && paragraphEnd < start) {
      apart = true;
      paragraphEnd = text.indexOf('\n\n', start);
    }
    if (found.length < 3 && MARK.test(found)) {
      const isHyphen = /[-‑–]/.test(found);
      glued = isHyphen && last?.end === start;
      if (isHyphen ? isDash(text, start) : !isReadOver(found, last, start)) apart = true;
      continue;
    }
    const end = start + found.length - (isPossessive(found) ? 2 : 0);
    const plainForm = formOf(found === '&' ? 'and' : text.slice(start, end));
    const isShouted = shouted.length > 0 && shouted.some((span) => span.start <= start && end <= span.end);
    const form = isShouted
      ? withoutWords(plainForm)
      : isMonth(found, apart ? undefined : last)
        ? asName(plainForm)
        : plainForm;
    // not "2024-25", which is no number 202425
    if (glued && last && !apart && last.end === start - 1 && /\p{L}/u.test(last.form.text + form.text))
      last.joined = { form: formOf(last.form.text + form.text.toLowerCase()), words: 2 };
    // "Mary B. Stone" is Mary Stone too
    else if (last && !apart && form.text.length === 1 && CAPITAL.test(form.text) && last.form.text.length > 1)
      last.joined = { form: last.form, words: 2 };
    words.push({ start, end, form, apart, joined: null });
    apart = false;
    glued = false;
  }
  return words;
}

const CAPITAL = /^\p{Lu}$/u;
const MARK = /^[^\p{L}\p{N}\p{M}%&]$/u;

/** "Brandt's", "BRANDT'S". */
const isPossessive = (word: string): boolean => (word.endsWith('s') || word.endsWith('S')) && /['’]s$/i.test(word);

/** A hyphen between spaces is a dash. */
const isDash = (text: string, at: number): boolean => /\s/.test(text[at - 1] ?? ' ') && /\s/.test(text[at + 1] ?? ' ');

/** Quote marks, signs of money and the like; and the period of "St. Petersburg" or "Mary B. Stone". */
function isReadOver(mark: string, last: (Span & { readonly form: WordForm }) | undefined, at: number): boolean {
  if (/^["'“”‘’`«»‹›„‚/#@+$€£]$/.test(mark)) return true;
  if (mark !== '.' || last?.end !== at) return false;
  return ABBREVIATIONS.has(last.form.plain) || CAPITAL.test(last.form.text);
}

function makeForm(text: string): WordForm {
  const plain = plainWord(text);
  const keys = [`w:${foldWord(text)}`, `x:${text.replaceAll('’', "'")}`];
  if (/^\p{Lu}/u.test(text)) keys.push(`n:${plain}`);
  const bare = text.replaceAll('.', '').replace(/(?<=\p{Lu}{2})s$/u, ''); // "U.S.", "MPs"
  if (ACRONYM.test(bare)) keys.push(`a:${bare}`);
  // British outlets write "Nato" and "Unesco", but "EU" and "WHO"
  if (/^\p{Lu}\p{Ll}{3,5}$/u.test(text)) keys.push(`a:${text.toUpperCase()}`);
  return { text, plain, keys };
}

/** Stretches of a headline or short text in capitals: "TELL US MORE" names no country. */
function shoutedIn(text: string): readonly Span[] {
  if (text.length > HEADLINE) return [];
  if (!/\p{Ll}/u.test(text)) return [{ start: 0, end: text.length }];
  return [...text.matchAll(SHOUTED)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const HEADLINE = 400; // characters: longer texts have their capitals for a reason

// Four words in capitals after each other; fewer may be acronyms: "US EU AI talks"
const SHOUTED = /\p{Lu}{2,}(?:[ ,'’"“”]+\p{Lu}{2,}(?!\p{Ll})){3,}/gu;

/** In capitals only long acronyms are told from words: NATO, but not US, WHO or AID. */
function withoutWords(form: WordForm): WordForm {
  return { ...form, keys: form.keys.filter((key) => !key.startsWith('a:') || key.length >= 'a:NATO'.length) };
}

/** "the first week of March", but not "Thousands March" in a headline and not the first word of a sentence. */
function isMonth(word: string, last: { readonly form: WordForm } | undefined): boolean {
  return (word === 'March' || word === 'May') && last !== undefined && /^[\p{Ll}\p{N}]/u.test(last.form.text);
}

function asName(form: WordForm): WordForm {
  return { ...form, keys: form.keys.filter((key) => !key.startsWith('w:')) };
}

/** Capitals that are an acronym, perhaps with digits at the end: "EU", "NATO", "COP30". */
export const ACRONYM = /^\p{Lu}{2,6}$/u;
