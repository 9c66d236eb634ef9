import { sql } from 'kysely';
import type { Instant } from '../../../model/time.ts';
import { hidesPosition, stands } from './reported.ts';
import type { Db } from './transaction.ts';

/** A statement that counts for its speaker on a topic, but not in this workspace: all its positions there were reported. */
export type HiddenStatement = {
  readonly topicId: string;
  readonly speakerId: string;
  readonly countedIn: string; // '' where for everybody, else the workspace whose own it is
  readonly published: Instant;
};

/** What the counts of topics and speakers are too high by in a workspace. Report by report: none where nothing was reported. */
export async function hiddenStatements(db: Db, workspace: string): Promise<readonly HiddenStatement[]> {
  const { rows } = await sql<Omit<HiddenStatement, 'published'> & { readonly published: Date }>`
    select "topicId", "speakerId", "countedIn", published from (
      select stance.topic_id as "topicId", stance.speaker_id as "speakerId", stance.workspace as "countedIn",
        stance.statement_id as id, stance.published,
        bool_or(${hidesPosition}) as hidden
      from onrecord.mistake_reports report
      cross join lateral (select * from onrecord.stances where first_id = report.first_id offset 0) as stance
      where ${stands(workspace)} and stance.workspace in ('', ${workspace}) and stance.is_first
        and stance.speaker_id is not null
      group by 1, 2, 3, 4, 5, stance.proposition_id
    ) as position
    group by "topicId", "speakerId", "countedIn", id, published having bool_and(hidden)
  `.execute(db);
  return rows.map((row) => ({ ...row, published: row.published.toISOString() }));
}

/** The ids of changes of position that a workspace does not see, as one of their statements or positions was reported. */
export async function hiddenChanges(db: Db, workspace: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select distinct change.id from onrecord.mistake_reports report
    cross join lateral (select * from onrecord.stances where first_id = report.first_id offset 0) as stance
    join onrecord.position_changes change on change.topic_id = stance.topic_id
      and change.proposition_id = stance.proposition_id
      and stance.statement_id in (change.first_statement_id, change.second_statement_id)
    where ${stands(workspace)} and ${hidesPosition}
  `.execute(db);
  return rows.map(({ id }) => id);
}
