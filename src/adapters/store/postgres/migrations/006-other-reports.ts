import { type Kysely, sql } from 'kysely';

/**
 * What else there is of a statement, in one table beside the months: answers look here, and not into every month of
 * statements, where most have nothing. Kept in triggers, as no way of writing statements may leave it behind. And
 * statements of the same days are found by their words at one cost, however many there are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
-- looked up key by key: without a list of what is not sorted in yet, which each look would read, and without a
-- predicate, for which another index could be taken
drop index onrecord.statements_match_keys;
create index statements_match_keys on onrecord.statements using gin (match_keys) with (fastupdate = off);

create table onrecord.other_reports (
  first_id text not null, -- the first report that it says the same as, or that it differs from
  id text not null,
  published timestamptz not null,
  outlet text not null,
  workspace text,
  words_key text,
  is_same boolean not null, -- else it differs, and is a first report itself
  primary key (id, published, is_same)
);
create index other_reports_first on onrecord.other_reports (first_id);

create function onrecord.keep_other_reports() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    delete from onrecord.other_reports;
    return null;
  end if;
  if tg_op <> 'INSERT' then
    delete from onrecord.other_reports where id = old.id and published = old.published;
  end if;
  if tg_op <> 'DELETE' and new.superseded_by is null then
    insert into onrecord.other_reports (first_id, id, published, outlet, workspace, words_key, is_same)
    select first_id, new.id, new.published, new.outlet, new.workspace, new.words_key, is_same
    from (values (new.same_as, true), (new.differs_from, false)) as other (first_id, is_same)
    where first_id <> new.id; -- nor null
  end if;
  return null;
end $$;
create trigger statements_other_reports_come after insert on onrecord.statements
  for each row when (new.same_as <> new.id or new.differs_from is not null)
  execute function onrecord.keep_other_reports();
create trigger statements_other_reports_change after update on onrecord.statements
  for each row when ((old.same_as, old.differs_from, old.superseded_by, old.words_key, old.outlet, old.workspace)
    is distinct from (new.same_as, new.differs_from, new.superseded_by, new.words_key, new.outlet, new.workspace))
  execute function onrecord.keep_other_reports();
create trigger statements_other_reports_go after delete on onrecord.statements
  for each row execute function onrecord.keep_other_reports();
create trigger statements_other_reports_all_go after truncate on onrecord.statements
  for each statement execute function onrecord.keep_other_reports();

insert into onrecord.other_reports (first_id, id, published, outlet, workspace, words_key, is_same)
  select first_id, id, published, outlet, workspace, words_key, is_same
  from onrecord.statements, lateral (values (same_as, true), (differs_from, false)) as other (first_id, is_same)
  where superseded_by is null and first_id <> id;
`;
