import { splitSentences } from '../language/sentences.ts';
import { type ClaimWord, joinNumbers, readClaim } from './read-claim.ts';

/** A document as claims are looked up in it. */
export type DocumentIndex = {
  readonly sentences: readonly (readonly ClaimWord[])[];
  readonly places: ReadonlyMap<string, readonly number[]>; // of each key; sentences lie some places apart
  readonly spoken: ReadonlySet<string>; // words as written, in small letters
  readonly pairs: ReadonlySet<string>; // two keys that follow each other in a sentence, "a b"
};

const BETWEEN_SENTENCES = 8; // places, so that words of two sentences are not near each other

export function indexDocument(doc: string): DocumentIndex {
  const text = joinNumbers(doc);
  const sentences = splitSentences(text).map(({ start, end }) => readClaim(text.slice(start, end)));
  const places = new Map<string, number[]>();
  const pairs = new Set<string>();
  let place = 0;
  for (const sentence of sentences) {
    for (const [at, { key }] of sentence.entries()) {
      const known = places.get(key);
      if (known === undefined) places.set(key, [place]);
      else known.push(place);
      if (at > 0) pairs.add(`${sentence[at - 1]!.key} ${key}`);
      place++;
    }
    place += BETWEEN_SENTENCES;
  }
  const spoken = new Set(sentences.flatMap((sentence) => sentence.map(({ lower }) => lower)));
  return { sentences, places, spoken, pairs };
}
