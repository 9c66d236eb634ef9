import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresBackend, Queue, QueueEvents, runMigrations, Worker } from 'bullmq';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import type { Database } from '../../../src/ports/database.ts';

type Tables = { note: { id: number; text: string } };

describe('the pool of the embedded database', () => {
  let database: Database;
  let db: Kysely<Tables>;

  beforeAll(async () => {
    database = await openEmbedded({ directory: null });
    db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: database.pool }) });
    await sql`create table public.note (id int primary key, text text not null)`.execute(db);
  });
  afterAll(() => database.close());

  it('gives bigint as text, like pg', async () => {
    const { rows } = await database.pool.query('select 7::bigint as small, 9007199254740993::bigint as large');
    expect(rows).toEqual([{ small: '7', large: '9007199254740993' }]);
  });

  it('tells command, fields and the number of rows', async () => {
    const inserted = await database.pool.query('insert into note values ($1, $2), (2, $2)', [1, 'a']);
    expect(inserted).toMatchObject({ command: 'INSERT', rowCount: 2 });
    const read = await database.pool.query({ text: 'select id from note order by id', rowMode: 'array' });
    expect(read.rows).toEqual([[1], [2]]);
    expect(read.fields[0]).toMatchObject({ name: 'id', dataTypeID: 23 });
    const updated = await db.updateTable('note').set({ text: 'b' }).where('id', '<', 9).executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(2n);
  });

  it('shapes errors with the code of PostgreSQL', async () => {
    await expect(database.pool.query("insert into note values (1, 'again')")).rejects.toMatchObject({
      code: '23505',
      constraint: 'note_pkey',
    });
    await expect(database.pool.query('select 1; selec 2')).rejects.toMatchObject({ code: '42601' });
    const all = {
      ...{ name: 'error', severity: 'ERROR', message: 'no', detail: 'why', hint: 'how' },
      ...{ schema: 's', table: 't', column: 'c', dataType: 'd', constraint: 'k', code: 'P0001' },
    };
    const raise = `do $$ begin raise exception using message = 'no', detail = 'why', hint = 'how', schema = 's',
      table = 't', column = 'c', datatype = 'd', constraint = 'k'; end $$`;
    await expect(database.pool.query(raise)).rejects.toMatchObject(all);
  });

  it('keeps what values are: moments, bytes, numbers, lists, JSON and nothing', async () => {
    const at = new Date('2026-03-02T08:00:00.123Z');
    const bytes = Buffer.from([0, 1, 254, 255]);
    const { rows } = await database.pool.query(
      `select $1::timestamptz as at, $2::bytea as bytes, $3::float8 as number, $4::text[] as list, $5::jsonb as json,
        $6::text as nothing, $7::bigint as large, 1.50::numeric as exact`,
      [at, bytes, 0.1, ['a', '"b"'], { deep: [{ on: at }] }, undefined, 9007199254740993n],
    );
    expect(rows).toEqual([
      {
        ...{ at, bytes: new Uint8Array(bytes), number: 0.1, list: ['a', '"b"'] },
        ...{ json: { deep: [{ on: at.toISOString() }] }, nothing: null, large: '9007199254740993', exact: '1.50' },
      },
    ]);
  });

  it('refuses a value that is none, and goes on', async () => {
    await expect(database.pool.query('select $1::text', [() => 1])).rejects.toThrow('could not be cloned');
    await expect(database.pool.query('select $1::timestamptz', [new Date('never')])).rejects.toThrow('Invalid time');
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('lets others wait until a transaction has ended', async () => {
    const order: string[] = [];
    let go = () => {};
    const started = new Promise<void>((resolve) => {
      go = resolve;
    });
    const transaction = db.transaction().execute(async (trx) => {
      await trx.insertInto('note').values({ id: 10, text: 'in' }).execute();
      go();
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('transaction');
    });
    await started;
    const seen = db
      .selectFrom('note')
      .selectAll()
      .where('id', '=', 10)
      .execute()
      .then((rows) => {
        order.push('other');
        return rows;
      });
    await transaction;
    expect(await seen).toHaveLength(1);
    expect(order).toEqual(['transaction', 'other']);
  });

  it('throws where a query inside a transaction would wait for itself', async () => {
    const stuck = db.transaction().execute(async (trx) => {
      await trx.insertInto('note').values({ id: 20, text: 'x' }).execute();
      await db.selectFrom('note').selectAll().execute();
    });
    await expect(stuck).rejects.toThrow('would wait for itself');
    expect(await db.selectFrom('note').selectAll().where('id', '=', 20).execute()).toEqual([]);
  });

  it('is free again after a failed transaction, and after one that its client forgot', async () => {
    await expect(db.transaction().execute((trx) => sql`select * from nothing`.execute(trx))).rejects.toThrow();
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query("insert into note values (30, 'lost')");
    client.release();
    expect(await db.selectFrom('note').selectAll().where('id', '=', 30).execute()).toEqual([]);
  });

  it('tells notifications to the clients that listen, outside of the transaction that sent them', async () => {
    const [one, other] = [await database.pool.connect(), await database.pool.connect()];
    const heard: string[] = [];
    one.on('notification', async (message) => {
      const { rows } = await database.pool.query('select 1 as one'); // must not count as inside
      heard.push(`${message.channel} ${message.payload} ${rows[0].one}`);
    });
    other.on('notification', () => heard.push('not mine'));
    await one.query('-- why\nLISTEN bell');
    await db.transaction().execute((trx) => sql`select pg_notify('bell', 'ding')`.execute(trx));
    await expect.poll(() => heard).toEqual(['bell ding 1']);
    one.release();
    other.release();
  });

  it('does not hold up the process while a query runs, nor while many follow each other', async () => {
    const scan = "select count(*) from generate_series(1, 1500000) n where n::text like '%77%'";
    const scanned = await longestHold(() => database.pool.query(scan));
    expect(scanned.tookMs).toBeGreaterThan(4 * scanned.longestMs); // on one thread it is all of it
    const many = await longestHold(async () => {
      for (let query = 0; query < 1000; query++) await database.pool.query('select 1');
    });
    expect(many.tookMs).toBeGreaterThan(4 * many.longestMs);
  });

  it('goes on with what it was asked while this side is busy', async () => {
    const clients = await Promise.all([1, 2, 3].map(() => database.pool.connect()));
    const asked = clients.map((client) => client.query('select clock_timestamp() as at'));
    const begun = performance.now();
    while (performance.now() - begun < 1000); // no answer is heard, no next query sent
    const free = new Date();
    const answers = await Promise.all(asked);
    for (const { rows } of answers) expect(rows[0].at < free).toBe(true);
    for (const client of clients) client.release();
  });

  it('is kept tidy', async () => {
    await expect(database.maintain()).resolves.toBeUndefined();
  });

  it('runs BullMQ', async () => {
    const client = await database.pool.connect();
    await runMigrations(client);
    client.release();
    const options = { connection: database.pool };
    const queue = new Queue('press', options, createPostgresBackend);
    const done: number[] = [];
    const worker = new Worker('press', async (job) => void done.push(job.data.n), options, createPostgresBackend);
    const events = new QueueEvents('press', options, createPostgresBackend);
    await events.waitUntilReady();
    const jobs = await Promise.all([1, 2, 3].map((n) => queue.add('print', { n })));
    await Promise.all(jobs.map((job) => job.waitUntilFinished(events, 20_000)));
    expect(done.sort()).toEqual([1, 2, 3]);
    await worker.close();
    await events.close();
    await queue.close();
  });
});

