import { Kysely, PostgresDialect } from 'kysely';
import { partitionMaker } from '../src/adapters/store/postgres/partitions.ts';
import type { Tables } from '../src/adapters/store/postgres/schema.ts';
import type { Topic } from '../src/model/topic.ts';
import type { Database } from '../src/ports/database.ts';
import { NOW, SPEAKERS } from './stance-record.ts';

const COPIES_AT_ONCE = 10;
const CLIENTS = 2; // of a server
const GROUP = 20; // articles that stay together, with one topic: what repeats or changes is among them
const LOADED = ['statements', 'stances', 'article_topics', 'position_changes', 'articles'];

export type Copies = {
  readonly copies: number; // of everything that is stored
  readonly days: number; // over which they are spread, backwards
  readonly speakers: number;
  readonly topics: readonly Topic[]; // the first has most: the nth about one nth of it
};

/**
 * Adds copies of all that the program stored, made inside the database: of other articles, days and speakers, with all
 * that readers prove or count by. Their words stay, as do the keys that only storing looks at.
 */
export async function multiply(database: Database, by: Copies): Promise<void> {
  await makePartitions(database, by.days);
  const indexes = await dropIndexes(database);
  const firsts = Array.from({ length: Math.ceil(by.copies / COPIES_AT_ONCE) }, (_, nth) => 1 + nth * COPIES_AT_ONCE);
  await sideBySide(
    database,
    firsts.map((from) => {
      const to = Math.min(by.copies, from + COPIES_AT_ONCE - 1);
      return [copiedArticles({ ...by, from, to }), ...COPY(by.speakers)];
    }),
  );
  await sideBySide(
    database,
    indexes.map((index) => [index]),
  );
  await sideBySide(database, [COUNT(by.speakers)]);
}

/** Runs series of statements, on a server several at once: each client takes the next series that nobody has taken. */
async function sideBySide(database: Database, series: readonly (readonly string[])[]): Promise<void> {
  const left = series.values();
  const run = async () => {
    const client = await database.pool.connect();
    try {
      await client.query("set maintenance_work_mem = '128MB'");
      await client.query("set work_mem = '128MB'");
      for (const statements of left) for (const statement of statements) await client.query(statement);
    } finally {
      client.release();
    }
  };
  await Promise.all(Array.from({ length: database.kind === 'server' ? CLIENTS : 1 }, run));
}

/** As house-keeping leaves a database, which comes at its own time otherwise. */
export async function settle(database: Database): Promise<void> {
  if (database.kind === 'server') await database.pool.query('vacuum analyze');
  else await database.maintain();
}

async function makePartitions(database: Database, days: number): Promise<void> {
  const makePartition = partitionMaker(
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.pool }) }).withSchema('onrecord'),
  );
  const oldest = Date.parse(NOW) - (days + 62) * 86_400_000; // the originals lie within two months
  for (let at = oldest; at <= Date.parse(NOW); at += 86_400_000)
    await makePartition(new Date(at).toISOString().slice(0, 7));
}

