import type { Article } from '../../../model/article.ts';
import type { FoundStatement, Statement } from '../../../model/statement.ts';
import type { Instant } from '../../../model/time.ts';
import type { Findings } from '../../../ports/news-store.ts';
import { countSpeakerTopic, countTopicDay } from './count-positions.ts';
import { wordsKey, wordsOf } from './ids.ts';
import { learnPeople } from './learn-people.ts';
import { type FoundRow, type StatementRow, toStatement } from './read-statements.ts';
import { findFirsts, passOnFirst, type TurnedStance } from './same-words.ts';
import { lockNames, type Trx } from './transaction.ts';

export type SavedFindings = {
  readonly article: Article;
  readonly findings: Findings;
  readonly ids: readonly string[]; // of the statements
  readonly now: Instant;
};

/**
 * Makes the store say about an article exactly what was found in its newest revision; findings of an older one
 * change nothing. What hangs on the statements (copies, stances, counts) follows in the same transaction.
 */
export async function saveFindings(trx: Trx, saved: SavedFindings): Promise<readonly Statement[]> {
  const { article, findings, ids } = saved;
  const about = await trx
    .selectFrom('articles')
    .selectAll()
    .where('id', '=', article.id)
    .forUpdate()
    .executeTakeFirst();
  if (!about || about.revision !== article.revision) return [];
  const old = await trx
    .selectFrom('statements')
    .selectAll()
    .where('article_id', '=', article.id)
    .where('superseded_by', 'is', null)
    .execute();
  const day = article.published.slice(0, 10);
  // Counts and copies are worked out from what is stored, so nobody else may change the same ones meanwhile.
  await lockNames(trx, [
    `day/${article.outlet}/${day}`,
    ...[...findings.statements, ...old].flatMap(({ speaker }) => {
      const key = speaker?.personId ?? speaker?.name?.toLowerCase();
      return key ? [`speaker/${key}`] : [];
    }),
  ]);

  const found = findings.statements.map((statement, place) =>
    toRow(statement, { ...saved, place, workspace: about.workspace }),
  );
  const earlier = await findFirsts(trx, found);
  await putStatements(trx, found);
  const lost = old.filter((row) => !ids.includes(row.id));
  await supersede(trx, lost, article.revision);
  const passedOn = await passOnFirst(
    trx,
    old.filter(
      (row) => row.same_as === row.id && !found.some((now) => now.id === row.id && now.words_key === row.words_key),
    ),
  );
  const turned = [...earlier, ...passedOn];
  const gone = await trx
    .deleteFrom('stances')
    .where('article_id', '=', article.id)
    .returning(['topic_id', 'speaker_id'])
    .execute();
  const stances = toStances(saved, found);
  if (stances.length > 0)
    await trx
      .insertInto('stances')
      .values(stances.map((row) => ({ ...row, evidence: json(row.evidence) })))
      .execute();
  const goneTags = await putTags(trx, saved);
  await learnPeople(trx, findings.people);

  await countSpeakers(trx, { stances, recount: [...gone, ...turned], published: article.published });
  const topics = new Set([
    ...goneTags,
    ...findings.tags.map((tag) => tag.topicId),
    ...gone.map((row) => row.topic_id),
    ...stances.map((row) => row.topic_id),
  ]);
  for (const topicId of [...topics].sort()) await countTopicDay(trx, { topicId, day, outlet: article.outlet });
  await countTurnedDays(trx, turned);
  await trx
    .updateTable('articles')
    .set({ understood_revision: article.revision })
    .where('id', '=', article.id)
    .execute();
  return found.map(toStatement);
}

function toRow(
  found: FoundStatement,
  saved: SavedFindings & { readonly place: number; readonly workspace: string | null },
): FoundRow {
  const { article, ids, place } = saved;
  const id = ids[place] ?? '';
  return {
    id,
    published: new Date(article.published),
    article_id: article.id,
    revision: article.revision,
    place,
    workspace: saved.workspace,
    outlet: article.outlet,
    url: article.url,
    title: article.title,
    span_start: found.start,
    span_end: found.end,
    kind: found.kind,
    parts: found.parts,
    speaker: found.speaker,
    cue: found.cue,
    said: found.said,
    confidence: found.confidence,
    speaker_id: found.speaker?.personId ?? null,
    words: wordsOf(found),
    words_key: wordsKey(found),
    same_as: id,
    superseded_by: null,
  };
}

