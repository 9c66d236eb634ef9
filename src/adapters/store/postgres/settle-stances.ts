import { sql } from 'kysely';
import type { CountedStance } from './same-words.ts';
import type { Trx } from './transaction.ts';

/**
 * Of the reports of one statement, the earliest that has a stance on a proposition counts for it, and no other: mostly the
 * first report, but a later one where the first was cut too short to say where its speaker stands. A workspace's own
 * report counts only where none that everyone may see does. `firsts` are ids of first reports; returns the
 * stances that came or went with that.
 */
export async function settleStances(trx: Trx, firsts: readonly string[]): Promise<CountedStance[]> {
  if (firsts.length === 0) return [];
  const { rows } = await sql<CountedStance>`
    with ranked as (
      select stance.statement_id, stance.topic_id, stance.proposition_id,
        row_number() over (
          partition by statement.same_as, stance.topic_id, stance.proposition_id, stance.workspace
          order by statement.published, statement.article_id, statement.place, statement.id
        ) as nth,
        stance.workspace = '' or not bool_or(stance.workspace = '') over (
          partition by statement.same_as, stance.topic_id, stance.proposition_id
        ) as counts
      from onrecord.statements statement
      join onrecord.stances stance on stance.statement_id = statement.id
      where statement.same_as = any(${firsts}::text[]) and statement.superseded_by is null
    )
    update onrecord.stances set is_first = (ranked.nth = 1 and ranked.counts) from ranked
    where stances.statement_id = ranked.statement_id and stances.topic_id = ranked.topic_id
      and stances.proposition_id = ranked.proposition_id and stances.is_first <> (ranked.nth = 1 and ranked.counts)
    returning stances.topic_id, speaker_id, workspace, outlet, published
  `.execute(trx);
  return rows;
}
