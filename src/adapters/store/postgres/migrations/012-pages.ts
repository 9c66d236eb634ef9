import { type Kysely, sql } from 'kysely';

/** The page of a channel shows what it was owed, newest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index deliveries_newest on onrecord.deliveries (chat, workspace, channel, owed_since desc)`.execute(
    db,
  );
}
