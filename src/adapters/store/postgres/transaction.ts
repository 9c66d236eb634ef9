import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from './schema.ts';

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;

const TRIES = 4;

/** PostgreSQL ended the transaction for the sake of another one (deadlock, serialization): it may be run again. */
const GIVEN_WAY = new Set(['40P01', '40001']);

/** Runs the work as one transaction, again if PostgreSQL made it give way; so the work must be repeatable. */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (left === 0 || !gaveWay(error)) throw error;
    }
  }
}

const gaveWay = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && GIVEN_WAY.has(error.code);

/** First half of our advisory locks' keys: any number that nobody else in this database uses. */
const LOCK_CLASS = 20_260_213;

/** Workers that start with different versions of the configuration take turns: they change the same rows in other orders. */
export const SETTINGS_LOCK = 'settings';

/**
 * Who holds named locks and asks nothing for so long is taken for lost (its machine stopped, its network is cut), and
 * its transaction is ended: the server itself would hold the locks for hours. Working out what to store takes seconds.
 */
const LOST_AFTER = '60s';

/**
 * Holds named locks until the transaction ends. Taken in one order everywhere, so that two transactions never
 * wait for each other; take all that one transaction needs in one call.
 */
export async function lockNames(trx: Trx, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await sql`
    select pg_advisory_xact_lock(${LOCK_CLASS}::int, key),
      set_config('idle_in_transaction_session_timeout', ${LOST_AFTER}, true)
    from (select distinct hashtext(name) as key from unnest(${[...names]}::text[]) as name order by 1) as keys
  `.execute(trx);
}
