import type { Topic } from '../../model/topic.ts';

/**
 * A topic's definition as the end of "articles that …": "say “grain deal” or name Mark Rutte, and also name Ukraine, and
 * do not say “football”". `nameOf` gives the name of a person id.
 */
export function describeTopic(
  topic: Pick<Topic, 'any' | 'all' | 'not' | 'people' | 'places'>,
  nameOf: (personId: string) => string,
): string {
  const any = [saying(topic.any), naming(topic.people.map(nameOf))].filter((part) => part !== '').join(' or ');
  const parts = [any, ...topic.all.map(saying), naming(topic.places)].filter((part) => part !== '');
  const not = topic.not.length === 0 ? '' : `, and do not ${saying(topic.not)}`;
  return `${parts.join(', and also ')}${not}`;
}

const saying = (phrases: readonly string[]): string =>
  phrases.length === 0 ? '' : `say ${orList(phrases.map(shown))}`;

const naming = (names: readonly string[]): string => (names.length === 0 ? '' : `name ${orList(names)}`);

/** A phrase in quotation marks; one of exact letters has its own inside, and a place is told. */
function shown(phrase: string): string {
  const place = /^place:\s*(.+)$/i.exec(phrase)?.[1];
  return place === undefined ? `“${phrase}”` : `${place} (the place)`;
}

const orList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
