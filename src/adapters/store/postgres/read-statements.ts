import { type Selectable, sql } from 'kysely';
import type { Statement } from '../../../model/statement.ts';
import { monthOfId } from './ids.ts';
import { monthBounds } from './partitions.ts';
import type { Tables } from './schema.ts';
import type { Db } from './transaction.ts';

export type StatementRow = Selectable<Tables['statements']>;

/** What readers are shown of a statement and what proves it: neither its search nor its match keys, which are as long. */
export const SHOWN = [
  ...(['id', 'published', 'article_id', 'revision', 'place', 'workspace', 'outlet', 'url', 'title'] as const),
  ...(['span_start', 'span_end', 'kind', 'parts', 'speaker', 'cue', 'said', 'confidence'] as const),
  ...(['words_key', 'words_hash', 'same_as', 'superseded_by'] as const),
] as const;

export type ShownRow = Pick<StatementRow, (typeof SHOWN)[number]>;

/** A statement as it goes into its row, with what is JSON there still as values. */
export type FoundRow = Omit<StatementRow, 'same_as' | 'differs_from'> & {
  same_as: string;
  differs_from: string | null;
};

/** Statements by id, in the order of the ids; superseded and unknown ones are left out. */
export async function readStatements(db: Db, ids: readonly string[]): Promise<Statement[]> {
  return (await readStatementRows(db, ids)).map(toStatement);
}

/** The same as rows, which also tell whose they are. */
export function readStatementRows(db: Db, ids: readonly string[]): Promise<ShownRow[]> {
  return readRows(db, ids, { superseded: false });
}

/** Those of the statements that their article no longer has. */
export async function supersededStatements(db: Db, ids: readonly string[]): Promise<Statement[]> {
  return (await readRows(db, ids, { superseded: true })).map(toStatement);
}

async function readRows(
  db: Db,
  ids: readonly string[],
  { superseded }: { readonly superseded: boolean },
): Promise<ShownRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ row: AsJson<ShownRow> }>`
    select to_json(statement) as row from (${statementsById(ids)}) as statement
  `.execute(db);
  return rowsOf(
    ids,
    rows.map(({ row }) => row),
  ).filter((row) => (row.superseded_by !== null) === superseded);
}

/** A row as PostgreSQL tells it in JSON: of many rows PGlite needs twice the time to hand over each field by itself. */
export type AsJson<Row> = { readonly [Name in keyof Row]: Row[Name] extends Date ? string : Row[Name] };

/** Rows that were found, in the order of their ids. */
export function rowsOf(ids: readonly string[], found: readonly AsJson<ShownRow>[]): ShownRow[] {
  const rows = new Map(found.map((row) => [row.id, { ...row, published: new Date(row.published) }]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/**
 * The query for statements by id, superseded or not: of the partitions of the ids' months, and by nothing but the ids. A
 * month without statistics would else be read whole by an index of what is not superseded.
 */
export function statementsById(ids: readonly string[]) {
  const months = [...Map.groupBy(new Set(ids), monthOfId)].map(([month, some]) => {
    const { from, to } = monthBounds(month);
    const range = month === 'other' ? sql`` : sql`and published >= ${from} and published < ${to}`;
    return sql`select ${sql.join(SHOWN.map((column) => sql.ref(column)))} from onrecord.statements
      where id = any(${some}::text[]) ${range}`;
  });
  return sql.join(months, sql` union all `);
}

/** The statements on record of some articles, in the order in which they stand there. */
export async function statementsOfArticles(db: Db, articleIds: readonly string[]): Promise<Statement[]> {
  if (articleIds.length === 0) return [];
  const rows = await db
    .selectFrom('statements')
    .select(SHOWN)
    .where('article_id', 'in', [...articleIds])
    .where('superseded_by', 'is', null)
    .orderBy('published')
    .orderBy('article_id')
    .orderBy('place')
    .execute();
  return rows.map(toStatement);
}

/** What everyone shares, and what the workspace has of its own. */
export const visibleTo = (workspace: string | null, column = 'workspace') =>
  sql<boolean>`(${sql.ref(column)} is null or ${sql.ref(column)} = ${workspace})`;

/** The same of a row. */
export const isVisible = (row: Pick<ShownRow, 'workspace'>, workspace: string | null): boolean =>
  row.workspace === null || row.workspace === workspace;

export const toStatement = (row: Omit<ShownRow, 'words_key' | 'words_hash' | 'superseded_by'>): Statement => ({
  id: row.id,
  articleId: row.article_id,
  revision: row.revision,
  outlet: row.outlet,
  url: row.url,
  title: row.title,
  published: row.published.toISOString(),
  sameAs: row.same_as,
  start: row.span_start,
  end: row.span_end,
  parts: row.parts,
  kind: row.kind,
  speaker: row.speaker,
  cue: row.cue,
  said: row.said,
  confidence: row.confidence,
});