const ROWS_A_STATEMENT = 500; // 22 parameters each; PostgreSQL takes 65535

async function putStatements(trx: Trx, found: readonly FoundRow[]): Promise<void> {
  for (let from = 0; from < found.length; from += ROWS_A_STATEMENT) {
    const rows = found.slice(from, from + ROWS_A_STATEMENT).map((row) => ({
      ...row,
      published: row.published.toISOString(),
      parts: JSON.stringify(row.parts),
      speaker: json(row.speaker),
      cue: json(row.cue),
      said: json(row.said),
    }));
    await trx
      .insertInto('statements')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['published', 'id']).doUpdateSet(
          // everything but the id, the date and what hangs on the words, which cannot have changed
          (set) => Object.fromEntries(CHANGING.map((column) => [column, set.ref(`excluded.${column}`)])),
        ),
      )
      .execute();
  }
}

const CHANGING = [
  'revision',
  'place',
  'url',
  'title',
  'span_start',
  'span_end',
  'kind',
  'parts',
  'speaker',
  'cue',
  'said',
  'confidence',
  'speaker_id',
  'words_key',
  'same_as',
  'superseded_by',
] as const;

async function supersede(trx: Trx, lost: readonly StatementRow[], revision: number): Promise<void> {
  if (lost.length === 0) return;
  await trx
    .updateTable('statements')
    .set({ superseded_by: revision })
    .where(
      'id',
      'in',
      lost.map(({ id }) => id),
    )
    .where('article_id', '=', lost[0]?.article_id ?? '')
    .execute();
}

function toStances({ article, findings }: SavedFindings, found: readonly FoundRow[]) {
  return findings.stances.flatMap((stance) => {
    const statement = found[stance.statement];
    if (!statement) return [];
    return [
      {
        statement_id: statement.id,
        topic_id: stance.topicId,
        proposition_id: stance.propositionId,
        article_id: article.id,
        speaker_id: statement.speaker_id,
        outlet: article.outlet,
        published: article.published,
        position: stance.position,
        confidence: stance.confidence,
        evidence: stance.evidence,
        is_first: statement.same_as === statement.id,
      },
    ];
  });
}

/** Returns the topics that the article carried before. */
async function putTags(trx: Trx, { article, findings }: SavedFindings): Promise<string[]> {
  const before = await trx
    .deleteFrom('article_topics')
    .where('article_id', '=', article.id)
    .returning('topic_id')
    .execute();
  if (findings.tags.length > 0) {
    const rows = findings.tags.map((tag) => ({
      article_id: article.id,
      topic_id: tag.topicId,
      published: article.published,
      score: tag.score,
      evidence: JSON.stringify(tag.evidence),
    }));
    await trx.insertInto('article_topics').values(rows).execute();
  }
  return before.map((row) => row.topic_id);
}

/** Days of other outlets whose statements ceased to be first; a deadlock over their locks is run again. */
async function countTurnedDays(trx: Trx, turned: readonly TurnedStance[]): Promise<void> {
  const days = turned.map(({ topic_id: topicId, outlet, published }) => ({
    topicId,
    outlet,
    day: published.toISOString().slice(0, 10),
  }));
  await lockNames(
    trx,
    days.map(({ outlet, day }) => `day/${outlet}/${day}`),
  );
  for (const day of days) await countTopicDay(trx, day);
}

async function countSpeakers(
  trx: Trx,
  change: {
    readonly stances: ReturnType<typeof toStances>;
    readonly recount: readonly { readonly topic_id: string; readonly speaker_id: string | null }[];
    readonly published: Instant;
  },
): Promise<void> {
  const again = new Set(change.recount.map((row) => JSON.stringify([row.topic_id, row.speaker_id])));
  const firsts = change.stances.filter((row) => row.is_first && row.speaker_id !== null);
  const pairs = Map.groupBy(firsts, (row) => JSON.stringify([row.topic_id, row.speaker_id]));
  for (const pair of [...new Set([...again, ...pairs.keys()])].sort()) {
    const [topicId, speakerId] = JSON.parse(pair) as [string, string | null]; // made right above
    if (speakerId === null) continue;
    const statements = new Set(pairs.get(pair)?.map((row) => row.statement_id)).size;
    const grown = again.has(pair) ? null : { statements, lastSaid: change.published };
    await countSpeakerTopic(trx, { topicId, speakerId }, grown);
  }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
