import { sql } from 'kysely';
import type { PositionChange } from '../../../model/stance.ts';
import { ring } from './bell.ts';
import { owe } from './owe.ts';
import { readStatementRows } from './read-statements.ts';
import { lockNames, type Trx } from './transaction.ts';

/** Records changes of position, and owes each to the channels that asked for changes of its topic and may see it. */
export async function saveChanges(trx: Trx, changes: readonly PositionChange[]): Promise<void> {
  await lockNames(
    trx,
    changes.map(({ speakerId }) => `speaker/${speakerId}`), // no statement of theirs can go meanwhile
  );
  for (const change of changes) {
    const workspace = await seenBy(trx, change);
    if (workspace === undefined || (await isKnown(trx, change))) continue;
    const inserted = await trx
      .insertInto('position_changes')
      .values({
        id: change.id,
        topic_id: change.topicId,
        proposition_id: change.propositionId,
        speaker_id: change.speakerId,
        workspace,
        first_statement_id: change.firstStatementId,
        second_statement_id: change.secondStatementId,
        label: change.label,
        confidence: change.confidence,
        noticed_at: change.noticedAt,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) continue;
    await trx
      .updateTable('speaker_topics')
      .set({ last_change_at: sql`greatest(last_change_at, ${change.noticedAt}::timestamptz)` })
      .where('topic_id', '=', change.topicId)
      .where('speaker_id', '=', change.speakerId)
      .where('workspace', '=', workspace)
      .execute();
    await ring(trx, { kind: 'change', topicId: change.topicId, workspace: workspace === '' ? null : workspace });
    const followers = await trx
      .selectFrom('subscriptions')
      .selectAll()
      .where('topic_id', '=', change.topicId)
      .where('mode', '=', 'changes')
      .where('ended_at', 'is', null)
      .where('paused_because', 'is', null)
      .$if(workspace !== '', (query) => query.where('workspace', '=', workspace))
      .orderBy('id')
      .execute();
    await owe(trx, followers, { kind: 'change', subject: change.id, revision: 1, now: change.noticedAt });
  }
}

/**
 * Whether the same turn is on record, told by another report of one of its statements: reports are read in any order, and
 * which of them counts as the first changes with an earlier one.
 */
async function isKnown(trx: Trx, change: PositionChange): Promise<boolean> {
  const others = await trx
    .selectFrom('position_changes')
    .select(['id', 'first_statement_id', 'second_statement_id'])
    .where('topic_id', '=', change.topicId)
    .where('proposition_id', '=', change.propositionId)
    .where('speaker_id', '=', change.speakerId)
    .where('id', '<>', change.id)
    .execute();
  if (others.length === 0) return false;
  const both = [change.firstStatementId, change.secondStatementId];
  const ids = others.flatMap((row) => [row.first_statement_id, row.second_statement_id]);
  const rows = await readStatementRows(trx, [...new Set([...both, ...ids])]);
  const group = new Map(rows.map((row) => [row.id, row.same_as]));
  const isSame = (a: string, b: string): boolean => group.has(a) && group.get(a) === group.get(b);
  return others.some(
    (row) =>
      isSame(row.first_statement_id, change.firstStatementId) &&
      isSame(row.second_statement_id, change.secondStatementId),
  );
}

/**
 * Who may see both statements: '' is everyone, else the workspace whose own source one of them is from. Undefined
 * where nobody may: one is no longer on record, or they are of two workspaces.
 */
async function seenBy(trx: Trx, change: PositionChange): Promise<string | undefined> {
  const both = [change.firstStatementId, change.secondStatementId];
  const rows = await readStatementRows(trx, both);
  const [one = '', ...others] = new Set(rows.flatMap(({ workspace }) => workspace ?? []));
  return rows.length < both.length || others.length > 0 ? undefined : one;
}
