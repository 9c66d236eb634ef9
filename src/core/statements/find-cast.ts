import type { Person } from '../../model/person.ts';
import type { Day } from '../../model/time.ts';
import { pronounOfFirstName } from '../language/lexicon-first-names.ts';
import {
  ADVERBS,
  CONJUNCTIONS,
  DETERMINERS,
  FEMALE_NOUNS,
  MALE_NOUNS,
  PERSON_NOUNS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
  WEEKDAYS,
} from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import { type NameHead, nameHead } from './name-heads.ts';
import { isFiniteVerb, type Phrase, phraseStartingAt } from './noun-phrases.ts';
import { foldName, type PeopleBook, surnameOf } from './people-book.ts';
import type { Reading } from './reading.ts';

/** Somebody or some body that the article names. Grows while the article is read. */
export type Character = {
  name: string; // the longest form so far
  words: readonly string[];
  kind: 'person' | 'body';
  pronoun: 'he' | 'she' | null;
  role: string | null; // as the article tells it
  person: Person | null; // from the people book
  bare: number; // mentions by the last word alone
};

/** A mention of a character, `at` its name's first token. */
export type NameMention = {
  readonly at: number;
  readonly to: number;
  readonly character: Character | null; // null: two characters could be meant
  readonly clause: number;
  readonly quoted: boolean;
  readonly subject: boolean;
  readonly possessive: boolean;
};

/** All whom an article names, and each mention in order. */
export type Cast = { readonly characters: readonly Character[]; readonly mentions: readonly NameMention[] };

/** Finds the names of an article and puts together those that mean the same person. */
export function findCast(reading: Reading, book: PeopleBook, day: Day | null): Cast {
  const { tokens } = reading;
  const files = makeFiles(book, day);
  const mentions: NameMention[] = [];
  for (const clause of reading.clauses) {
    let at = clause.from;
    while (at < clause.to) {
      const run = nameRun(reading, at, clause.from, clause.to);
      if (run === null) {
        at++;
        continue;
      }
      at = run.to;
      const head = nameHead(tokens, run);
      if (head === null) continue;
      const character = files.place(describe(reading, run, head));
      mentions.push({
        at: head.from,
        to: head.to,
        character,
        clause: clause.index,
        quoted: reading.quoteOf[head.from]! >= 0,
        subject: isSubject(tokens, head, clause.from),
        possessive: tokens[head.to]?.lower === "'s" || tokens[head.to]?.text === '’',
      });
    }
  }
  return { characters: files.characters, mentions };
}

function isSubject(tokens: readonly Token[], head: NameHead, clauseFrom: number): boolean {
  const next = head.to < tokens.length && isFiniteVerb(tokens, head.to);
  if (next) return true;
  for (let at = clauseFrom; at < head.from; at++) if (isFiniteVerb(tokens, at)) return false;
  const before = tokens[head.from - 1]?.lower ?? '';
  return head.from - clauseFrom <= 12 && !PREPOSITIONS.has(before);
}

/** A run of capitalised words with the role words right before it: "foreign policy chief Kaja Kallas". */
function nameRun(reading: Reading, at: number, floor: number, ceiling: number): Phrase | null {
  const { tokens } = reading;
  const token = tokens[at]!;
  if (token.kind !== 'word' || !/^\p{Lu}/u.test(token.text)) return null;
  const opens = at === floor || tokens[at - 1]!.kind === 'mark';
  if (opens && isCommonWord(token.lower)) return null;
  if (SUBJECT_PRONOUNS.has(token.lower) || WEEKDAYS.has(token.lower)) return null;
  let to = at + 1;
  while (to < ceiling && goesOn(tokens, to, ceiling)) to++;
  let from = at;
  // role words stand in small letters before the name, the last of them a noun for a person
  if (from > floor && PERSON_NOUNS.has(tokens[from - 1]!.lower)) {
    while (
      from > floor &&
      at - from < 6 &&
      /^\p{Ll}/u.test(tokens[from - 1]!.text) &&
      !isCommonWord(tokens[from - 1]!.lower)
    )
      from--;
    while (
      from > floor &&
      /^\p{Lu}/u.test(tokens[from - 1]!.text) &&
      at - from < 8 &&
      !(from - 1 === floor && isCommonWord(tokens[from - 1]!.lower))
    )
      from--;
  }
  return { from, to };
}

