import { Failure } from '../model/failure.ts';
import type { BackupPart, Backups, TableSum } from '../ports/backup.ts';
import { type Parts, wholeStore, writeBackup } from '../wiring.ts';

/** An answer is waited for 30 s: until then a backup that is not complete is said to run. */
const WAIT_MS = 20_000;

/**
 * Backups by the process that holds an embedded store, one at a time. The store has one session, which the backup keeps
 * to itself, so that everything else waits.
 */
export function runBackups({
  database,
  clock,
  log,
  closing,
}: Pick<Parts, 'database' | 'clock' | 'log' | 'closing'>): Backups {
  let last: { readonly run: string; readonly file: string; readonly tables: Promise<readonly TableSum[]> } | undefined;
  let isRunning = false;
  let runs = 0;

  const begin = (file: string, withSecrets: boolean) => {
    if (isRunning) throw new Failure('store-busy', `A backup into ${last?.file} is being written: wait for it.`);
    isRunning = true;
    const tables = write(file, withSecrets).finally(() => {
      isRunning = false;
    });
    tables.catch(() => {}); // told to who asks next
    runs++;
    last = { run: String(runs), file, tables };
    return last;
  };

  const write = async (file: string, withSecrets: boolean): Promise<readonly TableSum[]> => {
    const began = performance.now();
    const parts = wholeStore(database).dump({ withSecrets, now: clock.now() });
    const tables = await writeBackup(file, whileOpen(parts));
    log.info('backup-written', { file, ms: Math.round(performance.now() - began) });
    return tables;
  };

  /** A process that is asked to stop does not wait for the end of a backup. */
  const whileOpen = async function* (parts: AsyncIterable<BackupPart>): AsyncGenerator<BackupPart> {
    for await (const part of parts) {
      if (closing.aborted) throw new Failure('store-down', 'The process stopped during the backup: make another.');
      yield part;
    }
  };

  return {
    async write({ file, withSecrets, run }) {
      const asked = run === undefined ? begin(file, withSecrets) : last;
      if (asked === undefined || (run !== undefined && asked.run !== run))
        throw new Failure('not-found', 'That backup is no longer known: see the log, or make another.');
      return { run: asked.run, tables: await within(asked.tables, WAIT_MS) };
    },
  };
}

/** What a promise gives within so long, else undefined. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
