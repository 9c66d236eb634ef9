import { type QueryExecutorProvider, sql } from 'kysely';

/** A table of ours with the columns that are written; what PostgreSQL computes itself is left out. */
export type TableShape = {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
};

/** The tables that hold the store's content, by name. */
export async function listTables(db: QueryExecutorProvider): Promise<readonly TableShape[]> {
  const { rows } = await sql<TableShape>`
    select relname as name,
      (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class c
    where relnamespace = to_regnamespace('onrecord') and relkind in ('r', 'p') and not relispartition
      and relname not like 'schema_history%'
    order by relname
  `.execute(db);
  return rows;
}
