import { sql } from 'kysely';
import { quotedTexts } from '../../../core/same/fold-words.ts';
import { reportsDifferently } from '../../../core/same/same-statement.ts';
import type { SourcedStatement, Variant } from '../../../model/statement.ts';
import type { Reader } from './prove-words.ts';
import { isVisible, readStatementRows, type ShownRow, toStatement, visibleTo } from './read-statements.ts';
import { reportedStatements } from './reported.ts';
import type { Db } from './transaction.ts';

const VARIANTS_EACH = 3;

/**
 * Of the statements those that are proven, with the other outlets that carry them, and what some of these report
 * otherwise: other words, or another number, name or "not". As far as the workspace may see them. Costs by what is found
 * of these statements, however much is on record.
 */
export async function withSources(
  { db, proven }: Reader,
  statements: readonly ShownRow[],
  workspace: string | null,
): Promise<SourcedStatement[]> {
  if (statements.length === 0) return [];
  const links = await readLinks(db, statements, workspace);
  const ids = new Set(statements.flatMap((row) => reportsOf(row, links)));
  const reports = (await readStatementRows(db, [...ids])).filter((row) => isVisible(row, workspace));
  const shown = new Set(await proven([...statements, ...(await withoutReported(db, { reports, links, workspace }))]));
  const byId = new Map(reports.filter((row) => shown.has(row)).map((row) => [row.id, row]));
  return statements
    .filter((row) => shown.has(row))
    .map((row) => ({
      statement: toStatement(row),
      alsoIn: outletsOf(row, { links, first: reports.find(({ id }) => id === row.same_as) }),
      variants: variantsOf(
        row,
        reportsOf(row, links).flatMap((id) => byId.get(id) ?? []),
      ),
    }));
}

/** That another report says the same as a first one, or differs from it. */
type Link = {
  readonly first: string;
  readonly id: string;
  readonly outlet: string;
  readonly wordsKey: string | null;
  readonly isSame: boolean;
};
type Links = ReadonlyMap<string, readonly Link[]>; // by first report

/** The earliest published ones first. What differs is looked up from both sides. */
async function readLinks(db: Db, statements: readonly ShownRow[], workspace: string | null): Promise<Links> {
  const firsts = [...new Set(statements.map((row) => row.same_as))];
  const { rows } = await sql<Link>`
    select first_id as first, id, outlet, words_key as "wordsKey", is_same as "isSame", published
    from onrecord.other_reports where first_id = any(${firsts}::text[]) and ${visibleTo(workspace)}
    union all
    select id, first_id, '', null, false, null
    from onrecord.other_reports where id = any(${firsts}::text[]) and not is_same
    order by published, id
  `.execute(db);
  return Map.groupBy(rows, ({ first }) => first);
}

/**
 * Of the other reports of a statement the ids of those that may have other words: the earliest in each wording but its
 * own, and its first one. And of what differs from it.
 */
function reportsOf(row: ShownRow, links: Links): readonly string[] {
  const wordings = new Set([row.words_key]);
  const found = (links.get(row.same_as) ?? []).filter(
    ({ id, isSame, wordsKey }) => !isSame || (id !== row.id && !wordings.has(wordsKey) && wordings.add(wordsKey)),
  );
  return [...(row.id === row.same_as ? [] : [row.same_as]), ...found.map(({ id }) => id)];
}

/** What was reported as a mistake is not shown as another's wording either. */
async function withoutReported(
  db: Db,
  of: { readonly reports: readonly ShownRow[]; readonly links: Links; readonly workspace: string | null },
): Promise<readonly ShownRow[]> {
  const differing = new Set([...of.links.values()].flat().flatMap(({ id, isSame }) => (isSame ? [] : id)));
  if (differing.size === 0) return of.reports;
  const reported = await reportedStatements(db, of.workspace, [...differing]);
  return of.reports.filter((row) => !differing.has(row.id) || !reported.has(row.same_as));
}

function outletsOf(
  row: ShownRow,
  { links, first }: { readonly links: Links; readonly first: ShownRow | undefined },
): string[] {
  const outlets = (links.get(row.same_as) ?? []).flatMap(({ isSame, outlet }) => (isSame ? outlet : []));
  return [...new Set([...outlets, ...(first ? [first.outlet] : [])])]
    .filter((outlet) => outlet !== row.outlet)
    .toSorted();
}

function variantsOf(statement: ShownRow, others: readonly ShownRow[]): Variant[] {
  const seen = new Set([statement.outlet]);
  return others
    .filter((row) => row.same_as !== statement.same_as || reportsDifferently(statement, row))
    .toSorted((a, b) => Number(isOne(a, statement)) - Number(isOne(b, statement)) || +a.published - +b.published)
    .filter(({ outlet }) => !seen.has(outlet) && seen.add(outlet))
    .slice(0, VARIANTS_EACH)
    .map((row) => ({ outlet: row.outlet, url: row.url, words: quotedTexts(row) }));
}

const isOne = (row: ShownRow, statement: ShownRow): boolean => row.same_as === statement.same_as;
