import type { Person } from '../../model/person.ts';
import type { Character } from './find-cast.ts';
import { foldName } from './people-book.ts';

/** The people among the speakers whom the book does not know yet and the article names in full. */
export function learnPeople(speakers: Iterable<Character>): Person[] {
  const people = new Map<string, Person>();
  for (const character of speakers) {
    const id = personIdOf(character);
    if (id === null || character.person !== null) continue;
    people.set(id, {
      id,
      name: character.name,
      kind: character.kind,
      pronoun: character.kind === 'body' ? 'it' : character.pronoun,
      aliases: [],
      roles: character.role === null ? [] : [{ title: character.role, from: null, to: null }],
      learntFrom: null,
    });
  }
  return [...people.values()];
}

/** A character's id: the book's, or the slug of a full name. A surname alone gets none: it may be anybody's. */
export function personIdOf(character: Character): string | null {
  if (character.person !== null) return character.person.id;
  const isFull = character.words.length > 1 || (character.kind === 'body' && /^\p{Lu}{2,}$/u.test(character.name));
  const slug = foldName(character.name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return isFull && slug !== '' ? slug : null;
}
