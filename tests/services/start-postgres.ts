import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort, runServer, type Server, serverFolder } from './private-server.ts';
import { userForServers } from './programs.ts';

/** A PostgreSQL of our own on a free loopback port. `durable: false` waits for no disk: for tests only. */
export async function startPostgres(program: string, options: { readonly durable: boolean }): Promise<Server> {
  const user = userForServers();
  const folder = serverFolder('postgres', user);
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await promisify(execFile)(join(dirname(program), 'initdb'), initdb, { cwd: folder, ...(user ?? {}) });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const onOff = options.durable ? 'on' : 'off';
  const settings = { fsync: onOff, synchronous_commit: onOff, full_page_writes: onOff, max_connections: '200' };
  return runServer({
    command: [
      ...[program, '-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    folder,
    user,
    url,
    answers: () => postgresAnswers(url),
  });
}

/** Whether a PostgreSQL answers there, within two seconds. */
export async function postgresAnswers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
