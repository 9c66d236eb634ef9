import { sql } from 'kysely';
import type { Article } from '../../../model/article.ts';
import type { CountedStance } from './same-words.ts';
import { lockNames, type Trx } from './transaction.ts';

type Counted = CountedStance & { readonly statement_id: string };
type SpeakerTopic = { readonly topicId: string; readonly speakerId: string; readonly workspace: string };
type TopicDay = {
  readonly topicId: string;
  readonly day: string;
  readonly outlet: string;
  readonly workspace: string;
};

/**
 * Keeps the counts that commands read in place of history: per speaker and topic, and per topic, day and outlet.
 * The caller holds the locks of the speakers. `grown` only came, all in the given article; around what is in
 * `recount` something went away or became the first with its words.
 */
export async function countPositions(
  trx: Trx,
  change: {
    readonly article: Pick<Article, 'outlet' | 'published'> & { readonly workspace: string };
    readonly tags: readonly string[];
    readonly grown: readonly Counted[];
    readonly recount: readonly CountedStance[];
  },
): Promise<void> {
  const again = new Set(change.recount.flatMap(speakerOf));
  const grown = Map.groupBy(change.grown, (row) => speakerOf(row)[0]);
  for (const pair of [...again].sort()) await recountSpeaker(trx, JSON.parse(pair) as SpeakerTopic); // made by speakerOf
  for (const [pair, rows] of grown) {
    if (pair === undefined || again.has(pair)) continue;
    const statements = new Set(rows.map((row) => row.statement_id)).size;
    const lastSaid = change.article.published;
    await growSpeaker(trx, JSON.parse(pair) as SpeakerTopic, { statements, lastSaid }); // made by speakerOf
  }
  await countDays(trx, [
    ...change.tags.map((topicId) => dayOf({ ...change.article, topicId })),
    ...[...change.grown, ...change.recount].map((row) =>
      dayOf({ ...row, topicId: row.topic_id, published: row.published.toISOString() }),
    ),
  ]);
}

const speakerOf = (row: CountedStance): string[] =>
  row.speaker_id === null
    ? []
    : [JSON.stringify({ topicId: row.topic_id, speakerId: row.speaker_id, workspace: row.workspace })];

const dayOf = (row: Omit<TopicDay, 'day'> & { readonly published: string }): TopicDay => ({
  topicId: row.topicId,
  day: row.published.slice(0, 10),
  outlet: row.outlet,
  workspace: row.workspace,
});

/** Costs the same however much is on record. */
async function growSpeaker(
  trx: Trx,
  { topicId, speakerId, workspace }: SpeakerTopic,
  by: { readonly statements: number; readonly lastSaid: string },
): Promise<void> {
  await trx
    .insertInto('speaker_topics')
    .values({
      topic_id: topicId,
      speaker_id: speakerId,
      workspace,
      last_said: by.lastSaid,
      statements: by.statements,
      last_change_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['topic_id', 'speaker_id', 'workspace']).doUpdateSet({
        last_said: sql`greatest(speaker_topics.last_said, excluded.last_said)`,
        statements: sql`speaker_topics.statements + excluded.statements`,
      }),
    )
    .execute();
}

/** Counts a speaker's row on a topic from the stances and changes on record. */
async function recountSpeaker(trx: Trx, { topicId, speakerId, workspace }: SpeakerTopic): Promise<void> {
  const of = { topic_id: topicId, speaker_id: speakerId, workspace };
  const counted = await trx
    .selectFrom('stances')
    .select([
      sql<number>`count(distinct statement_id)::int`.as('statements'),
      sql<Date | null>`max(published)`.as('lastSaid'),
    ])
    .where((eb) => eb.and(of))
    .where('is_first', '=', true)
    .executeTakeFirstOrThrow();
  if (counted.lastSaid === null) {
    await trx
      .deleteFrom('speaker_topics')
      .where((eb) => eb.and(of))
      .execute();
    return;
  }
  const changes = await trx
    .selectFrom('position_changes')
    .select(sql<Date | null>`max(noticed_at)`.as('last'))
    .where((eb) => eb.and(of))
    .executeTakeFirst();
  const values = {
    last_said: counted.lastSaid.toISOString(),
    statements: counted.statements,
    last_change_at: changes?.last?.toISOString() ?? null,
  };
  await trx
    .insertInto('speaker_topics')
    .values({ ...of, ...values })
    .onConflict((conflict) => conflict.columns(['topic_id', 'speaker_id', 'workspace']).doUpdateSet(values))
    .execute();
}

/** Locked before they are counted and until the end: whoever counts last has seen what the others wrote. */
async function countDays(trx: Trx, days: readonly TopicDay[]): Promise<void> {
  await lockNames(
    trx,
    days.map(({ outlet, day }) => `day/${outlet}/${day}`),
  );
  const distinct = new Map(days.map((day) => [JSON.stringify(day), day]));
  for (const [, day] of [...distinct].sort(([a], [b]) => (a < b ? -1 : 1))) await countDay(trx, day);
}

/** Bounded by what an outlet publishes in a day. */
async function countDay(trx: Trx, { topicId, day, outlet, workspace }: TopicDay): Promise<void> {
  const [from, to] = [`${day}T00:00:00Z`, `${day}T23:59:59.999Z`];
  const { rows } = await sql<{ statements: number; articles: number }>`
    select
      (select count(distinct statement_id) from onrecord.stances
        where topic_id = ${topicId} and outlet = ${outlet} and published between ${from} and ${to} and is_first
          and workspace = ${workspace})::int as statements,
      (select count(*) from onrecord.article_topics tag join onrecord.articles article on article.id = tag.article_id
        where tag.topic_id = ${topicId} and tag.published between ${from} and ${to} and article.outlet = ${outlet}
          and coalesce(article.workspace, '') = ${workspace})::int as articles
  `.execute(trx);
  const counts = rows[0] ?? { statements: 0, articles: 0 };
  await trx
    .insertInto('topic_days')
    .values({ topic_id: topicId, day, outlet, workspace, ...counts })
    .onConflict((conflict) => conflict.columns(['topic_id', 'day', 'outlet', 'workspace']).doUpdateSet(counts))
    .execute();
}
