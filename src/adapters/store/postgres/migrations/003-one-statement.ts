import { type Kysely, sql } from 'kysely';

/**
 * What statements in other words are found again by, and proof of their words. Statements of before are proven too, but
 * are joined by equal words only: their keys are made by the language engine, when their article is understood again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(CHANGES).execute(db);
}

const CHANGES = `
alter table onrecord.statements
  add column words_hash text, -- sha256 of words
  add column match_keys integer[] not null default '{}', -- hashes of speaker and two neighbouring words
  add column differs_from text; -- the first that it differs from in a number, a name or a "not" only
update onrecord.statements set words_hash = encode(sha256(convert_to(words, 'UTF8')), 'hex');
alter table onrecord.statements alter column words_hash set not null;
create index statements_match_keys on onrecord.statements using gin (match_keys) with (gin_pending_list_limit = 256)
  where superseded_by is null;
create index statements_differs_from on onrecord.statements (differs_from)
  where superseded_by is null and differs_from is not null;
`;
