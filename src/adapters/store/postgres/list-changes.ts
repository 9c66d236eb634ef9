import { sql } from 'kysely';
import type { Archive, ChangeInFull } from '../../../ports/archive.ts';
import type { Paged } from '../../../ports/reads.ts';
import { COUNTED_AT_MOST, countUpTo } from './count-up-to.ts';
import type { Reader } from './prove-words.ts';
import { readSourced } from './read-sources.ts';
import { toChange } from './read-stance.ts';
import { visibleTo } from './read-statements.ts';
import { hiddenKeys, positionKey, reportedPositions, reportedStatements } from './reported.ts';

/**
 * Changes of position, newest first, each with both statements as they can be shown. One whose statement was superseded
 * or reported is left out, so that a page may have fewer than asked for.
 */
export async function listChanges(
  reader: Reader,
  query: Parameters<Archive['changes']>[0],
): Promise<Paged<ChangeInFull>> {
  const { db } = reader;
  const { workspace, topicId, speakerId } = query;
  const matching = db
    .selectFrom('position_changes')
    .innerJoin('topics', 'topics.id', 'position_changes.topic_id')
    .where('listed', '=', true)
    .where(visibleTo(workspace, 'topics.workspace'))
    .where('position_changes.workspace', 'in', ['', workspace])
    .where('label', 'not in', ['same', 'unrelated'])
    .where(sql<boolean>`noticed_at >= ${query.since}`)
    .$if(topicId !== null, (some) => some.where('topic_id', '=', topicId ?? ''))
    .$if(speakerId !== null, (some) => some.where('speaker_id', '=', speakerId ?? ''));
  const total = await countUpTo(db, matching.select('position_changes.id').limit(COUNTED_AT_MOST));
  const rows = await matching
    .selectAll('position_changes')
    .orderBy('noticed_at', 'desc')
    .orderBy('position_changes.id')
    .offset(query.skip)
    .limit(query.atMost)
    .execute();
  const ids = [...new Set(rows.flatMap((row) => [row.first_statement_id, row.second_statement_id]))];
  const sourced = new Map((await readSourced(reader, ids, workspace)).map((one) => [one.statement.id, one]));
  const reported = await reportedStatements(db, workspace);
  const hidden = new Set<string>();
  for (const id of new Set(rows.map((row) => row.topic_id)))
    for (const key of hiddenKeys(await reportedPositions(db, { topicId: id, workspace }))) hidden.add(`${id}/${key}`);
  const found = rows.flatMap((row): ChangeInFull[] => {
    const [first, second] = [sourced.get(row.first_statement_id), sourced.get(row.second_statement_id)];
    if (!first || !second) return [];
    const isHidden = [first, second].some(({ statement }) => {
      const position = { statementId: statement.id, propositionId: row.proposition_id };
      return reported.has(statement.sameAs) || hidden.has(`${row.topic_id}/${positionKey(position)}`);
    });
    return isHidden ? [] : [{ change: toChange(row), first, second }];
  });
  return { found, total };
}
