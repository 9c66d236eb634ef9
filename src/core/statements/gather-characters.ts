import type { Character } from './cast.ts';
import type { Described } from './describe-names.ts';
import { foldName, PARTICLES, surnameOf } from './family-names.ts';
import { isPlace } from './name-runs.ts';
import type { PeopleBook } from './people-book.ts';

export type Gathering = {
  readonly characters: readonly Character[];
  /** The character that a mention names, made at need; null if two could be meant. */
  readonly place: (described: Described) => Character | null;
  /** The one character with that surname, if there is exactly one. */
  readonly bySurname: (word: string) => Character | null;
};

/** Puts mentions of the same person or body together: by full name, surname, first name, nickname and initials. */
export function gatherCharacters(book: PeopleBook): Gathering {
  const characters: Character[] = [];
  const byLast = new Map<string, Character[]>();
  const byFirst = new Map<string, Character[]>();
  const byAlias = new Map<string, Character[]>();

  const add = (described: Described): Character => {
    const name = described.words.join(' ');
    const person =
      book.byName(name) ?? (isBare(described) ? book.bySurname(described.words.at(-1)!) : undefined) ?? null;
    const character: Character = {
      name,
      words: described.words,
      kind: person?.kind ?? described.kind ?? 'person',
      pronoun: described.pronoun ?? (person?.pronoun === 'he' || person?.pronoun === 'she' ? person.pronoun : null),
      role: null,
      person,
      bare: 0,
      age: null,
      aliases: new Set(),
      facts: [],
      sure: person?.kind === 'person',
      anonymous: false,
    };
    characters.push(character);
    file(byLast, surnameOf(name), character);
    if (!isBare(described)) fileFull(character);
    return learn(character, described);
  };

  const fileFull = (character: Character) => {
    file(byFirst, foldName(character.words[0]!), character);
    const initials = character.words
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word[0])
      .join('');
    if (character.kind === 'body' && initials.length > 1) file(byAlias, foldName(initials), character);
  };

  const learn = (character: Character, described: Described): Character => {
    const isLonger = described.words.length > character.words.length;
    if (isLonger) {
      character.words = described.words;
      character.name = described.words.join(' ');
      character.person = book.byName(character.name) ?? character.person;
    }
    if (described.kind === 'person' && character.person === null && !isPlace(character.words))
      character.kind = 'person';
    if (isLonger) fileFull(character);
    character.pronoun ??= described.pronoun;
    character.role ??= described.role;
    character.age ??= described.age;
    if (described.kind === 'person' && character.kind === 'person') character.sure = true;
    if (character.facts.length < MOST_FACTS) character.facts.push(...described.facts);
    for (const alias of [described.nickname, described.acronym]) {
      if (alias === null) continue;
      character.aliases.add(alias);
      file(byAlias, foldName(alias), character);
    }
    return character;
  };

  const placeFull = (described: Described): Character => {
    const name = described.words.join(' ');
    const family = byLast.get(surnameOf(name)) ?? [];
    const same = family.find((one) => one.words.length > 1 && sameFirst(one, described));
    if (same !== undefined) return learn(same, described);
    // "Velt" in the first line, "Orla Velt" in the second: one person, unless the book knows another Velt
    const bare = family.find((one) => one.words.length === 1);
    const known = book.byName(name);
    const fits =
      bare !== undefined &&
      described.kind !== 'body' &&
      !isPlace(bare.words) &&
      (bare.person === null || bare.person === known);
    return fits && agrees(bare, described) ? learn(bare, described) : add(described);
  };

  const placeBare = (described: Described): Character | null => {
    const word = described.words.at(-1)!;
    const list = (byLast.get(surnameOf(word)) ?? []).filter((one) => agrees(one, described));
    if (list.length === 1) {
      list[0]!.bare++;
      return learn(list[0]!, described);
    }
    if (list.length > 1) {
      // once the article called one of them by surname alone before the other came up, it goes on so
      const used = list.filter((one) => one.bare > 0);
      if (used.length !== 1) return null;
      used[0]!.bare++;
      return learn(used[0]!, described);
    }
    const key = foldName(word);
    for (const map of [byAlias, byFirst]) {
      const given = map.get(key) ?? [];
      if (given.length === 1) return given[0]!;
      if (given.length > 1) return null;
    }
    const added = add(described);
    added.bare++;
    return added;
  };

  return {
    characters,
    place: (described) => (isBare(described) ? placeBare(described) : placeFull(described)),
    bySurname: (word) => {
      const list = byLast.get(surnameOf(word)) ?? [];
      return list.length === 1 ? list[0]! : null;
    },
  };
}

const MOST_FACTS = 12; // what comes later repeats them

/** One word, or one with its particles: "Kallas", "von der Leyen". */
function isBare({ words }: Described): boolean {
  return words.slice(0, -1).every((word) => PARTICLES.has(word.toLowerCase()));
}

function file(map: Map<string, Character[]>, key: string, character: Character): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [character]);
  else if (!list.includes(character)) list.push(character);
}

/** "J. Brandt" and "Jonas Brandt", "Bob Hale" and Robert “Bob” Hale, "Michael" and "Mike". */
function sameFirst(one: Character, { words }: Described): boolean {
  const [a, b] = [foldName(one.words[0]!), foldName(words[0]!)];
  if (a === b || [...one.aliases].some((alias) => foldName(alias) === b)) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return (SHORT.get(a) ?? a) === (SHORT.get(b) ?? b);
}

/** Short forms of first names that news uses beside the long ones. */
const SHORT: ReadonlyMap<string, string> = new Map(
  (
    'mike:michael bill:william will:william bob:robert rob:robert jim:james joe:joseph dick:richard rick:richard rich:richard tom:thomas tim:timothy ted:edward ed:edward ' +
    'dan:daniel dave:david steve:steven stephen:steven ben:benjamin chris:christopher chuck:charles charlie:charles greg:gregory jeff:jeffrey ken:kenneth larry:lawrence matt:matthew ' +
    'nick:nicholas pat:patrick pete:peter phil:philip ron:ronald sam:samuel tony:anthony al:albert andy:andrew don:donald doug:douglas fred:frederick jerry:gerald john:john ' +
    'jon:jonathan josh:joshua nat:nathaniel ray:raymond russ:russell stan:stanley vic:victor walt:walter liz:elizabeth beth:elizabeth kate:katherine kathy:katherine debbie:deborah ' +
    'sue:susan barb:barbara jen:jennifer jenny:jennifer maggie:margaret meg:margaret nan:nancy patty:patricia vicky:victoria sandy:sandra'
  )
    .split(' ')
    .map((pair) => {
      const [short = '', long = ''] = pair.split(':');
      return [short, long] as const;
    }),
);

// "Mrs. Velt" is not he, and a company is not "Mr."
function agrees(character: Character, described: Described): boolean {
  if (described.titles.some((title) => COURTESY.has(title)) && character.kind === 'body') return false;
  return described.pronoun === null || character.pronoun === null || character.pronoun === described.pronoun;
}

const COURTESY = new Set(['mr', 'mrs', 'ms', 'miss', 'sir', 'lady', 'dame']);
