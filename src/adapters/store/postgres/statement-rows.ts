import type { Article } from '../../../model/article.ts';
import type { FoundStatement } from '../../../model/statement.ts';
import { matchKeysOf, wordsHash, wordsKey, wordsOf } from './ids.ts';
import type { FoundRow, StatementRow } from './read-statements.ts';
import type { Trx } from './transaction.ts';

const ROWS_A_STATEMENT = 500; // 25 parameters each; PostgreSQL takes 65535

/** A statement that was found, as its row; the first with its words until another is known. */
export function toFoundRow(
  found: FoundStatement,
  of: { readonly article: Article; readonly place: number; readonly id: string; readonly workspace: string | null },
): FoundRow {
  const { article, id, place, workspace } = of;
  const words = wordsOf(found);
  return {
    id,
    published: new Date(article.published),
    article_id: article.id,
    revision: article.revision,
    place,
    workspace,
    outlet: article.outlet,
    url: article.url,
    title: article.title,
    span_start: found.start,
    span_end: found.end,
    kind: found.kind,
    parts: found.parts,
    speaker: found.speaker,
    cue: found.cue,
    said: found.said,
    confidence: found.confidence,
    speaker_id: found.speaker?.personId ?? null,
    words,
    words_key: wordsKey(found),
    words_hash: wordsHash(words),
    match_keys: matchKeysOf(found),
    same_as: id,
    differs_from: null,
    superseded_by: null,
  };
}

/** Adds statements, or writes anew what an earlier revision had with the same words. */
export async function putStatements(trx: Trx, found: readonly FoundRow[]): Promise<void> {
  for (let from = 0; from < found.length; from += ROWS_A_STATEMENT) {
    const rows = found.slice(from, from + ROWS_A_STATEMENT).map((row) => ({
      ...row,
      published: row.published.toISOString(),
      parts: JSON.stringify(row.parts),
      speaker: json(row.speaker),
      cue: json(row.cue),
      said: json(row.said),
    }));
    await trx
      .insertInto('statements')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['published', 'id']).doUpdateSet(
          // everything but the id, the date and what hangs on the words, which cannot have changed
          (set) => Object.fromEntries(CHANGING.map((column) => [column, set.ref(`excluded.${column}`)])),
        ),
      )
      .execute();
  }
}

const CHANGING = [
  'revision',
  'place',
  'url',
  'title',
  'span_start',
  'span_end',
  'kind',
  'parts',
  'speaker',
  'cue',
  'said',
  'confidence',
  'speaker_id',
  'words_key',
  'match_keys',
  'same_as',
  'differs_from',
  'superseded_by',
] as const;

/** Notes which revision of the article no longer has the statements: from then on nobody sees them. */
export async function supersede(trx: Trx, article: Article, lost: readonly StatementRow[]): Promise<void> {
  if (lost.length === 0) return;
  const ids = lost.map(({ id }) => id);
  await trx
    .updateTable('statements')
    .set({ superseded_by: article.revision })
    .where('id', 'in', ids)
    .where('published', '=', new Date(article.published))
    .execute();
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
