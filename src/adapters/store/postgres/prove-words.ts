import { sql } from 'kysely';
import type { Statement } from '../../../model/statement.ts';
import type { Log } from '../../../ports/log.ts';
import { wordsHash, wordsOf } from './ids.ts';
import { readStatementRows, type StatementRow, toStatement } from './read-statements.ts';
import type { Db } from './transaction.ts';

/** Of some statements those whose words are proven, in their order; all others are told to the log, each once. */
export type Proven = <Row extends ProvenRow>(rows: readonly Row[]) => Promise<Row[]>;

export type ProvenRow = Pick<StatementRow, 'id' | 'article_id' | 'revision' | 'parts' | 'words_hash'>;

/** What reads statements for a reader: nothing of it is shown unproven. */
export type Reader = { readonly db: Db; readonly proven: Proven };

/**
 * Compares the words of statements with the hash that was made when they were stored, and with the text of their
 * article's revision at their offsets: a row that was changed, or a text that was, is never shown.
 */
export function wordsProver(db: Db, log: Log | undefined): Proven {
  const told = new Set<string>();
  return async (rows) => {
    const texts = await readTexts(db, rows);
    return rows.filter((row) => {
      const fault = faultOf(row, texts.get(`${row.article_id}/${row.revision}`));
      if (fault !== null && !told.has(row.id) && told.size < TOLD_AT_MOST) {
        told.add(row.id);
        log?.error('statement-not-proven', { statementId: row.id, articleId: row.article_id, fault });
      }
      return fault === null;
    });
  };
}

/** Statements by id that may be shown, in the order of the ids. */
export async function readProven({ db, proven }: Reader, ids: readonly string[]): Promise<Statement[]> {
  return (await proven(await readStatementRows(db, ids))).map(toStatement);
}

const TOLD_AT_MOST = 10_000; // a store that is broken all over has been told of by then

function faultOf(row: ProvenRow, text: string | undefined): string | null {
  if (wordsHash(wordsOf(row)) !== row.words_hash) return 'the words are not those of their hash';
  if (text === undefined) return 'the text of the article is gone';
  const isThere = row.parts.every((part) => text.slice(part.start, part.end) === part.text);
  return isThere ? null : 'the words are not in the text at their offsets';
}

async function readTexts(db: Db, rows: readonly ProvenRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const wanted = [...new Map(rows.map((row) => [`${row.article_id}/${row.revision}`, row])).values()];
  const found = await sql<{ key: string; text: string }>`
    select article_id || '/' || revision as key, text from onrecord.article_revisions
    join unnest(${wanted.map((row) => row.article_id)}::text[], ${wanted.map((row) => row.revision)}::integer[])
      as wanted(article, number) on article_id = article and revision = number
  `.execute(db);
  return new Map(found.rows.map(({ key, text }) => [key, text]));
}
