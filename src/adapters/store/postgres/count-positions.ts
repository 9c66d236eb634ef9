import { sql } from 'kysely';
import type { Trx } from './transaction.ts';

export type SpeakerTopic = { readonly topicId: string; readonly speakerId: string };

/**
 * Counts anew what a speaker has on a topic. `grown` only adds, so it costs the same however much is on record;
 * where something went away, the pair is counted from its stances.
 */
export async function countSpeakerTopic(
  trx: Trx,
  pair: SpeakerTopic,
  grown: { readonly statements: number; readonly lastSaid: string } | null,
): Promise<void> {
  if (grown === null) return recount(trx, pair);
  await trx
    .insertInto('speaker_topics')
    .values({
      topic_id: pair.topicId,
      speaker_id: pair.speakerId,
      last_said: grown.lastSaid,
      statements: grown.statements,
      last_change_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['topic_id', 'speaker_id']).doUpdateSet({
        last_said: sql`greatest(speaker_topics.last_said, excluded.last_said)`,
        statements: sql`speaker_topics.statements + excluded.statements`,
      }),
    )
    .execute();
}

async function recount(trx: Trx, { topicId, speakerId }: SpeakerTopic): Promise<void> {
  const counted = await trx
    .selectFrom('stances')
    .select([
      sql<number>`count(distinct statement_id)::int`.as('statements'),
      sql<Date | null>`max(published)`.as('lastSaid'),
    ])
    .where('topic_id', '=', topicId)
    .where('speaker_id', '=', speakerId)
    .where('is_first', '=', true)
    .executeTakeFirstOrThrow();
  if (counted.lastSaid === null) {
    await trx
      .deleteFrom('speaker_topics')
      .where('topic_id', '=', topicId)
      .where('speaker_id', '=', speakerId)
      .execute();
    return;
  }
  const values = { last_said: counted.lastSaid.toISOString(), statements: counted.statements };
  await trx
    .insertInto('speaker_topics')
    .values({ topic_id: topicId, speaker_id: speakerId, ...values, last_change_at: null })
    .onConflict((conflict) => conflict.columns(['topic_id', 'speaker_id']).doUpdateSet(values))
    .execute();
}

/** Counts what one outlet has on a topic on one day: bounded by what an outlet publishes in a day. */
export async function countTopicDay(
  trx: Trx,
  at: { readonly topicId: string; readonly day: string; readonly outlet: string },
): Promise<void> {
  const { topicId, day, outlet } = at;
  const [from, to] = [`${day}T00:00:00Z`, `${day}T23:59:59.999Z`];
  const { rows } = await sql<{ statements: number; articles: number }>`
    select
      (select count(distinct statement_id) from onrecord.stances
        where topic_id = ${topicId} and outlet = ${outlet} and published between ${from} and ${to} and is_first)::int as statements,
      (select count(*) from onrecord.article_topics tag join onrecord.articles article on article.id = tag.article_id
        where tag.topic_id = ${topicId} and tag.published between ${from} and ${to} and article.outlet = ${outlet})::int as articles
  `.execute(trx);
  const counts = rows[0] ?? { statements: 0, articles: 0 };
  await trx
    .insertInto('topic_days')
    .values({ topic_id: topicId, day, outlet, ...counts })
    .onConflict((conflict) => conflict.columns(['topic_id', 'day', 'outlet']).doUpdateSet(counts))
    .execute();
}
