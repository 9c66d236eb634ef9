import type { Person, Role } from '../../model/person.ts';
import type { Day } from '../../model/time.ts';
import type { Character } from './cast.ts';
import { foldName } from './family-names.ts';

/**
 * The people among the speakers whom the book does not know yet and the article names in full. Their role is known
 * from the day of the article on; what somebody was formerly is no role of that day.
 */
export function learnPeople(speakers: Iterable<Character>, published: Day | null = null): Person[] {
  const people = new Map<string, Person>();
  for (const character of speakers) {
    const id = personIdOf(character);
    if (id === null || character.person !== null) continue;
    people.set(id, {
      id,
      name: character.name,
      kind: character.kind,
      pronoun: character.kind === 'body' ? 'it' : character.pronoun,
      aliases: [...character.aliases],
      roles: rolesOf(character.role, published),
      learntFrom: null,
    });
  }
  return [...people.values()];
}

function rolesOf(role: string | null, from: Day | null): Role[] {
  return role === null || FORMER.test(role) ? [] : [{ title: role, from, to: null }];
}

const FORMER = /\b(?:former|formerly|ex|late|one-?time|erstwhile|outgoing|then|retired)\b/iu;

/** A character's id: the book's, or the slug of a full name. A surname alone gets none: it may be anybody's. */
export function personIdOf(character: Character): string | null {
  if (character.person !== null) return character.person.id;
  const isFull = character.words.length > 1 || (character.kind === 'body' && /^\p{Lu}{2,}$/u.test(character.name));
  const slug = foldName(character.name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return isFull && slug !== '' ? slug : null;
}
