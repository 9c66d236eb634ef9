import type { Character, NameMention } from './cast.ts';
import { type RoleFact, roleFits } from './role-facts.ts';
import { isOffice } from './role-nouns.ts';

type Fitting = {
  readonly mentions: readonly NameMention[]; // those before the office
  readonly fact: RoleFact | null; // "the Brazilian leader"
  readonly age: number | null; // "the 54-year-old"
  readonly clause: number;
};

/**
 * The one person whom the article gave the role that an office asks for. Of several the one named last, if the
 * others were not named for long; else nobody.
 */
export function fitRole({ mentions, fact, age, clause }: Fitting): Character | null {
  const fitting = new Map<Character, number>(); // with the sentence of the last mention
  const seen = new Set<Character>();
  const isVague = fact !== null && fact.words.size <= 1 && !isOffice(fact.heads[0]!);
  for (let index = mentions.length - 1, looked = 0; index >= 0 && looked < LOOK_BACK; index--, looked++) {
    const { character, clause: where, subject } = mentions[index]!;
    if (character === null || character.anonymous || character.kind !== 'person' || seen.has(character)) continue;
    seen.add(character);
    const fits = age !== null ? character.age === age : fact !== null && hasRole(character, fact);
    if (fits) fitting.set(character, where);
    // somebody of whom the article tells no role is nearer: it may be his
    else if (isVague && fitting.size === 0 && subject && character.facts.length === 0) return null;
  }
  const [first, second] = fitting; // the one named last comes first
  if (first === undefined) return null;
  if (second === undefined || (clause - first[1] <= NEAR && first[1] - second[1] >= LONG_AGO)) return first[0];
  return null;
}

const LOOK_BACK = 80; // mentions
const NEAR = 2; // sentences
const LONG_AGO = 6; // sentences

/** Whether the article gave a person the role that is asked for. */
export function hasRole(character: Character, asked: RoleFact): boolean {
  const also = new Set<string>();
  for (const fact of character.facts)
    if (fact.former === asked.former || fact.heads.length === 0) for (const word of fact.words) also.add(word);
  return character.facts.some((fact) => roleFits(fact, asked, also));
}
