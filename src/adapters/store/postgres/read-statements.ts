import { type Selectable, sql } from 'kysely';
import type { Statement } from '../../../model/statement.ts';
import { monthOfId } from './ids.ts';
import { monthBounds } from './partitions.ts';
import type { Tables } from './schema.ts';
import type { Db } from './transaction.ts';

export type StatementRow = Selectable<Tables['statements']>;

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
export function readStatementRows(db: Db, ids: readonly string[]): Promise<StatementRow[]> {
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
): Promise<StatementRow[]> {
  const byMonth = Map.groupBy(new Set(ids), monthOfId);
  const found = new Map<string, StatementRow>();
  for (const [month, some] of byMonth) {
    let query = db
      .selectFrom('statements')
      .selectAll()
      .where('id', 'in', some)
      .where('superseded_by', superseded ? 'is not' : 'is', null);
    if (month !== 'other') {
      const { from, to } = monthBounds(month); // so that only the month's partition is looked at
      query = query.where(sql<boolean>`published >= ${from} and published < ${to}`);
    }
    for (const row of await query.execute()) found.set(row.id, row);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The statements on record of some articles, in the order in which they stand there. */
export async function statementsOfArticles(db: Db, articleIds: readonly string[]): Promise<Statement[]> {
  if (articleIds.length === 0) return [];
  const rows = await db
    .selectFrom('statements')
    .selectAll()
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

export const toStatement = (row: StatementRow): Statement => ({
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
