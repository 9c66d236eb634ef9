import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { openServer } from '../../../src/adapters/database/server/open.ts';
import { migratorOf } from '../../../src/adapters/store/postgres/migrate.ts';
import { migrations } from '../../../src/adapters/store/postgres/migrations/list.ts';
import { openStore } from '../../../src/adapters/store/postgres/open.ts';
import { wholeStore } from '../../../src/adapters/store/postgres/whole-store.ts';
import type { BackupPart } from '../../../src/ports/backup.ts';
import type { Database } from '../../../src/ports/database.ts';
import { at, begin, feed, LONG_AGO, record, saying, statementsOf, topic } from '../../contracts/store/samples.ts';
import { freshDatabase } from '../../services/fresh.ts';

let embedded: Database;
let server: Database;
let drop: () => Promise<void>;
let url: string;

beforeAll(async () => {
  embedded = await openEmbedded({ directory: null });
  const fresh = await freshDatabase();
  ({ url, drop } = fresh);
  server = await openServer(url, { poolSize: 1 });
  await fill(embedded);
});
afterAll(async () => {
  await embedded.close();
  await server.close();
  await drop();
});

/** A store with something of everything that is hard to carry: months, triggers, sequences, odd values. */
async function fill(database: Database): Promise<void> {
  const store = await openStore(database);
  await store.feeds.sync([feed('herald'), feed('courier')], at(0));
  await store.catalogue.syncTopics([topic('bridge')]);
  for (const [index, published] of [at(0), at(60 * 24 * 40), at(60 * 24 * 40 + 5)].entries()) {
    const { given, words } = saying(`a${index}`, 'The bridge — “opens”, \\n at 9’s 😀', {
      published,
      feedId: index === 2 ? 'courier' : 'herald',
    });
    const { article } = await record(store, given, [{ words, by: 'ida-holt', position: 'supports' }]);
    await store.stories.join(article, LONG_AGO, () => begin(article), published);
  }
  await store.chats.saveInstallation('slack', { workspace: 'acme', sealed: 'sealed-token' }, at(0));
  await database.pool.query(
    `insert into onrecord.audit (at, done_by, action, details)
     select '2026-03-02 09:00:00.123456+02', E'tab\\tand "quotes"', 'test', details
     from (values ('null'::jsonb), ('{"a": [1.50, 1e400]}'), ('"null"')) as odd (details)`,
  );
}

const collect = async (database: Database, withSecrets = true): Promise<readonly BackupPart[]> =>
  Array.fromAsync(wholeStore(database).dump({ withSecrets, now: at(0) }));

async function* listed(parts: readonly BackupPart[]): AsyncGenerator<BackupPart> {
  yield* parts;
}

const endOf = (parts: readonly BackupPart[]) => parts.find((part) => part.kind === 'end')?.tables;
const rowsOf = (parts: readonly BackupPart[], table: string) => endOf(parts)?.find(({ name }) => name === table)?.rows;

it('goes from the embedded database to a server and back without losing or changing anything', async () => {
  const parts = await collect(embedded);
  expect([rowsOf(parts, 'statements'), rowsOf(parts, 'other_reports'), rowsOf(parts, 'audit')]).toEqual([3, 2, 3]);
  expect(await wholeStore(server).load(listed(parts), { replace: false })).toEqual(endOf(parts));
  const onServer = await collect(server);
  expect(endOf(onServer)).toEqual(endOf(parts));
  expect(onServer[0]).toEqual(parts[0]);

  const other = await openEmbedded({ directory: null });
  try {
    await wholeStore(other).load(listed(onServer), { replace: false });
    expect(endOf(await collect(other))).toEqual(endOf(parts));
    // the store works on: statements of its months are found, new rows get new numbers
    const store = await openStore(other);
    expect(await statementsOf(store, 'acme')).toEqual(await statementsOf(await openStore(embedded), 'acme'));
    await record(store, saying('a9', 'A new one.', { published: at(60 * 24 * 40) }).given, []);
    const { rows } = await other.pool.query(
      `insert into onrecord.audit (at, done_by, action, details) values (now(), 'x', 'x', '1') returning id::integer`,
    );
    expect(rows).toEqual([{ id: 4 }]);
  } finally {
    await other.close();
  }
});

it('has nothing to dump where there is no store yet', () =>
  onServer(async (target) => {
    await expect(collect(target)).rejects.toMatchObject({
      code: 'not-found',
      words: expect.stringMatching(/no store here/),
    });
  }));

it('leaves tokens out unless they are asked for', async () => {
  const parts = await collect(embedded, false);
  expect(rowsOf(parts, 'installations')).toBe(0);
  expect(JSON.stringify(parts)).not.toContain('sealed-token');
  expect(rowsOf(await collect(embedded), 'installations')).toBe(1);
});

/** A new database of the server, where a schema is made in a tenth of the time; the stores of one kind are of the other. */
async function onServer(work: (target: Database) => Promise<void>): Promise<void> {
  const fresh = await freshDatabase();
  const target = await openServer(fresh.url, { poolSize: 1 });
  try {
    await work(target);
  } finally {
    await target.close();
    await fresh.drop();
  }
}

