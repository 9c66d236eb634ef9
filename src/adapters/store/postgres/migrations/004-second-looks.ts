import { type Kysely, sql } from 'kysely';

/**
 * Stories and articles are looked at again: stories that turn out to be one event are merged, pages are read once more,
 * and what was posted is remembered, so that its channels learn what was taken back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
alter table onrecord.stories
  add column split_from text, -- the story that its articles belonged to before a repair
  add column repairs integer not null default 0; -- of version, since it was briefed: no news
create index stories_merged_into on onrecord.stories (merged_into) where merged_into is not null;

-- the languages and workspaces that have stories, and up to which change they were repaired
create table onrecord.story_repairs (
  language text not null,
  workspace text not null, -- '' where everyone shares them
  change bigint not null default 0,
  repaired_at timestamptz,
  primary key (language, workspace)
);
insert into onrecord.story_repairs (language, workspace, change)
  select language, coalesce(workspace, ''), max(change) from onrecord.stories group by 1, 2;

-- what each post of stories shows
create table onrecord.delivery_stories (
  delivery_id text not null references onrecord.deliveries on delete cascade,
  story_id text not null,
  revision integer not null,
  place integer not null, -- in a digest
  primary key (delivery_id, story_id)
);
create index delivery_stories_story on onrecord.delivery_stories (story_id);
insert into onrecord.delivery_stories
  select id, subject, revision, 0 from onrecord.deliveries where kind = 'briefing' and state = 'posted';

create index articles_newest on onrecord.articles (saved_at desc, id);

alter table onrecord.items add column read_again_at timestamptz; -- its page, if its article carries a topic
create index items_read_again on onrecord.items (read_again_at) where read_again_at is not null;
`;