function isCommonWord(lower: string): boolean {
  return (
    DETERMINERS.has(lower) ||
    PREPOSITIONS.has(lower) ||
    CONJUNCTIONS.has(lower) ||
    SUBORDINATORS.has(lower) ||
    ADVERBS.has(lower) ||
    SUBJECT_PRONOUNS.has(lower)
  );
}

const PARTICLES = new Set('de del da di du la le van von der den bin ibn al el'.split(' '));

function goesOn(tokens: readonly Token[], at: number, ceiling: number): boolean {
  const token = tokens[at]!;
  const before = tokens[at - 1]!;
  if (token.text === '.')
    return (
      before.end === token.start && before.text.length <= 4 && at + 1 < ceiling && /^\p{Lu}/u.test(tokens[at + 1]!.text)
    );
  if (token.kind !== 'word') return false;
  if (PARTICLES.has(token.lower) && at + 1 < ceiling) return /^\p{Lu}/u.test(tokens[at + 1]!.text);
  return /^\p{Lu}/u.test(token.text) && !SUBJECT_PRONOUNS.has(token.lower) && !WEEKDAYS.has(token.lower);
}

type Described = {
  readonly words: readonly string[];
  readonly titles: readonly string[];
  readonly role: string | null;
  readonly pronoun: 'he' | 'she' | null;
  readonly kind: 'person' | 'body' | null;
};

const COURTESY = new Set('mr mrs ms miss dr sir lord lady professor prof'.split(' '));
const BODY_WORDS =
  /^(?:party|committee|commission|department|ministry|office|university|college|institute|council|congress|senate|house|parliament|court|agency|administration|bureau|association|society|union|federation|organization|organisation|group|company|corporation|corp|inc|ltd|bank|fund|foundation|center|centre|news|times|post|journal|press|magazine|tribune|herald|network|campaign|police|army|navy|force|forces|nations|states|kingdom|league|board|authority|alliance|coalition|movement|church|service|services|republic|team|club|international|watch|caucus|project|initiative|pac|twitter|facebook)$/i;

function describe(reading: Reading, run: Phrase, head: NameHead): Described {
  const { tokens, text } = reading;
  const roleWords = head.role === null ? [] : tokens.slice(head.role.from, head.role.to).map((token) => token.lower);
  const onlyCourtesy = roleWords.every((word) => COURTESY.has(word) || word === '.');
  const before =
    head.role === null || onlyCourtesy
      ? null
      : text.slice(tokens[head.role.from]!.start, tokens[head.role.to - 1]!.end);
  const behind = roleBehind(reading, head.to);
  const behindWords = behind === null ? [] : tokens.slice(behind.from, behind.to).map((token) => token.lower);
  const all = [...head.titles, ...roleWords, ...behindWords];
  const isBody =
    head.words.some((word) => BODY_WORDS.test(word)) ||
    (head.words.length === 1 && /^\p{Lu}{2,6}$/u.test(head.words[0]!));
  const isNamed = head.titles.length > 0 || (head.words.length > 1 && pronounOfFirstName(head.words[0]!) !== null);
  const the = tokens[run.from - 1]?.lower === 'the';
  return {
    words: head.words,
    titles: head.titles,
    role:
      before ??
      (behind === null ? null : withoutArticle(text.slice(tokens[behind.from]!.start, tokens[behind.to - 1]!.end))),
    pronoun: pronounOf(all, head.words),
    kind: isBody ? 'body' : isNamed ? 'person' : the ? 'body' : null,
  };
}

