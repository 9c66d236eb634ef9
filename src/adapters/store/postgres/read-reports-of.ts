import { sql } from 'kysely';
import type { Statement } from '../../../model/statement.ts';
import type { Archive } from '../../../ports/archive.ts';
import { type Reader, readProvenRows } from './prove-words.ts';
import { isVisible, toStatement, visibleTo } from './read-statements.ts';

const REPORTS_AT_MOST = 100;

/** All reports of one statement that the workspace may see, the first on record first. */
export async function reportsOf(
  reader: Reader,
  { workspace, statementId }: Parameters<Archive['reportsOf']>[0],
): Promise<readonly Statement[]> {
  const { rows: asked } = await readProvenRows(reader, [statementId]);
  const [one] = asked;
  if (!one || !isVisible(one, workspace)) return [];
  const others = await reader.db
    .selectFrom('other_reports')
    .select('id')
    .where('first_id', '=', one.same_as)
    .where('is_same', '=', true)
    .where(sql<boolean>`${visibleTo(workspace)}`)
    .orderBy('published')
    .orderBy('id')
    .limit(REPORTS_AT_MOST)
    .execute();
  const ids = [...new Set([one.same_as, ...others.map(({ id }) => id), statementId])];
  const { rows } = await readProvenRows(reader, ids);
  return rows.filter((row) => isVisible(row, workspace)).map(toStatement);
}
