import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { SpeakerPositions } from '../../../model/stance.ts';
import type { SourcedStatement } from '../../../model/statement.ts';
import type { Reads, TopicPositions } from '../../../ports/reads.ts';
import type { Reader } from './prove-words.ts';
import { withSources } from './read-sources.ts';
import { toChange, toStance } from './read-stance.ts';
import { readStatementRows } from './read-statements.ts';
import { countHidden, hiddenKeys, isNoneOf, type ReportedPosition, reportedPositions } from './reported.ts';
import type { Tables } from './schema.ts';
import type { Db } from './transaction.ts';

type StanceRow = Selectable<Tables['stances']>;
type Query = Parameters<Reads['positions']>[0];

const CHANGES_EACH = 3;

/**
 * Who changed position on a topic, then who spoke last, each with their newest positions. Speakers come from the aggregate, their positions
 * by index, the counts from the topic's days: nothing is read that is not shown, however much is on record. What was
 * reported as a mistake is left out of all of it.
 */
export async function readPositions(reader: Reader, query: Query): Promise<TopicPositions> {
  const { db } = reader;
  const { topicId, workspace, since } = query;
  const reported = await reportedPositions(db, query);
  const hidden = hiddenKeys(reported);
  const matching = db
    .selectFrom(speakerTopics(reported, query).as('speaker_topics'))
    .where('topic_id', '=', topicId)
    .where('workspace', 'in', ['', workspace])
    .where(sql<boolean>`last_said >= ${since}`)
    .$if(query.speakerId !== null, (some) => some.where('speaker_id', '=', query.speakerId ?? ''))
    .$if(query.changedOnly, (some) => some.where(sql<boolean>`last_change_at >= ${since}`));
  const speakers = await matching
    .select(['speaker_id', sql<Date>`max(last_said)`.as('last'), sql<number>`(count(*) over ())::int`.as('total')])
    .groupBy('speaker_id')
    .orderBy(sql`coalesce(max(last_change_at) >= ${since}, false)`, 'desc')
    .orderBy('last', 'desc')
    .orderBy('speaker_id')
    .offset(query.skip)
    .limit(query.speakersAtMost)
    .execute();
  const ids = speakers.map((row) => row.speaker_id);
  // a page behind the last one has no row that tells
  const total = speakers[0]?.total ?? (query.skip === 0 ? 0 : await countSpeakers(db, matching.select('speaker_id')));
  const shown = ids.length === 0 ? [] : await readSpeakers(reader, { ...query, ids, hidden });
  const counted = await db
    .selectFrom('topic_days')
    .select([
      sql<number>`coalesce(sum(statements), 0)::int`.as('statements'),
      sql<number>`coalesce(sum(articles), 0)::int`.as('articles'),
      sql<number>`count(distinct outlet)::int`.as('outlets'),
    ])
    .where('topic_id', '=', topicId)
    .where('workspace', 'in', ['', workspace])
    .where('day', '>=', since.slice(0, 10))
    .where(sql<boolean>`statements + articles > 0`)
    .executeTakeFirstOrThrow();
  const statements = counted.statements - countHidden(reported, since.slice(0, 10));
  return { speakers: shown, speakersTotal: total, ...counted, statements };
}

async function countSpeakers(db: Db, speakers: { compile(): unknown }): Promise<number> {
  // kysely's own query builders are accepted as fragments of another query
  const { rows } = await sql<{ total: number }>`
    select count(distinct speaker_id)::int as total from (${speakers as never}) as matching
  `.execute(db);
  return rows[0]?.total ?? 0;
}

type SpeakerTopics = RawBuilder<Omit<Selectable<Tables['speaker_topics']>, 'statements'>>;

/**
 * The aggregate, in which the few speakers with a reported position are looked up anew, by index: the aggregate is
 * everybody's, and knows no reports. Who has no other position is not in it.
 */
function speakerTopics(reported: readonly ReportedPosition[], { topicId, workspace, since }: Query): SpeakerTopics {
  const hidden = hiddenKeys(reported);
  const speakers = [...new Set(reported.flatMap(({ speakerId }) => speakerId ?? []))];
  if (hidden.length === 0) return sql`onrecord.speaker_topics`;
  return sql`(
    select topic_id, speaker_id, workspace, last_said, last_change_at from onrecord.speaker_topics
    where ${isNoneOf('speaker_id', speakers)}
    union all
    select ${topicId}::text, named.speaker_id, '', newest.published, (
      select max(change.noticed_at) from onrecord.position_changes change
      where change.topic_id = ${topicId} and change.speaker_id = named.speaker_id
        and change.workspace in ('', ${workspace}) and ${isShownChange(hidden)}
    )
    from unnest(${speakers}::text[]) as named(speaker_id)
    cross join lateral (
      select stance.published from onrecord.stances stance
      where stance.topic_id = ${topicId} and stance.speaker_id = named.speaker_id and stance.is_first
        and stance.workspace in ('', ${workspace}) and stance.published >= ${since} and ${isShownStance(hidden)}
      order by stance.published desc limit 1
    ) as newest
  )`;
}

