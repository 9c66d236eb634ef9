import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Database } from '../../../ports/database.ts';
import { lockDirectory } from './lock-directory.ts';
import { embeddedPool } from './pool.ts';
import { oneSession } from './session.ts';
import { openThread, type Thread } from './thread.ts';

export type EmbeddedOptions = {
  readonly directory: string | null; // null: in memory
  /** Told once when the database can no longer be used, as every query is from then on; what to do stands in the error. */
  readonly onLost?: ((error: Error) => void) | undefined;
};

/**
 * Opens the embedded PostgreSQL in a directory of its own (made when missing), or in memory, on a thread of its own. Only
 * one process can hold a directory. A killed process loses nothing that was committed; a power cut can (PGlite cannot
 * fsync).
 * @throws Failure 'store-busy' when another process holds the directory.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  const { onLost = () => {} } = options;
  if (options.directory === null) return database(await openThread({ directory: null, onLost }), async () => {});
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true });
  const lock = await lockDirectory(directory);
  try {
    const thread = await openThread({ directory, onLost });
    lock.onLost(thread.giveUp);
    return database(thread, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function database(thread: Thread, release: () => Promise<void>): Database {
  const session = oneSession(thread);
  const pool = embeddedPool(session);
  let closing: Promise<void> | undefined;
  return {
    kind: 'embedded',
    pool,
    maintain: async () => {
      // one statement a time: VACUUM refuses to run in the transaction that several statements would share
      await pool.query('vacuum analyze');
      await pool.query('checkpoint');
    },
    isOutage: () => false, // it is on this machine, and ours alone
    close: () => {
      closing ??= (async () => {
        await pool.end();
        await thread.close();
        await release();
      })();
      return closing;
    },
  };
}
