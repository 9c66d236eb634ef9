import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** The Redis of this test run, started at the first call. */
export const redisUrl = (): Promise<string> => ask('/redis');

const postgresUrl = (): Promise<string> => ask('/postgres');

/** A key prefix that nobody else uses. */
export const freshRedisPrefix = (): string => `test-${randomBytes(6).toString('hex')}`;

/** A new, empty database on the run's PostgreSQL server. */
export async function freshDatabase(): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const server = await postgresUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(
    server,
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function ask(path: '/redis' | '/postgres'): Promise<string> {
  const answer = await fetch(inject('servicesAt') + path);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
