import type { Pool } from 'pg';

/**
 * One PostgreSQL, whoever runs it. `pool` is a `pg.Pool` or behaves like one: bigint columns come as strings,
 * errors carry PostgreSQL's `code`, clients can LISTEN, and unqualified names are looked up in `onrecord`,
 * `bullmq` and `public`.
 */
export type Database = {
  readonly kind: 'embedded' | 'server';
  readonly pool: Pool;
  /** House-keeping that an embedded database needs now and then (it has no autovacuum); nothing on a server. */
  maintain(): Promise<void>;
  /** Whether an error of a query says that the database is away: whoever asked did nothing wrong and may ask again later. */
  readonly isOutage: (error: unknown) => boolean;
  /** Waits for what runs, then lets go of files and connections. May be called twice. */
  close(): Promise<void>;
};
