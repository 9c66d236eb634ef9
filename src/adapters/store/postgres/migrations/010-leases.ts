import { type Kysely, sql } from 'kysely';

/** Which process has what to itself, until when by the database's own clock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table onrecord.leases (
      name text primary key,
      holder text not null,
      since timestamptz not null,
      until timestamptz not null
    )`.execute(db);
}
