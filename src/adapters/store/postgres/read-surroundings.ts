import { sql } from 'kysely';
import type { Mistake } from '../../../model/mistake.ts';
import type { RecordedPosition, RecordedStatement } from '../../../model/record.ts';
import type { Position } from '../../../model/stance.ts';
import type { Statement } from '../../../model/statement.ts';
import type { Span } from '../../../model/text.ts';
import type { Proposition } from '../../../model/topic.ts';
import { visibleTo } from './read-statements.ts';
import { stands } from './reported.ts';
import type { Db } from './transaction.ts';

type Surroundings = Pick<RecordedStatement, 'topics' | 'positions' | 'reported'>;

/** What hangs on some statements: their articles' topics, their positions in words, and what was reported of them. */
export async function readSurroundings(
  db: Db,
  of: { readonly statements: readonly Statement[]; readonly workspace: string; readonly withReported: boolean },
): Promise<(statement: Statement) => Surroundings> {
  if (of.statements.length === 0) return () => ({ topics: [], positions: [], reported: [] });
  const { workspace } = of;
  const articleIds = [...new Set(of.statements.map(({ articleId }) => articleId))];
  const firsts = [...new Set(of.statements.map(({ sameAs }) => sameAs))];
  const topics = await db
    .selectFrom('article_topics')
    .innerJoin('topics', 'topics.id', 'article_topics.topic_id')
    .select(['article_id', 'topic_id as id', 'topics.name'])
    .where('article_id', 'in', articleIds)
    .where(visibleTo(workspace, 'topics.workspace'))
    .orderBy('topic_id')
    .execute();
  const reports = await db
    .selectFrom('mistake_reports')
    .select(['first_id', 'what', 'topic_id', 'proposition_id'])
    .where('first_id', 'in', firsts)
    .where(stands(workspace))
    .orderBy('id')
    .execute();
  const positions = (await readPositions(db, { firsts, workspace })).filter(
    (row) =>
      of.withReported ||
      !reports.some(
        (report) =>
          report.first_id === row.first_id &&
          (report.topic_id ?? row.topic_id) === row.topic_id &&
          (report.proposition_id ?? row.proposition_id) === row.proposition_id,
      ),
  );
  const topicsOf = Map.groupBy(topics, (row) => row.article_id);
  const positionsOf = Map.groupBy(positions, (row) => row.first_id);
  const reportsOf = Map.groupBy(reports, (row) => row.first_id);
  return ({ articleId, sameAs }) => ({
    topics: (topicsOf.get(articleId) ?? []).map(({ id, name }) => ({ id, name })),
    positions: (positionsOf.get(sameAs) ?? []).map(toPosition),
    reported: of.withReported ? [...new Set((reportsOf.get(sameAs) ?? []).map(({ what }): Mistake => what))] : [],
  });
}

type PositionRow = {
  readonly first_id: string;
  readonly topic_id: string;
  readonly proposition_id: string;
  readonly position: Position;
  readonly confidence: number;
  readonly evidence: Span | null;
  readonly text: string | null; // of the article's revision that the evidence is a span of
  readonly propositions: readonly Proposition[];
};

async function readPositions(
  db: Db,
  { firsts, workspace }: { readonly firsts: readonly string[]; readonly workspace: string },
): Promise<readonly PositionRow[]> {
  const { rows } = await sql<PositionRow>`
    select first_id, topic_id, proposition_id, position, confidence, evidence,
      case when evidence is not null then revision.text end as text, topics.content -> 'propositions' as propositions
    from onrecord.stances stance
    join onrecord.topics on topics.id = stance.topic_id
    join onrecord.articles article on article.id = stance.article_id
    left join onrecord.article_revisions revision
      on revision.article_id = article.id and revision.revision = article.understood_revision
    where first_id = any(${[...firsts]}::text[]) and is_first and stance.workspace in ('', ${workspace})
      and ${visibleTo(workspace, 'topics.workspace')}
    order by topic_id, proposition_id
  `.execute(db);
  return rows;
}

function toPosition(row: PositionRow): RecordedPosition {
  const proposition = row.propositions.find(({ id }) => id === row.proposition_id);
  return {
    topicId: row.topic_id,
    proposition: proposition?.text ?? row.proposition_id,
    position: row.position,
    confidence: row.confidence,
    evidence: row.evidence === null ? null : (row.text?.slice(row.evidence.start, row.evidence.end) ?? null),
  };
}
