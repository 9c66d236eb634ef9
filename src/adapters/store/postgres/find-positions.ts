import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Reads } from '../../../ports/reads.ts';
import type { AsJson } from './read-statements.ts';
import { positionsReported, type ReportedPosition } from './reported.ts';
import type { Tables } from './schema.ts';
import type { Db } from './transaction.ts';

type Query = Parameters<Reads['positions']>[0];
type StanceRow = Omit<Selectable<Tables['stances']>, 'published'>;
type ChangeRow = Selectable<Tables['position_changes']>;

/** What an answer about a topic is made of, before its statements are read. */
export type FoundPositions = {
  readonly speakers: readonly string[]; // of the page, in order
  readonly speakersTotal: number;
  readonly stances: readonly StanceRow[];
  readonly changes: readonly ChangeRow[];
  readonly reported: readonly ReportedPosition[];
  readonly counted: { readonly statements: number; readonly articles: number; readonly outlets: number };
};

const CHANGES_EACH = 3;

/**
 * Speakers come from the aggregate, their positions and changes by index, the counts from the topic's days: nothing is read
 * that is not shown, however much is on record. All in one query, as each costs PGlite 1 to 2 milliseconds by itself.
 */
export async function findPositions(db: Db, query: Query): Promise<FoundPositions> {
  const { topicId, workspace, since } = query;
  const { rows } = await sql<AsFound>`
    with reported as materialized (${positionsReported(query)}),
    hidden as materialized (select "statementId" || '/' || "propositionId" as key from reported where "isHidden"),
    ${speakersOf(query)},
    page as materialized (
      select speaker_id, row_number() over () as place from (
        select speaker_id from matching order by has_changed desc, last_said desc, speaker_id
        offset ${query.skip} limit ${query.speakersAtMost}
      ) as speaker
    ),
    changes as materialized (
      select newest.* from page cross join lateral (
        select change.* from onrecord.position_changes change
        where change.topic_id = ${topicId} and change.speaker_id = page.speaker_id
          and change.workspace in ('', ${workspace}) and change.noticed_at >= ${since} and ${isShownChange}
        order by change.noticed_at desc, change.id limit ${CHANGES_EACH}
      ) as newest
    ),
    newest as materialized (
      select newest.* from page cross join lateral (
        ${newestStances(query, { speakerId: sql`page.speaker_id`, atMost: query.eachAtMost })}
      ) as newest
    ),
    -- a change is shown with both its statements, also where one of them is not among the newest
    changed as (
      select stance.* from (
        select first_statement_id as id from changes union select second_statement_id from changes
        except select statement_id from newest
      ) as missing cross join lateral (
        select * from onrecord.stances where statement_id = missing.id and topic_id = ${topicId} offset 0
      ) as stance
      where proposition_id in (select proposition_id from changes)
    )
    select
      (select coalesce(json_agg(speaker_id order by place), '[]') from page) as speakers,
      (select count(*)::int from matching) as "speakersTotal",
      (select coalesce(json_agg(stance), '[]') from (select * from newest union all select * from changed) as stance) as stances,
      (select coalesce(json_agg(changes), '[]') from changes) as changes,
      (select coalesce(json_agg(reported), '[]') from reported) as reported,
      (select to_json(days) from (
        select coalesce(sum(statements), 0)::int as statements, coalesce(sum(articles), 0)::int as articles,
          count(distinct outlet)::int as outlets
        from onrecord.topic_days
        where topic_id = ${topicId} and workspace in ('', ${workspace}) and day >= ${since.slice(0, 10)}
          and statements + articles > 0
      ) as days) as counted
  `.execute(db);
  const [found] = rows;
  if (!found) throw new Error('a query of one row gave none');
  return {
    ...found,
    changes: found.changes.map((row) => ({ ...row, noticed_at: new Date(row.noticed_at) })),
    reported: found.reported.map((row) => ({ ...row, published: new Date(row.published) })),
  };
}

type AsFound = Omit<FoundPositions, 'changes' | 'reported'> & {
  readonly changes: readonly AsJson<ChangeRow>[];
  readonly reported: readonly AsJson<ReportedPosition>[];
};

/**
 * The speakers that match, from the aggregate, in which those are looked up anew, by index, whose newest position is hidden or
 * whose change may be: the aggregate is everybody's, and knows no reports. Who has no other position is not among them.
 */
const speakersOf = (query: Query) => (isNarrowed(query) ? speakersNarrowed(query) : speakersAtAll(query));

