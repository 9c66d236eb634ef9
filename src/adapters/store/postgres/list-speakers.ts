import { sql } from 'kysely';
import type { Topic } from '../../../model/topic.ts';
import type { Archive, PersonInFull, SpeakerSummary } from '../../../ports/archive.ts';
import type { Paged } from '../../../ports/reads.ts';
import { visibleTo } from './read-statements.ts';
import type { Db } from './transaction.ts';

/** Who spoke on a topic, or on any, from the aggregate by topic. */
export async function listSpeakers(
  db: Db,
  { workspace, topicId, atMost, skip }: Parameters<Archive['speakers']>[0],
): Promise<Paged<SpeakerSummary>> {
  const { rows } = await sql<SpeakerRow>`
    with speaker as materialized (
      select speaker_id, max(last_said) as last_said, sum(statements)::int as statements,
        array_agg(distinct topic_id) as topic_ids
      from onrecord.speaker_topics
      join onrecord.topics on topics.id = speaker_topics.topic_id and listed
      where speaker_topics.workspace in ('', ${workspace}) and ${visibleTo(workspace, 'topics.workspace')}
        and statements > 0 ${topicId === null ? sql`` : sql`and topic_id = ${topicId}`}
      group by speaker_id
    )
    select people.id, people.name, people.roles -> 0 ->> 'title' as role, speaker.statements, speaker.topic_ids,
      speaker.last_said, (select count(*)::int from speaker) as total
    from speaker join onrecord.people on people.id = speaker.speaker_id
    order by speaker.last_said desc, people.id offset ${skip} limit ${atMost}
  `.execute(db);
  return {
    found: rows.map((row) => ({
      personId: row.id,
      name: row.name,
      role: row.role,
      statements: row.statements,
      topicIds: row.topic_ids,
      lastSaid: row.last_said.toISOString(),
    })),
    total: rows[0]?.total ?? 0,
  };
}

type SpeakerRow = {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly statements: number;
  readonly topic_ids: readonly string[];
  readonly last_said: Date;
  readonly total: number;
};

/** A person with the topics on which they took a position. */
export async function personInFull(
  db: Db,
  { workspace, personId }: Parameters<Archive['person']>[0],
): Promise<PersonInFull | undefined> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', personId).executeTakeFirst();
  if (!row) return undefined;
  const topics = await db
    .selectFrom('speaker_topics')
    .innerJoin('topics', 'topics.id', 'speaker_topics.topic_id')
    .select(['topics.id', 'topics.name', 'topics.workspace', 'topics.content'])
    .select(sql<number>`sum(statements)::int`.as('statements'))
    .select(sql<Date>`max(last_said)`.as('last_said'))
    .where('speaker_id', '=', personId)
    .where('speaker_topics.workspace', 'in', ['', workspace])
    .where('listed', '=', true)
    .where('statements', '>', 0)
    .where(visibleTo(workspace, 'topics.workspace'))
    .groupBy(['topics.id', 'topics.name', 'topics.workspace', 'topics.content'])
    .orderBy('last_said', 'desc')
    .execute();
  return {
    person: {
      id: row.id,
      name: row.name,
      kind: row.kind,
      pronoun: row.pronoun,
      aliases: row.aliases,
      roles: row.roles,
      learntFrom: row.learnt_from,
    },
    topics: topics.map(({ id, name, workspace: own, content, statements, last_said }) => ({
      topic: { ...content, id, name, workspace: own } satisfies Topic,
      statements,
      lastSaid: last_said.toISOString(),
    })),
  };
}
