import { type Character, lastMentionBefore, type NameMention } from './cast.ts';
import type { Reading } from './reading.ts';

/** Who spoke in the statement before, and in which sentence. */
export type LastSpeaker = { readonly character: Character | null; readonly clause: number };

type PronounSearch = {
  readonly mentions: readonly NameMention[];
  readonly at: number;
  readonly reading: Reading;
  readonly wants: 'he' | 'she';
  readonly last: LastSpeaker | null;
};

export type Found = { readonly character: Character | null; readonly certainty: number };

export const NOBODY: Found = { character: null, certainty: 0 };

// weights of the pronoun rules, set by hand and checked on the tuning articles
const FADES = -0.6; // a sentence
const SUBJECT = 0.8;
const SPOKE = 1;
const GENDER = 0.9; // known to agree
const POSSESSIVE = -0.4;
const QUOTED = -1.6;
const NAMED_IN_WORDS = -1.2; // "Velt is wrong," he said: not Velt
const UNSURE = -0.8; // nothing tells that it is a person
const LOOK_BACK = 40; // mentions
const FARTHEST = 9; // sentences
const CLEAR = 0.45; // margin between the best and the second, found on the tuning articles

/** The last character that agrees in gender, by nearness, subject position and who spoke last. */
export function resolvePronoun({ mentions, at, reading, wants, last }: PronounSearch): Found {
  const clause = reading.clauseOf[at]!;
  const scores = new Map<Character, number>();
  const named = namedInWords(reading, mentions, at);
  const raise = (character: Character, score: number) => {
    if (score > (scores.get(character) ?? Number.NEGATIVE_INFINITY)) scores.set(character, score);
  };
  for (let index = lastMentionBefore(mentions, at), seen = 0; index >= 0 && seen < LOOK_BACK; index--, seen++) {
    const mention = mentions[index]!;
    const { character } = mention;
    if (clause - mention.clause > FARTHEST) break;
    if (character === null || !canBe(character, wants)) continue;
    if (!character.sure && character.words.length === 1 && !mention.subject) continue;
    raise(character, scoreMention(mention, { clause, character, isLastSpeaker: character === last?.character }));
  }
  const speaker = last?.character ?? null;
  if (last !== null && speaker !== null && canBe(speaker, wants)) {
    // "he said" counts as a mention of whom it meant, in the place of a subject
    raise(speaker, SUBJECT + SPOKE + gender(speaker) + FADES * Math.max(0, clause - last.clause));
  }
  for (const [character, score] of scores) if (named.has(character)) scores.set(character, score + NAMED_IN_WORDS);
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[0].anonymous) return NOBODY;
  if (named.has(best[0]) && best[0] !== speaker) return NOBODY;
  const margin = second === undefined ? ALONE : best[1] - second[1];
  if (margin < CLEAR) return NOBODY;
  return { character: best[0], certainty: Math.min(1, (best[0].pronoun === wants ? 0.75 : 0.6) + margin / 8) };
}

/** Whom the quotation beside a tag names: speakers seldom speak of themselves by name. */
function namedInWords({ quoteOf, quotes }: Reading, mentions: readonly NameMention[], at: number): Set<Character> {
  const named = new Set<Character>();
  const beside = new Set<number>();
  for (let token = at - 2; token <= at + BEHIND_TAG; token++) {
    const index = quoteOf[token] ?? -1;
    if (index >= 0) beside.add(index);
  }
  for (const index of beside) {
    const quote = quotes[index]!;
    const before = lastMentionBefore(mentions, quote.to);
    for (let place = before; place >= 0 && mentions[place]!.at >= quote.from && before - place < LOOK_BACK; place--) {
      const { character } = mentions[place]!;
      if (character !== null) named.add(character);
    }
  }
  return named;
}

const BEHIND_TAG = 5; // tokens: "he said in May."
const ALONE = 2; // margin where nobody else fits

function canBe(character: Character, wants: 'he' | 'she'): boolean {
  if (character.kind === 'body' || (character.pronoun !== null && character.pronoun !== wants)) return false;
  const told = character.person?.pronoun;
  return told !== 'they' && told !== 'it';
}

function gender(character: Character): number {
  return character.pronoun === null ? 0 : GENDER;
}

type Scoring = { readonly clause: number; readonly character: Character; readonly isLastSpeaker: boolean };

function scoreMention(mention: NameMention, { clause, character, isLastSpeaker }: Scoring): number {
  let score = FADES * (clause - mention.clause) + gender(character);
  if (mention.subject) score += SUBJECT;
  if (mention.possessive) score += POSSESSIVE;
  if (mention.quoted) score += QUOTED;
  if (isLastSpeaker) score += SPOKE;
  if (!character.sure) score += UNSURE;
  return score;
}
