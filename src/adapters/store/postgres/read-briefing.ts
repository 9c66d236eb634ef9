import type { BriefingContent } from '../../../model/briefing.ts';
import { toBriefing } from './newest-briefing.ts';
import type { Reader } from './prove-words.ts';
import { readSourced } from './read-sources.ts';
import { visibleTo } from './read-statements.ts';
import { reportedStatements } from './reported.ts';

/**
 * A revision of a story's briefing with its statements on record, and those of its topics that the workspace may see.
 * Statements that were reported as mistakes are left out.
 */
export async function readBriefing(
  reader: Reader,
  of: { readonly storyId: string; readonly revision: number; readonly workspace: string },
): Promise<BriefingContent | undefined> {
  const { db } = reader;
  const row = await db
    .selectFrom('briefings')
    .select('content')
    .where('story_id', '=', of.storyId)
    .where('revision', '=', of.revision)
    .executeTakeFirst();
  if (!row) return undefined;
  const content = toBriefing(row.content);
  const hidden = await db
    .selectFrom('topics')
    .select('id')
    .where('id', 'in', ['', ...content.topicIds])
    .where((eb) => eb.not(visibleTo(of.workspace)))
    .execute();
  const foreign = new Set(hidden.map(({ id }) => id));
  const reported = await reportedStatements(db, of.workspace);
  const statements = await readSourced(reader, content.statementIds, of.workspace);
  return {
    briefing: { ...content, topicIds: content.topicIds.filter((id) => !foreign.has(id)) },
    statements: statements.filter(({ statement }) => !reported.has(statement.sameAs)),
  };
}
