import { sql } from 'kysely';
import type { PositionChange } from '../../../model/stance.ts';
import { owe } from './owe.ts';
import { readStatementRows } from './read-statements.ts';
import type { Trx } from './transaction.ts';

/** Records changes of position, and owes each to the channels that asked for changes of its topic. */
export async function saveChanges(trx: Trx, changes: readonly PositionChange[]): Promise<void> {
  for (const change of changes) {
    const audience = await audienceOf(trx, change);
    if (audience === undefined) continue;
    const inserted = await trx
      .insertInto('position_changes')
      .values({
        id: change.id,
        topic_id: change.topicId,
        proposition_id: change.propositionId,
        speaker_id: change.speakerId,
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
      .set({
        last_change_at: sql`greatest(coalesce(last_change_at, ${change.noticedAt}::timestamptz), ${change.noticedAt}::timestamptz)`,
      })
      .where('topic_id', '=', change.topicId)
      .where('speaker_id', '=', change.speakerId)
      .execute();
    const followers = await trx
      .selectFrom('subscriptions')
      .selectAll()
      .where('topic_id', '=', change.topicId)
      .where('mode', '=', 'changes')
      .where('ended_at', 'is', null)
      .where('paused_because', 'is', null)
      .$if(audience !== null, (query) => query.where('workspace', '=', audience ?? ''))
      .orderBy('id')
      .execute();
    await owe(trx, followers, { kind: 'change', subject: change.id, revision: 1, now: change.noticedAt });
  }
}

/**
 * Who may see both statements: null is everyone, else the workspace whose own source one of them is from. Undefined
 * where nobody may: one is no longer on record, or they are of two workspaces.
 */
async function audienceOf(trx: Trx, change: PositionChange): Promise<string | null | undefined> {
  const both = [change.firstStatementId, change.secondStatementId];
  const rows = await readStatementRows(trx, both);
  const workspaces = new Set(rows.flatMap(({ workspace }) => workspace ?? []));
  if (rows.length < both.length || workspaces.size > 1) return undefined;
  return [...workspaces][0] ?? null;
}
