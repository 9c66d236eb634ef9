import { sql } from 'kysely';
import type { PositionChange } from '../../../model/stance.ts';
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
    if (workspace === undefined) continue;
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
 * Who may see both statements: '' is everyone, else the workspace whose own source one of them is from. Undefined
 * where nobody may: one is no longer on record, or they are of two workspaces.
 */
async function seenBy(trx: Trx, change: PositionChange): Promise<string | undefined> {
  const both = [change.firstStatementId, change.secondStatementId];
  const rows = await readStatementRows(trx, both);
  const [one = '', ...others] = new Set(rows.flatMap(({ workspace }) => workspace ?? []));
  return rows.length < both.length || others.length > 0 ? undefined : one;
}
