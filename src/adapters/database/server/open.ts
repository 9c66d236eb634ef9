import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { Failure } from '../../../model/failure.ts';
import type { Database } from '../../../ports/database.ts';
import { isOutage } from './is-outage.ts';

/** Enough for a worker's parallel steps and the queue's listeners; PostgreSQL allows 100 in all by default. */
const POOL_SIZE = 12;
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 30_000;
const CLOSE_WITHIN_MS = 2000; // a server that answers ends its queries by then

export type ServerOptions = {
  readonly applicationName?: string; // what pg_stat_activity shows
  readonly poolSize?: number;
  readonly onError?: (error: Error) => void; // a connection broke; the pool replaces it
};

/**
 * Opens a pool to a PostgreSQL server (13 or newer) by its postgres:// url.
 * @throws Failure 'bad-settings' when the url is none, 'store-down' when the server does not let us in.
 */
export async function openServer(url: string, options: ServerOptions = {}): Promise<Database> {
  const where = address(url);
  const sockets = new Set<Socket>();
  const pool = new pg.Pool({
    stream: () => tracked(sockets),
    connectionString: url,
    max: options.poolSize ?? POOL_SIZE,
    application_name: options.applicationName ?? 'onrecord',
    // To compile a plan to machine code takes longer than any of our queries, and estimates call for it too often.
    options: '-c search_path=onrecord,bullmq,public -c jit=off',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true, // a connection that only listens must not die unnoticed
    keepAliveInitialDelayMillis: 30_000, // the system's own would be two hours
  });
  const onError = (error: Error) => options.onError?.(error);
  pool.on('error', onError);
  // Also of a connection that somebody holds and asks nothing just now: unheard, its end would end the process.
  pool.on('connect', (client) => client.on('error', onError));
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
    isOutage,
    close: () => {
      closing ??= closePool(pool, sockets);
      return closing;
    },
  };
}

/** A socket for a connection, known as long as it is open. */
function tracked(sockets: Set<Socket>): Socket {
  const socket = new Socket();
  sockets.add(socket);
  return socket.once('close', () => sockets.delete(socket));
}

/** The pool waits for its queries, which never end where the server does not answer: then its lines are cut. */
async function closePool(pool: pg.Pool, sockets: ReadonlySet<Socket>): Promise<void> {
  const givenUp = new AbortController();
  const late = wait(CLOSE_WITHIN_MS, undefined, { signal: givenUp.signal }).catch(() => undefined);
  await Promise.race([pool.end(), late]);
  givenUp.abort();
  for (const socket of sockets) socket.destroy();
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
