import { type Kysely, sql } from 'kysely';

/**
 * What is pruned is found by an index that holds nothing else: what was looked at once leaves it, so that pruning costs
 * by what has become old since, not by what is on record.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
alter table onrecord.feeds add column document_at timestamptz; -- when it last had entries to tell
alter table onrecord.items
  add column in_feed_at timestamptz, -- when its feed last had it, to the day; null: not since it was seen
  alter column html drop not null; -- null: pruned
create index items_raw on onrecord.items (feed_id, coalesce(in_feed_at, seen_at))
  where html is not null and state <> 'unread';

alter table onrecord.article_revisions
  add column pruned_before boolean not null default false; -- the revisions before it were looked at
create index article_revisions_to_prune on onrecord.article_revisions (saved_at) where revision > 1 and not pruned_before;

-- the revisions that a briefing rests on, each as "article/revision"
create function onrecord.cited(content jsonb) returns text[] language sql immutable as $$
  select coalesce(array_agg(distinct (source ->> 'articleId') || '/' || (source ->> 'revision')), '{}')
  from (
    select jsonb_path_query(content, '$.bullets[*].sources[*]') as source
    union all select jsonb_path_query(content, '$.summary.source')
    union all select jsonb_path_query(content, '$.corrections[*].source')
  ) as sources
$$;
create index briefings_cited on onrecord.briefings using gin (onrecord.cited(content));

alter table onrecord.stories alter column terms drop not null; -- null: pruned
create index stories_terms on onrecord.stories (last_seen) where terms is not null;

alter table onrecord.deliveries
  add column pruned_before boolean not null default false; -- the edits of its message before it were looked at
create index deliveries_to_prune on onrecord.deliveries (changed_at)
  where kind = 'briefing' and state = 'posted' and revision > 1 and not pruned_before;
create index deliveries_notices on onrecord.deliveries (changed_at) where kind in ('source', 'paused', 'test');
`;
