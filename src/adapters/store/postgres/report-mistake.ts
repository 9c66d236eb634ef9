import { type Selectable, sql } from 'kysely';
import { speakerKey } from '../../../core/same/speaker-key.ts';
import { Failure } from '../../../model/failure.ts';
import type { MistakeReport } from '../../../model/mistake.ts';
import type { Instant } from '../../../model/time.ts';
import type { Desk, NewReport, Withdrawn } from '../../../ports/desk.ts';
import { audit } from './audit.ts';
import { isVisible, readStatementRows, type ShownRow } from './read-statements.ts';
import { stands } from './reported.ts';
import type { Tables } from './schema.ts';
import { type Db, lockNames, type Trx } from './transaction.ts';

/**
 * Stores a report of a mistake. It is of all reports of the statement, so it names their first one; the trigger of
 * migration 005 keeps that name when another becomes the first.
 */
export async function reportMistake(trx: Trx, made: NewReport, now: Instant): ReturnType<Desk['reportMistake']> {
  const { workspace } = made.channel;
  const before = await visibleRow(trx, made.statementId, workspace);
  // Nobody may regroup the speaker's statements between our look and our report.
  await lockNames(trx, [`report/${workspace}`, `speaker/${speakerKey(before.speaker) ?? ''}`]);
  const { same_as: firstId } = await visibleRow(trx, made.statementId, workspace);
  const standing = await trx
    .selectFrom('mistake_reports')
    .selectAll()
    .where('first_id', '=', firstId)
    .where(stands(workspace))
    .where('what', '=', made.what)
    .where(sql<boolean>`topic_id is not distinct from ${made.topicId}`)
    .where(sql<boolean>`proposition_id is not distinct from ${made.propositionId}`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (standing) return { report: toReport(standing), isNew: false };
  const row = await trx
    .insertInto('mistake_reports')
    .values({
      workspace,
      statement_id: made.statementId,
      what: made.what,
      reported_by: made.by,
      reported_at: now,
      first_id: firstId,
      topic_id: made.topicId,
      proposition_id: made.propositionId,
      note: made.note,
      chat: made.channel.chat,
      channel: made.channel.id,
      counts_in: workspace,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const report = toReport(row);
  await audit(trx, { at: now, workspace, by: made.by, action: 'report-mistake', details: report });
  return { report, isNew: true };
}

/** A report that is not withdrawn; of this workspace, unless that is left out. Locked, as it is about to be changed. */
export async function readReport(trx: Trx, id: string, workspace?: string): Promise<MistakeReport | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined; // no number of ours
  const row = await trx
    .selectFrom('mistake_reports')
    .selectAll()
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .$if(workspace !== undefined, (some) => some.where('workspace', '=', workspace ?? ''))
    .forUpdate()
    .executeTakeFirst();
  return row && toReport(row);
}

/** Ends a report; what else was reported of the statement stays in force. */
export async function withdrawReport(
  trx: Trx,
  { report, by, now }: { readonly report: MistakeReport; readonly by: string; readonly now: Instant },
): Promise<Withdrawn> {
  const row = await change(trx, report, { withdrawn_by: by, withdrawn_at: now });
  const { count } = await trx
    .selectFrom('mistake_reports')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('first_id', '=', row.first_id)
    .where(stands(report.workspace))
    .executeTakeFirstOrThrow();
  const withdrawn = toReport(row);
  const details = { id: report.id, statementId: report.statementId, what: report.what };
  await audit(trx, { at: now, workspace: report.workspace, by, action: 'withdraw-report', details });
  return { report: withdrawn, othersStand: count };
}

/** Makes a report count in every workspace. */
export async function acceptReport(
  trx: Trx,
  { report, by, now }: { readonly report: MistakeReport; readonly by: string; readonly now: Instant },
): Promise<MistakeReport> {
  const row = await change(trx, report, { accepted_by: by, accepted_at: now, counts_in: '' });
  const details = { id: report.id, statementId: report.statementId, what: report.what };
  await audit(trx, { at: now, workspace: null, by, action: 'accept-report', details });
  return toReport(row);
}

type ReportRow = Selectable<Tables['mistake_reports']>;

/** A report as its row has it. */
export const toReport = (row: ReportRow): MistakeReport => ({
  id: row.id,
  workspace: row.workspace,
  statementId: row.statement_id,
  what: row.what,
  topicId: row.topic_id,
  propositionId: row.proposition_id,
  note: row.note,
  reportedBy: row.reported_by,
  reportedAt: row.reported_at.toISOString(),
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  withdrawnBy: row.withdrawn_by,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
});

function change(
  trx: Trx,
  { id }: MistakeReport,
  to:
    | { readonly withdrawn_by: string; readonly withdrawn_at: Instant }
    | { readonly accepted_by: string; readonly accepted_at: Instant; readonly counts_in: '' },
): Promise<ReportRow> {
  return trx.updateTable('mistake_reports').set(to).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** @throws Failure 'not-found': also of what is another workspace's own, so that nobody learns of it. */
async function visibleRow(db: Db, id: string, workspace: string): Promise<ShownRow> {
  const [row] = await readStatementRows(db, [id]);
  if (row && isVisible(row, workspace)) return row;
  throw new Failure('not-found', `No statement ${id} is on record: /quotes finds it by its words.`);
}