const isNarrowed = ({ only = {} }: Query): boolean => Object.values(only).some((value) => value !== undefined);

/** The aggregate knows no outlets and propositions: then the period's positions themselves are looked through. */
const speakersNarrowed = (query: Query) => sql`
  matching as materialized (
    select stance.speaker_id, max(stance.published) as last_said, coalesce(bool_or(exists (
      select 1 from onrecord.position_changes change
      where change.topic_id = ${query.topicId} and change.speaker_id = stance.speaker_id
        and change.workspace in ('', ${query.workspace}) and change.noticed_at >= ${query.since} and ${isShownChange}
    )), false) as has_changed
    from onrecord.stances stance
    where stance.topic_id = ${query.topicId} and stance.workspace in ('', ${query.workspace}) and stance.is_first
      and stance.speaker_id is not null and stance.published >= ${query.since} and ${isShownStance} ${narrowing(query)}
      ${query.speakerId === null ? sql`` : sql`and stance.speaker_id = ${query.speakerId}`}
    group by stance.speaker_id
    ${
      query.changedOnly
        ? sql`having bool_or(exists (
      select 1 from onrecord.position_changes change
      where change.topic_id = ${query.topicId} and change.speaker_id = stance.speaker_id
        and change.workspace in ('', ${query.workspace}) and change.noticed_at >= ${query.since} and ${isShownChange}
    ))`
        : sql``
    }
  )`;

const narrowing = ({ only = {} }: Query) => sql`
  ${only.outlet === undefined ? sql`` : sql`and stance.outlet = ${only.outlet}`}
  ${only.propositionId === undefined ? sql`` : sql`and stance.proposition_id = ${only.propositionId}`}
  ${only.until === undefined ? sql`` : sql`and stance.published < ${only.until}`}
`;

const speakersAtAll = (query: Query) => sql`
  named as materialized (
    select distinct known.speaker_id from reported join onrecord.speaker_topics known
      on known.topic_id = ${query.topicId} and known.speaker_id = "speakerId" and known.workspace in ('', ${query.workspace})
    where "isHidden" and (reported.published >= known.last_said or known.last_change_at >= ${query.since})
  ),
  matching as materialized (
    select speaker_id, max(last_said) as last_said, coalesce(max(last_change_at) >= ${query.since}, false) as has_changed
    from (
      select speaker_id, last_said, last_change_at from onrecord.speaker_topics
      where topic_id = ${query.topicId} and workspace in ('', ${query.workspace}) and speaker_id not in (select speaker_id from named)
      union all
      select named.speaker_id, newest.published, (
        select max(change.noticed_at) from onrecord.position_changes change
        where change.topic_id = ${query.topicId} and change.speaker_id = named.speaker_id
          and change.workspace in ('', ${query.workspace}) and ${isShownChange}
      )
      from named cross join lateral (${newestStances(query, { speakerId: sql`named.speaker_id`, atMost: 1 })}) as newest
    ) as speaker
    where last_said >= ${query.since}
      ${query.speakerId === null ? sql`` : sql`and speaker_id = ${query.speakerId}`}
      ${query.changedOnly ? sql`and last_change_at >= ${query.since}` : sql``}
    group by speaker_id
  )`;

/**
 * The newest shown positions of a speaker. Those that everybody may see and the workspace's own are looked up apart: only
 * so they come out of the index by date, and the speaker's older ones are not read.
 */
const newestStances = (query: Query, of: { readonly speakerId: RawBuilder<unknown>; readonly atMost: number }) => sql`
  select stance.* from (values (''), (${query.workspace}::text)) as seen (workspace) cross join lateral (
    select stance.* from onrecord.stances stance
    where stance.topic_id = ${query.topicId} and stance.speaker_id = ${of.speakerId} and stance.is_first
      and stance.workspace = seen.workspace and stance.published >= ${query.since} and ${isShownStance} ${narrowing(query)}
    order by stance.published desc, stance.statement_id, stance.proposition_id limit ${of.atMost}
  ) as stance
  order by stance.published desc, stance.statement_id, stance.proposition_id limit ${of.atMost}
`;

const isShownStance = sql`stance.statement_id || '/' || stance.proposition_id not in (select key from hidden)`;

/** A change rests on both its positions. */
const isShownChange = sql`(
  change.first_statement_id || '/' || change.proposition_id not in (select key from hidden)
  and change.second_statement_id || '/' || change.proposition_id not in (select key from hidden)
)`;
