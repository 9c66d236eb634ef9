import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Failure } from '../../../model/failure.ts';
import type { BackupPart, TableSum } from '../../../ports/backup.ts';
import { toLines } from './lines.ts';

/** Twice as fast as gzip's default of 6, for a file a tenth larger. */
const LEVEL = 3;

/**
 * Writes a dump as it comes, compressed, for this user only; beside the file and renamed in the end, so that what has
 * its name is complete. @throws Failure 'bad-input' where it cannot be written, 'store-down' where `signal` ended it
 */
export async function writeBackup(
  file: string,
  parts: AsyncIterable<BackupPart>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<readonly TableSum[]> {
  const beside = `${file}.part`;
  let tables: readonly TableSum[] = [];
  const lines = async function* () {
    const hash = createHash('sha256');
    for await (const part of parts) {
      if (part.kind === 'end') tables = part.tables;
      const text = toLines(part);
      hash.update(text);
      yield text;
    }
    yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`;
  };
  try {
    await rm(beside, { force: true });
    const output = createWriteStream(beside, { mode: 0o600, flags: 'wx', flush: true });
    await pipeline(lines, createGzip({ level: LEVEL }), output, signal ? { signal } : {});
    await rename(beside, file);
    return tables;
  } catch (cause) {
    if (signal?.aborted)
      throw new Failure('store-down', `The backup was interrupted: ${file} was not written.`, { cause });
    const code = cause instanceof Error && 'syscall' in cause && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC')
      throw new Failure('bad-input', `The disk of ${file} is full: make room, or name a file on another one.`, {
        cause,
      });
    if (code === undefined) throw cause;
    throw new Failure('bad-input', `${file} cannot be written (${code}): name another file.`, { cause });
  } finally {
    await rm(beside, { force: true }).catch(() => {}); // told already
  }
}
