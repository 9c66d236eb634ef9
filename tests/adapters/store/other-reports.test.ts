import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { migrate } from '../../../src/adapters/store/postgres/migrate.ts';
import { migrations } from '../../../src/adapters/store/postgres/migrations/list.ts';
import { openStore, type Store } from '../../../src/adapters/store/postgres/open.ts';
import type { Database } from '../../../src/ports/database.ts';
import { article, at, DAY, feed, record, saying, statementsOf, topic } from '../../contracts/store/samples.ts';

const WORDS = 'We will not sell the old harbour to a company that nobody in this town has heard of.';
const OTHER_WORDS = WORDS.replace('will not', 'will');

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  store = await openStore(database);
});
afterAll(() => database.close());
beforeEach(async () => {
  const { rows } = await database.pool.query(
    `select 'onrecord.' || relname as name from pg_class where relnamespace = 'onrecord'::regnamespace
       and relkind in ('r', 'p') and not relispartition and relname !~ '^schema_history|^catalogue_versions$'`,
  );
  await database.pool.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`);
  await store.feeds.sync([feed('herald')], at(0));
  await store.catalogue.syncTopics([topic('bridge')]);
});

const query = async (text: string, on = database): Promise<readonly Record<string, unknown>[]> =>
  (await on.pool.query(text)).rows;

const tell = async (id: string, words: string, day = 0, feedId = 'herald') => {
  const { given } = saying(id, words, { outlet: id, feedId, published: at(day * DAY) });
  await record(store, given, [{ words, by: 'ida-holt', position: 'supports' }]);
};
const withdraw = (id: string, day = 0) =>
  record(store, article(id, { text: 'Withdrawn.', outlet: id, published: at(day * DAY) }), []);

/** What the table should hold, from the statements themselves. */
const EXPECTED = `
  select first_id, id, published, outlet, workspace, words_key, is_same
  from onrecord.statements, lateral (values (same_as, true), (differs_from, false)) as other (first_id, is_same)
  where superseded_by is null and first_id <> id order by id, is_same`;
const kept = (on = database) =>
  query(
    'select first_id, id, published, outlet, workspace, words_key, is_same from onrecord.other_reports order by id, is_same',
    on,
  );

it('holds the reports beside the first, whatever is stored, regrouped, superseded, changed or deleted', async () => {
  const steps: readonly (() => Promise<unknown>)[] = [
    () => tell('b', WORDS, 1),
    () => tell('c', WORDS, 2),
    () => tell('a', WORDS, 0), // becomes the first
    () => tell('d', OTHER_WORDS, 1),
    () => tell('e', OTHER_WORDS, 2),
    () => tell('c', WORDS, 2), // the same again
    () => withdraw('a'),
    () => tell('a', WORDS, 0),
    () => withdraw('d', 1),
    () => query(`update onrecord.statements set words_key = 'other' where outlet = 'c'`),
    () => query(`delete from onrecord.statements where outlet = 'e'`),
  ];
  const sizes: number[] = [];
  for (const step of steps) {
    await step();
    const rows = await kept();
    expect(rows).toEqual(await query(EXPECTED));
    sizes.push(rows.length);
  }
  expect(sizes).toEqual([0, 1, 2, 3, 4, 4, 3, 4, 3, 3, 2]);
  await query('truncate onrecord.statements');
  expect(await kept()).toEqual([]);
});

it('is made for the statements of before', async () => {
  for (const [day, id] of ['a', 'b', 'c'].entries()) await tell(id, WORDS, day);
  await tell('d', OTHER_WORDS, 1);
  const before = await openEmbedded({ directory: null });
  try {
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: before.pool }) });
    await query('create schema if not exists onrecord', before);
    await migrate(db, Object.fromEntries(Object.entries(migrations).slice(0, 5)));
    const { rows } = await database.pool.query('select to_jsonb(s) - array[$1, $2] as row from onrecord.statements s', [
      'is_first',
      'words_search',
    ]);
    for (const { row } of rows) {
      const columns = Object.keys(row).join(', ');
      await before.pool.query(
        `insert into onrecord.statements (${columns})
         select ${columns} from jsonb_populate_record(null::onrecord.statements, $1)`,
        [JSON.stringify(row)],
      );
    }
    await openStore(before);
    expect(await kept(before)).toEqual(await kept());
    expect(await kept(before)).toHaveLength(3);
  } finally {
    await before.close();
  }
});

it('tells a workspace of nobody else’s own reports, as the same or as differing', async () => {
  await store.desk.saveFeed(feed('leak', 'acme'), 'ann', at(0));
  await tell('a', WORDS);
  await tell('p', WORDS, 1, 'leak');
  await tell('q', OTHER_WORDS, 1, 'leak');
  const seen = async (workspace: string) =>
    (await statementsOf(store, workspace)).found.map(({ statement, alsoIn, variants }) => ({
      in: [statement.articleId, ...alsoIn],
      otherwise: variants.map(({ outlet }) => outlet),
    }));
  expect(await seen('zenith')).toEqual([{ in: ['a'], otherwise: [] }]);
  expect(await seen('acme')).toEqual([
    { in: ['q'], otherwise: ['a'] },
    { in: ['a', 'p'], otherwise: ['q'] },
  ]);
});

it('reads as many statements for an article however many are on record of its month, also without statistics', async () => {
  const fill = (from: number, to: number) =>
    query(`
      insert into onrecord.statements (id, published, article_id, revision, place, outlet, title, span_start, span_end,
        kind, parts, confidence, words, words_key, words_hash, match_keys, same_as)
      select 'fill-' || n, '${at(0)}', 'fill-' || n, 1, 0, 'herald', 'Fill', 0, 1, 'direct', '[]', 0.9, 'x', 'fill-' || n,
        'x', array[n, n + 1000000], 'fill-' || n
      from generate_series(${from}, ${to}) as n`);
  const rowsRead = async () => {
    await query('select pg_stat_force_next_flush()');
    const [row] = await query(
      `select sum(seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_user_tables where relname like 'statements_%'`,
    );
    return Number(row?.rows);
  };
  const readFor = async (id: string, words: string) => {
    const before = await rowsRead();
    await tell(id, words);
    return (await rowsRead()) - before;
  };
  await tell('a', WORDS); // its month has a partition from now on
  await fill(1, 1000);
  const some = await readFor('b', 'Nine new ferries will sail to the islands every single morning from next May.');
  await fill(1001, 5000);
  const many = await readFor('c', 'Forty old trams must leave the city centre before the winter timetable begins.');
  expect([some < 100, many]).toEqual([true, some]);
});
