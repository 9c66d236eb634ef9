import { type Kysely, sql } from 'kysely';

/**
 * The whole product. Statements are partitioned by the month of their article; their partitions are made on
 * demand (see ../partitions.ts), and what bears an impossible date goes to the last one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES).execute(db);
}

const TABLES = `
create table onrecord.feeds (
  id text primary key,
  url text not null,
  outlet text not null,
  language text not null,
  country text,
  poll_every_minutes double precision not null,
  workspace text,
  listed boolean not null,
  status text not null,
  etag text,
  last_modified text,
  body_hash text,
  next_poll_at timestamptz not null,
  last_ok_at timestamptz,
  failures_in_a_row integer not null,
  last_error text
);
create index feeds_due on onrecord.feeds (next_poll_at) where listed and status = 'active';

create table onrecord.items (
  id text primary key,
  feed_id text not null,
  outlet text not null,
  language text not null,
  title text not null,
  url text,
  published timestamptz not null,
  author text,
  html text not null,
  state text not null, -- unread, read, passed
  version integer not null default 1, -- grows with each correction
  seen_at timestamptz not null
);
create index items_unread on onrecord.items (seen_at) where state = 'unread';

create table onrecord.articles (
  id text primary key,
  item_id text not null,
  feed_id text not null,
  workspace text, -- of its feed
  outlet text not null,
  language text not null,
  published timestamptz not null,
  revision integer not null,
  understood_revision integer not null default 0,
  joined_revision integer not null default 0,
  saved_at timestamptz not null
);
create index articles_to_understand on onrecord.articles (saved_at) where understood_revision < revision;
create index articles_to_join on onrecord.articles (saved_at)
  where joined_revision < revision and understood_revision = revision;

create table onrecord.article_revisions (
  article_id text not null references onrecord.articles on delete cascade,
  revision integer not null,
  url text,
  title text not null,
  author text,
  read_from text not null,
  text text not null,
  sentences jsonb not null,
  saved_at timestamptz not null,
  primary key (article_id, revision)
);

create table onrecord.statements (
  id text not null,
  published timestamptz not null,
  article_id text not null,
  revision integer not null,
  place integer not null, -- its turn among the article's statements
  workspace text,
  outlet text not null,
  url text,
  title text not null,
  span_start integer not null,
  span_end integer not null,
  kind text not null,
  parts jsonb not null,
  speaker jsonb,
  cue jsonb,
  said jsonb,
  confidence double precision not null,
  speaker_id text,
  words text not null,
  words_key text, -- of speaker and words; null without a speaker
  same_as text not null,
  is_first boolean generated always as (same_as = id) stored, -- so that its share is known to the planner
  superseded_by integer, -- the article's revision that no longer has it
  words_search tsvector generated always as (to_tsvector('english', words)) stored,
  primary key (id, published)
) partition by range (published);
create table onrecord.statements_other partition of onrecord.statements default;
create index statements_newest on onrecord.statements (published desc) where superseded_by is null and is_first;
create index statements_article on onrecord.statements (article_id);
create index statements_speaker on onrecord.statements (speaker_id, published desc) where superseded_by is null and is_first;
create index statements_words_key on onrecord.statements (words_key) where superseded_by is null;
create index statements_same_as on onrecord.statements (same_as) where superseded_by is null;
-- each search reads what was not sorted in yet: 4 MB of it, the default, cost 1.4 ms a month
create index statements_words on onrecord.statements using gin (words_search) with (gin_pending_list_limit = 256);

create table onrecord.topics (
  id text primary key,
  name text not null,
  workspace text,
  listed boolean not null,
  content jsonb not null
);

create table onrecord.article_topics (
  article_id text not null,
  topic_id text not null,
  published timestamptz not null,
  score double precision not null,
  evidence jsonb not null,
  primary key (article_id, topic_id)
);
create index article_topics_newest on onrecord.article_topics (topic_id, published desc);

create table onrecord.stances (
  statement_id text not null,
  topic_id text not null,
  proposition_id text not null,
  article_id text not null,
  speaker_id text,
  workspace text not null, -- here and in what is counted from it: '' where everyone shares it
  outlet text not null,
  published timestamptz not null,
  position text not null,
  confidence double precision not null,
  evidence jsonb,
  is_first boolean not null, -- its statement is the first with these words, not a copy
  primary key (statement_id, topic_id, proposition_id)
);
create index stances_article on onrecord.stances (article_id);
create index stances_speaker on onrecord.stances (topic_id, speaker_id, workspace, published desc) where is_first;
create index stances_day on onrecord.stances (topic_id, outlet, published);

create table onrecord.speaker_topics (
  topic_id text not null,
  speaker_id text not null,
  workspace text not null,
  last_said timestamptz not null,
  statements integer not null,
  last_change_at timestamptz,
  primary key (topic_id, speaker_id, workspace)
);
create index speaker_topics_newest on onrecord.speaker_topics (topic_id, workspace, last_said desc);

create table onrecord.topic_days (
  topic_id text not null,
  day text not null,
  outlet text not null,
  workspace text not null,
  statements integer not null,
  articles integer not null,
  primary key (topic_id, day, outlet, workspace)
);

create table onrecord.position_changes (
  id text primary key,
  topic_id text not null,
  proposition_id text not null,
  speaker_id text not null,
  workspace text not null,
  first_statement_id text not null,
  second_statement_id text not null,
  label text not null,
  confidence double precision not null,
  noticed_at timestamptz not null
);
create index position_changes_first on onrecord.position_changes (first_statement_id);
create index position_changes_second on onrecord.position_changes (second_statement_id);
create index position_changes_speaker on onrecord.position_changes (topic_id, speaker_id, noticed_at desc);

create table onrecord.people (
  id text primary key,
  name text not null,
  kind text not null,
  pronoun text,
  aliases jsonb not null,
  roles jsonb not null,
  learnt_from text
);

create table onrecord.catalogue_versions (name text primary key, version bigint not null);
insert into onrecord.catalogue_versions values ('people', 1), ('topics', 1);

create sequence onrecord.story_change;
create table onrecord.stories (
  id text primary key,
  title text not null,
  language text not null,
  workspace text,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  articles integer not null,
  terms jsonb not null,
  merged_into text,
  change bigint not null, -- grows with each change of any story: tells what a cache has not seen yet
  version integer not null, -- grows with each article or revision
  briefed_version integer not null default 0,
  briefing_revision integer,
  title_search tsvector generated always as (to_tsvector('english', title)) stored
);
create index stories_live on onrecord.stories (language, last_seen);
create index stories_newest on onrecord.stories (last_seen desc, id)
  where briefing_revision is not null and merged_into is null;
create index stories_change on onrecord.stories (language, change);
create index stories_to_brief on onrecord.stories (last_seen) where briefed_version < version and merged_into is null;
create index stories_title on onrecord.stories using gin (title_search);

create table onrecord.story_articles (
  article_id text primary key,
  story_id text not null,
  revision integer not null,
  outlet text not null,
  published timestamptz not null
);
create index story_articles_story on onrecord.story_articles (story_id, published);

create table onrecord.briefings (
  story_id text not null,
  revision integer not null,
  content jsonb not null,
  made_at timestamptz not null,
  primary key (story_id, revision)
);

create index briefings_made on onrecord.briefings (made_at);

-- topics of each story's newest briefing
create table onrecord.briefing_topics (
  topic_id text not null,
  story_id text not null,
  last_seen timestamptz not null,
  made_at timestamptz not null,
  primary key (story_id, topic_id)
);
create index briefing_topics_newest on onrecord.briefing_topics (topic_id, last_seen desc);

create table onrecord.subscriptions (
  id text primary key,
  chat text not null,
  workspace text not null,
  channel text not null,
  topic_id text not null,
  mode text not null,
  at text,
  days jsonb not null,
  timezone text not null,
  created_by text not null,
  created_at timestamptz not null,
  next_digest_at timestamptz,
  paused_because text,
  from_settings boolean not null,
  digested_until timestamptz, -- when its last digest was owed
  ended_at timestamptz,
  unique (chat, workspace, channel, topic_id)
);
create index subscriptions_topic on onrecord.subscriptions (topic_id) where ended_at is null;
create index subscriptions_digest on onrecord.subscriptions (next_digest_at) where ended_at is null;

create table onrecord.deliveries (
  id text primary key,
  subscription_id text not null,
  chat text not null,
  workspace text not null,
  channel text not null,
  topic_id text not null,
  kind text not null,
  subject text not null,
  revision integer not null,
  state text not null,
  attempts integer not null default 0,
  message_ref text,
  error text,
  owed_since timestamptz not null,
  changed_at timestamptz not null,
  holder text, -- the process that sends it
  held_since timestamptz, -- of the database's own clock: a lease, not news
  unique (subscription_id, kind, subject, revision)
);
-- a story that carries two followed topics is posted once a channel
create unique index deliveries_channel_once on onrecord.deliveries (chat, workspace, channel, kind, subject, revision)
  where kind = 'briefing';
create index deliveries_channel on onrecord.deliveries (chat, workspace, channel, subject);
create index deliveries_open on onrecord.deliveries (owed_since) where state in ('pending', 'sending', 'unknown');

create table onrecord.channel_slots (
  chat text not null,
  workspace text not null,
  channel text not null,
  next_at timestamptz not null,
  primary key (chat, workspace, channel)
);

create table onrecord.mistake_reports (
  id bigint generated always as identity primary key,
  workspace text not null,
  statement_id text not null,
  what text not null,
  reported_by text not null,
  reported_at timestamptz not null
);

create table onrecord.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  workspace text,
  done_by text not null,
  action text not null,
  details jsonb not null
);
create index audit_workspace on onrecord.audit (workspace, at desc);
`;
