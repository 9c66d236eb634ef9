import { type RawBuilder, sql } from 'kysely';
import type { SourcedStatement } from '../../../model/statement.ts';
import type { Paged, Reads } from '../../../ports/reads.ts';
import { COUNTED_AT_MOST, countUpTo } from './count-up-to.ts';
import type { Reader } from './prove-words.ts';
import { readSourced } from './read-sources.ts';
import { type StatementRow, visibleTo } from './read-statements.ts';
import { isNoneOf, reportedStatements } from './reported.ts';
import type { Db } from './transaction.ts';

type Query = Parameters<Reads['statements']>[0];

/**
 * Statements that match, newest first. How many match decides how they are read: a few are collected by index and
 * then sorted, of many the newest are found soonest by walking back from today. Left to itself PostgreSQL walks
 * through all history for rare words: 150 ms of 200,000 statements.
 */
export async function searchStatements(reader: Reader, query: Query): Promise<Paged<SourcedStatement>> {
  const { db } = reader;
  if (query.kinds.length === 0) return { found: [], total: 0 };
  const matching = matchingStatements(db, query, await reportedStatements(db, query.workspace));
  const total = await countUpTo(db, matching.select('id').limit(COUNTED_AT_MOST));
  if (total <= query.skip) return { found: [], total };
  const collected = total < COUNTED_AT_MOST ? sql`materialized` : sql`not materialized`;
  const { rows } = await sql<{ id: string }>`
    with matching as ${collected} (${matching.select(['id', 'article_id', 'place', 'newest'])})
    select id from matching order by newest desc, article_id, place
    offset ${query.skip} limit ${query.atMost}
  `.execute(db);
  const ids = rows.map(({ id }) => id);
  return { found: await readSourced(reader, ids, query.workspace), total };
}

/** Statements on record that match, without those `hidden`: ids of first reports. `newest` is their date, to sort them by. */
export function matchingStatements(db: Db, query: Omit<Query, 'atMost' | 'skip'>, hidden: ReadonlySet<string>) {
  const isByTopic = query.topicId !== null && query.speakerId === null && query.words === null;
  return db
    .selectFrom((isByTopic ? ofTopic(query) : ofAll).as('statements'))
    .where('superseded_by', 'is', null)
    .where(query.words === null ? sql<boolean>`is_first` : isFirstWith(query.words, query.workspace))
    .where(visibleTo(query.workspace))
    .where(sql<boolean>`published >= ${query.since}`)
    .where('kind', 'in', [...query.kinds])
    .$if(hidden.size > 0, (some) => some.where(isNoneOf('same_as', hidden)))
    .$if(query.until !== undefined, (some) => some.where(sql<boolean>`published < ${query.until}`))
    .$if(query.outlet !== undefined, (some) => some.where('outlet', '=', query.outlet ?? ''))
    .$if(query.speakerId !== null, (some) => some.where('speaker_id', '=', query.speakerId))
    .$if(query.words !== null, (some) =>
      some.where(sql<boolean>`words_search @@ phraseto_tsquery('english', ${query.words})`),
    )
    .$if(query.topicId !== null && !isByTopic, (some) =>
      some.where((eb) =>
        eb.exists(
          eb
            .selectFrom('article_topics')
            .select('topic_id')
            .whereRef('article_topics.article_id', '=', 'statements.article_id')
            .where('topic_id', '=', query.topicId ?? ''),
        ),
      ),
    );
}

/** Of the reports of one statement the earliest that has the words: the first one may be cut too short for them. */
const isFirstWith = (words: string, workspace: string) => sql<boolean>`not exists (
  select 1 from onrecord.statements earlier
  where earlier.same_as = statements.same_as and earlier.id <> statements.id and earlier.superseded_by is null
    and ${visibleTo(workspace, 'earlier.workspace')}
    and earlier.words_search @@ phraseto_tsquery('english', ${words})
    and (earlier.published, earlier.article_id, earlier.place) < (statements.published, statements.article_id, statements.place)
)`;

/** `newest` is what the rows are found by, newest first. */
type Source = RawBuilder<StatementRow & { readonly newest: Date }>;

const ofAll: Source = sql`(select *, published as newest from onrecord.statements)`;

/** Article by article from the topic's newest; the article's date leads to the one partition of its statements. */
const ofTopic = ({ topicId, since }: Pick<Query, 'topicId' | 'since'>): Source => sql`(
  select statement.*, tag.published as newest from onrecord.article_topics tag
  cross join lateral (
    select * from onrecord.statements
    where statements.article_id = tag.article_id and statements.published = tag.published offset 0
  ) as statement
  where tag.topic_id = ${topicId} and tag.published >= ${since}
)`;
