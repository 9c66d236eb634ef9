import { pronounOfFirstName } from '../language/lexicon-first-names.ts';
import { countryOf, stateOf } from '../language/lexicon-places.ts';
import { DETERMINERS } from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import { isNamePart } from './name-runs.ts';
import { isFiniteVerb, type Phrase, phraseStartingAt } from './noun-phrases.ts';
import type { Reading } from './reading.ts';
import { type RoleFact, readRole } from './role-facts.ts';
import { HUMAN_NOUNS } from './role-nouns.ts';

/** "The French interior minister, Bernard Cazeneuve,": the role stands before the name, behind it a comma. */
export function roleAhead(reading: Reading, at: number): Phrase | null {
  const { tokens } = reading;
  if (tokens[at - 1]?.text !== ',' || !HUMAN_NOUNS.has(tokens[at - 2]?.lower ?? '')) {
    if (tokens[at - 1]?.text !== ',') return null;
    return roleWithOf(reading, at);
  }
  return startOfRole(reading, at - 1);
}

/** "The head of the harbour union, Tomas Veld,": the noun stands further left. */
function roleWithOf(reading: Reading, at: number): Phrase | null {
  const { tokens } = reading;
  for (let index = at - 2; index > 0 && at - index < LONGEST_ROLE; index--) {
    const token = tokens[index]!;
    if (token.kind === 'mark' && token.text !== '.') return null;
    if ((token.lower === 'of' || token.lower === 'for') && HUMAN_NOUNS.has(tokens[index - 1]!.lower)) {
      const start = startOfRole(reading, index);
      return start === null ? null : { from: start.from, to: at - 1 };
    }
  }
  return null;
}

const LONGEST_ROLE = 11; // tokens

/** The phrase that ends before `end`, back to a determiner, a possessive or the start of its sentence. */
function startOfRole({ tokens, clauses, clauseOf }: Reading, end: number): Phrase | null {
  const clause = clauses[clauseOf[end]!];
  if (clause === undefined) return null;
  for (let from = end - 1; from >= clause.from && end - from < LONGEST_ROLE; from--) {
    const { lower, kind } = tokens[from]!;
    if (kind === 'mark' && lower !== '.') return null;
    if (lower === 'the' || lower === 'a' || lower === 'an' || lower === 'his' || lower === 'her' || lower === 'their') {
      return from + 1 < end ? { from: from + 1, to: end } : null;
    }
    if (lower === "'s" && from > clause.from) return { from: Math.max(clause.from, from - 1), to: end };
  }
  return null;
}

export type Behind = {
  readonly behind: Phrase | null;
  readonly age: number | null;
  readonly facts: readonly RoleFact[];
};

/** Age, party, place and role behind a name: ", 54, a former judge", "(R-TX)", "of Vermont", "is the mayor". */
export function lookBehind(reading: Reading, from: number): Behind {
  const { tokens } = reading;
  const none = { behind: null, age: null, facts: [] };
  const clause = reading.clauses[reading.clauseOf[from] ?? -1];
  if (clause === undefined) return none;
  const at = (index: number) => (index < clause.to ? tokens[index] : undefined);
  const facts: RoleFact[] = [];
  let place = from;
  if (/^(?:of|from)$/.test(at(place)?.lower ?? '') && isNamePart(at(place + 1)?.text ?? '')) {
    let end = place + 2;
    while (isNamePart(at(end)?.text ?? '')) end++;
    facts.push(placeFact(tokens.slice(place + 1, end)));
    place = end;
  }
  const opens = at(place)?.text === ',' || at(place)?.text === '(' || /^[—–]$|^--$/.test(at(place)?.text ?? '');
  if (!opens) {
    const copula = /^(?:is|was|became|remains)$/.test(at(place)?.lower ?? '')
      ? roleFrom(reading, place + 1, clause.to)
      : null;
    const fact = copula === null ? null : readRole(tokens.slice(copula.from, copula.to).map((token) => token.lower));
    if (fact !== null) facts.push(at(place)!.lower === 'was' ? { ...fact, former: true } : fact);
    return { behind: null, age: null, facts };
  }
  const party = partyFact(at(place + 1)?.text ?? '');
  if (party !== null) return { behind: null, age: null, facts: [...facts, party] };
  if (at(place + 1)?.lower === 'who' && /^(?:is|was)$/.test(at(place + 2)?.lower ?? '')) {
    const role = roleFrom(reading, place + 3, clause.to);
    const fact = role === null ? null : readRole(tokens.slice(role.from, role.to).map((token) => token.lower));
    return {
      behind: null,
      age: null,
      facts: fact === null ? facts : [...facts, { ...fact, former: at(place + 2)!.lower === 'was' }],
    };
  }
  let age: number | null = null;
  if (/^[1-9]\d?$/.test(at(place + 1)?.text ?? '') && /^[,.)—–]$/.test(at(place + 2)?.text ?? '')) {
    age = Number(at(place + 1)!.text);
    place += 2;
  }
  return { behind: at(place)?.text === '.' ? null : roleFrom(reading, place + 1, clause.to), age, facts };
}

/** A noun phrase with a determiner, "former" or a possessive and a noun for a person; null if there is none. */
function roleFrom(reading: Reading, at: number, ceiling: number): Phrase | null {
  const { tokens } = reading;
  let phrase = phraseStartingAt(reading, at, ceiling);
  if (phrase === null) return null;
  if (tokens[phrase.to - 1]?.text === '.') phrase = { ...phrase, to: phrase.to - 1 };
  if (phrase.to - phrase.from < 1) return null;
  const first = tokens[phrase.from]!;
  // "Velt, 51, was a teacher": a sentence goes on behind the age
  if (isFiniteVerb(tokens, phrase.from)) return null;
  // "In an interview with Velt, the senator said": a subject, not an apposition
  if (phrase.to < ceiling && isFiniteVerb(tokens, phrase.to)) return null;
  const isPlain = /^\p{Ll}/u.test(first.text) && !DETERMINERS.has(first.lower) && !first.lower.endsWith('ing');
  const starts =
    /^(?:an?|the|his|her|their|one)$/.test(first.lower) ||
    isPlain ||
    tokens.slice(phrase.from, phrase.to).some((token) => token.lower === "'s");
  if (!starts) return null;
  for (let index = phrase.from; index < phrase.to; index++) {
    const { lower, text } = tokens[index]!;
    if (lower === 'and' && isPlain) return null;
    if (HUMAN_NOUNS.has(lower)) return phrase;
    if (index > phrase.from && isNamePart(text) && pronounOfFirstName(text) !== null) return null;
  }
  return null;
}

/** "R-TX", "D-Mass", "R", "D-N.Y" behind a name */
function partyFact(text: string): RoleFact | null {
  const match = /^([RDI])(?:-(\p{L}[\p{L}.]*))?$/u.exec(text);
  if (match === null) return null;
  const party = match[1] === 'R' ? 'republican' : match[1] === 'D' ? 'democrat' : 'independent';
  const state = (match[2] ?? '').toLowerCase().replaceAll('.', '');
  return { heads: [party], words: new Set([party, stateOf(state) ?? state]), former: false };
}

function placeFact(tokens: readonly Token[]): RoleFact {
  return { heads: [], words: new Set(tokens.map((token) => countryOf(token.lower))), former: false };
}
