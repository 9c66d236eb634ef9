import type { Person } from '../../model/person.ts';
import type { Day } from '../../model/time.ts';

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

const SUFFIXES = /\s+(?:jr|sr|ii|iii|iv)\.?$/iu;

/** Lower case without accents, periods and doubled spaces: "Řepka, J." -> "repka, j". */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'")
    .replaceAll('.', '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** The last word of a name, folded, without "Jr." */
export function surnameOf(name: string): string {
  return foldName(name.replace(SUFFIXES, '')).split(' ').at(-1) ?? '';
}

// "President of Ukraine", "Ukraine's president", "the Ukrainian president" -> "president ukraine"
function foldRole(role: string): string {
  const words = foldName(role)
    .replace(/'s\b|'(?=\s|$)/g, '')
    .split(/[\s,-]+/)
    .filter((word) => word !== '' && !ROLE_GLUE.has(word))
    .map((word) => COUNTRIES[word] ?? word);
  return words.sort().join(' ');
}

const ROLE_GLUE = new Set(['the', 'a', 'an', 'of', 'for', 'and']);

/** Adjectives of countries, as roles use them. Written by hand. */
const COUNTRIES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ukrainian:ukraine russian:russia american:us german:germany french:france british:britain polish:poland italian:italy spanish:spain ' +
    'chinese:china japanese:japan indian:india israeli:israel palestinian:palestine turkish:turkey iranian:iran iraqi:iraq syrian:syria ' +
    'egyptian:egypt saudi:arabia canadian:canada mexican:mexico brazilian:brazil argentine:argentina australian:australia dutch:netherlands ' +
    'belgian:belgium austrian:austria swiss:switzerland swedish:sweden norwegian:norway danish:denmark finnish:finland estonian:estonia ' +
    'latvian:latvia lithuanian:lithuania czech:czechia slovak:slovakia hungarian:hungary romanian:romania bulgarian:bulgaria greek:greece ' +
    'portuguese:portugal irish:ireland korean:korea european:eu defence:defense uk:britain usa:us'
  )
    .split(' ')
    .map((pair) => pair.split(':')),
);
