import { createHash } from 'node:crypto';
import { isTurned } from '../../../core/same/is-turned.ts';
import { matchKeys } from '../../../core/same/match-keys.ts';
import { speakerKey } from '../../../core/same/speaker-key.ts';
import type { Delivery } from '../../../model/delivery.ts';
import type { Item } from '../../../model/feed.ts';
import type { FoundStatement } from '../../../model/statement.ts';
import { monthOf } from './partitions.ts';

const ID_CHARACTERS = 16; // 64 bits: among 100 million ids the chance of any two being equal is 1 in 4000
const ITEM_CHARACTERS = 20;
const NONCE_CHARACTERS = 20; // delivery ids mark messages; Discord takes nonces of up to 25 characters

/**
 * Ids of an article's statements, in their order: the same words of one article keep their id across revisions,
 * wherever they move and whoever is found to say them. Their month comes first, so that an id leads to its partition.
 */
export function statementIds(
  article: { readonly id: string; readonly published: string },
  statements: readonly FoundStatement[],
): string[] {
  const seen = new Map<string, number>();
  return statements.map((statement) => {
    const words = wordsOf(statement);
    const nth = seen.get(words) ?? 0; // the same words may stand in an article twice
    seen.set(words, nth + 1);
    return `${monthOf(article.published)}-${hash([article.id, words, String(nth)], ID_CHARACTERS)}`;
  });
}

/** The id of a new item whose own one is another's: the feed used a guid again. */
export const anotherItemId = (item: Pick<Item, 'id' | 'title' | 'published'>): string =>
  hash([item.id, item.title, item.published], ITEM_CHARACTERS);

/** The month that a statement's id begins with. */
export const monthOfId = (statementId: string): string =>
  /^(20\d\d-(?:0[1-9]|1[0-2])|other)-/.exec(statementId)?.[1] ?? 'other';

/** What was said, all parts in a row. */
export const wordsOf = (statement: Pick<FoundStatement, 'parts'>): string =>
  statement.parts.map((part) => part.text).join(' ');

/**
 * The same for the same words by the same speaker, whatever their case, punctuation and spaces; null without a speaker.
 * Words that were denied are others than the same words said.
 */
export function wordsKey(statement: FoundStatement): string | null {
  const speaker = statement.speaker?.personId ?? statement.speaker?.name?.toLowerCase();
  if (!speaker) return null;
  const words = wordsOf(statement)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (words === '') return null;
  return hash(isTurned(statement) ? [speaker, words, 'turned'] : [speaker, words], ID_CHARACTERS * 2);
}

/** Proof of a statement's words: whatever is shown must still have this hash. */
export const wordsHash = (words: string): string => createHash('sha256').update(words).digest('hex');

/** What a statement is found by when it is reported otherwise: see core/same. None without a speaker. */
export function matchKeysOf(statement: FoundStatement): number[] {
  const speaker = speakerKey(statement.speaker);
  if (speaker === null) return [];
  return matchKeys(statement).map((words) =>
    createHash('sha256').update(`${speaker}\n${words}`).digest().readInt32BE(0),
  );
}

/** The id of what is owed once: the same for the same subscription, kind, subject and revision. */
export const deliveryId = (owed: Pick<Delivery, 'subscriptionId' | 'kind' | 'subject' | 'revision'>): string =>
  `d${hash([owed.subscriptionId, owed.kind, owed.subject, String(owed.revision)], NONCE_CHARACTERS)}`;

const hash = (parts: readonly string[], characters: number): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, characters);
