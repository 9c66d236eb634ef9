import { type QueryExecutorProvider, sql } from 'kysely';
import { Failure } from '../../../model/failure.ts';
import type { BackupPart, TableSum, WholeStore } from '../../../ports/backup.ts';
import { readRows } from './dump-tables.ts';
import { listTables, type TableShape } from './list-tables.ts';
import { migratorOf } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { monthBounds, monthOf } from './partitions.ts';
import type { Tables } from './schema.ts';
import { rowSum } from './sum-rows.ts';
import type { Db, Trx } from './transaction.ts';

/** A statement that waits longer for a lock is given up: another process works on the store. */
const LOCK_TIMEOUT_MS = 10_000;
const LOCKED = '55P03';
const FULL = '53100';

/** See {@link WholeStore.load}. One transaction: the store is the old one until everything was compared. */
export async function loadTables(
  db: Db,
  parts: AsyncIterable<BackupPart>,
  options: Parameters<WholeStore['load']>[1],
): Promise<readonly TableSum[]> {
  try {
    return await db.transaction().execute((trx) => replaceStore(trx, parts, options));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === LOCKED) throw busy('it is being read or written');
    if (code === FULL) throw full(error);
    throw error;
  }
}

async function replaceStore(
  trx: Trx,
  parts: AsyncIterable<BackupPart>,
  { replace }: { readonly replace: boolean },
): Promise<readonly TableSum[]> {
  await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT_MS)}`.execute(trx);
  await refuseInUse(trx);
  if (!replace) await refuseFull(trx);
  const iterator = parts[Symbol.asyncIterator]();
  try {
    const head = await iterator.next();
    if (head.done || head.value.kind !== 'head') throw unfit('it has no head');
    await makeEmpty(trx, head.value);
    const tables = await listTables(trx);
    const putBack = await takeAway(trx);
    const sums = await fill(trx, { tables, parts: { [Symbol.asyncIterator]: () => iterator } });
    for (const { name, last } of head.value.sequences)
      await sql`select setval(to_regclass(${`onrecord.${name}`}), ${last}::bigint)`.execute(trx);
    for (const make of putBack) await sql.raw(make).execute(trx);
    await compare(trx, { tables, sums });
    await migrateUp(trx);
    await analyze(trx);
    return sums;
  } finally {
    await iterator.return?.();
  }
}

/** A schema as the program that wrote the dump made it, with nothing in it. */
async function makeEmpty(trx: Trx, head: BackupPart & { readonly kind: 'head' }): Promise<void> {
  const known = Object.keys(migrations).sort();
  const unknown = head.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Failure(
      'store-newer',
      `It was written by a newer version of this program (it has "${unknown.at(-1)}"): use that version.`,
    );
  if (head.migrations.length === 0 || head.migrations.some((name, index) => name !== known[index]))
    throw unfit('its migrations are not those of any version');
  await sql`drop schema if exists onrecord cascade`.execute(trx);
  await migrateUp(trx, head.migrations.at(-1));
  for (const month of head.months) {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || monthOf(`${month}-01`) !== month)
      throw unfit(`"${month}" is no month`);
    const { from, to } = monthBounds(month);
    await sql`
      create table ${sql.table(`onrecord.statements_${month.replace('-', '_')}`)} partition of onrecord.statements
      for values from (${sql.lit(from)}) to (${sql.lit(to)})
    `.execute(trx);
  }
}

async function migrateUp(trx: Trx, to?: string): Promise<void> {
  const migrator = migratorOf<Tables>(trx, migrations);
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error !== undefined) throw error;
}

/**
 * Takes away what each row would pay for, and returns how each is made again: indexes that no key stands on (made once, over
 * all rows, they cost half), references, and triggers, whose rows are in the dump as well.
 */
async function takeAway(trx: Trx): Promise<readonly string[]> {
  const { rows } = await sql<{ take: string; make: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as take,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint
    where connamespace = 'onrecord'::regnamespace and contype = 'f' and conparentid = 0
    union all
    select format('drop index %s', indexrelid::regclass), replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
    from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'onrecord'::regnamespace and not relispartition
      and not exists (select from pg_constraint where conindid = indexrelid)
    union all
    select format('alter table %s disable trigger user', of_table), format('alter table %s enable trigger user', of_table)
    from (
      select distinct tgrelid::regclass as of_table from pg_trigger join pg_class on pg_class.oid = tgrelid
      where relnamespace = 'onrecord'::regnamespace and not relispartition and not tgisinternal
    ) as triggered
    order by make
  `.execute(trx);
  for (const { take } of rows) await sql.raw(take).execute(trx);
  return rows.map(({ make }) => make);
}

