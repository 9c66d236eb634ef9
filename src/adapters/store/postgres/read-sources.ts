import { sql } from 'kysely';
import { quotedTexts } from '../../../core/same/fold-words.ts';
import { reportsDifferently } from '../../../core/same/same-statement.ts';
import type { SourcedStatement, Statement, Variant } from '../../../model/statement.ts';
import type { Reader } from './prove-words.ts';
import { type StatementRow, visibleTo } from './read-statements.ts';
import { reportedStatements } from './reported.ts';
import type { Db } from './transaction.ts';

const VARIANTS_EACH = 3;

/**
 * Adds the other outlets that carry the same statements, and what some of them report otherwise: other words, or another
 * number, name or "not". As far as the workspace may see them.
 */
export async function withSources(
  { db, proven }: Reader,
  statements: readonly Statement[],
  workspace: string | null,
): Promise<SourcedStatement[]> {
  if (statements.length === 0) return [];
  const firsts = [...new Set(statements.map(({ sameAs }) => sameAs))];
  const rows = await db
    .selectFrom('statements')
    .select(['same_as', 'outlet'])
    .distinct()
    .where('same_as', 'in', firsts)
    .where('superseded_by', 'is', null)
    .where(visibleTo(workspace))
    .orderBy('outlet')
    .execute();
  const outlets = Map.groupBy(rows, (row) => row.same_as);
  const others = await proven(await withoutReported(db, await readOthers(db, { firsts, workspace }), workspace));
  return statements.map((statement) => ({
    statement,
    alsoIn: (outlets.get(statement.sameAs) ?? [])
      .map(({ outlet }) => outlet)
      .filter((outlet) => outlet !== statement.outlet),
    variants: variantsOf(statement, others),
  }));
}

type Other = StatementRow & { readonly first: string }; // that it belongs to, or differs from

/** The first report in each of the wordings of the statements, and of what differs from them or they from it. */
async function readOthers(
  db: Db,
  { firsts, workspace }: { readonly firsts: readonly string[]; readonly workspace: string | null },
): Promise<Other[]> {
  const visible = sql`superseded_by is null and ${visibleTo(workspace)}`;
  const { rows } = await sql<Other>`
    select distinct on (first, words_key) * from (
      select *, same_as as first from onrecord.statements where same_as = any(${firsts}::text[]) and ${visible}
      union all
      select *, differs_from from onrecord.statements where differs_from = any(${firsts}::text[]) and ${visible}
      union all
      select other.*, one.id from (
        select id, differs_from from onrecord.statements
        where same_as = any(${firsts}::text[]) and is_first and differs_from is not null and superseded_by is null
      ) as one join onrecord.statements other on other.id = one.differs_from where ${visible}
    ) as others order by first, words_key, published, id
  `.execute(db);
  return rows;
}

/** What was reported as a mistake is not shown as another's wording either. */
async function withoutReported(db: Db, others: readonly Other[], workspace: string | null): Promise<readonly Other[]> {
  if (others.every((row) => row.same_as === row.first)) return others;
  const reported = await reportedStatements(db, workspace);
  return others.filter((row) => row.same_as === row.first || !reported.has(row.same_as));
}

function variantsOf(statement: Statement, others: readonly Other[]): Variant[] {
  const seen = new Set([statement.outlet]);
  return others
    .filter((row) => row.first === statement.sameAs && row.id !== statement.id)
    .filter((row) => row.same_as !== statement.sameAs || reportsDifferently(statement, row))
    .toSorted((a, b) => Number(isOne(a, statement)) - Number(isOne(b, statement)) || +a.published - +b.published)
    .filter(({ outlet }) => !seen.has(outlet) && seen.add(outlet))
    .slice(0, VARIANTS_EACH)
    .map((row) => ({ outlet: row.outlet, url: row.url, words: quotedTexts(row) }));
}

const isOne = (row: Other, statement: Statement): boolean => row.same_as === statement.sameAs;
