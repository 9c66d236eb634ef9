import type { Selectable } from 'kysely';
import type { Article } from '../../../model/article.ts';
import type { Findings } from '../../../ports/news-store.ts';
import type { FoundRow } from './read-statements.ts';
import type { CountedStance } from './same-words.ts';
import type { Tables } from './schema.ts';
import type { Trx } from './transaction.ts';

/** `isFirst`: the article was not searched before, so it has none to be replaced. */
type Saved = { readonly article: Article; readonly findings: Findings; readonly isFirst: boolean };
type StanceRow = Selectable<Tables['stances']>;

/**
 * Replaces the stances of an article, and drops the changes of position that rested on one that is gone. Returns
 * what is to be counted: `grown` where stances only came, `recount` where some went.
 */
export async function saveStances(
  trx: Trx,
  saved: Saved,
  found: readonly FoundRow[],
): Promise<{ readonly grown: readonly StanceRow[]; readonly recount: readonly CountedStance[] }> {
  const before = saved.isFirst
    ? []
    : await trx.deleteFrom('stances').where('article_id', '=', saved.article.id).returningAll().execute();
  const stances = toRows(saved, found);
  if (stances.length > 0) {
    const rows = stances.map((row) => ({
      ...row,
      published: row.published.toISOString(),
      evidence: row.evidence === null ? null : JSON.stringify(row.evidence),
    }));
    await trx.insertInto('stances').values(rows).execute();
  }
  const now = new Set(stances.map(positionOf));
  for (const gone of before.filter((row) => !now.has(positionOf(row)))) await dropChanges(trx, gone);
  return { grown: stances.filter((row) => row.is_first), recount: before };
}

/** Whose position on what: if any of it is another now, what was concluded from it does not hold. */
const positionOf = (row: StanceRow): string =>
  JSON.stringify([row.statement_id, row.topic_id, row.proposition_id, row.speaker_id, row.position]);

async function dropChanges(trx: Trx, stance: StanceRow): Promise<void> {
  await trx
    .deleteFrom('position_changes')
    .where((eb) =>
      eb.or([eb('first_statement_id', '=', stance.statement_id), eb('second_statement_id', '=', stance.statement_id)]),
    )
    .where('topic_id', '=', stance.topic_id)
    .where('proposition_id', '=', stance.proposition_id)
    .execute();
}

function toRows({ article, findings }: Saved, found: readonly FoundRow[]) {
  return findings.stances.flatMap((stance): StanceRow[] => {
    const statement = found[stance.statement];
    if (!statement) return [];
    return [
      {
        statement_id: statement.id,
        topic_id: stance.topicId,
        proposition_id: stance.propositionId,
        article_id: article.id,
        speaker_id: statement.speaker_id,
        workspace: statement.workspace ?? '',
        outlet: article.outlet,
        published: new Date(article.published),
        position: stance.position,
        confidence: stance.confidence,
        evidence: stance.evidence,
        is_first: statement.same_as === statement.id,
        first_id: statement.same_as,
      },
    ];
  });
}
