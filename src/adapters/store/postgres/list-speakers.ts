import { sql } from 'kysely';
import type { Topic } from '../../../model/topic.ts';
import type { Archive, PersonInFull, SpeakerSummary } from '../../../ports/archive.ts';
import type { Paged } from '../../../ports/reads.ts';
import { hiddenStatements } from './hidden-by-reports.ts';
import { visibleTo } from './read-statements.ts';
import type { Db } from './transaction.ts';

/** Who spoke on a topic, or on any, from the aggregate by topic. */
export async function listSpeakers(
  db: Db,
  { workspace, topicId, atMost, skip }: Parameters<Archive['speakers']>[0],
): Promise<Paged<SpeakerSummary>> {
  const hidden = await hiddenCounts(db, workspace);
  const { rows } = await sql<SpeakerRow>`
    with speaker as materialized (
      select speaker_id, max(last_said) as last_said, sum(statements - coalesce(hidden.count, 0))::int as statements,
        array_agg(distinct topic_id) as topic_ids
      from onrecord.speaker_topics
      left join (${hidden}) as hidden using (topic_id, speaker_id, workspace)
      join onrecord.topics on topics.id = speaker_topics.topic_id and listed
      where speaker_topics.workspace in ('', ${workspace}) and ${visibleTo(workspace, 'topics.workspace')}
        and statements > coalesce(hidden.count, 0) ${topicId === null ? sql`` : sql`and topic_id = ${topicId}`}
      group by speaker_id
    )
    select people.id, people.name, people.roles -> 0 ->> 'title' as role, speaker.statements, speaker.topic_ids,
      speaker.last_said, (select count(*)::int from speaker) as total
    from speaker join onrecord.people on people.id = speaker.speaker_id
    order by speaker.last_said desc, people.id offset ${skip} limit ${atMost}
  `.execute(db);
  if (rows.length === 0 && skip > 0)
    // behind the last one
    return { found: [], total: (await listSpeakers(db, { workspace, topicId, atMost: 1, skip: 0 })).total };
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
  const hidden = await hiddenCounts(db, workspace);
  const { rows: topics } = await sql<TopicOfPerson>`
    select topics.id, topics.name, topics.workspace as own, topics.content,
      sum(statements - coalesce(hidden.count, 0))::int as statements, max(last_said) as last_said
    from onrecord.speaker_topics
    left join (${hidden}) as hidden using (topic_id, speaker_id, workspace)
    join onrecord.topics on topics.id = speaker_topics.topic_id and listed
    where speaker_id = ${personId} and speaker_topics.workspace in ('', ${workspace})
      and statements > coalesce(hidden.count, 0) and ${visibleTo(workspace, 'topics.workspace')}
    group by topics.id, topics.name, topics.workspace, topics.content order by last_said desc
  `.execute(db);
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
    topics: topics.map(({ id, name, own, content, statements, last_said }) => ({
      topic: { ...content, id, name, workspace: own } satisfies Topic,
      statements,
      lastSaid: last_said.toISOString(),
    })),
  };
}

type TopicOfPerson = {
  readonly id: string;
  readonly name: string;
  readonly own: string | null;
  readonly content: Omit<Topic, 'id' | 'name' | 'workspace'>;
  readonly statements: number;
  readonly last_said: Date;
};

/** By how much the statements of speakers on topics are counted too high, as rows of a query. */
async function hiddenCounts(db: Db, workspace: string) {
  const hidden = await hiddenStatements(db, workspace);
  return sql`select topic_id, speaker_id, workspace, count(*)::int from unnest(
      ${hidden.map(({ topicId }) => topicId)}::text[], ${hidden.map(({ speakerId }) => speakerId)}::text[],
      ${hidden.map(({ countedIn }) => countedIn)}::text[]
    ) as one (topic_id, speaker_id, workspace) group by 1, 2, 3`;
}
