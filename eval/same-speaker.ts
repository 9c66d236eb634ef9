import type { Span } from './word-sets.ts';

/** `entity` is the full name that a mention ("she") refers to, `aliases` other names for the same. */
export type GoldSpeaker = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly parts?: readonly Span[] | undefined;
  readonly pronoun?: boolean | undefined;
  readonly entity?: string | null | undefined;
  readonly aliases?: readonly string[] | undefined;
};

export type FoundSpeaker = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string | undefined;
};

/**
 * Whether the right speaker was found, null being "nobody is named". Mentions need not have the same limits ("Ana
 * Lund" for "the minister Ana Lund, who ..."): it is right when the found mention touches the head word of the right
 * one, when both have the same head word elsewhere (not for pronouns), or when the resolved name is the right one.
 */
export function isSameSpeaker(gold: GoldSpeaker | null, found: FoundSpeaker | null): boolean {
  if (gold === null || found === null) return gold === found;
  if (gold.start === found.start && gold.end === found.end) return true;
  const head = headOf(gold.text);
  const start = (gold.parts?.[0]?.[0] ?? gold.start) + Math.max(0, gold.text.indexOf(head));
  if (found.start < start + head.length && found.end > start) return true;
  if (!isPronoun(gold.text) && head !== '' && sameWord(headOf(found.text), head)) return true;
  return isResolved(gold, found);
}

/** Whether the name that the engine gives the speaker has the surname of the right one; false where none is known. */
export function isResolved(gold: GoldSpeaker, found: FoundSpeaker | null): boolean {
  if (found === null || gold.entity == null) return false;
  const surname = headOf(found.name ?? found.text);
  if (surname === '' || isPronoun(surname)) return false;
  return [gold.entity, ...(gold.aliases ?? [])].some((name) => sameWord(headOf(name), surname));
}

/** The head word of a mention as it is written: of a name the surname, of "officials in the capital" the officials. */
export function headOf(mention: string): string {
  const spoken = mention.replace(/[“”"]/gu, ' ').split(/\s…\s/u)[0]!;
  const source = spoken.replace(/^\s*according to\s+/iu, '');
  const untilBreak = source.split(/,|\(|;| [—–] /u)[0]!;
  const phrase = isWorded(untilBreak) ? untilBreak : source;
  const after = phrase.search(AFTER_HEAD);
  const before = after > 0 && isWorded(phrase.slice(0, after)) ? phrase.slice(0, after) : phrase;
  const words = before.replace(/[’']s?\b\s*$/u, '').match(/[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.findLast((word) => !/^(?:[js]r|i{2,3}|iv)$/iu.test(word)) ?? '';
}

// what follows the head: a phrase or a clause that belongs to it ("the head of ...", "a woman who ...")
const AFTER_HEAD =
  /\b(?:after|at|before|during|for|from|in|of|on|that|to|when|which|while|who|whom|with|by|(?:and (?:her|his))|said|speaking|told)\b/iu;

const PRONOUNS = new Set('he him his himself she her herself they them their themselves it i we you who'.split(' '));

function isPronoun(mention: string): boolean {
  return PRONOUNS.has(mention.trim().toLowerCase());
}

function isWorded(text: string): boolean {
  return /\p{L}/u.test(text);
}

function sameWord(one: string, other: string): boolean {
  const fold = (word: string) => word.toLowerCase().replace(/[’']s$/u, '');
  return fold(one) === fold(other);
}
