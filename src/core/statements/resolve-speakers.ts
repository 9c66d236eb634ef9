import type { Mention } from '../../model/text.ts';
import type { Day } from '../../model/time.ts';
import { HE, PERSON_NOUNS, SHE } from '../language/lexicon-words.ts';
import type { Cast, Character, NameMention } from './find-cast.ts';
import type { Source } from './find-sources.ts';
import { nameHead } from './name-heads.ts';
import type { PeopleBook } from './people-book.ts';
import type { Reading } from './reading.ts';

/** Whom a source means. `certainty` 0..1 tells how far the resolution, not the statement, can be trusted. */
export type Resolved = {
  readonly mention: Mention;
  readonly character: Character | null;
  readonly certainty: number;
  readonly role: string | null;
};

/** Who spoke in the statement before, and in which sentence. */
export type LastSpeaker = { readonly character: Character | null; readonly clause: number };

type Resolver = { readonly resolve: (source: Source, last: LastSpeaker | null) => Resolved };

/** Makes a resolver for one article: names, pronouns and offices to the characters of its cast. */
export function makeResolver(input: {
  readonly reading: Reading;
  readonly cast: Cast;
  readonly book: PeopleBook;
  readonly day: Day | null;
}): Resolver {
  const { reading, cast, book, day } = input;
  const { tokens, text } = reading;
  const byToken = new Map(cast.mentions.map((mention) => [mention.at, mention]));
  return {
    resolve: (source, last) => {
      const start = tokens[source.from]!.start;
      const end = tokens[source.to - 1]!.end;
      const mention: Mention = { start, end, text: text.slice(start, end) };
      const lower = tokens[source.from]!.lower;
      const single = source.to - source.from === 1;
      if (single && (HE.has(lower) || SHE.has(lower))) {
        return {
          mention,
          role: null,
          ...pronoun({ cast, at: source.from, reading, wants: HE.has(lower) ? 'he' : 'she', last }),
        };
      }
      const head = nameHead(tokens, source);
      if (head !== null) {
        const known = byToken.get(head.from);
        const spoken = source.who === null || known?.character == null ? mention : tokens[source.who]!;
        if (known !== undefined) {
          const { character } = known;
          return {
            mention: { start: spoken.start, end: spoken.end, text: spoken.text },
            character,
            certainty: character === null ? 0 : 1,
            role: null,
          };
        }
        return { mention, character: null, certainty: 0, role: null };
      }
      return { mention, role: null, ...office({ reading, cast, source, book, day }) };
    },
  };
}

type PronounSearch = {
  readonly cast: Cast;
  readonly at: number;
  readonly reading: Reading;
  readonly wants: 'he' | 'she';
  readonly last: LastSpeaker | null;
};

// weights of the pronoun rules, set by hand and checked on the tuning articles
const FADES = -0.6; // a sentence
const SUBJECT = 0.8;
const SPOKE = 1;
const GENDER = 0.9; // known to agree
const LOOK_BACK = 40; // mentions
const FARTHEST = 9; // sentences
const CLEAR = 0.45; // margin between the best and the second, found on the tuning articles

/** The last character that agrees in gender, by nearness, subject position and who spoke last. */
function pronoun({ cast, at, reading, wants, last }: PronounSearch): {
  character: Character | null;
  certainty: number;
} {
  const clause = reading.clauseOf[at]!;
  const scores = new Map<Character, number>();
  for (let index = lastBefore(cast.mentions, at), seen = 0; index >= 0 && seen < LOOK_BACK; index--, seen++) {
    const mention = cast.mentions[index]!;
    const character = mention.character;
    if (clause - mention.clause > FARTHEST) break;
    if (character === null || character.kind === 'body') continue;
    if (character.pronoun !== null && character.pronoun !== wants) continue;
    const score = scoreMention(mention, { clause, character, isLastSpeaker: character === last?.character });
    if (score > (scores.get(character) ?? Number.NEGATIVE_INFINITY)) scores.set(character, score);
  }
  const speaker = last?.character ?? null;
  if (
    last !== null &&
    speaker !== null &&
    speaker.kind === 'person' &&
    (speaker.pronoun === null || speaker.pronoun === wants)
  ) {
    // "he said" counts as a mention of whom it meant, in the place of a subject
    const score = SUBJECT + SPOKE + (speaker.pronoun === null ? 0 : GENDER) + FADES * Math.max(0, clause - last.clause);
    scores.set(speaker, Math.max(scores.get(speaker) ?? score, score));
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (best === undefined) return { character: null, certainty: 0 };
  const margin = second === undefined ? 2 : best[1] - second[1];
  if (margin < CLEAR) return { character: null, certainty: 0 };
  const known = best[0].pronoun === wants;
  return { character: best[0], certainty: Math.min(1, (known ? 0.75 : 0.6) + margin / 8) };
}

function scoreMention(
  mention: NameMention,
  context: { readonly clause: number; readonly character: Character; readonly isLastSpeaker: boolean },
): number {
  const distance = context.clause - mention.clause;
  let score = FADES * distance;
  if (mention.subject) score += SUBJECT;
  if (mention.possessive) score -= 0.4;
  if (mention.quoted) score -= 1.6;
  if (context.isLastSpeaker) score += SPOKE;
  if (context.character.pronoun !== null) score += GENDER;
  return score;
}

function lastBefore(mentions: readonly NameMention[], at: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

type OfficeSearch = {
  readonly reading: Reading;
  readonly cast: Cast;
  readonly source: Source;
  readonly book: PeopleBook;
  readonly day: Day | null;
};

/** "The minister" for the one minister named before; else whoever holds the office in the people book that day. */
function office({ reading, cast, source, book, day }: OfficeSearch): {
  character: Character | null;
  certainty: number;
} {
  const { tokens, text } = reading;
  const none = { character: null, certainty: 0 };
  if (tokens[source.from]!.lower !== 'the') return none;
  const noun = tokens[source.to - 1]!.lower;
  const phrase = text.slice(tokens[source.from]!.start, tokens[source.to - 1]!.end);
  if (source.to - source.from === 2 && PERSON_NOUNS.has(noun) && !noun.endsWith('s')) {
    const fitting = new Set<Character>();
    for (
      let index = lastBefore(cast.mentions, source.from), seen = 0;
      index >= 0 && seen < LOOK_BACK;
      index--, seen++
    ) {
      const character = cast.mentions[index]!.character;
      if (character !== null && character.kind === 'person' && roleHas(character, noun)) fitting.add(character);
    }
    const [only] = fitting;
    if (fitting.size === 1 && only !== undefined) return { character: only, certainty: 0.85 };
    if (fitting.size > 1) return none;
  }
  const person = book.byRole(phrase, day);
  if (person === undefined) return none;
  const words = person.name.split(' ');
  const known = cast.characters.find((character) => character.person === person);
  const character: Character = known ?? {
    name: person.name,
    words,
    kind: person.kind,
    pronoun: null,
    role: null,
    person,
    bare: 0,
  };
  return { character, certainty: 0.85 };
}

function roleHas(character: Character, noun: string): boolean {
  return (
    character.role
      ?.toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(noun) ?? false
  );
}
