import { cueForms } from '../language/lexicon-cues.ts';
import { pronounOfFirstName } from '../language/lexicon-first-names.ts';
import { isPlaceName } from '../language/lexicon-places.ts';
import { isPast } from '../language/lexicon-verbs.ts';
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
  SUBORDINATORS,
  TITLES,
  WEEKDAYS,
} from '../language/lexicon-words.ts';
import type { Token } from '../language/tokens.ts';
import { isBodyWord } from './body-words.ts';
import { PARTICLES } from './family-names.ts';
import { isFiniteVerb, type Phrase } from './noun-phrases.ts';
import type { Reading } from './reading.ts';
import { isTitleNoun } from './role-nouns.ts';

/** A run of capitalised words with the role words right before it: "foreign policy chief Kaja Kallas". */
export function nameRun(reading: Reading, at: number, floor: number, ceiling: number): Phrase | null {
  const { tokens } = reading;
  const token = tokens[at]!;
  if (token.kind !== 'word' || !isNamePart(token.text)) return null;
  const opens = at === floor || tokens[at - 1]!.kind === 'mark';
  if (opens && isCommonWord(token.lower) && !isParticleName(tokens, at)) return null;
  if (SUBJECT_PRONOUNS.has(token.lower) || WEEKDAYS.has(token.lower)) return null;
  if ((opens && isVerbForm(tokens, at)) || /^[RDI]-\p{L}/u.test(token.text)) return null;
  // "Understated Perez said", "Regarding Velt, he said"
  const isParticiple = /.{4}(?:ed|ing)$/.test(token.lower) && pronounOfFirstName(token.text) === null;
  if (opens && isParticiple && isNamePart(tokens[at + 1]?.text ?? '')) return null;
  let to = at + 1;
  while (to < ceiling) {
    const next = goesOn(tokens, to, ceiling);
    if (next === to) break;
    to = next;
  }
  return { from: withRole(tokens, withTitleOf(tokens, at, floor), floor), to };
}

/** "Van der Bellen" at the start of a sentence; "The" and "In" are no particles. */
function isParticleName(tokens: readonly Token[], at: number): boolean {
  return PARTICLES.has(tokens[at]!.lower) && isNamePart(tokens[at + 1]?.text ?? '');
}

/** Role words stand in small letters before the name, the last of them a noun for a person. */
function withRole(tokens: readonly Token[], at: number, floor: number): number {
  let from = at;
  if (from <= floor || !isTitleNoun(tokens[from - 1]!.lower)) return from;
  while (
    from > floor &&
    at - from < LONGEST_ROLE &&
    /^\p{Ll}/u.test(tokens[from - 1]!.text) &&
    tokens[from - 1]!.kind === 'word' &&
    !isFiniteVerb(tokens, from - 1) &&
    !isPast(tokens[from - 1]!.lower) &&
    !isCommonWord(tokens[from - 1]!.lower)
  )
    from--;
  while (
    from > floor &&
    /^\p{Lu}/u.test(tokens[from - 1]!.text) &&
    at - from < LONGEST_ROLE + 2 &&
    !(from - 1 === floor && isCommonWord(tokens[from - 1]!.lower))
  )
    from--;
  return from;
}

const LONGEST_ROLE = 6; // tokens

/** "Secretary of State John Kerry": the run starts with its title. */
function withTitleOf(tokens: readonly Token[], at: number, floor: number): number {
  const of = tokens[at - 1]?.lower === 'the' ? at - 2 : at - 1; // "Speaker of the House Rosa Lind"
  if (of - 1 < floor || (tokens[of]!.lower !== 'of' && tokens[of]!.lower !== 'for')) return at;
  return TITLES.has(tokens[of - 1]!.lower) && /^\p{Lu}/u.test(tokens[of - 1]!.text) ? of - 1 : at;
}

export function isCommonWord(lower: string): boolean {
  return (
    DETERMINERS.has(lower) ||
    PREPOSITIONS.has(lower) ||
    CONJUNCTIONS.has(lower) ||
    SUBORDINATORS.has(lower) ||
    ADVERBS.has(lower) ||
    SUBJECT_PRONOUNS.has(lower)
  );
}

