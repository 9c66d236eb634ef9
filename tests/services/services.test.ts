import { Redis } from 'ioredis';
import pg from 'pg';
import { expect, it } from 'vitest';
import { freshDatabase, redisUrl } from './fresh.ts';

it('gives a Redis that keeps jobs: a file of every write, and no eviction', async () => {
  const redis = new Redis(await redisUrl());
  const info = await redis.info();
  redis.disconnect();
  expect(info).toContain('maxmemory_policy:noeviction');
  expect(info).toContain('aof_enabled:1');
});

it('gives each caller an empty database of its own', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  const client = new pg.Client({ connectionString: one.url });
  await client.connect();
  await client.query('CREATE TABLE here (id int)');
  const { rows } = await client.query("SELECT 'É' < 'z' AS sorted_by_code, current_database() AS name");
  await client.end();
  expect(rows[0]).toEqual({ sorted_by_code: false, name: new URL(one.url).pathname.slice(1) });
  expect(other.url).not.toBe(one.url);
  const second = new pg.Client({ connectionString: other.url });
  await second.connect();
  await expect(second.query('SELECT * FROM here')).rejects.toThrow('does not exist');
  await second.end();
  await one.drop();
  await other.drop();
});
