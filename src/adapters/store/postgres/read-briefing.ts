import { sql } from 'kysely';
import type { BriefingContent } from '../../../model/briefing.ts';
import { toBriefing } from './newest-briefing.ts';
import type { Reader } from './prove-words.ts';
import { readSourced } from './read-sources.ts';
import { visibleTo } from './read-statements.ts';
import { reportedStatements } from './reported.ts';

type Revision = { readonly storyId: string; readonly revision: number };

/**
 * A revision of a story's briefing with its statements on record, and those of its topics that the workspace may see.
 * Statements that were reported as mistakes are left out.
 */
export async function readBriefing(
  reader: Reader,
  { workspace, ...of }: Revision & { readonly workspace: string },
): Promise<BriefingContent | undefined> {
  const [content] = await readRevisions(reader, [of], workspace);
  return content;
}

/** The same for several stories, in their order, with as many questions as for one; what is not on record is left out. */
export async function readRevisions(
  reader: Reader,
  revisions: readonly Revision[],
  workspace: string,
): Promise<readonly BriefingContent[]> {
  const { db } = reader;
  if (revisions.length === 0) return [];
  const rows = await db
    .selectFrom('briefings')
    .select(['story_id', 'content'])
    .where(
      sql<boolean>`(story_id, revision) in (select * from unnest(
        ${revisions.map(({ storyId }) => storyId)}::text[], ${revisions.map(({ revision }) => revision)}::int[]))`,
    )
    .execute();
  const byStory = new Map(rows.map((row) => [row.story_id, toBriefing(row.content)]));
  const contents = revisions.flatMap(({ storyId }) => byStory.get(storyId) ?? []);
  if (contents.length === 0) return [];
  const hidden = await db
    .selectFrom('topics')
    .select('id')
    .where('id', 'in', ['', ...new Set(contents.flatMap(({ topicIds }) => topicIds))])
    .where((eb) => eb.not(visibleTo(workspace)))
    .execute();
  const foreign = new Set(hidden.map(({ id }) => id));
  const reported = await reportedStatements(db, workspace);
  const ids = [...new Set(contents.flatMap(({ statementIds }) => statementIds))];
  const sourced = new Map((await readSourced(reader, ids, workspace)).map((one) => [one.statement.id, one]));
  return contents.map((content) => ({
    briefing: { ...content, topicIds: content.topicIds.filter((id) => !foreign.has(id)) },
    statements: content.statementIds
      .flatMap((id) => sourced.get(id) ?? [])
      .filter(({ statement }) => !reported.has(statement.sameAs)),
  }));
}
