import type { DocumentIndex } from './index-document.ts';
import { areNear, closeness, looseness, thinnestContext } from './measure-ties.ts';
import type { ClaimWord } from './read-claim.ts';

/** What may speak for or against a claim in free words; how much each weighs is learned. */
export const CLAIM_FACTS = [
  'unseenNumber', // 1: a number in digits that the document does not have
  'rarestUnseen', // rarity of the rarest word that the document does not have in any form, in tenths
  'unseenNames', // capitalised words that it does not have, at most 2
  'unseenRank', // "first", "highest", "more", "latest" and the like that it does not have, at most 3
  'unseenQuoted', // share of the quoted words that it does not have
  'unseenPronoun', // 1: a pronoun that it does not have
  'strayNumber', // 1: a number that never stands near what the claim counts by it
  'strayNegation', // negations of something that the document does not negate, at most 2
  'thinContext', // how much of the claim stands around the word that fits in worst, 0..1
  'looseness', // of rare words, summed: share of their neighbours in the claim that never stand near them
  'closeness', // mean over neighbouring content words: 1 where they stand side by side in the document
  'repeats', // content words that come again, at most 3: two names that became one
  'repeatedName', // 1: one of them is a rare word or a name
  'speaksAsSelf', // 1: "I", "we" or "you" outside of double quotation marks
  'length', // ln(1 + words)
] as const;

export type ClaimFacts = Readonly<Record<(typeof CLAIM_FACTS)[number], number>>;

export function describeClaim(claim: readonly ClaimWord[], doc: DocumentIndex): ClaimFacts {
  const { places, spoken } = doc;
  const contents = claim.filter(({ kind }) => kind === 'content');
  const unseen = contents.filter(({ key }) => !places.has(key));
  const quoted = contents.filter(({ isQuoted }) => isQuoted);
  const isUnspoken = (word: ClaimWord): boolean => !spoken.has(word.lower);
  const repeated = contents.filter((word, at) => contents.findIndex(({ key }) => key === word.key) < at);
  return {
    unseenNumber: flag(claim.some(({ key, lower }) => /^\d/.test(lower) && !places.has(key))),
    rarestUnseen: Math.max(0, ...unseen.map((word) => word.rarity * (1 - likeness(word, places)))) / 10,
    unseenNames: Math.min(2, unseen.filter(({ isCapital }) => isCapital).length),
    unseenRank: Math.min(3, claim.filter((word) => RANK.test(word.lower) && isUnspoken(word)).length),
    unseenQuoted: quoted.length > 0 ? quoted.filter(({ key }) => !places.has(key)).length / quoted.length : 0,
    unseenPronoun: flag(claim.some((word) => PRONOUN.test(word.lower) && isUnspoken(word))),
    strayNumber: flag(claim.some((word, at) => word.kind === 'number' && isStrayNumber(claim, at, doc))),
    strayNegation: Math.min(2, claim.filter((_, at) => isStrayNegation(claim, at, doc)).length),
    thinContext: thinnestContext(claim, doc),
    looseness: looseness(claim, doc),
    closeness: closeness(claim, places),
    repeats: Math.min(3, repeated.length),
    repeatedName: flag(repeated.some(({ isCapital, rarity }) => isCapital || rarity > 6)),
    speaksAsSelf: flag(claim.some(({ lower, isQuoted }) => SELF.test(lower) && !isQuoted)),
    length: Math.log(1 + claim.length),
  };
}

const RANK =
  /^(?:first|second|third|last|most|least|biggest|largest|highest|lowest|worst|best|record|ever|more|less|than|since|past|again|new|latest|former|late|western|eastern|northern|southern|early|annual)$/;
const PRONOUN =
  /^(?:i|me|my|we|us|our|you|your|he|him|his|himself|she|her|herself|they|them|their|themselves|it|its|itself)$/;
const SELF = /^(?:i|me|my|we|our|you|your)$/; // without "us": a country, where a text has no capitals

const flag = (is: boolean): number => (is ? 1 : 0);

/** 1 where the document has another form of the word ("fossil" for "fossilised"), 0.5 where it may, else 0. */
function likeness(word: ClaimWord, places: DocumentIndex['places']): number {
  let most = 0;
  for (const key of places.keys()) {
    const shared = sharedBeginning(key, word.key);
    if (shared >= 4) most = Math.max(most, shared / Math.max(key.length, word.key.length));
  }
  return most >= 0.6 ? 1 : most >= 0.5 ? 0.5 : 0;
}

function sharedBeginning(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** "300 boats" where the document has "300 people" and boats somewhere else. */
function isStrayNumber(claim: readonly ClaimWord[], at: number, { places }: DocumentIndex): boolean {
  const number = claim[at]!;
  const around = [...claim.slice(at + 1, at + 3), ...claim.slice(Math.max(0, at - 1), at)];
  const counted = around.filter(({ kind }) => kind === 'content');
  if (!places.has(number.key) || counted.length === 0) return false;
  return !counted.some(({ key }) => areNear(places, number.key, key, 5));
}

/** "did not rule out" where nothing says that something was not ruled out. */
function isStrayNegation(claim: readonly ClaimWord[], at: number, { places }: DocumentIndex): boolean {
  if (claim[at]!.kind !== 'negation') return false;
  const negations = places.get('not') ?? [];
  const negated = claim
    .slice(at + 1)
    .filter(({ kind }) => kind === 'content')
    .slice(0, 2);
  return !negated.some(({ key }) =>
    (places.get(key) ?? []).some((place) => negations.some((not) => not < place && place - not <= 5)),
  );
}
