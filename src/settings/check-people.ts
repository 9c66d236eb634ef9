import { z } from 'zod';
import { idOf, list, NO_ID, word, words } from './entry-views.ts';
import { findRepeats } from './find-repeats.ts';
import type { Mistake } from './mistake.ts';
import { mistakeAt } from './place-mistakes.ts';
import type { YamlFile } from './read-yaml.ts';

const role = z.object({ from: word, to: word }).catch({ from: '', to: '' });
const entry = z
  .object({ id: word, name: word, aliases: words, roles: list(role) })
  .catch({ id: '', name: '', aliases: [], roles: [] });
const view = z.object({ people: list(entry) }).catch({ people: [] });

type Entry = z.infer<typeof entry>;

/** The ids of the people; undefined when the file could not be read. */
export const personIds = (file: YamlFile): readonly string[] | undefined =>
  file.data === undefined ? undefined : view.parse(file.data).people.map(idOf);

/** People who share an id or a name, and roles that end before they begin. */
export function checkPeople(file: YamlFile): Mistake[] {
  const { people } = view.parse(file.data);
  return [
    ...findRepeats({ file, path: ['people'], key: 'id', values: people.map(idOf) }),
    ...sharedNames(file, people),
    ...people.flatMap((person, p) => [
      ...(person.name && !idOf(person) ? [mistakeAt(file, ['people', p, 'name'], NO_ID)] : []),
      ...backwardRoles(file, person, p),
    ]),
  ];
}

/** A name that two people bear would put the words of one into the mouth of the other. */
function sharedNames(file: YamlFile, people: readonly Entry[]): Mistake[] {
  const bearers = new Map<string, number>();
  return people.flatMap((person, p) =>
    [person.name, ...person.aliases].flatMap((name, n) => {
      const key = name.trim().toLowerCase();
      const first = bearers.get(key) ?? p;
      bearers.set(key, first);
      const bearer = people[first];
      if (key === '' || !bearer || idOf(bearer) === idOf(person)) return [];
      const path = n === 0 ? ['people', p, 'name'] : ['people', p, 'aliases', n - 1];
      return [mistakeAt(file, path, `"${name}" is also a name of people[${first}]: keep it for one of them only.`)];
    }),
  );
}

const backwardRoles = (file: YamlFile, person: Entry, p: number): Mistake[] =>
  person.roles.flatMap(({ from, to }, r) =>
    from && to && to < from
      ? [mistakeAt(file, ['people', p, 'roles', r, 'to'], `"${to}" is before from: write a day from "${from}" on.`)]
      : [],
  );
