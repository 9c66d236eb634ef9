import type { Person } from '../../model/person.ts';
import type { RoleFact } from './role-facts.ts';

/** Somebody or some body that the article names. Grows while the article is read. */
export type Character = {
  name: string; // the longest form so far
  words: readonly string[];
  kind: 'person' | 'body';
  pronoun: 'he' | 'she' | null;
  role: string | null; // as the article tells it
  person: Person | null; // from the people book
  bare: number; // mentions by the last word alone
  age: number | null; // in years
  readonly aliases: Set<string>; // an acronym or nickname that the article gives
  readonly facts: RoleFact[]; // all roles that the article tells
  sure: boolean; // something tells that it is a person: a title, a role, a first name, speech
  readonly anonymous: boolean; // "a spokesman": takes pronouns, has no name
};

/** A mention of a character, `at` its name's first token. */
export type NameMention = {
  readonly at: number;
  readonly to: number;
  readonly character: Character | null; // null: two characters could be meant
  readonly clause: number;
  readonly quoted: boolean;
  readonly subject: boolean;
  readonly possessive: boolean;
};

/** All whom an article names, and each mention in order. */
export type Cast = { readonly characters: readonly Character[]; readonly mentions: readonly NameMention[] };

/** The index of the last mention before a token, -1 if there is none. */
export function lastMentionBefore(mentions: readonly NameMention[], at: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
