import { sql } from 'kysely';
import type { Hosts } from '../../../ports/hosts.ts';
import type { Db } from './transaction.ts';

const ASK_AGAIN_MS = 250; // of a turn that another process has: it may be given back long before it ends by itself

/**
 * Quiet times and turns of hosts, one row a host. Each call is one statement. Turns run on the database's own clock,
 * which all processes share; quiet times are of the product's.
 */
export function hosts(db: Db): Hosts {
  /** Until when this process holds a host, as the database wrote it: nobody else's turn is given back by it. */
  const mine = new Map<string, string>();
  return {
    async quietUntil(host, now) {
      const row = await db
        .selectFrom('hosts')
        .select('quiet_until')
        .where('host', '=', host)
        .where('quiet_until', '>', sql<Date>`${now}::timestamptz`)
        .executeTakeFirst();
      return row?.quiet_until?.toISOString() ?? null;
    },
    async keepQuiet(host, until) {
      await sql`insert into onrecord.hosts (host, quiet_until) values (${host}, ${until})
        on conflict (host) do update set quiet_until = greatest(hosts.quiet_until, excluded.quiet_until)`.execute(db);
    },
    async take(host, holdMs) {
      const taken = await sql<{ until: string }>`
        insert into onrecord.hosts as known (host, held_until)
        values (${host}, clock_timestamp() + ${holdMs}::float8 * interval '1 millisecond')
        on conflict (host) do update set held_until = excluded.held_until, free_at = null
        where ${isOver('known.held_until')} and ${isOver('known.free_at')}
        returning held_until::text as until`.execute(db);
      const until = taken.rows[0]?.until;
      if (until !== undefined) {
        mine.set(host, until);
        return 0;
      }
      return waitMs(db, host);
    },
    async giveBack(host, spacingMs) {
      const until = mine.get(host);
      if (until === undefined) return;
      mine.delete(host);
      await sql`update onrecord.hosts
        set held_until = null, free_at = clock_timestamp() + ${spacingMs}::float8 * interval '1 millisecond'
        where host = ${host} and held_until = ${until}::timestamptz`.execute(db);
    },
  };
}

/** What would last longer than any turn was written while the database's clock ran ahead. */
const isOver = (until: string) =>
  sql`coalesce(${sql.ref(until)} <= clock_timestamp() or ${sql.ref(until)} > clock_timestamp() + ${LONGEST_MS}::float8 * interval '1 millisecond', true)`;

const LONGEST_MS = 360_000; // a page may take five minutes (reading.timeoutSeconds)

/** At least 1: it may have become free since it was found taken. */
async function waitMs(db: Db, host: string): Promise<number> {
  const { rows } = await sql<{ held: boolean; free_ms: number }>`
    select coalesce(held_until > clock_timestamp(), false) as held,
      coalesce(extract(epoch from free_at - clock_timestamp()) * 1000, 0)::float8 as free_ms
    from onrecord.hosts where host = ${host}`.execute(db);
  const [row] = rows;
  return Math.max(1, Math.ceil(row?.free_ms ?? 0), row?.held ? ASK_AGAIN_MS : 0);
}
