import pg from 'pg';

/** The url of another database of the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Makes a database, in place of what it was: empty, or a copy of one that nobody is connected to. */
export async function newDatabase(server: string, name: string, copyOf = 'template0'): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${copyOf}`);
  } finally {
    await client.end();
  }
}
