import { spawnSync } from 'node:child_process';
import { chownSync, closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder on a small file system of its own in memory. */
export type SmallDisk = {
  readonly folder: string;
  /** Takes all that is free, so that nothing more goes in. */
  fill(): void;
  free(): void;
  remove(): void;
};

const PIECE = Buffer.alloc(1024 * 1024);

/** Null where this process may not mount: only root may. */
export function smallDisk(options: {
  readonly name: string;
  readonly megabytes: number;
  readonly owner?: { readonly uid: number; readonly gid: number } | undefined;
}): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), `chaos-${options.name}-`));
  const mounted = run('mount', ['-t', 'tmpfs', '-o', `size=${options.megabytes}m`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  if (options.owner) chownSync(folder, options.owner.uid, options.owner.gid);
  const ballast = join(folder, 'ballast');
  const unmount = () => run('umount', ['-l', folder]);
  process.once('exit', unmount);
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      run('fallocate', ['-l', String(bavail * bsize), ballast]); // quick; what it leaves is written
      const file = openSync(ballast, 'a');
      try {
        for (let size = PIECE.length; size >= 512; size /= 2) writeAll(file, PIECE.subarray(0, size));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      process.off('exit', unmount);
      unmount();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const run = (program: string, args: readonly string[]) => spawnSync(program, args);

/** Writes the piece again and again until the file system is full. */
function writeAll(file: number, piece: Buffer): void {
  try {
    while (writeSync(file, piece) === piece.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
