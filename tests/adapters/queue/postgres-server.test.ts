import pg from 'pg';
import { expect, it } from 'vitest';
import { openQueue } from '../../../src/adapters/queue/bullmq/open-queue.ts';
import { realClock } from '../../../src/adapters/system/node/clock.ts';
import { freshDatabase } from '../../services/fresh.ts';
import { listeningLog } from './listening-log.ts';

// The contract runs on the embedded database; here only what a server adds: connections, few and mortal.

it('works with a pool of three connections, and again after the server broke them all', async () => {
  const database = await freshDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 3, options: '-c search_path=bullmq,public' });
  pool.on('error', () => undefined);
  const { log } = listeningLog();
  const queue = await openQueue({ backend: { kind: 'postgres', pool }, clock: realClock(), log });
  const seen: string[] = [];
  await queue.work(
    ['poll-feed', 'read-item', 'find-statements', 'join-story', 'brief-story', 'deliver'],
    async (job) => {
      seen.push(job.key);
      return job.step === 'read-item'
        ? [{ step: 'deliver', key: `deliver/${job.itemId}`, deliveryId: job.itemId }]
        : [];
    },
  );
  await queue.every('sweep', 60_000, async () => undefined);
  const add = (id: string): Promise<void> => queue.add([{ step: 'read-item', key: `read-item/${id}`, itemId: id }]);

  await add('a');
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['read-item/a', 'deliver/a']);

  const server = new pg.Client({ connectionString: database.url });
  await server.connect();
  const others = 'datname = current_database() AND pid <> pg_backend_pid()';
  const { rows } = await server.query(`SELECT query FROM pg_stat_activity WHERE ${others} AND query LIKE '%LISTEN%'`);
  expect(rows).toHaveLength(1);
  await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
  await server.end();

  await expect
    .poll(
      () =>
        add('b').then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
  await expect.poll(() => seen, { timeout: 20_000 }).toEqual(['read-item/a', 'deliver/a', 'read-item/b', 'deliver/b']);
  await queue.close();
  expect(pool.listenerCount('error')).toBe(1);
  await pool.end();
  await database.drop();
});

it('says what is wrong when the search path lacks the schema of the queue', async () => {
  const database = await freshDatabase();
  const pool = new pg.Pool({ connectionString: database.url });
  const opening = openQueue({ backend: { kind: 'postgres', pool }, clock: realClock(), log: listeningLog().log });
  await expect(opening).rejects.toMatchObject({ code: 'broken', words: expect.stringContaining('bullmq') });
  await pool.end();
  await database.drop();
});
