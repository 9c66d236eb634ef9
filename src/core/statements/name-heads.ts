import { DETERMINERS, MONTHS, PERSON_NOUNS, PREPOSITIONS, TITLES, WEEKDAYS } from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import type { Phrase } from './noun-phrases.ts';

/** The proper name that a noun phrase is about, with the words before it that tell a title or role. */
export type NameHead = {
  readonly from: number; // first token of the name itself
  readonly to: number; // exclusive
  readonly words: readonly string[]; // of the name, without titles
  readonly titles: readonly string[]; // in lower case: "mr", "president"
  readonly role: Phrase | null; // the words before the name, without determiner
};

/**
 * The name at the head of a phrase: "European Union foreign policy chief Kaja Kallas" -> Kaja Kallas. Null where
 * the head is a common noun ("a spokesman for Governor Pell", "Velt supporters") or several people.
 */
export function nameHead(tokens: readonly Token[], phrase: Phrase): NameHead | null {
  let to = phrase.from + 1;
  while (to < phrase.to && !PREPOSITIONS.has(tokens[to]!.lower) && tokens[to]!.text !== '(') to++;
  if (hasAnd(tokens, phrase.from, to)) return null;
  while (to > phrase.from && isClitic(tokens[to - 1]!)) to--;
  if (to <= phrase.from || !isNameWord(tokens, to - 1)) return null;
  let from = to - 1;
  while (from > phrase.from && joinsName(tokens, from - 1, phrase.from)) from--;
  return cutTitles(tokens, phrase, from, to);
}

function cutTitles(tokens: readonly Token[], phrase: Phrase, runFrom: number, to: number): NameHead | null {
  let from = runFrom;
  const titles: string[] = [];
  // "Republican National Committee": the words before belong to the body's name
  const isBody = PERSON_NOUNS.has(tokens[to - 1]!.lower) && to - runFrom > 1;
  for (let at = runFrom; at < to && !isBody; at++) {
    if (!TITLES.has(tokens[at]!.lower)) continue;
    if (at === to - 1) break;
    titles.push(tokens[at]!.lower);
    from = at + 1;
    if (tokens[from]?.text === '.') from++;
  }
  if (from >= to || (TITLES.has(tokens[to - 1]!.lower) && to - from === 1)) return null;
  for (let at = phrase.from; at < runFrom; at++) if (TITLES.has(tokens[at]!.lower)) titles.push(tokens[at]!.lower);
  while (from < to && DETERMINERS.has(tokens[from]!.lower)) from++;
  if (from >= to || (to - from === 1 && PERSON_NOUNS.has(tokens[from]!.lower))) return null;
  const words = tokens
    .slice(from, to)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.text);
  let roleFrom = phrase.from;
  while (roleFrom < from && DETERMINERS.has(tokens[roleFrom]!.lower)) roleFrom++;
  const role = roleFrom < from ? { from: roleFrom, to: from } : null;
  return words.length === 0 ? null : { from, to, words, titles, role };
}

const PARTICLES = new Set('de del da di du la le van von der den bin ibn al el ben dos das ter'.split(' '));

function joinsName(tokens: readonly Token[], at: number, floor: number): boolean {
  const token = tokens[at]!;
  if (token.text === '.')
    return at > floor && tokens[at - 1]!.text.length <= 4 && /^\p{Lu}/u.test(tokens[at - 1]!.text);
  if (PARTICLES.has(token.lower) && at > floor) return true;
  if (token.text === '&') return true;
  return isNameWord(tokens, at);
}

function isNameWord(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.kind === 'mark') return false;
  if (!/^\p{Lu}/u.test(token.text)) return false;
  return (
    !WEEKDAYS.has(token.lower) &&
    !(MONTHS.has(token.lower) && token.lower.length > 3 && token.lower !== 'april' && token.lower !== 'may')
  );
}

function isClitic(token: Token): boolean {
  return token.lower === "'s" || token.text === '’' || token.text === "'";
}

function hasAnd(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]!.lower === 'and' || tokens[at]!.lower === 'or') return true;
  return false;
}
