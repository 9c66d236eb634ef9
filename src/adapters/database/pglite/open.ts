import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database } from '../../../ports/database.ts';
import { lockDirectory } from './lock-directory.ts';
import { embeddedPool } from './pool.ts';
import { oneSession } from './session.ts';
import { forgetTemplate, readTemplate, saveTemplate } from './template.ts';

const INT8_OID = 20;

/** PGlite's own start parameters, but with the schemas of ours and of the queue on the search path. */
const startParams = PGlite.defaultStartParams.map((param) =>
  param.startsWith('search_path=') ? 'search_path=onrecord,bullmq,public' : param,
);

/** bigint as text, as `pg` gives it; PGlite's own parser gives a number or a bigint, depending on the value. */
const parsers = { [INT8_OID]: (text: string) => text };

/**
 * Opens the embedded PostgreSQL in a directory of its own (made when missing), or in memory. Only one process can
 * hold a directory. A killed process loses nothing that was committed; a power cut can (PGlite cannot fsync).
 * @throws Failure 'store-busy' when another process holds the directory.
 */
export async function openEmbedded(options: { readonly directory: string | null }): Promise<Database> {
  if (options.directory === null) return database(await fresh(undefined), async () => {});
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true });
  const lock = await lockDirectory(directory);
  try {
    const db = database(await openFiles(directory), lock.release);
    lock.onLost(db.giveUp);
    return db;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Files without the marker are the rest of a start that was killed while it unpacked: nobody ever used them. */
async function openFiles(directory: string): Promise<PGlite> {
  const files = join(directory, 'postgres');
  const marker = join(directory, 'complete');
  if (existsSync(marker)) return PGlite.create(files, { startParams, parsers });
  await rm(files, { recursive: true, force: true });
  const db = await fresh(files);
  await writeFile(marker, 'The database in ./postgres was set up completely.\n');
  return db;
}

/** A new database: unpacked from this machine's template where there is one, else set up from nothing (slow). */
async function fresh(files: string | undefined): Promise<PGlite> {
  const template = await readTemplate();
  if (template) {
    try {
      return await PGlite.create({ ...at(files), startParams, parsers, loadDataDir: template });
    } catch {
      // a damaged template must not keep the project from starting
      await forgetTemplate();
      if (files) await rm(files, { recursive: true, force: true });
    }
  }
  const db = await PGlite.create({ ...at(files), startParams, parsers });
  await db.exec('checkpoint'); // so that a start from the template has nothing to recover
  await saveTemplate(() => db.dumpDataDir('gzip'));
  return db;
}

const at = (files: string | undefined) => (files === undefined ? {} : { dataDir: files });

function database(db: PGlite, release: () => Promise<void>): Database & { giveUp(error: Error): void } {
  const session = oneSession(db);
  const pool = embeddedPool(session);
  let closing: Promise<void> | undefined;
  return {
    kind: 'embedded',
    pool,
    maintain: async () => {
      // one statement a time: VACUUM refuses to run in the transaction that several statements would share
      await session.alone(() => db.exec('vacuum analyze'));
      await session.alone(() => db.exec('checkpoint'));
    },
    close: () => {
      closing ??= (async () => {
        await pool.end();
        await session.close();
        await release();
      })();
      return closing;
    },
    giveUp: session.giveUp,
  };
}