it('changes nothing where the dump is refused', async () => {
  const parts = await collect(embedded);
  await onServer(async (target) => {
    await openStore(target);
    await target.pool.query(`insert into onrecord.chat_notes values ('slack', 'kept', 'yes', now())`);
    const before = endOf(await collect(target));
    const load = (dump: readonly BackupPart[], replace = true) => wholeStore(target).load(listed(dump), { replace });
    await expect(load(parts, false)).rejects.toMatchObject({
      code: 'not-allowed',
      words: expect.stringMatching(/it has chat notes/),
    });
    const changed = (change: (part: BackupPart) => BackupPart) => load(parts.map(change));
    await expect(
      changed((part) => (part.kind === 'head' ? { ...part, migrations: [...part.migrations, '999-later'] } : part)),
    ).rejects.toMatchObject({ code: 'store-newer' });
    await expect(
      changed((part) => (part.kind === 'head' ? { ...part, months: ["2026-03'); drop table x"] } : part)),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await expect(
      changed((part) => (part.kind === 'table' && part.name === 'feeds' ? { ...part, name: 'pg_class' } : part)),
    ).rejects.toMatchObject({ code: 'bad-input' });
    await expect(
      changed((part) =>
        part.kind === 'rows' ? { ...part, rows: part.rows.map((row) => row.replace('opens', 'shuts')) } : part,
      ),
    ).rejects.toMatchObject({ code: 'bad-input', words: expect.stringMatching(/are not the/) });
    await expect(load(parts.slice(0, -1))).rejects.toMatchObject({
      code: 'bad-input',
      words: expect.stringMatching(/no end/),
    });
    expect(endOf(await collect(target))).toEqual(before);
    await load(parts);
    expect(endOf(await collect(target))).toEqual(endOf(parts));
  });
});

it('has all its indexes, references and triggers afterwards, and knows roughly how much there is', async () => {
  const shape = async ({ pool }: Database) => {
    const { rows } = await pool.query(`
      select pg_get_indexdef(indexrelid) as it, '' as state from pg_index join pg_class on pg_class.oid = indexrelid
        where relnamespace = 'onrecord'::regnamespace
      union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid), '' from pg_constraint
        where connamespace = 'onrecord'::regnamespace
      union all select pg_get_triggerdef(pg_trigger.oid), tgenabled::text from pg_trigger
        join pg_class on pg_class.oid = tgrelid where relnamespace = 'onrecord'::regnamespace and not tgisinternal
      order by 1
    `);
    return rows;
  };
  const parts = await collect(embedded);
  await onServer(async (made) => {
    const store = await openStore(made);
    await store.feeds.sync([feed('herald')], at(0));
    for (const published of [at(0), at(60 * 24 * 40)]) // of the same months
      await record(store, saying(published.slice(0, 7), 'The bridge opens.', { published }).given, []);
    await onServer(async (target) => {
      await wholeStore(target).load(listed(parts), { replace: false });
      expect(await shape(target)).toEqual(await shape(made));
      const { rows } = await target.pool.query(
        `select reltuples::int as rows from pg_class where oid = 'onrecord.articles'::regclass`,
      );
      expect(rows).toEqual([{ rows: 3 }]);
    });
  });
});

it('is not replaced under a process that works on it', async () => {
  const parts = await collect(embedded);
  const worker = await openServer(url);
  try {
    await expect(wholeStore(server).load(listed(parts), { replace: true })).rejects.toMatchObject({
      code: 'store-busy',
      words: expect.stringMatching(/stop every worker and bot/),
    });
  } finally {
    await worker.close();
  }
});

it('sees one moment, whatever is written meanwhile', async () => {
  const reader = await openServer(url);
  const writer = await openServer(url);
  try {
    const before = endOf(await collect(reader));
    const parts: BackupPart[] = [];
    for await (const part of wholeStore(reader).dump({ withSecrets: true, now: at(0) })) {
      parts.push(part);
      if (part.kind === 'head') await writer.pool.query('delete from onrecord.statements; delete from onrecord.topics');
    }
    expect(endOf(parts)).toEqual(before);
  } finally {
    await reader.close();
    await writer.close();
  }
});

it('a store of an older version is dumped as it is, and brought up to date where it is loaded', async () => {
  const parts = await collect(embedded);
  await onServer(async (old) => {
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: old.pool }) });
    await old.pool.query('drop schema if exists onrecord cascade');
    const { error } = await migratorOf(db, migrations).migrateTo('006-other-reports');
    expect(error).toBeUndefined();
    await old.pool.query(`insert into onrecord.catalogue_versions values ('old', 7)`);
    const dump = await collect(old);
    expect(dump[0]).toMatchObject({ migrations: expect.not.arrayContaining(['007-chats']) });
    await onServer(async (target) => {
      await wholeStore(target).load(listed(dump), { replace: false });
      expect((await collect(target))[0]).toMatchObject({
        migrations: parts[0]?.kind === 'head' ? parts[0].migrations : [],
      });
      const { rows } = await target.pool.query(`select version from onrecord.catalogue_versions where name = 'old'`);
      expect(rows).toEqual([{ version: '7' }]);
    });
  });
});
