import { type QueryExecutorProvider, sql } from 'kysely';
import { Failure } from '../../../model/failure.ts';
import type { BackupPart, TableSum, WholeStore } from '../../../ports/backup.ts';
import { listTables, type TableShape } from './list-tables.ts';
import { rowSum } from './sum-rows.ts';
import type { Db } from './transaction.ts';

/** Rows fetched at a time: few enough that 500 long articles, some 20 MB, fit in memory. */
const ROWS_AT_ONCE = 500;

/** The tokens by which chats let us in. They are sealed, but a backup goes where its key may be guessed at leisure. */
const SECRETS: ReadonlySet<string> = new Set(['installations']);

/** See {@link WholeStore.dump}. One transaction that sees the store as it was when it began, and writes nothing. */
export async function* dumpTables(db: Db, options: Parameters<WholeStore['dump']>[0]): AsyncGenerator<BackupPart> {
  const trx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    const tables = await listTables(trx);
    if (tables.length === 0)
      throw new Failure('not-found', 'There is no store here yet: run "onrecord start" first, or name another --data.');
    yield await readHead(trx, options);
    const sums: TableSum[] = [];
    for (const table of tables) {
      yield { kind: 'table', name: table.name, columns: table.columns.map(({ name }) => name) };
      const sum = rowSum();
      if (options.withSecrets || !SECRETS.has(table.name))
        for await (const rows of readRows(trx, table)) {
          for (const row of rows) sum.add(row);
          yield { kind: 'rows', rows };
        }
      sums.push({ name: table.name, ...sum.result() });
    }
    yield { kind: 'end', tables: sums };
  } finally {
    await trx.rollback().execute(); // it has only read
  }
}

async function readHead(
  db: QueryExecutorProvider,
  { withSecrets, now }: Parameters<WholeStore['dump']>[0],
): Promise<BackupPart & { readonly kind: 'head' }> {
  const history = await sql<{ name: string }>`select name from onrecord.schema_history order by name`.execute(db);
  const months = await sql<{ month: string }>`
    select replace(substring(relname from 12), '_', '-') as month
    from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'onrecord.statements'::regclass and relname ~ '^statements_\\d{4}_\\d\\d$'
    order by 1
  `.execute(db);
  const sequences = await sql<{ name: string; last: string }>`
    select sequencename as name, last_value::text as last
    from pg_sequences where schemaname = 'onrecord' and last_value is not null
    order by 1
  `.execute(db);
  return {
    kind: 'head',
    madeAt: now,
    withSecrets,
    migrations: history.rows.map(({ name }) => name),
    months: months.rows.map(({ month }) => month),
    sequences: sequences.rows,
  };
}

/** The rows of a table as dumps have them, some at a time, in a transaction that is open. */
export async function* readRows(
  db: QueryExecutorProvider,
  { name, columns }: TableShape,
): AsyncGenerator<readonly string[]> {
  const values = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
  // so that moments and numbers are written the same wherever they are read
  await sql`set local timezone = 'UTC'`.execute(db);
  await sql`set local datestyle = 'ISO'`.execute(db);
  await sql`set local extra_float_digits = 1`.execute(db);
  await sql`
    declare dumped no scroll cursor for
    select array_to_json(array[${values}])::text as row from ${sql.table(`onrecord.${name}`)}
  `.execute(db);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from dumped`.execute(db);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`close dumped`.execute(db);
}
