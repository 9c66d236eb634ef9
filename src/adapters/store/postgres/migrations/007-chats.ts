import { type Kysely, sql } from 'kysely';

/** What chats have to remember, and what each message showed last: the same again is no edit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
alter table onrecord.deliveries
  add column shown text, -- a hash of what the message shows
  add column not_before timestamptz; -- when the platform takes it again
create index deliveries_message on onrecord.deliveries (chat, workspace, channel, message_ref)
  where message_ref is not null;

create table onrecord.kept_requests (
  id text primary key,
  request jsonb not null,
  kept_at timestamptz not null
);
create index kept_requests_old on onrecord.kept_requests (kept_at);

create table onrecord.chat_events (
  chat text not null,
  id text not null,
  seen_at timestamptz not null,
  primary key (chat, id)
);
create index chat_events_old on onrecord.chat_events (seen_at);

create table onrecord.chat_notes (
  chat text not null,
  name text not null,
  text text not null,
  noted_at timestamptz not null,
  primary key (chat, name)
);

create table onrecord.installations (
  chat text not null,
  workspace text not null,
  sealed text not null, -- encrypted by the chat
  saved_at timestamptz not null,
  primary key (chat, workspace)
);
`;
