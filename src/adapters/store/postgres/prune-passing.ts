import { type RawBuilder, sql } from 'kysely';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import type { Instant } from '../../../model/time.ts';
import type { Batch } from './prune-batch.ts';
import type { Db } from './transaction.ts';

const AT_ONCE = 1000;
const DAY = 24 * 60;

/** Removes rows that only ever mean something for a while. A host or a slot that is wanted again gets a new row. */
export async function prunePassing(db: Db, now: Instant): Promise<Batch> {
  const old: readonly { readonly table: string; readonly isOld: RawBuilder<boolean> }[] = [
    { table: 'kept_requests', isOld: sql`kept_at < ${addMinutes(now, -KEPT_MINUTES)}` },
    { table: 'chat_events', isOld: sql`seen_at < ${addMinutes(now, -EVENTS_MINUTES)}` },
    // a channel that does not let us through keeps its place, as its failures are counted there
    { table: 'channel_slots', isOld: sql`next_at < ${addMinutes(now, -DAY)} and failures = 0 and held_until is null` },
    // turns are of the database's own clock
    {
      table: 'hosts',
      isOld: sql`coalesce(quiet_until < ${now}, true)
        and coalesce(greatest(free_at, held_until) < clock_timestamp() - interval '1 day', true)`,
    },
  ];
  let removed = 0;
  let mayBeMore = false;
  for (const { table, isOld } of old) {
    // by their place in the table, as each has a key of another shape
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(`onrecord.${table}`)} where ${isOld} and ctid = any(array(
        select ctid from ${sql.table(`onrecord.${table}`)} where ${isOld} limit ${AT_ONCE}
      ))
    `.execute(db);
    removed += Number(numAffectedRows);
    mayBeMore ||= Number(numAffectedRows) >= AT_ONCE;
  }
  return { removed, mayBeMore };
}

const EVENTS_MINUTES = 2 * DAY; // no platform sends an event again later
const KEPT_MINUTES = 180 * DAY; // nobody presses a button of half a year ago
