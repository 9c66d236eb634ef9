import { sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import { type Db, inTransaction, lockNames } from './transaction.ts';

/** First month with a partition of its own, and the first one without: what is dated outside is a mistake. */
const FIRST_YEAR = 2000;
const END_YEAR = 2100;

/** The month of a moment, "2025-02", as its partition and its statements' ids name it; "other" outside of the range. */
export function monthOf(moment: Instant): string {
  const year = Number(moment.slice(0, 4));
  return year >= FIRST_YEAR && year < END_YEAR && /^\d{4}-\d\d/.test(moment) ? moment.slice(0, 7) : 'other';
}

/** Bounds of a month: the first is of it, the second is of the next one. */
export function monthBounds(month: string): { readonly from: Instant; readonly to: Instant } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { from: `${month}-01T00:00:00.000Z`, to: `${next}-01T00:00:00.000Z` };
}

/** Makes the partition of a month when it is first needed, in a transaction of its own. */
export function partitionMaker(db: Db): (month: string) => Promise<void> {
  const made = new Set(['other']);
  return async (month) => {
    if (made.has(month)) return;
    const { from, to } = monthBounds(month);
    const name = `onrecord.statements_${month.replace('-', '_')}`;
    const exists = await sql<{ exists: boolean }>`select to_regclass(${name}) is not null as exists`.execute(db);
    if (!exists.rows[0]?.exists) {
      await inTransaction(db, async (trx) => {
        await lockNames(trx, ['partitions']);
        await sql`
          create table if not exists ${sql.table(name)} partition of onrecord.statements
          for values from (${sql.lit(from)}) to (${sql.lit(to)})
        `.execute(trx);
      });
    }
    made.add(month);
  };
}
