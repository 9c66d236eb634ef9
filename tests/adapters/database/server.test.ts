import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer } from '../../../src/adapters/database/server/open.ts';
import type { Database } from '../../../src/ports/database.ts';
import { freshDatabase } from '../../services/fresh.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  database = await openServer(fresh.url);
});
afterAll(async () => {
  await database.close();
  await drop();
});

it('gives bigint as text, as the embedded database does', async () => {
  const { rows } = await database.pool.query('select 7::bigint as small, 9007199254740993::bigint as large');
  expect(rows).toEqual([{ small: '7', large: '9007199254740993' }]);
});

it('looks names up in our schema, then in that of the queue', async () => {
  expect((await database.pool.query('show search_path')).rows).toEqual([{ search_path: 'onrecord,bullmq,public' }]);
});

it('has nothing to maintain, and can be closed twice', async () => {
  const other = await freshDatabase();
  const second = await openServer(other.url);
  await second.maintain();
  await Promise.all([second.close(), second.close()]);
  await other.drop();
});

it.each([
  ['mysql://root@localhost/x', 'bad-settings', 'write postgres://'],
  ['postgres://onrecord:secret@127.0.0.1:1/news', 'store-down', 'PostgreSQL at 127.0.0.1:1/news cannot be used'],
])('says what is wrong with %s, without the password', async (url, code, words) => {
  const failure = openServer(url);
  await expect(failure).rejects.toMatchObject({ code, words: expect.stringContaining(words) });
  await expect(failure).rejects.not.toMatchObject({ words: expect.stringContaining('secret') });
});
