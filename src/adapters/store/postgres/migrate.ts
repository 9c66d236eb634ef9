import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Failure } from '../../../model/failure.ts';

const HISTORY = 'schema_history';
const TRIES = 5;

/** Another process made the same schema or table between our look and our making of it. */
const MADE_MEANWHILE = new Set(['23505', '42P06', '42P07']);

/**
 * Brings the schema `onrecord` up to date. Several processes may start at once: Kysely's migrator holds an
 * advisory lock while it works.
 * @throws Failure 'store-newer' when the store has migrations that this code does not know.
 */
export async function migrate<T>(db: Kysely<T>, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  const migrator = migratorOf(db, migrations);
  for (let left = TRIES - 1; ; left--) {
    await refuseNewer(db, migrations);
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    if (left === 0 || !madeMeanwhile(error)) throw error;
  }
}

/** Kysely's migrator on the schema `onrecord`; also within a transaction, which it then leaves open. */
export function migratorOf<T>(db: Kysely<T>, migrations: Readonly<Record<string, Migration>>): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: 'onrecord',
    migrationTableName: HISTORY,
    migrationLockTableName: `${HISTORY}_lock`,
  });
}

const madeMeanwhile = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && MADE_MEANWHILE.has(error.code);

async function refuseNewer<T>(db: Kysely<T>, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  const table = `onrecord.${HISTORY}`;
  const found = await sql<{ exists: boolean }>`select to_regclass(${table}) is not null as exists`.execute(db);
  if (!found.rows[0]?.exists) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db);
  const unknown = rows.map(({ name }) => name).filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new Failure(
    'store-newer',
    `The store was written by a newer version of this program (it has "${unknown.at(-1)}"): start that version.`,
  );
}
