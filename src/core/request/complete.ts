import { WEEKDAYS } from '../../model/delivery.ts';
import type { Person } from '../../model/person.ts';
import type { Topic } from '../../model/topic.ts';
import type { Option } from './command.ts';
import { fold } from './fold.ts';
import { nearest } from './nearest.ts';

type Named = { readonly label: string; readonly value: string; readonly also?: readonly string[] };

/** What is known of the workspace that somebody types in. */
export type Known = {
  readonly topics: readonly Topic[];
  readonly people: readonly Person[];
  readonly timezones: readonly string[]; // IANA
};

/**
 * What the text may become as a value of the option, at most so many, best first: names that begin with it, then names
 * with a word that does, then names that have it within, then the most like it. Without text the first ones as they are.
 */
export function complete(
  option: Option,
  typed: { readonly text: string; readonly atMost: number },
  known: Known,
): { readonly label: string; readonly value: string }[] {
  const names = namesFor(option, known);
  const wanted = fold(typed.text);
  const ranked = names
    .map((name) => ({ name, rank: Math.min(...[name.label, name.value, ...(name.also ?? [])].map(rankOf(wanted))) }))
    .filter(({ rank }) => rank < NOT_THERE)
    .sort((a, b) => a.rank - b.rank);
  const found = ranked.length > 0 ? ranked.map(({ name }) => name) : alike(names, typed);
  return found.slice(0, typed.atMost).map(({ label, value }) => ({ label, value }));
}

function namesFor({ kind, choices = [] }: Option, { topics, people, timezones }: Known): readonly Named[] {
  switch (kind) {
    case 'topic':
      return namedTopics(topics);
    case 'person':
      return namedPeople(people);
    case 'choice':
      return choices.map(asIs);
    case 'flag':
      return ['yes', 'no'].map(asIs);
    case 'since':
      return SINCE.map(asIs);
    case 'weekdays':
      return ['weekdays', ...WEEKDAYS].map(asIs);
    case 'timezone':
      return timezones.map(asIs);
    case 'time':
    case 'text':
    case 'channel':
      return [];
    default:
      return kind satisfies never;
  }
}

/** Topics that share a name are told apart by their ids. */
function namedTopics(topics: readonly Topic[]): readonly Named[] {
  const times = countOf(topics.map(({ name }) => fold(name)));
  return topics.map(({ id, name }) => ({ label: isShared(name, times) ? `${name} (${id})` : name, value: id }));
}

/** A name that two share, also as an alias, would only be asked back: its id tells them apart. */
function namedPeople(people: readonly Person[]): readonly Named[] {
  const times = countOf(people.flatMap(({ name, aliases }) => [...new Set([name, ...aliases].map(fold))]));
  const ids = new Set(people.map(({ id }) => id));
  return people.map(({ id, name, aliases, roles }) => {
    const typed = name.toLowerCase();
    const isUnsure = isShared(name, times) || (typed !== id && ids.has(typed));
    const role = roles[0]?.title;
    const label = role === undefined ? name : `${name}, ${role}`;
    return { label: isUnsure ? `${label} (${id})` : label, value: isUnsure ? id : name, also: aliases };
  });
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

const isShared = (name: string, times: ReadonlyMap<string, number>): boolean => (times.get(fold(name)) ?? 0) > 1;

const SINCE = ['24h', '7d', '30d', '90d', '365d', 'today', 'yesterday', 'monday', 'this week', 'last month'];

const asIs = (value: string): Named => ({ label: value, value });

const NOT_THERE = 3;

const rankOf =
  (wanted: string) =>
  (name: string): number => {
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 0;
    if (` ${folded}`.includes(` ${wanted}`)) return 1;
    return folded.includes(wanted) ? 2 : NOT_THERE;
  };

function alike(names: readonly Named[], { text, atMost }: { readonly text: string; readonly atMost: number }): Named[] {
  const all = names.flatMap(({ label, value, also = [] }) => [label, value, ...also]);
  const near = nearest(text, all, atMost * 2);
  const found = near.flatMap((word) =>
    names.filter(({ label, value, also = [] }) => [label, value, ...also].includes(word)),
  );
  return [...new Set(found)];
}
