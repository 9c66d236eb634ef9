import { type Kysely, sql } from 'kysely';

/**
 * Reports of mistakes count: each stands for all reports of one statement, whose first one it names, and so do stances.
 * When another report becomes the first (an earlier article is read, or the first one takes its words back), both follow:
 * in a trigger, as no way of regrouping statements may leave a reported one unhidden.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
alter table onrecord.stances add column first_id text; -- same_as of its statement
update onrecord.stances set first_id = coalesce(
  (select same_as from onrecord.statements where id = statement_id and statements.published = stances.published),
  statement_id);
alter table onrecord.stances alter column first_id set not null;
create index stances_first on onrecord.stances (first_id, topic_id);

alter table onrecord.mistake_reports
  add column first_id text, -- same_as of its statement
  add column topic_id text,
  add column proposition_id text,
  add column note text,
  add column chat text,
  add column channel text,
  add column counts_in text, -- the workspace that it hides the statement from; '' where the operator accepted it
  add column accepted_by text,
  add column accepted_at timestamptz,
  add column withdrawn_by text,
  add column withdrawn_at timestamptz;
update onrecord.mistake_reports set counts_in = workspace, first_id = coalesce(
  (select same_as from onrecord.statements where statements.id = statement_id limit 1), statement_id);
alter table onrecord.mistake_reports
  alter column first_id set not null,
  alter column counts_in set not null;
create index mistake_reports_standing on onrecord.mistake_reports (counts_in) where withdrawn_at is null;
create index mistake_reports_first on onrecord.mistake_reports (first_id);
create index mistake_reports_workspace on onrecord.mistake_reports (workspace, id desc);

create function onrecord.follow_first() returns trigger language plpgsql as $$
begin
  update onrecord.stances set first_id = new.same_as where statement_id = new.id;
  -- a report goes with its own statement, and where that is no longer on record with the others that say the same
  update onrecord.mistake_reports report set first_id = new.same_as
  where first_id = old.same_as and (statement_id = new.id or not exists (
    select from onrecord.statements own where own.id = report.statement_id and own.superseded_by is null));
  return null;
end $$;
create trigger statements_follow_first after update of same_as on onrecord.statements
  for each row when (old.same_as is distinct from new.same_as) execute function onrecord.follow_first();
`;
