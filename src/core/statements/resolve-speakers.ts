import type { Mention } from '../../model/text.ts';
import type { Day } from '../../model/time.ts';
import { HE, SHE } from '../language/lexicon-words.ts';
import type { Cast, Character, NameMention } from './cast.ts';
import type { Source } from './find-sources.ts';
import { nameHead } from './name-heads.ts';
import type { PeopleBook } from './people-book.ts';
import type { Reading } from './reading.ts';
import { resolveOffice } from './resolve-offices.ts';
import { type Found, type LastSpeaker, NOBODY, resolvePronoun } from './resolve-pronouns.ts';
import { HUMAN_NOUNS } from './role-nouns.ts';

/** Whom a source means. `certainty` 0..1 tells how far the resolution, not the statement, can be trusted. */
export type Resolved = {
  readonly mention: Mention;
  readonly character: Character | null;
  readonly certainty: number;
  readonly role: string | null;
};

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
  const byToken = new Map<number, NameMention>();
  for (const mention of cast.mentions) for (let at = mention.at; at < mention.to; at++) byToken.set(at, mention);
  return {
    resolve: (source, last) => {
      const start = tokens[source.from]!.start;
      const end = tokens[source.to - 1]!.end;
      const mention: Mention = { start, end, text: text.slice(start, end) };
      if (source.to - source.from === 1) {
        const found = pronoun({ cast, reading, at: source.from, last });
        if (found !== null) return { mention, role: null, ...found };
      }
      const head = nameHead(tokens, source);
      if (head !== null) {
        const known = byToken.get(head.to - 1) ?? byToken.get(head.from);
        const character = known?.character ?? null;
        if (known === undefined || character?.anonymous === true) return { mention, role: null, ...NOBODY };
        const spoken = source.who === null || character === null ? mention : tokens[source.who]!;
        return {
          mention: { start: spoken.start, end: spoken.end, text: spoken.text },
          character,
          certainty: character === null ? 0 : 1,
          role: null,
        };
      }
      const apposed = nameBehind(reading, source, byToken);
      if (apposed !== null) return { mention, character: apposed, certainty: 1, role: null };
      return { mention, role: null, ...resolveOffice({ reading, cast, source, book, day }) };
    },
  };
}

type Pronoun = {
  readonly cast: Cast;
  readonly reading: Reading;
  readonly at: number;
  readonly last: LastSpeaker | null;
};

/** Null for other words than pronouns. A "they" or "it" is resolved only to who spoke right before and is called so. */
function pronoun({ cast, reading, at, last }: Pronoun): Found | null {
  const { lower } = reading.tokens[at]!;
  if (HE.has(lower) || SHE.has(lower)) {
    return resolvePronoun({ mentions: cast.mentions, at, reading, wants: HE.has(lower) ? 'he' : 'she', last });
  }
  if (lower !== 'they' && lower !== 'it') return null;
  const speaker = last?.character ?? null;
  if (last === null || speaker === null || reading.clauseOf[at]! - last.clause > 1) return NOBODY;
  const fits = lower === 'they' ? speaker.person?.pronoun === 'they' : speaker.kind === 'body';
  return fits ? { character: speaker, certainty: 0.8 } : NOBODY;
}

/** "The French interior minister, Bernard Cazeneuve, said": the name stands beside the role. */
function nameBehind(reading: Reading, source: Source, byToken: ReadonlyMap<number, NameMention>): Character | null {
  const { tokens } = reading;
  let isOne = false;
  for (let at = source.from; at < source.to; at++) if (HUMAN_NOUNS.has(tokens[at]!.lower)) isOne = true;
  if (!isOne || tokens[source.to]?.text !== ',') return null;
  const mention = byToken.get(source.to + 1);
  if (mention === undefined || mention.at !== source.to + 1) return null;
  if (mention.character?.kind !== 'person' || mention.character.anonymous) return null;
  const closing = tokens[mention.to];
  const isClosed = closing === undefined || closing.kind === 'mark';
  return isClosed ? mention.character : null;
}
