import { existsSync } from 'node:fs';
import { readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { Failure } from '../../../model/failure.ts';

/** A lock that nobody refreshed for this long is free; its holder refreshes it every 2 s. */
const STALE_MS = 15_000;
const REFRESH_MS = 2_000;
const LOOK_AGAIN_MS = 500;

/** Which process holds the directory. A process id means something only on its own machine and in its namespace. */
type Holder = { readonly pid: number; readonly place: string; readonly startedAt: string | null };

export type DirectoryLock = {
  release(): Promise<void>;
  /** Tells once if the lock was taken from us, as after a long sleep of the machine. */
  onLost(tell: (error: Error) => void): void;
};

/**
 * Takes the directory for this process. PGlite itself would let a second process in and silently lose what it
 * writes. A holder that died is replaced at once when it ran here, else as soon as its lock is stale.
 * @throws Failure 'store-busy'
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const lockfilePath = join(directory, 'lock');
  const holderPath = join(directory, 'lock-holder.json');
  let lost: (error: Error) => void = () => {};
  const take = async () => {
    const unlock = await lockfile.lock(directory, {
      lockfilePath,
      stale: STALE_MS,
      update: REFRESH_MS,
      onCompromised: (cause) => lost(busy(directory, cause)),
    });
    await writeHolder(holderPath, await thisProcess());
    return unlock;
  };

  const unlock = await takeWhenFree({ directory, lockfilePath, holderPath, take });
  return {
    release: async () => {
      await rm(holderPath, { force: true });
      await unlock().catch(() => {}); // lost already: nothing to let go of
    },
    onLost: (tell) => {
      lost = tell;
    },
  };
}

async function takeWhenFree(parts: {
  readonly directory: string;
  readonly lockfilePath: string;
  readonly holderPath: string;
  readonly take: () => Promise<() => Promise<void>>;
}): Promise<() => Promise<void>> {
  const { directory, lockfilePath, holderPath, take } = parts;
  const me = await thisProcess();
  const seen = await refreshedAt(lockfilePath);
  for (;;) {
    const holder = await readHolder(holderPath);
    if (existsSync(lockfilePath) && holder?.place === me.place) {
      // Same machine: the process table knows for sure, however long the holder's event loop was blocked.
      if (await isAlive(holder)) throw busy(directory);
      await clearAway({ holderPath, lockfilePath, dead: holder });
    }
    try {
      return await take();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error;
    }
    // Held from another machine or container: alive if it refreshes the lock while we look, else wait until stale.
    if (seen !== undefined && (await refreshedAt(lockfilePath)) !== seen) throw busy(directory);
    await new Promise((resume) => setTimeout(resume, LOOK_AGAIN_MS));
  }
}

/** Of several starters that see the same dead holder only the one that gets hold of its note clears the lock. */
async function clearAway(left: {
  readonly holderPath: string;
  readonly lockfilePath: string;
  readonly dead: Holder;
}): Promise<void> {
  const note = `${left.holderPath}.${process.pid}`;
  const mine = await rename(left.holderPath, note).then(
    () => true,
    () => false,
  );
  if (!mine) return;
  const taken = await readHolder(note);
  if (taken?.pid !== left.dead.pid || taken.startedAt !== left.dead.startedAt) {
    await rename(note, left.holderPath); // a living holder's: it came between
    return;
  }
  await rm(left.lockfilePath, { recursive: true, force: true });
  await rm(note, { force: true });
}

const busy = (directory: string, cause?: unknown) =>
  new Failure(
    'store-busy',
    `Another process already uses ${directory}: stop it first, or set another data directory.`,
    {
      cause,
    },
  );

async function refreshedAt(lockfilePath: string): Promise<number | undefined> {
  return await stat(lockfilePath).then(
    (found) => found.mtimeMs,
    () => undefined,
  );
}

async function writeHolder(path: string, holder: Holder): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(holder));
  await rename(`${path}.new`, path);
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined; // none, or not yet written: then only the lock's own age counts
  }
}

/** Process ids are reused, so a process is known by its id and its start. */
async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return holder.startedAt === null || (await startOf(holder.pid)) === holder.startedAt;
}

async function thisProcess(): Promise<Holder> {
  // Containers may share a host's name but not its process ids; elsewhere than on Linux the name has to do.
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return { pid: process.pid, place: `${hostname()} ${namespace}`, startedAt: await startOf(process.pid) };
}

/** Field 22 of /proc/<pid>/stat, the start in clock ticks (man 5 proc); null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // field 2 is the command in brackets and may hold spaces, so count from behind it
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