/** Returns what makes them again: built at once they take a fraction of the time. */
async function dropIndexes({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes
     where schemaname = 'onrecord' and tablename = any($1)
       and not exists (select from pg_constraint where conname = indexname)`,
    [LOADED],
  );
  for (const { name } of rows) await pool.query(`drop index onrecord.${name}`);
  return rows.map(({ made }) => made.replace(' ON ONLY ', ' ON ')); // of all partitions
}

function copiedArticles({ from, to, copies, days, topics }: Copies & { readonly from: number; readonly to: number }) {
  const ids = topics.map(({ id }) => `'${id}'`).join(', ');
  return `
    create temp table copied as
    select article.id as old_id, article.id || '-' || copy as id, copy, nth,
      make_interval(days => copy * ${days} / ${copies}) as earlier,
      (array[${ids}])[floor(power(${topics.length + 1}, (hashtext(nth || '/' || copy) & 65535) / 65536.0))] as topic_id,
      ${SPEAKERS} * (nth + copy) + 37 * copy as further
    from onrecord.articles article, generate_series(${from}, ${to}) as copy,
      lateral (select substring(article.id from 9)::integer / ${GROUP} as nth) as part
    where article.id ~ '^article-\\d+$'`;
}

const COPY = (speakers: number): readonly string[] => [
  `create temp table renamed as
   select statement.id as old_id, copy, nth, published - earlier as published, copied.id as article_id, topic_id, earlier,
     to_char((published - earlier) at time zone 'UTC', 'YYYY-MM') || '-' || left(md5(statement.id || '/' || copy), 16) as id,
     (substring(speaker_id from 9)::integer + further) % ${speakers} as speaker
   from onrecord.statements statement join copied on article_id = old_id
   where superseded_by is null`,
  'create index on renamed (old_id, copy)',
  'analyze copied',
  'analyze renamed',
  `insert into onrecord.articles (id, item_id, feed_id, workspace, outlet, language, published, revision,
     understood_revision, joined_revision, saved_at)
   select copied.id, copied.id, feed_id, workspace, outlet, language, published - earlier, revision,
     understood_revision, joined_revision, saved_at
   from copied join onrecord.articles article on article.id = old_id`,
  `insert into onrecord.article_revisions (article_id, revision, url, title, author, read_from, text, sentences, saved_at)
   select copied.id, revision, url, title, author, read_from, text, sentences, saved_at
   from copied join onrecord.article_revisions on article_id = old_id`,
  `insert into onrecord.article_topics (article_id, topic_id, published, score, evidence)
   select copied.id, copied.topic_id, published - earlier, score, evidence
   from copied join onrecord.article_topics on article_id = old_id`,
  `insert into onrecord.statements (id, published, article_id, revision, place, workspace, outlet, url, title, span_start,
     span_end, kind, parts, speaker, cue, said, confidence, speaker_id, words, words_key, words_hash, match_keys, same_as,
     differs_from)
   select renamed.id, renamed.published, renamed.article_id, revision, place, workspace, outlet, url, title, span_start,
     span_end, kind, parts,
     speaker.speaker || jsonb_build_object('name', 'Speaker ' || renamed.speaker, 'personId', 'speaker-' || renamed.speaker),
     cue, said, confidence, 'speaker-' || renamed.speaker, words, md5(words_key || '/' || renamed.copy), words_hash,
     match_keys, coalesce(first.id, renamed.id), other.id
   from renamed join onrecord.statements speaker on speaker.id = renamed.old_id
   left join renamed first on first.old_id = same_as and first.copy = renamed.copy and first.nth = renamed.nth
   left join renamed other on other.old_id = differs_from and other.copy = renamed.copy and other.nth = renamed.nth`,
  `insert into onrecord.stances (statement_id, topic_id, proposition_id, article_id, speaker_id, workspace, outlet,
     published, position, confidence, evidence, is_first, first_id)
   select renamed.id, renamed.topic_id, proposition_id, renamed.article_id, 'speaker-' || renamed.speaker, workspace,
     outlet, renamed.published, position, confidence, evidence, is_first or first.id is null, coalesce(first.id, renamed.id)
   from renamed join onrecord.stances on statement_id = renamed.old_id
   left join renamed first on first.old_id = first_id and first.copy = renamed.copy and first.nth = renamed.nth`,
  `insert into onrecord.position_changes (id, topic_id, proposition_id, speaker_id, workspace, first_statement_id,
     second_statement_id, label, confidence, noticed_at)
   select change.id || '-' || first.copy, first.topic_id, proposition_id, 'speaker-' || first.speaker, workspace, first.id,
     second.id, label, confidence, noticed_at - first.earlier
   from onrecord.position_changes change
   join renamed first on first.old_id = first_statement_id
   join renamed second on second.old_id = second_statement_id and second.copy = first.copy and second.nth = first.nth`,
  'drop table renamed',
  'drop table copied',
];

const COUNT = (speakers: number): readonly string[] => [
  `insert into onrecord.people (id, name, kind, aliases, roles)
   select 'speaker-' || number, 'Speaker ' || number, 'person', '[]', '[]' from generate_series(0, ${speakers - 1}) as number
   on conflict do nothing`,
  "update onrecord.catalogue_versions set version = version + 1 where name = 'people'",
  'truncate onrecord.speaker_topics, onrecord.topic_days',
  `insert into onrecord.speaker_topics (topic_id, speaker_id, workspace, last_said, statements, last_change_at)
   select topic_id, speaker_id, workspace, max(published), count(distinct statement_id), max(last_change_at)
   from onrecord.stances left join (
     select topic_id, speaker_id, workspace, max(noticed_at) as last_change_at
     from onrecord.position_changes group by 1, 2, 3
   ) as changes using (topic_id, speaker_id, workspace)
   where is_first group by 1, 2, 3`,
  `insert into onrecord.topic_days (topic_id, day, outlet, workspace, statements, articles)
   select topic_id, day, outlet, workspace, coalesce(statements, 0), coalesce(articles, 0) from (
     select topic_id, to_char(published at time zone 'UTC', 'YYYY-MM-DD') as day, outlet, workspace,
       count(distinct statement_id) as statements
     from onrecord.stances where is_first group by 1, 2, 3, 4
   ) as said full join (
     select topic_id, to_char(tag.published at time zone 'UTC', 'YYYY-MM-DD') as day, outlet,
       coalesce(workspace, '') as workspace, count(*) as articles
     from onrecord.article_topics tag join onrecord.articles article on article.id = article_id group by 1, 2, 3, 4
   ) as tagged using (topic_id, day, outlet, workspace)`,
];