const isShownStance = (hidden: readonly string[]) =>
  isNoneOf(`stance.statement_id || '/' || stance.proposition_id`, hidden);

/** A change rests on both its positions. */
const isShownChange = (hidden: readonly string[]) => sql`(
  ${isNoneOf(`change.first_statement_id || '/' || change.proposition_id`, hidden)}
  and ${isNoneOf(`change.second_statement_id || '/' || change.proposition_id`, hidden)}
)`;

async function readSpeakers(
  reader: Reader,
  query: Query & { readonly ids: readonly string[]; readonly hidden: readonly string[] },
): Promise<SpeakerPositions[]> {
  const { db } = reader;
  const { topicId, ids, workspace, since, hidden } = query;
  const changes = await newestChanges(db, query);
  const newest = await sql<StanceRow>`
    select newest.* from unnest(${[...ids]}::text[]) as wanted(speaker_id)
    cross join lateral (
      select stance.* from onrecord.stances stance
      where stance.topic_id = ${topicId} and stance.speaker_id = wanted.speaker_id and stance.is_first
        and stance.workspace in ('', ${workspace}) and stance.published >= ${since} and ${isShownStance(hidden)}
      order by stance.published desc, stance.statement_id, stance.proposition_id limit ${query.eachAtMost}
    ) as newest
  `.execute(db);
  const stances = [...newest.rows, ...(await stancesOfChanges(db, changes, newest.rows))];
  const statements = await withSources(
    reader,
    await readStatementRows(db, [...new Set(stances.map((row) => row.statement_id))]),
    workspace,
  );
  const byId = new Map(statements.map((sourced) => [sourced.statement.id, sourced]));
  return ids.flatMap((speakerId): SpeakerPositions[] => {
    const positions = stances
      .filter((row) => row.speaker_id === speakerId)
      .flatMap((row) => {
        const sourced = byId.get(row.statement_id);
        return sourced ? [{ ...sourced, stance: toStance(row) }] : [];
      })
      .sort(newestFirst);
    const [first] = positions;
    if (!first) return [];
    const role = positions.find(({ statement }) => statement.speaker?.role)?.statement.speaker?.role ?? null;
    return [
      {
        speakerId,
        name: first.statement.speaker?.name ?? first.statement.speaker?.mention.text ?? speakerId,
        role,
        positions,
        changes: changes.filter((row) => row.speaker_id === speakerId).map(toChange),
      },
    ];
  });
}

/** Of one moment exact words come before reported ones, then as they stand in their articles. */
function newestFirst(a: SourcedStatement, b: SourcedStatement): number {
  const [first, second] = [a.statement, b.statement];
  return (
    saidAt(second).localeCompare(saidAt(first)) ||
    Number(second.kind === 'direct') - Number(first.kind === 'direct') ||
    first.articleId.localeCompare(second.articleId) ||
    first.start - second.start
  );
}

/** The day it was said where that is known, else when it was published. */
function saidAt(statement: { readonly said: { readonly to: string } | null; readonly published: string }): string {
  return statement.said === null ? statement.published : `${statement.said.to}T${statement.published.slice(11)}`;
}

async function newestChanges(
  db: Db,
  query: {
    readonly topicId: string;
    readonly workspace: string;
    readonly ids: readonly string[];
    readonly since: string;
    readonly hidden: readonly string[];
  },
): Promise<Selectable<Tables['position_changes']>[]> {
  const { rows } = await sql<Selectable<Tables['position_changes']>>`
    select newest.* from unnest(${[...query.ids]}::text[]) as wanted(speaker_id)
    cross join lateral (
      select change.* from onrecord.position_changes change
      where change.topic_id = ${query.topicId} and change.speaker_id = wanted.speaker_id
        and change.workspace in ('', ${query.workspace}) and change.noticed_at >= ${query.since}
        and ${isShownChange(query.hidden)}
      order by change.noticed_at desc, change.id limit ${CHANGES_EACH}
    ) as newest
  `.execute(db);
  return rows;
}

/** A change is shown with both its statements, also where one of them is not among the newest. */
async function stancesOfChanges(
  db: Db,
  changes: readonly Selectable<Tables['position_changes']>[],
  have: readonly StanceRow[],
): Promise<StanceRow[]> {
  const known = new Set(have.map((row) => row.statement_id));
  const missing = changes
    .flatMap((change) => [change.first_statement_id, change.second_statement_id])
    .filter((id) => !known.has(id));
  if (missing.length === 0) return [];
  const propositions = new Set(changes.map((change) => `${change.topic_id}/${change.proposition_id}`));
  const rows = await db.selectFrom('stances').selectAll().where('statement_id', 'in', missing).execute();
  return rows.filter((row) => propositions.has(`${row.topic_id}/${row.proposition_id}`));
}
