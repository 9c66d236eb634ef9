import { HE, SHE } from '../language/lexicon-words.ts';
import { type Character, lastMentionBefore, type NameMention } from './cast.ts';
import type { Clause, Reading } from './reading.ts';
import { resolvePronoun } from './resolve-pronouns.ts';
import { isSubject, speaks } from './subjects.ts';

/** "Adel Nefzi came late. He said": with nobody else about, the pronoun tells his gender. */
export function learnPronoun(reading: Reading, mentions: readonly NameMention[], at: number): void {
  const { lower } = reading.tokens[at]!;
  const pronoun = HE.has(lower) ? 'he' : SHE.has(lower) ? 'she' : null;
  if (pronoun === null || reading.quoteOf[at]! >= 0) return;
  const clause = reading.clauseOf[at]!;
  const own = whoSaysSo(reading, mentions, at);
  if (own !== null) own.pronoun ??= pronoun;
  let only: Character | null = null;
  let acts = false;
  for (let index = lastMentionBefore(mentions, at), seen = 0; index >= 0 && seen < LOOK_BACK; index--, seen++) {
    const { character, clause: where, subject } = mentions[index]!;
    if (clause - where > NEAR) break;
    if (character === null) return;
    if (character.kind !== 'person') continue;
    if (only !== null && only !== character) return;
    only = character;
    acts ||= subject;
  }
  if (only === null || only.anonymous || !(only.sure || acts)) return;
  only.pronoun ??= pronoun;
  only.sure = true;
}

/** "He has seen the port": a subject in the reporter's words keeps whom it means near. */
export function meantBy(
  reading: Reading,
  mentions: readonly NameMention[],
  clause: Clause,
  at: number,
): NameMention | null {
  const { tokens } = reading;
  const { lower } = tokens[at]!;
  if ((lower !== 'he' && lower !== 'she') || reading.quoteOf[at]! >= 0) return null;
  const { character } = resolvePronoun({ mentions, at, reading, wants: lower, last: null });
  if (character === null) return null;
  const subject = isSubject(tokens, { from: at, to: at + 1 }, clause.from);
  return { at, to: at + 1, character, clause: clause.index, quoted: false, subject, possessive: false };
}

/** "Emanuel said he meets families": mostly himself, unless somebody else was the subject right before. */
function whoSaysSo({ tokens }: Reading, mentions: readonly NameMention[], at: number): Character | null {
  const verb = tokens[at - 1]?.lower === 'that' ? at - 2 : at - 1;
  const own = mentions.at(-1);
  if (own === undefined || own.to !== verb || !speaks(tokens, verb) || own.character === null) return null;
  const { character } = own;
  if (character.kind !== 'person' || character.anonymous || character.pronoun !== null) return null;
  for (let index = mentions.length - 2; index >= 0 && own.clause - mentions[index]!.clause <= 1; index--) {
    const other = mentions[index]!;
    if (other.subject && other.character !== null && other.character !== character && other.character.kind === 'person')
      return null;
  }
  return character;
}

const LOOK_BACK = 12; // mentions
const NEAR = 3; // sentences
