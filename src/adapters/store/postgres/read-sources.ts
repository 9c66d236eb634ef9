import { sql } from 'kysely';
import { quotedTexts } from '../../../core/same/fold-words.ts';
import { reportsDifferently } from '../../../core/same/same-statement.ts';
import type { SourcedStatement, Variant } from '../../../model/statement.ts';
import { type Reader, readProvenRows } from './prove-words.ts';
import { isVisible, type ShownRow, toStatement, visibleTo } from './read-statements.ts';
import { reportedStatements } from './reported.ts';

const VARIANTS_EACH = 3;

/**
 * Statements by id that are proven and that the workspace may see, in the order of the ids, with the other outlets that
 * carry them and what some of these report otherwise: other words, or another number, name or "not". Costs by what is
 * found of these statements, however much is on record.
 */
export async function readSourced(
  reader: Reader,
  ids: readonly string[],
  workspace: string | null,
): Promise<SourcedStatement[]> {
  const read = await readProvenRows(reader, ids, linksOf(workspace));
  const rows = read.rows.filter((row) => isVisible(row, workspace));
  const links = Map.groupBy(read.beside ?? [], ({ first }) => first);
  const others = await readOthers(reader, { rows, links, workspace });
  return rows.map((row) => ({
    statement: toStatement(row),
    alsoIn: outletsOf(row, { links, first: others.get(row.same_as) }),
    variants: variantsOf(
      row,
      reportsOf(row, links).flatMap((id) => others.get(id) ?? []),
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
const linksOf = (workspace: string | null) => sql<readonly Link[]>`(
  select coalesce(json_agg(link), '[]') from (
    select found.* from (select distinct same_as from statement) as one cross join lateral (
      select first_id as first, id, outlet, words_key as "wordsKey", is_same as "isSame", published
      from onrecord.other_reports where first_id = one.same_as and ${visibleTo(workspace)}
      union all
      select id, first_id, '', null, false, null
      from onrecord.other_reports where id = one.same_as and not is_same
      offset 0
    ) as found order by published, id
  ) as link
)`;

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

/** What the workspace may see of them. What was reported as a mistake is not shown as another's wording either. */
async function readOthers(
  reader: Reader,
  of: { readonly rows: readonly ShownRow[]; readonly links: Links; readonly workspace: string | null },
): Promise<ReadonlyMap<string, ShownRow>> {
  const ids = [...new Set(of.rows.flatMap((row) => reportsOf(row, of.links)))];
  const { rows } = await readProvenRows(reader, ids);
  const differing = new Set([...of.links.values()].flat().flatMap(({ id, isSame }) => (isSame ? [] : id)));
  const reported = differing.size === 0 ? null : await reportedStatements(reader.db, of.workspace, [...differing]);
  const shown = rows.filter(
    (row) => isVisible(row, of.workspace) && !(differing.has(row.id) && reported?.has(row.same_as)),
  );
  return new Map(shown.map((row) => [row.id, row]));
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
