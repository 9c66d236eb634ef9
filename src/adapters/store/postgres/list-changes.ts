import { sql } from 'kysely';
import type { Archive, ChangeInFull } from '../../../ports/archive.ts';
import type { Paged } from '../../../ports/reads.ts';
import { COUNTED_AT_MOST, countUpTo } from './count-up-to.ts';
import { hiddenChanges } from './hidden-by-reports.ts';
import type { Reader } from './prove-words.ts';
import { readSourced } from './read-sources.ts';
import { toChange } from './read-stance.ts';
import { visibleTo } from './read-statements.ts';
import { isNoneOf } from './reported.ts';

/**
 * Changes of position, newest first, each with both statements as they can be shown. One whose statement is not
 * proven is left out, so that a page may have fewer than asked for.
 */
export async function listChanges(
  reader: Reader,
  query: Parameters<Archive['changes']>[0],
): Promise<Paged<ChangeInFull>> {
  const { db } = reader;
  const { workspace, topicId, speakerId } = query;
  const hidden = await hiddenChanges(db, workspace);
  const matching = db
    .selectFrom('position_changes')
    .innerJoin('topics', 'topics.id', 'position_changes.topic_id')
    .where('listed', '=', true)
    .where(visibleTo(workspace, 'topics.workspace'))
    .where('position_changes.workspace', 'in', ['', workspace])
    .where('label', 'not in', ['same', 'unrelated'])
    .where(sql<boolean>`noticed_at >= ${query.since}`)
    .$if(hidden.length > 0, (some) => some.where(isNoneOf('position_changes.id', hidden)))
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
  const found = rows.flatMap((row): ChangeInFull[] => {
    const [first, second] = [sourced.get(row.first_statement_id), sourced.get(row.second_statement_id)];
    return first && second ? [{ change: toChange(row), first, second }] : [];
  });
  return { found, total };
}
