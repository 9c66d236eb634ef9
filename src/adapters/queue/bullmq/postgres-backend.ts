import { createPostgresBackend, runMigrations } from 'bullmq';
import { Failure } from '../../../model/failure.ts';
import type { Backend } from './backend.ts';
import { queuePool, type SharedPool } from './queue-pool.ts';

/**
 * Jobs in the schema `bullmq` of a PostgreSQL, made or brought up to date here. The pool stays the caller's; its
 * connections need `bullmq` in their search_path. Meant for one process (the embedded database): with several
 * workers on a server BullMQ's PostgreSQL backend was seen to report deadlocks, so several machines use Redis.
 * @throws Failure 'store-down' when the database does not answer, 'broken' when its search_path lacks `bullmq`.
 */
export async function openPostgres(options: { readonly pool: SharedPool }): Promise<Backend> {
  await prepare(options.pool);
  const { pool, release } = queuePool(options.pool);
  return {
    prefix: '', // the schema is the name space
    // Waiting workers hear of new and due jobs, and a killed process takes its own start with it: so an idle
    // database is asked seldom.
    waiting: { drainDelay: 15, stalledInterval: 3000 },
    // Adding many at once makes temporary tables, which costs more than a few single statements.
    bulkFrom: 8,
    factory: (name, line, connections) => createPostgresBackend(name, { ...line, connection: pool }, connections),
    close: release,
  };
}

async function prepare(pool: SharedPool): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new Failure('store-down', 'The database cannot be reached, so the queue cannot start.', {
      retry: true,
      cause: error,
    });
  });
  try {
    await runMigrations(client);
    // This is the only process: whoever held these jobs is dead, and their locks need not run out first.
    await client.query("UPDATE bullmq.job SET locked_until_ms = 0 WHERE state = 'active'");
    const { rows } = await client.query<{ search_path: string }>('SHOW search_path');
    if (!/\bbullmq\b/.test(rows[0]?.search_path ?? '')) {
      throw new Failure('broken', 'The search_path of the database connection must include the schema bullmq.');
    }
  } finally {
    client.release();
  }
}
