import { Failure } from '../../model/failure.ts';
import type { Person } from '../../model/person.ts';
import type { Topic } from '../../model/topic.ts';
import { nearest } from './nearest.ts';

/**
 * The topic that the words mean: its id, its name, or an unmistakable part of one.
 * @throws Failure 'not-found' that offers the nearest three; never a guess.
 */
export function findTopic(words: string, topics: readonly Topic[]): Topic {
  const wanted = fold(words);
  const exact = topics.find((topic) => fold(topic.id) === wanted || fold(topic.name) === wanted);
  if (exact) return exact;
  const near = nearest(
    words,
    topics.map((topic) => topic.id),
    3,
  );
  const hint =
    near.length > 0
      ? `did you mean ${orList(near)}?`
      : `I follow ${orList(topics.map((topic) => topic.id).slice(0, 8))}.`;
  throw new Failure(
    'not-found',
    `I follow no topic "${words}": ${topics.length > 0 ? hint : 'no topics are set up yet.'}`,
  );
}

/**
 * The person or body that the words mean: full name, alias, or a surname that only one of them has.
 * @throws Failure 'not-found' that offers the nearest three, also where a surname is shared; never a guess.
 */
export function findPerson(words: string, people: readonly Person[]): Person {
  const wanted = fold(words);
  const byName = people.filter((person) =>
    [person.id, person.name, ...person.aliases].some((name) => fold(name) === wanted),
  );
  const found =
    byName.length > 0
      ? byName
      : people.filter((person) => person.kind === 'person' && fold(person.name).endsWith(` ${wanted}`));
  if (found.length === 1 && found[0]) return found[0];
  if (found.length > 1) {
    throw new Failure(
      'not-found',
      `"${words}" could be ${orList(found.slice(0, 5).map((person) => person.name))}: say the full name.`,
    );
  }
  const near = nearest(
    words,
    people.map((person) => person.name),
    3,
  );
  throw new Failure(
    'not-found',
    `Nobody called "${words}" is on record${near.length > 0 ? `: did you mean ${orList(near)}?` : ' yet.'}`,
  );
}

/** "a, b or c". */
export function orList(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

// Accents and the dash or space between words do not tell names apart: "nato ukraine" is nato-ukraine.
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