/** "Kallas", "al-Assad", "d'Alema" */
export function isNamePart(text: string): boolean {
  return /^(?:\p{Lu}|(?:al|el|ad|an|as|ash|at|ar|az|bin|ben|d|l|o|ul|ur)[-’']\p{Lu})/u.test(text);
}

/** The token behind what goes on with a name at `at`, or `at` if nothing does. */
function goesOn(tokens: readonly Token[], at: number, ceiling: number): number {
  const token = tokens[at]!;
  const before = tokens[at - 1]!;
  const next = at + 1 < ceiling ? tokens[at + 1]! : undefined;
  if (next === undefined && token.kind === 'mark') return at;
  if (token.text === '.') {
    const isShort = before.end === token.start && before.text.length <= 4 && /^\p{Lu}/u.test(next!.text);
    return isShort ? at + 1 : at;
  }
  if (token.text === ',') return /^(?:jr|sr)$/.test(next!.lower) ? at + 2 : at;
  if (/^[“"‘'(]$|^''$|^``$/.test(token.text)) return behindNickname(tokens, at, ceiling);
  if (token.kind !== 'word') return at;
  if (PARTICLES.has(token.lower) && next !== undefined && !/^\p{Lu}/u.test(token.text)) {
    const second = at + 2 < ceiling && PARTICLES.has(next.lower) ? tokens[at + 2]! : next;
    return isNamePart(second.text) ? (second === next ? at + 1 : at + 2) : at;
  }
  if ((token.lower === 'of' || token.lower === 'for') && isBodyWord(before.text) && /^\p{Lu}/u.test(before.text)) {
    const name = next?.lower === 'the' && at + 2 < ceiling ? tokens[at + 2]! : next;
    if (name === undefined || !/^\p{Lu}/u.test(name.text)) return at;
    return name === next ? at + 2 : at + 3;
  }
  if (!isNamePart(token.text) || SUBJECT_PRONOUNS.has(token.lower) || WEEKDAYS.has(token.lower)) return at;
  return isHeadlineWord(tokens, at) ? at : at + 1;
}

/** "Velt Says Ferry Will Sail": a verb or small word with the capital of a headline ends the name. */
function isHeadlineWord(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!;
  if (lower === 'may' || lower === 'will')
    return isNamePart(tokens[at + 1]?.text ?? '') && !/^\p{L}\.?$/u.test(tokens[at + 1]!.text);
  if (PARTICLES.has(lower) || lower.length === 1) return false;
  return AUXILIARIES.has(lower) || isCommonWord(lower) || isVerbForm(tokens, at);
}

// "Said Ines Karlo", "Told of the vote, Velt left"
function isVerbForm(tokens: readonly Token[], at: number): boolean {
  return cueForms(tokens[at]!.lower).some(
    ({ form, verb }) => form === 'past' || (form === 'third' && !verb.takes.includes('n')),
  );
}

/** Robert “Bob” Hale */
function behindNickname(tokens: readonly Token[], at: number, ceiling: number): number {
  if (at + 3 >= ceiling || !/^[”"’')]$|^''$/.test(tokens[at + 2]!.text)) return at;
  const [inner, behind] = [tokens[at + 1]!, tokens[at + 3]!];
  const isName =
    /^\p{Lu}\p{L}+$/u.test(inner.text) && /^\p{Lu}/u.test(behind.text) && !/^\p{Lu}{2,}$/u.test(inner.text);
  return isName && tokens[at]!.end === inner.start && pronounOfFirstName(tokens[at - 1]!.text) !== null ? at + 3 : at;
}

/** Whether a name stands as a place: "in Osthaven", "near Velt". */
export function standsAsPlace(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  if (/^(?:in|near|outside|across|throughout|inside|around)$/.test(before)) return true;
  return (
    before === 'of' &&
    /^(?:city|town|state|province|village|island|mayor|president|governor|king|republic|port)$/.test(
      tokens[at - 2]?.lower ?? '',
    )
  );
}

export function isPlace(words: readonly string[]): boolean {
  return isPlaceName(words.map((word) => word.toLowerCase().replaceAll('.', '')));
}
