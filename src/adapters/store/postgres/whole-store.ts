import { Kysely, PostgresDialect } from 'kysely';
import type { WholeStore } from '../../../ports/backup.ts';
import type { Database } from '../../../ports/database.ts';
import { dumpTables } from './dump-tables.ts';
import { loadTables } from './load-tables.ts';
import type { Tables } from './schema.ts';

/** The store on a PostgreSQL as a whole; not brought up to date, so that a backup can be made before an upgrade. */
export function wholeStore({ pool }: Pick<Database, 'pool'>): WholeStore {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    dump: (options) => dumpTables(db, options),
    load: (parts, options) => loadTables(db, parts, options),
  };
}
