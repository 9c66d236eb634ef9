import { type Kysely, sql } from 'kysely';

/**
 * What feeds teach about when to ask them and where they are, what their entries are known again by, and what hosts
 * asked for. Feeds of before are read whole once more; their items keep their ids, so that none is new.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
alter table onrecord.feeds alter column poll_every_minutes drop not null;
alter table onrecord.feeds
  add column final_url text,
  add column moved_url text,
  add column moving jsonb,
  add column validated_url text, -- that etag and last_modified belong to
  add column pace jsonb,
  add column usual_gap_minutes double precision,
  add column newest_item_at timestamptz,
  add column failing_since timestamptz,
  add column told_failing_since timestamptz, -- the trouble that its manager was told of
  add column added_in jsonb;
alter table onrecord.feeds
  add column host text generated always as ( -- of the address that is polled
    lower(substring(coalesce(moved_url, url) from '^[a-zA-Z]+://(?:[^/@]*@)?(\\[[^\\]]*\\]|[^/:?#]*)'))
  ) stored;
update onrecord.feeds set body_hash = null, etag = null, last_modified = null;
create index feeds_host on onrecord.feeds (host, next_poll_at) where listed and status = 'active';
create index feeds_address on onrecord.feeds (coalesce(final_url, moved_url, url)) where listed and status = 'active';
create index feeds_trouble on onrecord.feeds (failing_since) where listed and failing_since is not null;

alter table onrecord.items
  add column dated boolean not null default true,
  add column tries integer not null default 0, -- to read its page
  add column not_before timestamptz;
-- an entry is known again by its guid, its link, or its title and date
create table onrecord.item_marks (
  feed_id text not null,
  mark text not null,
  item_id text not null references onrecord.items on delete cascade,
  primary key (feed_id, mark, item_id)
);
create index item_marks_item on onrecord.item_marks (item_id);

alter table onrecord.article_revisions add column modified timestamptz;

create table onrecord.hosts (
  host text primary key,
  quiet_until timestamptz, -- it asked to be left alone
  free_at timestamptz, -- of the database's own clock, like the next: a turn is no news
  held_until timestamptz
);
`;