function roleBehind(reading: Reading, at: number): Phrase | null {
  const { tokens } = reading;
  if (tokens[at]?.text !== ',' || reading.clauseOf[at]! < 0) return null;
  const clause = reading.clauses[reading.clauseOf[at]!]!;
  const phrase = withoutPeriod(phraseStartingAt(reading, at + 1, clause.to), reading);
  if (phrase === null || phrase.to - phrase.from < 2) return null;
  const first = tokens[phrase.from]!.lower;
  const startsRole =
    first === 'a' || first === 'an' || first === 'the' || first === 'former' || PERSON_NOUNS.has(first);
  if (!startsRole) return null;
  for (let index = phrase.from; index < phrase.to; index++) if (PERSON_NOUNS.has(tokens[index]!.lower)) return phrase;
  return null;
}

/** An apposition at the end of a sentence ends before its period. */
function withoutPeriod(phrase: Phrase | null, { tokens }: Reading): Phrase | null {
  return phrase !== null && tokens[phrase.to - 1]?.text === '.' ? { ...phrase, to: phrase.to - 1 } : phrase;
}

function withoutArticle(role: string): string {
  return role.replace(/^(?:an?|the)\s+/iu, '');
}

function pronounOf(words: readonly string[], name: readonly string[]): 'he' | 'she' | null {
  if (words.some((word) => FEMALE_NOUNS.has(word))) return 'she';
  if (words.some((word) => MALE_NOUNS.has(word))) return 'he';
  return name.length > 1 ? pronounOfFirstName(name[0]!) : null;
}

/** The characters so far, found again by full name and by last word. */
function makeFiles(book: PeopleBook, day: Day | null) {
  const characters: Character[] = [];
  const byLast = new Map<string, Character[]>();
  const byFirst = new Map<string, Character[]>();

  const file = (map: Map<string, Character[]>, key: string, character: Character) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [character]);
    else if (!list.includes(character)) list.push(character);
  };

  const add = (described: Described): Character => {
    const name = described.words.join(' ');
    const person = book.byName(name) ?? (described.words.length === 1 ? book.bySurname(name) : undefined) ?? null;
    const character: Character = {
      name,
      words: described.words,
      kind: person?.kind ?? described.kind ?? 'person',
      pronoun: described.pronoun ?? (person?.pronoun === 'he' || person?.pronoun === 'she' ? person.pronoun : null),
      role: described.role,
      person,
      bare: 0,
    };
    characters.push(character);
    file(byLast, surnameOf(name), character);
    if (described.words.length > 1) file(byFirst, foldName(described.words[0]!), character);
    return character;
  };

  const learn = (character: Character, described: Described): Character => {
    if (described.words.length > character.words.length) {
      character.words = described.words;
      character.name = described.words.join(' ');
      character.person = book.byName(character.name) ?? character.person;
      if (described.words.length > 1) file(byFirst, foldName(described.words[0]!), character);
    }
    character.pronoun ??= described.pronoun;
    character.role ??= described.role;
    return character;
  };

  const placeFull = (described: Described): Character => {
    const name = described.words.join(' ');
    const first = foldName(described.words[0]!);
    const same = (byLast.get(surnameOf(name)) ?? []).find(
      (one) => one.words.length > 1 && foldName(one.words[0]!) === first,
    );
    if (same !== undefined) return learn(same, described);
    // "Velt" in the first line, "Orla Velt" in the second: one person, unless the book knows another Velt
    const bare = (byLast.get(surnameOf(name)) ?? []).find((one) => one.words.length === 1);
    const known = book.byName(name);
    const fits = bare !== undefined && described.kind !== 'body' && (bare.person === null || bare.person === known);
    return fits ? learn(bare, described) : add(described);
  };

  const placeBare = (described: Described): Character | null => {
    const word = described.words[0]!;
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
    const given = byFirst.get(foldName(word)) ?? [];
    if (given.length === 1) return given[0]!;
    const added = add(described);
    added.bare++;
    return added;
  };

  return {
    characters: characters as readonly Character[],
    place: (described: Described) => (described.words.length > 1 ? placeFull(described) : placeBare(described)),
    day,
  };
}

// "Mrs. Velt" is not he
function agrees(character: Character, described: Described): boolean {
  return described.pronoun === null || character.pronoun === null || character.pronoun === described.pronoun;
}
