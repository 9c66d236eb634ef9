import { sql } from 'kysely';
import type { ReportedStatement, StatementOnRecord } from '../../../model/mistake.ts';
import type { Paged, Reads } from '../../../ports/reads.ts';
import { type Reader, readProven } from './prove-words.ts';
import { readSourced } from './read-sources.ts';
import { toStance } from './read-stance.ts';
import { visibleTo } from './read-statements.ts';
import { toReport } from './report-mistake.ts';

/** Reports of a workspace, or of all (null), newest first, each with its statement as far as that is proven. */
export async function readReports(
  reader: Reader,
  query: { readonly workspace: string | null; readonly atMost: number; readonly skip: number },
): Promise<Paged<ReportedStatement>> {
  const { workspace } = query;
  const matching = reader.db
    .selectFrom('mistake_reports')
    .$if(workspace !== null, (some) => some.where('workspace', '=', workspace ?? ''));
  const rows = await matching.selectAll().orderBy('id', 'desc').offset(query.skip).limit(query.atMost).execute();
  const { total } = await matching.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const statements = await readProven(
    reader,
    rows.map((row) => row.statement_id),
  );
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  return {
    found: rows.map((row) => ({ report: toReport(row), statement: byId.get(row.statement_id) ?? null })),
    total,
  };
}

/** A statement that the workspace may see, with all positions it is shown with, whatever was reported. */
export async function readStatementOnRecord(
  reader: Reader,
  { workspace, id }: Parameters<Reads['statement']>[0],
): Promise<StatementOnRecord | undefined> {
  const [sourced] = await readSourced(reader, [id], workspace);
  if (!sourced) return undefined;
  const stances = await reader.db
    .selectFrom('stances')
    .innerJoin('topics', 'topics.id', 'stances.topic_id')
    .selectAll('stances')
    .where('first_id', '=', sourced.statement.sameAs)
    .where('is_first', '=', true)
    .where('stances.workspace', 'in', ['', workspace])
    .where(visibleTo(workspace, 'topics.workspace'))
    .orderBy('topic_id')
    .orderBy('proposition_id')
    .execute();
  return { ...sourced, stances: stances.map(toStance) };
}
