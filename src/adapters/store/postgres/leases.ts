import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Leases } from '../../../ports/leases.ts';
import type { Db } from './transaction.ts';

const LAST_MS = 15_000; // a killed process is followed so much later; one that computes for less loses nothing
const GIVE_UP_WITHIN_MS = 1000;

/** Leases as rows, on the database's own clock, which all processes share. Each call is one statement. */
export function leases(db: Db, { lastMs = LAST_MS }: { readonly lastMs?: number } = {}): Leases {
  const me = randomUUID();
  const closing = new AbortController();
  const asked = new Set<Promise<unknown>>();
  const until = sql<Date>`clock_timestamp() + ${lastMs}::float8 * interval '1 millisecond'`;
  // one that would last longer was written while the database's clock ran ahead: nobody could take it for hours
  const isOver = sql<boolean>`(known.until <= clock_timestamp()
    or known.until > clock_timestamp() + 2 * ${lastMs}::float8 * interval '1 millisecond')`;

  const hold = async (name: string): Promise<boolean> => {
    const { rows } = await sql`
      insert into onrecord.leases as known (name, holder, since, until)
      values (${name}, ${me}, clock_timestamp(), ${until})
      on conflict (name) do update set
        since = case when known.holder = excluded.holder and not ${isOver}
          then known.since else excluded.since end,
        holder = excluded.holder,
        until = excluded.until
      where known.holder = excluded.holder or ${isOver}
      returning name`.execute(db);
    return rows.length > 0;
  };

  return {
    me,
    lastMs,
    closed: closing.signal,
    async hold(name) {
      if (closing.signal.aborted) return false;
      const asking = hold(name);
      asked.add(asking);
      return asking.finally(() => asked.delete(asking));
    },
    async giveUp(name) {
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', me).execute();
    },
    list: (prefix) =>
      db
        .selectFrom('leases as known')
        .select(['name', 'holder'])
        .where(sql<boolean>`starts_with(name, ${prefix})`)
        .where(sql<boolean>`not ${isOver}`)
        .orderBy('since')
        .orderBy('name')
        .execute(),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await atMost(
        GIVE_UP_WITHIN_MS,
        Promise.allSettled(asked).then(() => giveUpAll(db, me)),
      );
    },
  };
}

/** Only one process can have an embedded database open, so whoever held these leases is dead. */
export async function endAllLeases(db: Db): Promise<void> {
  await db.deleteFrom('leases').execute();
}

/** And what killed processes left, which nobody will ask for again where the name was theirs alone. */
async function giveUpAll(db: Db, me: string): Promise<void> {
  await db
    .deleteFrom('leases')
    .where((eb) => eb.or([eb('holder', '=', me), sql<boolean>`until < clock_timestamp() - interval '1 hour'`]))
    .execute();
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
