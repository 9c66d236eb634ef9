import pg from 'pg';
import { Failure } from '../../../model/failure.ts';
import type { Database } from '../../../ports/database.ts';

/** Enough for a worker's parallel steps and the queue's listeners; PostgreSQL allows 100 in all by default. */
const POOL_SIZE = 12;
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 30_000;

export type ServerOptions = {
  readonly applicationName?: string; // what pg_stat_activity shows
  readonly poolSize?: number;
  readonly onError?: (error: Error) => void; // an idle connection broke; the pool replaces it
};

/**
 * Opens a pool to a PostgreSQL server (13 or newer) by its postgres:// url.
 * @throws Failure 'bad-settings' when the url is none, 'store-down' when the server does not let us in.
 */
export async function openServer(url: string, options: ServerOptions = {}): Promise<Database> {
  const where = address(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? POOL_SIZE,
    application_name: options.applicationName ?? 'onrecord',
    options: '-c search_path=onrecord,bullmq,public',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true, // the queue's LISTEN connection must not die unnoticed
  });
  pool.on('error', (error) => options.onError?.(error));
  await pool.query('select 1').catch(async (error: Error) => {
    await pool.end();
    throw new Failure('store-down', `PostgreSQL at ${where} cannot be used: ${reason(error)}. Check DATABASE_URL.`, {
      retry: true,
      cause: error,
    });
  });
  let closing: Promise<void> | undefined;
  return {
    kind: 'server',
    pool,
    maintain: async () => {}, // autovacuum does it
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
}

/** Host, port and database, without the user and the password. */
function address(url: string): string {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    throw new Failure(
      'bad-settings',
      'DATABASE_URL is not a postgres:// url: write postgres://user:password@host/name.',
    );
  const { host, pathname, searchParams } = new URL(url);
  return `${host || (searchParams.get('host') ?? 'localhost')}${pathname}`;
}

/** A refused connection has no message of its own where several addresses were tried. */
const reason = (error: Error): string =>
  error.message || ('code' in error && typeof error.code === 'string' ? error.code : 'no answer');