/** The longest time for which timers stood still, as the work of this thread alone: other programs add to the clock's. */
async function longestHold(work: () => Promise<unknown>): Promise<{ longestMs: number; tookMs: number }> {
  const used = () => process.threadCpuUsage().user / 1000;
  let longestMs = 0;
  let last = used();
  const look = () => {
    longestMs = Math.max(longestMs, used() - last);
    last = used();
  };
  const timer = setInterval(look, 1);
  const begun = performance.now();
  await work();
  const tookMs = performance.now() - begun;
  look();
  clearInterval(timer);
  return { longestMs, tookMs };
}

describe('the directory of the embedded database', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'onrecord-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('keeps what was committed, and refuses a second holder until the first lets go', async () => {
    const first = await openEmbedded({ directory });
    await first.pool.query('create table public.kept (n int); insert into public.kept values (1)');
    await expect(openEmbedded({ directory })).rejects.toMatchObject({
      code: 'store-busy',
      words: expect.stringContaining(directory),
    });
    await first.close();
    await expect(first.pool.query('select 1')).rejects.toThrow('after calling end on the pool');
    const second = await openEmbedded({ directory });
    expect((await second.pool.query('select n from kept')).rows).toEqual([{ n: 1 }]);
    await second.close();
  });

  it('waits for what runs when it is closed, and ends what still waits', async () => {
    const inMemory = await openEmbedded({ directory: null });
    const transaction = async () => {
      await null; // so that the rest of the test is not inside the transaction
      const client = await inMemory.pool.connect();
      await client.query('begin');
      await new Promise((resume) => setTimeout(resume, 50));
      return client.query('commit');
    };
    const running = transaction();
    await new Promise((resume) => setTimeout(resume, 20));
    const closed = inMemory.close();
    const waiting = closed.then(() => inMemory.pool.query('select 1'));
    expect(await running).toMatchObject({ command: 'COMMIT' });
    await closed;
    await expect(waiting).rejects.toThrow('after calling end on the pool');
  });

  it('is taken over at once from a holder that was killed, with all it committed', async () => {
    const open = join(import.meta.dirname, '../../../src/adapters/database/pglite/open.ts');
    const script = `
      const { openEmbedded } = await import(${JSON.stringify(open)});
      const { pool } = await openEmbedded({ directory: ${JSON.stringify(directory)} });
      await pool.query('insert into kept values (2)');
      console.log('holds');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(holder.stdout, 'data');
    await expect(openEmbedded({ directory })).rejects.toMatchObject({ code: 'store-busy' });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const started = performance.now();
    const next = await openEmbedded({ directory });
    expect(performance.now() - started).toBeLessThan(10_000); // a stale lock would take 15 s
    expect((await next.pool.query('select n from kept order by n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
    await next.close();
  });

  it('lets no further query through when the lock was lost, not even one that was asked before', async () => {
    const lost: unknown[] = [];
    const database = await openEmbedded({ directory, onLost: (error) => lost.push(error) });
    const scan = database.pool.query('select count(*) from generate_series(1, 1000000000) n');
    const insert = database.pool.query('insert into kept values (3)');
    await rm(join(directory, 'lock'), { recursive: true });
    await expect(scan).rejects.toMatchObject({ code: 'store-busy' });
    await expect(insert).rejects.toMatchObject({ code: 'store-busy' });
    await expect(database.pool.query('select 1')).rejects.toMatchObject({ code: 'store-busy' });
    await database.close();
    expect(lost).toMatchObject([{ code: 'store-busy', words: expect.stringContaining(directory) }]);
    const next = await openEmbedded({ directory });
    expect((await next.pool.query('select n from kept order by n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
    await next.close();
  });

  it('fails in one clear sentence when PGlite breaks, and keeps what was committed', async () => {
    const lost: unknown[] = [];
    const database = await openEmbedded({ directory, onLost: (error) => lost.push(error) });
    await database.pool.query('insert into kept values (4)');
    const endless = `create or replace function endless(n int) returns int language plpgsql
      as $$ begin return endless(n + 1); end $$`;
    await database.pool.query(endless);
    const broken = { code: 'store-down', words: expect.stringContaining('start OnRecord again') };
    const asked = [database.pool.query('select endless(1)'), database.pool.query('insert into kept values (5)')];
    for (const query of asked) await expect(query).rejects.toMatchObject(broken);
    await expect(database.pool.query('select 1')).rejects.toMatchObject(broken);
    await database.close();
    expect(lost).toMatchObject([{ ...broken, cause: expect.any(RangeError) }]);
    const next = await openEmbedded({ directory });
    expect((await next.pool.query('select n from kept order by n')).rows).toEqual([{ n: 1 }, { n: 2 }, { n: 4 }]);
    await next.close();
  });

  it('keeps no process alive', async () => {
    const open = join(import.meta.dirname, '../../../src/adapters/database/pglite/open.ts');
    const script = `
      const { openEmbedded } = await import(${JSON.stringify(open)});
      const [closed, left] = await Promise.all([null, null].map((directory) => openEmbedded({ directory })));
      await closed.pool.query('select 1');
      await closed.close();
      console.log((await left.pool.query('select 1 as one')).rows[0].one);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = once(child.stdout, 'data');
    const [code] = await once(child, 'exit'); // or the test times out
    expect(code).toBe(0);
    expect(String(await said)).toBe('1\n');
  });
});
