import { Failure } from '../../model/failure.ts';
import type { Person } from '../../model/person.ts';
import type { Topic } from '../../model/topic.ts';
import { echo } from './echo.ts';
import { fold } from './fold.ts';
import { nearest } from './nearest.ts';

/**
 * The topic that the words mean: its id or its name, whatever the capitals, accents and dashes.
 * @throws Failure 'not-found' that offers the nearest three, or the topics that share the name; never a guess.
 */
export function findTopic(words: string, topics: readonly Topic[]): Topic {
  const wanted = fold(words);
  const byId = topics.filter((topic) => fold(topic.id) === wanted);
  const found = byId.length > 0 ? byId : topics.filter((topic) => fold(topic.name) === wanted);
  if (found.length === 1 && found[0]) return found[0];
  if (found.length > 1)
    throw new Failure(
      'not-found',
      `"${echo(words)}" could be ${orList(found.map(({ id }) => id))}: write one of them.`,
    );
  const near = nearest(
    words,
    topics.flatMap((topic) => [topic.id, topic.name]),
    TOPICS_OFFERED * 2,
  );
  const ids = near.map((name) => topics.find((topic) => topic.id === name || topic.name === name)?.id ?? name);
  throw new Failure('not-found', `I follow no topic "${echo(words)}": ${topicHint([...new Set(ids)], topics)}`);
}

const TOPICS_OFFERED = 3;
const TOPICS_LISTED = 8; // what one reads at a glance

function topicHint(near: readonly string[], topics: readonly Topic[]): string {
  if (topics.length === 0) return 'no topics are set up yet.';
  if (near.length > 0) return `did you mean ${orList(near.slice(0, TOPICS_OFFERED))}?`;
  const listed = topics.map((topic) => topic.id).slice(0, TOPICS_LISTED);
  const left = topics.length - listed.length;
  return left > 0 ? `topics are ${listed.join(', ')} and ${left} more, see /news list.` : `choose ${orList(listed)}.`;
}

/**
 * The person or body that the words mean: id, full name, alias, or a surname that only one of them has.
 * @throws Failure 'not-found' that offers the nearest three, also where a name is shared; never a guess.
 */
export function findPerson(words: string, people: readonly Person[]): Person {
  const wanted = fold(words);
  const byId = people.filter((person) => person.id === words.trim().toLowerCase());
  const byName = byId.length > 0 ? byId : people.filter((person) => namesOf(person).some((name) => name === wanted));
  const found =
    byName.length > 0 || wanted === ''
      ? byName
      : people.filter(
          (person) => person.kind === 'person' && namesOf(person).some((name) => name.endsWith(` ${wanted}`)),
        );
  if (found.length === 1 && found[0]) return found[0];
  if (found.length > 1) throw new Failure('not-found', sharedName(words, found));
  const near = nearest(
    words,
    people.flatMap((person) => [person.name, ...person.aliases]),
    PEOPLE_OFFERED * 2,
  );
  const names = near.map(
    (name) => (people.find((person) => person.name === name || person.aliases.includes(name)) ?? { name }).name,
  );
  const offered = [...new Set(names)].slice(0, PEOPLE_OFFERED);
  throw new Failure(
    'not-found',
    `Nobody called "${echo(words)}" is on record${offered.length > 0 ? `: did you mean ${orList(offered)}?` : ' yet.'}`,
  );
}

const PEOPLE_OFFERED = 3;
const SHARED_LISTED = 5;

/** Full names where these tell them apart, ids where even those are the same. */
function sharedName(words: string, found: readonly Person[]): string {
  const names = found.map((person) => fold(person.name));
  const told = new Set(names).size === found.length && !names.includes(fold(words));
  const listed = found.slice(0, SHARED_LISTED);
  const left = found.length - listed.length;
  const list = orList([
    ...listed.map((person) => (told ? person.name : `${person.name} (who:${person.id})`)),
    ...(left > 0 ? [`one of ${left} more`] : []),
  ]);
  return `"${echo(words)}" could be ${list}: ${told ? 'write the full name.' : 'write one of them as in the brackets.'}`;
}

function namesOf(person: Person): string[] {
  return [person.name, ...person.aliases].map(fold).filter((name) => name !== '');
}

/** "a, b or c". */
export function orList(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
