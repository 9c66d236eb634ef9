import { type RawBuilder, sql } from 'kysely';
import type { Statement } from '../../../model/statement.ts';
import type { Log } from '../../../ports/log.ts';
import { wordsHash, wordsOf } from './ids.ts';
import { type AsJson, rowsOf, type ShownRow, statementsById, toStatement } from './read-statements.ts';
import type { Db } from './transaction.ts';

/** Of some statements those whose words are proven by the texts, in their order; all others are told to the log, each once. */
export type Proven = (rows: readonly ShownRow[], texts: Texts) => ShownRow[];

/** Texts of articles, by "article/revision". */
export type Texts = Readonly<Record<string, string>>;

/** What reads statements for a reader: nothing of it is shown unproven. */
export type Reader = { readonly db: Db; readonly proven: Proven };

/**
 * Compares the words of statements with the hash that was made when they were stored, and with the text of their
 * article's revision at their offsets: a row that was changed, or a text that was, is never shown.
 */
export function wordsProver(log: Log | undefined): Proven {
  const told = new Set<string>();
  return (rows, texts) =>
    rows.filter((row) => {
      const fault = faultOf(row, texts[`${row.article_id}/${row.revision}`]);
      if (fault !== null && !told.has(row.id) && told.size < TOLD_AT_MOST) {
        told.add(row.id);
        log?.error('statement-not-proven', { statementId: row.id, articleId: row.article_id, fault });
      }
      return fault === null;
    });
}

/** Statements by id that may be shown, in the order of the ids. */
export async function readProven(reader: Reader, ids: readonly string[]): Promise<Statement[]> {
  const { rows } = await readProvenRows(reader, ids);
  return rows.map(toStatement);
}

/**
 * The same as rows, read at once with the texts that prove them and with what is asked `beside` them: a value about the rows
 * of `statement`.
 */
export async function readProvenRows<Beside = null>(
  { db, proven }: Reader,
  ids: readonly string[],
  beside: RawBuilder<Beside> = sql`null`,
): Promise<{ readonly rows: ShownRow[]; readonly beside: Beside | null }> {
  if (ids.length === 0) return { rows: [], beside: null };
  const answer = await sql<{ found: readonly AsJson<ShownRow>[]; texts: Texts; beside: Beside }>`
    with statement as materialized (${statementsById(ids)})
    select (select coalesce(json_agg(statement), '[]') from statement) as found, (
      select coalesce(json_object_agg(article_id || '/' || revision, text), '{}')
      from (select distinct article_id, revision from statement) as wanted
      cross join lateral (
        select text from onrecord.article_revisions
        where article_id = wanted.article_id and revision = wanted.revision offset 0
      ) as article
    ) as texts, ${beside} as beside
  `.execute(db);
  const [first] = answer.rows;
  if (!first) return { rows: [], beside: null };
  const rows = rowsOf(ids, first.found).filter((row) => row.superseded_by === null);
  return { rows: proven(rows, first.texts), beside: first.beside };
}

const TOLD_AT_MOST = 10_000; // a store that is broken all over has been told of by then

function faultOf(row: ShownRow, text: string | undefined): string | null {
  if (wordsHash(wordsOf(row)) !== row.words_hash) return 'the words are not those of their hash';
  if (text === undefined) return 'the text of the article is gone';
  const isThere = row.parts.every((part) => text.slice(part.start, part.end) === part.text);
  return isThere ? null : 'the words are not in the text at their offsets';
}
