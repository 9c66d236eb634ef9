import { type QueryExecutorProvider, sql } from 'kysely';

/** A table of ours with the columns that are written; what PostgreSQL computes itself is left out. */
export type TableShape = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
};

/** Filled by triggers while other tables are: what they put there gives way to what was dumped. */
const FILLED_BY_TRIGGERS: ReadonlySet<string> = new Set(['other_reports']);

/** The tables that hold the store's content, in an order in which they can be filled: what is referred to comes first. */
export async function listTables(db: QueryExecutorProvider): Promise<readonly TableShape[]> {
  const { rows } = await sql<TableShape & { readonly needs: readonly string[] }>`
    select relname as name,
      (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select coalesce(json_agg(needed.relname), '[]')
        from pg_constraint join pg_class needed on needed.oid = confrelid
        where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as needs
    from pg_class c
    where relnamespace = to_regnamespace('onrecord') and relkind in ('r', 'p') and not relispartition
      and relname not like 'schema_history%'
    order by relname
  `.execute(db);
  const ordered: TableShape[] = [];
  let left = rows.toSorted((a, b) => Number(FILLED_BY_TRIGGERS.has(a.name)) - Number(FILLED_BY_TRIGGERS.has(b.name)));
  while (left.length > 0) {
    const waits = ({ needs }: (typeof rows)[number]) => left.some(({ name }) => needs.includes(name));
    const next = left.find((table) => !waits(table)) ?? left[0]; // in a circle any may begin
    if (next) ordered.push({ name: next.name, columns: next.columns });
    left = left.filter((table) => table !== next);
  }
  return ordered;
}
