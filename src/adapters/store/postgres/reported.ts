import { sql } from 'kysely';
import type { Db } from './transaction.ts';

/**
 * The statements that reports hide from a workspace, by the `same_as` that they are shown under: those reported there,
 * and those that the operator accepted for everybody; all, or those of some. One look by index, so that reports cost nothing where there are none.
 */
export async function reportedStatements(
  db: Db,
  workspace: string | null,
  among?: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('mistake_reports')
    .select('first_id')
    .distinct()
    .where(stands(workspace))
    .where('what', '<>', 'wrong-stance')
    .$if(among !== undefined, (some) => some.where(sql<boolean>`first_id = any(${among}::text[])`))
    .execute();
  return new Set(rows.map((row) => row.first_id));
}

/** Whether a report counts in the workspace: made there or accepted for everybody, and not withdrawn. */
export const stands = (workspace: string | null) =>
  sql<boolean>`(withdrawn_at is null and counts_in in ('', ${workspace ?? ''}))`;

/** A position of a statement that somebody reported. */
export type ReportedPosition = {
  readonly statementId: string;
  readonly propositionId: string;
  readonly speakerId: string | null;
  readonly published: Date;
  readonly isFirst: boolean; // it is the one that counts for all reports of the statement
  readonly isHidden: boolean; // else only another position of the same statement is
};

/** The positions on a topic of all statements that were reported, hidden or not. None where nothing was reported. */
export async function reportedPositions(
  db: Db,
  of: { readonly topicId: string; readonly workspace: string },
): Promise<readonly ReportedPosition[]> {
  return (await positionsReported(of).execute(db)).rows;
}

/** Whether a `report` hides a position, the row `stance`: all of its statement, or those that it names. */
export const hidesPosition = sql<boolean>`(report.what <> 'wrong-stance' or (
  coalesce(report.topic_id, stance.topic_id) = stance.topic_id
  and coalesce(report.proposition_id, stance.proposition_id) = stance.proposition_id))`;

/**
 * The query for them. Report by report (offset 0 forbids a join, which would read all stances of the topic): 300 of them
 * cost a few milliseconds.
 */
export const positionsReported = ({
  topicId,
  workspace,
}: {
  readonly topicId: string;
  readonly workspace: string;
}) => sql<ReportedPosition>`
  select stance.statement_id as "statementId", stance.proposition_id as "propositionId",
    stance.speaker_id as "speakerId", stance.published, stance.is_first as "isFirst",
    bool_or(${hidesPosition}) as "isHidden"
  from onrecord.mistake_reports report
  cross join lateral (
    select * from onrecord.stances where first_id = report.first_id and topic_id = ${topicId} offset 0
  ) as stance
  where ${stands(workspace)} and stance.workspace in ('', ${workspace})
  group by 1, 2, 3, 4, 5
`;

/** Whether what the row has (`what`, as SQL) is none of the values; by a hash, however many they are. */
export const isNoneOf = (what: string, values: Iterable<string>) => {
  const given = [...values];
  return given.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`${sql.raw(what)} not in (select unnest(${given}::text[]))`;
};

/** A position as text, to be compared with `positionKeys`. */
export const positionKey = ({ statementId, propositionId }: Pick<ReportedPosition, 'statementId' | 'propositionId'>) =>
  `${statementId}/${propositionId}`;

/** Of the positions those that are not shown. */
export const hiddenKeys = (reported: readonly ReportedPosition[]): string[] =>
  reported.filter(({ isHidden }) => isHidden).map(positionKey);

/** Statements without a position left, published since then: what the counts of their topic are too high by. */
export function countHidden(reported: readonly ReportedPosition[], sinceDay: string): number {
  const counted = reported.filter(({ isFirst, published }) => isFirst && published.toISOString() >= sinceDay);
  const byStatement = Map.groupBy(counted, ({ statementId }) => statementId);
  return [...byStatement.values()].filter((positions) => positions.every(({ isHidden }) => isHidden)).length;
}
