import { countryOf, stateOf } from '../language/lexicon-places.ts';
import { isTitleNoun, roleNoun, standsFor } from './role-nouns.ts';

/** A role taken apart: "former Ohio senator" -> heads senator, words ohio, former. */
export type RoleFact = {
  readonly heads: readonly string[]; // nouns as roleNoun gives them, the main one first
  readonly words: ReadonlySet<string>; // all words that tell more, heads too
  readonly former: boolean;
};

/** Several roles joined by "and": "a deputy mayor and former judge" are two, of which one has ended. */
export function readRoles(lowerWords: readonly string[]): RoleFact[] {
  const and = lowerWords.indexOf('and');
  const halves = and < 0 ? [] : [readRole(lowerWords.slice(0, and)), readRole(lowerWords.slice(and + 1))];
  const [first, second] = halves;
  if (first != null && second != null) return [first, second];
  if (first != null && FORMER.has(lowerWords[and + 1] ?? '')) return [first];
  const whole = readRole(lowerWords);
  return whole === null ? [] : [whole];
}

/** Takes the words of a role or title apart, in lower case; null if none of them is a noun for a person. */
export function readRole(lowerWords: readonly string[]): RoleFact | null {
  const words = joined(lowerWords.map((word) => word.replace(/\.$/, '').replaceAll('.', '')));
  const end = words.findIndex((word) => ENDS.has(word));
  const kept = end < 0 ? words : words.slice(0, end);
  const former = kept.some((word) => FORMER.has(word));
  const cut = kept.findIndex((word, index) => index > 0 && CUTS.has(word));
  const front = (cut < 0 ? kept : kept.slice(0, cut)).map((word) => word.replace(/^(?:ex|then)-/, ''));
  const heads: string[] = [];
  for (let index = front.length - 1; index >= 0; index--)
    if (isTitleNoun(front[index]!)) heads.push(roleNoun(front[index]!));
  if (heads.length === 0) return null;
  const all = kept
    .map((word) => word.replace(/^(?:ex|then)-/, ''))
    .filter((word) => word !== '' && !GLUE.has(word) && !FORMER.has(word));
  return {
    heads,
    words: new Set(all.map((word) => (word.length > 2 ? stateOf(word) : undefined) ?? roleNoun(countryOf(word)))),
    former: former || kept.some((word) => word.startsWith('ex-')),
  };
}

const ENDS = new Set('who which that ( – — ;'.split(' '));
const CUTS = new Set('of for from at in on with to'.split(' '));
const FORMER = new Set('former then ex onetime one-time erstwhile ousted outgoing-former late'.split(' '));
const GLUE = new Set("the a an of for from at in on and to with 's ' ’ , . his her their its".split(' '));

/** Titles of several words as one: "prime minister", "attorney general", "chief executive officer". */
function joined(words: readonly string[]): string[] {
  const result: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const pair = PAIRS.get(`${word} ${words[index + 1] ?? ''}`);
    if (pair === undefined) {
      result.push(word);
      continue;
    }
    result.push(pair);
    index++;
    if (pair === 'chief-executive' && words[index + 1] === 'officer') index++;
  }
  return result;
}

const PAIRS: ReadonlyMap<string, string> = new Map(
  'prime minister,attorney general,secretary general,chief executive,vice president,front runner,surgeon general,solicitor general,president elect,governor general'
    .split(',')
    .map((pair) => [pair, pair.replace(' ', '-')] as const),
);

/** Words that make another office of a noun: "the president" is not the deputy one. */
const RANKS: ReadonlySet<string> = new Set(
  'vice deputy assistant associate shadow under acting press honorary junior senior-deputy sub regional'.split(' '),
);

/**
 * Whether a role that an article told can be what "the Brazilian leader" asks for: the noun fits, each further word
 * is told too (`also`: by other roles of the same person), a former one is asked for as such, and the rank is the same.
 */
export function roleFits(fact: RoleFact, asked: RoleFact, also: ReadonlySet<string>): boolean {
  const head = asked.heads[0]!;
  if (!fact.heads.some((one) => standsFor(head, one))) return false;
  if (fact.former !== asked.former) return false;
  for (const word of fact.words) if (RANKS.has(word) && !asked.words.has(word)) return false;
  for (const word of asked.words) {
    if (RANKS.has(word) && !fact.words.has(word)) return false;
    if (word === head || fact.words.has(word) || also.has(word) || asked.heads.includes(word)) continue;
    return false;
  }
  return true;
}
