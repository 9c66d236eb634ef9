import type { Person } from '../../model/person.ts';
import type { Day } from '../../model/time.ts';
import { countryOf, isPlaceName } from '../language/lexicon-places.ts';
import { foldName, surnameOf } from './family-names.ts';

/** Known speakers, compiled for look-up. Make it once and use it for many articles. */
export type PeopleBook = {
  /** By full name or alias, whatever the case and accents; undefined if unknown or if two share it. */
  readonly byName: (name: string) => Person | undefined;
  /** By the last word of the name; undefined if unknown or if two share it. */
  readonly bySurname: (surname: string) => Person | undefined;
  /** By a role held that day: "the Ukrainian president"; undefined if nobody or several held it. */
  readonly byRole: (role: string, day: Day | null) => Person | undefined;
  /** The person's role on that day (of several the first), or null. */
  readonly roleOn: (person: Person, day: Day | null) => string | null;
};

/** Compiles a list of people. */
export function makePeopleBook(people: readonly Person[]): PeopleBook {
  const names = new Map<string, Person | null>();
  const surnames = new Map<string, Person | null>();
  const roles = new Map<string, { person: Person; from: Day | null; to: Day | null }[]>();
  for (const person of people) {
    for (const name of [person.name, ...person.aliases]) addOnce(names, foldName(name), person);
    if (person.kind === 'person') {
      for (const surname of new Set([person.name, ...person.aliases].map(surnameOf)))
        addOnce(surnames, surname, person);
    }
    for (const role of person.roles) {
      // what an article called "governor" is not the governor of the next article
      if (person.learntFrom !== null && !namesCountry(role.title)) continue;
      const key = foldRole(role.title);
      roles.set(key, [...(roles.get(key) ?? []), { person, from: role.from, to: role.to }]);
    }
  }
  return {
    byName: (name) => names.get(foldName(name)) ?? undefined,
    bySurname: (surname) => surnames.get(foldName(surname)) ?? undefined,
    byRole: (role, day) => {
      const holders = (roles.get(foldRole(role)) ?? []).filter((one) => holds(one, day));
      const distinct = new Set(holders.map((one) => one.person));
      return distinct.size === 1 ? holders[0]!.person : undefined;
    },
    roleOn: (person, day) => person.roles.find((role) => holds(role, day))?.title ?? null,
  };
}

function addOnce(map: Map<string, Person | null>, key: string, person: Person): void {
  if (key === '') return;
  const known = map.get(key);
  map.set(key, known === undefined || known === person ? person : null);
}

// without a day, only a role without an end counts as held
function holds(role: { readonly from: Day | null; readonly to: Day | null }, day: Day | null): boolean {
  if (day === null) return role.to === null;
  return (role.from === null || role.from <= day) && (role.to === null || day <= role.to);
}

// "President of Ukraine", "Ukraine's president", "the Ukrainian president" -> "president ukraine"
function foldRole(role: string): string {
  const words = foldName(role)
    .replace(/'s\b|'(?=\s|$)/g, '')
    .split(/[\s,-]+/)
    .filter((word) => word !== '' && !ROLE_GLUE.has(word))
    .map((word) => SPELLINGS[word] ?? countryOf(word));
  return words.sort().join(' ');
}

function namesCountry(role: string): boolean {
  return foldName(role)
    .split(/[\s,'-]+/)
    .some((word) => countryOf(word) !== word || isPlaceName([word]));
}

const ROLE_GLUE = new Set(['the', 'a', 'an', 'of', 'for', 'and']);

const SPELLINGS: Readonly<Record<string, string>> = { defence: 'defense', states: 'us', united: 'us' };
