import { createHash } from 'node:crypto';
import { type QueryExecutorProvider, sql } from 'kysely';
import type { TableShape } from './list-tables.ts';

export type RowSum = { readonly rows: number; readonly checksum: string };

const LANES = 4;
const LANE_DIGITS = 16; // of 64 bits

/**
 * Counts rows and sums their SHA-256 in four numbers of 64 bits: the same for the same rows in any order, as databases
 * sort text by different rules. It finds damage and loss, not somebody who means to deceive.
 */
export function rowSum(): { add(row: string): void; result(): RowSum } {
  const sums = new BigUint64Array(LANES); // wrap around by themselves
  let rows = 0;
  return {
    add(row) {
      const hash = createHash('sha256').update(row).digest();
      for (let lane = 0; lane < LANES; lane++) sums[lane] = (sums[lane] ?? 0n) + hash.readBigUInt64BE(lane * 8);
      rows++;
    },
    result: () => ({ rows, checksum: toHex(sums) }),
  };
}

/** The same of a whole table, worked out where it is. */
export async function sumTable(db: QueryExecutorProvider, table: TableShape): Promise<RowSum> {
  const lanes = Array.from({ length: LANES }, (_, lane) => {
    const digits = sql`substr(hash, ${sql.lit(lane * LANE_DIGITS + 1)}, ${sql.lit(LANE_DIGITS)})`;
    return sql`coalesce(sum(('x' || ${digits})::bit(64)::bigint), 0)::text`;
  });
  const { rows } = await sql<{ rows: number; sums: readonly string[] }>`
    select count(*)::integer as rows, json_build_array(${sql.join(lanes)}) as sums
    from (
      select encode(sha256(convert_to(${rowText(table)}, 'UTF8')), 'hex') as hash
      from ${sql.table(`onrecord.${table.name}`)} offset 0
    ) as hashed
  `.execute(db);
  const [{ rows: count, sums } = { rows: 0, sums: [] }] = rows;
  return { rows: count, checksum: toHex(sums.map((sum) => BigInt.asUintN(64, BigInt(sum)))) };
}

/** A row as a dump has it: a JSON array, one text or null a column. Needs {@link writeAlike}. */
export const rowText = ({ columns }: TableShape) =>
  sql<string>`array_to_json(array[${sql.join(columns.map(({ name }) => sql`${sql.ref(name)}::text`))}])::text`;

/** Until the transaction ends moments and numbers are written the same, wherever they are read. */
export async function writeAlike(db: QueryExecutorProvider): Promise<void> {
  await sql`set local timezone = 'UTC'`.execute(db);
  await sql`set local datestyle = 'ISO'`.execute(db);
  await sql`set local extra_float_digits = 1`.execute(db);
}

const toHex = (lanes: Iterable<bigint>): string =>
  [...lanes].map((lane) => lane.toString(16).padStart(LANE_DIGITS, '0')).join('');