/**
 * Tells the planner roughly what is there: else the first answers would be planned for empty tables. It finds out more with
 * the next maintenance, or the server by itself, for which the rows of a transaction still count as new.
 */
async function analyze(trx: Trx): Promise<void> {
  await sql`set local default_statistics_target = 10`.execute(trx);
  for (const { name } of await listTables(trx)) await sql`analyze ${sql.table(`onrecord.${name}`)}`.execute(trx);
}

/** Returns what the end of the dump says of each table. */
async function fill(
  trx: Trx,
  { tables, parts }: { readonly tables: readonly TableShape[]; readonly parts: AsyncIterable<BackupPart> },
): Promise<readonly TableSum[]> {
  let table: TableShape | undefined;
  for await (const part of parts) {
    switch (part.kind) {
      case 'head':
        throw unfit('it has two heads');
      case 'table': {
        table = tables.find(({ name }) => name === part.name);
        const columns = table?.columns.map(({ name }) => name);
        if (!table || columns?.join() !== part.columns.join()) throw unfit(`table "${part.name}" is not as it was`);
        // what migrations put there
        await sql`delete from ${sql.table(`onrecord.${table.name}`)}`.execute(trx);
        break;
      }
      case 'rows':
        if (!table) throw unfit('rows come before their table');
        await insert(trx, { table, rows: part.rows });
        break;
      case 'end':
        return part.tables;
      default:
        part satisfies never;
    }
  }
  throw unfit('it has no end');
}

async function insert(
  trx: Trx,
  { table, rows }: { readonly table: TableShape; readonly rows: readonly string[] },
): Promise<void> {
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  // the type is the catalogue's own writing of it
  const values = sql.join(table.columns.map(({ type }, index) => sql`(row->>${sql.lit(index)})::${sql.raw(type)}`));
  await sql`
    insert into ${sql.table(`onrecord.${table.name}`)} (${columns}) overriding system value
    select ${values} from jsonb_array_elements(${`[${rows.join(',')}]`}::jsonb) as row
  `.execute(trx);
}

/** Reads back what was written: the same rows as in the dump, none more and none less. */
async function compare(
  trx: Trx,
  { tables, sums }: { readonly tables: readonly TableShape[]; readonly sums: readonly TableSum[] },
): Promise<void> {
  for (const table of tables) {
    const sum = rowSum();
    for await (const rows of readRows(trx, table)) for (const row of rows) sum.add(row);
    const { rows, checksum } = sum.result();
    const expected = sums.find(({ name }) => name === table.name);
    if (expected?.rows !== rows || expected.checksum !== checksum)
      throw unfit(`of table "${table.name}" ${rows} rows arrived, which are not the ${expected?.rows ?? 0} expected`);
  }
}

/** A worker or bot that writes on while its store is replaced would mix two stores. */
async function refuseInUse(trx: Trx): Promise<void> {
  const { rows } = await sql<{ others: number }>`
    select count(*)::integer as others from pg_stat_activity
    where datname = current_database() and application_name = 'onrecord' and pid <> pg_backend_pid()
  `.execute(trx);
  const others = rows[0]?.others ?? 0;
  if (others > 0) throw busy(`${others} connections of OnRecord are open`);
}

async function refuseFull(db: QueryExecutorProvider): Promise<void> {
  for (const { name } of await listTables(db)) {
    if (name === 'catalogue_versions') continue; // filled by the first migration
    const table = sql.table(`onrecord.${name}`);
    const { rows } = await sql<{ full: boolean }>`select exists (select from ${table}) as full`.execute(db);
    if (rows[0]?.full)
      throw new Failure('not-allowed', `The store there is not empty (it has ${name.replaceAll('_', ' ')})`);
  }
}

const busy = (why: string) =>
  new Failure('store-busy', `The store is in use (${why}): stop every worker and bot on it first.`);

const full = (cause: unknown) =>
  new Failure('store-down', 'The disk of the store is full: make room and restore again. Nothing was changed.', {
    cause,
  });

const unfit = (why: string) => new Failure('bad-input', `The dump does not fit (${why}): nothing was changed.`);
