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

  it('lets timers and the network have their turn while queries follow each other', async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const started = performance.now();
    while (performance.now() - started < 600) await database.pool.query('select 1');
    clearInterval(timer);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(300); // without turns it is all of the 600 ms
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
});
