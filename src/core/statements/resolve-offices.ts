import type { Day } from '../../model/time.ts';
import { DETERMINERS } from '../language/lexicon-words.ts';
import type { Cast, Character } from './cast.ts';
import { lastMentionBefore } from './cast.ts';
import type { Source } from './find-sources.ts';
import { fitRole, hasRole } from './fit-roles.ts';
import type { PeopleBook } from './people-book.ts';
import type { Reading } from './reading.ts';
import { type Found, NOBODY } from './resolve-pronouns.ts';
import { readRole } from './role-facts.ts';

type OfficeSearch = {
  readonly reading: Reading;
  readonly cast: Cast;
  readonly source: Source;
  readonly book: PeopleBook;
  readonly day: Day | null;
};

/**
 * "The minister" for the person whom the article gave that role; else whoever holds the office in the people book
 * that day. A spokesman of somebody is not that somebody, and "a senator" is anybody.
 */
export function resolveOffice({ reading, cast, source, book, day }: OfficeSearch): Found {
  const { tokens, text } = reading;
  const words = tokens.slice(source.from, source.to).map((token) => token.lower);
  const opens = words[0] === 'the' || hasPossessive(reading, source);
  if (!opens) return isHeadlineOffice(reading, source) ? fromBelow(cast, words) : NOBODY;
  const age = ageOf(words);
  const fact = readRole(words);
  if (fact === null && age === null) return NOBODY;
  const before = cast.mentions.slice(0, lastMentionBefore(cast.mentions, source.from) + 1);
  const known = fitRole({ mentions: before, fact, age, clause: reading.clauseOf[source.from]! });
  if (known !== null) return { character: known, certainty: 0.85 };
  const person = book.byRole(text.slice(tokens[source.from]!.start, tokens[source.to - 1]!.end), day);
  if (person === undefined) return NOBODY;
  const named = cast.characters.find((character) => character.person === person);
  return { character: named ?? fromBook(person), certainty: 0.85 };
}

/** "Harbour minister says ferry will sail": in the first line, without an article. */
function isHeadlineOffice({ tokens, clauseOf }: Reading, { from }: Source): boolean {
  return clauseOf[from] === 0 && /^\p{Lu}/u.test(tokens[from]!.text) && !DETERMINERS.has(tokens[from]!.lower);
}

/** Whom the text below a headline gives that role, if it is one person only. */
function fromBelow({ mentions }: Cast, words: readonly string[]): Found {
  const fact = readRole(words);
  if (fact === null || fact.words.size < 2) return NOBODY;
  const fitting = new Set(
    mentions.map((mention) => mention.character).filter((one) => one !== null && hasRole(one, fact)),
  );
  const [only] = fitting;
  return fitting.size === 1 && only !== undefined ? { character: only, certainty: 0.8 } : NOBODY;
}

/** "Ukraine's president" */
function hasPossessive({ tokens }: Reading, { from, to }: Source): boolean {
  for (let at = from + 1; at < to; at++) if (tokens[at]!.lower === "'s") return true;
  return false;
}

function ageOf(words: readonly string[]): number | null {
  return words.length <= 4 && words.at(-1) === 'year-old' ? Number(words[1]) : null;
}

function fromBook(person: NonNullable<Character['person']>): Character {
  return {
    name: person.name,
    words: person.name.split(' '),
    kind: person.kind,
    pronoun: null,
    role: null,
    person,
    bare: 0,
    age: null,
    aliases: new Set(),
    facts: [],
    sure: true,
    anonymous: false,
  };
}
