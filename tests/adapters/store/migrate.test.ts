import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { migrate } from '../../../src/adapters/store/postgres/migrate.ts';
import { openStore } from '../../../src/adapters/store/postgres/open.ts';
import type { Database } from '../../../src/ports/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  await openStore(database);
});
afterAll(() => database.close());

const names = async () =>
  (await database.pool.query('select name from onrecord.schema_history order by name')).rows.map(({ name }) => name);

it('runs each migration once', async () => {
  const before = await names();
  await openStore(database);
  expect(await names()).toEqual(before);
});

it('leaves nothing of a migration that fails', async () => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.pool }) });
  const known = Object.fromEntries((await names()).map((name) => [name, { up: async () => {} }]));
  const broken = {
    up: async (trx: Kysely<unknown>) => {
      await sql`create table onrecord.half (n int)`.execute(trx);
      throw new Error('no space left');
    },
  };
  await expect(migrate(db, { ...known, '900-broken': broken })).rejects.toThrow('no space left');
  expect((await database.pool.query("select to_regclass('onrecord.half') as half")).rows).toEqual([{ half: null }]);
  await openStore(database);
});

it('refuses a store that a newer version wrote, in one sentence that says what to do', async () => {
  await database.pool.query("insert into onrecord.schema_history values ('999-from-the-future', '2030-01-01')");
  await expect(openStore(database)).rejects.toMatchObject({
    code: 'store-newer',
    words: expect.stringMatching(
      /^The store was written by a newer version .*"999-from-the-future".*: start that version\.$/,
    ),
  });
  await database.pool.query("delete from onrecord.schema_history where name like '999%'");
  await openStore(database);
});
