import { sql } from 'kysely';
import type { Db } from './transaction.ts';

/** Matches of a search: more are "1,000", and no page turns that far. */
export const COUNTED_AT_MOST = 1000;

/** How many rows a query gives; it should have a limit. */
export async function countUpTo(db: Db, rows: { compile(): unknown }): Promise<number> {
  // kysely's own query builders are accepted as fragments of another query
  const { rows: counted } = await sql<{
    total: number;
  }>`select count(*)::int as total from (${rows as never}) as matching`.execute(db);
  return counted[0]?.total ?? 0;
}
