import { type Kysely, sql } from 'kysely';

/** What a channel is owed is a line: who comes next is read in order, and a line rests after what a platform refused. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
alter table onrecord.channel_slots
  add column failures integer not null default 0, -- attempts in a row that did not get through
  add column held_until timestamptz; -- nothing is sent to the channel before
create index deliveries_line on onrecord.deliveries (chat, workspace, channel, owed_since, id)
  where state in ('pending', 'sending', 'unknown');
drop index onrecord.deliveries_open;
create index deliveries_subject on onrecord.deliveries (subject, revision);
`;
