import { FEMALE_NOUNS, MALE_NOUNS } from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import type { Character, NameMention } from './cast.ts';
import { fitRole } from './fit-roles.ts';
import { isNamePart } from './name-runs.ts';
import type { Clause, Reading } from './reading.ts';
import { readRole } from './role-facts.ts';
import { HUMAN_NOUNS } from './role-nouns.ts';
import { isSubject } from './subjects.ts';

/** "A spokesman for the governor", "the officer", "his mother": somebody, known by a role or not known. */
export function unnamedPerson(
  reading: Reading,
  mentions: readonly NameMention[],
  clause: Clause,
  at: number,
): NameMention | null {
  const { tokens } = reading;
  const token = tokens[at]!;
  if (!HUMAN_NOUNS.has(token.lower) || isNamePart(token.text) || reading.quoteOf[at]! >= 0) return null;
  if (ASKS.has(token.lower)) return null;
  if (isNamePart(tokens[at + 1]?.text ?? '') || HUMAN_NOUNS.has(tokens[at + 1]?.lower ?? '')) return null;
  if (tokens[at + 1]?.text === ',' && isNamePart(tokens[at + 2]?.text ?? '')) return null;
  let from = at;
  while (from > clause.from && at - from < LONGEST_ROLE && !OPENS_PERSON.has(tokens[from]!.lower)) {
    if (tokens[from]!.kind === 'mark') return null;
    from--;
  }
  const opening = tokens[from]!.lower;
  if (!OPENS_PERSON.has(opening)) return null;
  // "Ines Karlo, a former judge": tells of the name before, is nobody else
  if (tokens[from - 1]?.text === ',' || /^(?:as|is|was|be|been|became)$/.test(tokens[from - 1]?.lower ?? ''))
    return null;
  const fact = opening === 'the' ? readRole(tokens.slice(from, at + 1).map((one) => one.lower)) : null;
  const known = fact === null ? null : fitRole({ mentions, fact, age: null, clause: clause.index });
  const subject = isSubject(tokens, { from, to: at + 1 }, clause.from);
  // "the senator" is mostly somebody named, though the article may not tell who; then it stands for nobody else
  if (known === null && (!subject || (opening === 'the' && !STRANGERS.has(token.lower)))) return null;
  return {
    at,
    to: at + 1,
    character: known ?? somebody(token),
    clause: clause.index,
    quoted: false,
    subject,
    possessive: tokens[at + 1]?.lower === "'s",
  };
}

const LONGEST_ROLE = 6; // tokens
const ASKS = new Set('reporter journalist host moderator interviewer presenter'.split(' ')); // are heard, seldom quoted
/** Nouns for people whom an article leaves without a name. */
const STRANGERS = new Set(
  (
    'man woman boy girl person official spokesman spokeswoman spokesperson aide adviser advisor source witness officer resident neighbour neighbor mother father ' +
    'wife husband son daughter brother sister student teacher worker employee victim survivor suspect driver pilot sailor soldier voter supporter critic expert analyst ' +
    'doctor nurse lawyer judge prosecutor agent'
  ).split(' '),
);
const OPENS_PERSON = new Set("a an one the another his her their this that 's".split(' '));

function somebody(noun: Token): Character {
  return {
    name: '',
    words: [noun.text],
    kind: 'person',
    pronoun: FEMALE_NOUNS.has(noun.lower) ? 'she' : MALE_NOUNS.has(noun.lower) ? 'he' : null,
    role: null,
    person: null,
    bare: 0,
    age: null,
    aliases: new Set(),
    facts: [],
    sure: true,
    anonymous: true,
  };
}
