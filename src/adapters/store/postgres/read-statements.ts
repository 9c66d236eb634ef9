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

/**
 * In one query, which looks at the partitions of the ids' months only. By nothing but their ids: a month without
 * statistics would be read whole by an index of what is not superseded.
 */
async function readRows(
  db: Db,
  ids: readonly string[],
  { superseded }: { readonly superseded: boolean },
): Promise<ShownRow[]> {
  const [first, ...others] = [...Map.groupBy(new Set(ids), monthOfId)].map(([month, some]) => {
    const query = db.selectFrom('statements').select(SHOWN).where('id', 'in', some);
    if (month === 'other') return query;
    const { from, to } = monthBounds(month);
    return query.where(sql<boolean>`published >= ${from} and published < ${to}`);
  });
  if (!first) return [];
  const rows = await others.reduce((all, query) => all.unionAll(query), first).execute();
  const wanted = rows.filter((row) => (row.superseded_by !== null) === superseded);
  const found = new Map(wanted.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
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
