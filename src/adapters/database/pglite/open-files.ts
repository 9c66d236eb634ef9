import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { forgetTemplate, readTemplate, saveTemplate } from './template.ts';

const INT8_OID = 20;

/** PGlite's own start parameters, but with the schemas of ours and of the queue on the search path. */
const startParams = PGlite.defaultStartParams.map((param) =>
  param.startsWith('search_path=') ? 'search_path=onrecord,bullmq,public' : param,
);

/** bigint as text, as `pg` gives it; PGlite's own parser gives a number or a bigint, depending on the value. */
const parsers = { [INT8_OID]: (text: string) => text };

/**
 * Opens PGlite on the files of a locked directory, or in memory (null). Files without the marker are the rest of a
 * start that was killed while it unpacked: nobody ever used them.
 */
export async function openFiles(directory: string | null): Promise<PGlite> {
  if (directory === null) return await fresh(undefined);
  const files = join(directory, 'postgres');
  const marker = join(directory, 'complete');
  if (existsSync(marker)) return await PGlite.create(files, { startParams, parsers });
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
