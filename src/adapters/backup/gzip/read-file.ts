import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Failure } from '../../../model/failure.ts';
import type { BackupPart, TableSum } from '../../../ports/backup.ts';
import { FORMAT, readFormat, readPart } from './lines.ts';

/** Rows that are handed on together: a statement's worth for the database, without filling the memory. */
const ROWS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 2_000_000;

/**
 * The parts of a backup, checked as they are read: damage, an end that is missing, other numbers of rows than the end
 * says. Who must not begin with a damaged one reads it twice. @throws Failure 'bad-input'
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256');
  const found: { name: string; rows: number }[] = [];
  let end: readonly TableSum[] | undefined;
  let sum: string | undefined;
  let rows: string[] = [];
  let characters = 0;
  let isFirst = true;
  for await (const line of readLines(file)) {
    if (isFirst) checkFormat(file, line);
    isFirst = false;
    if (sum !== undefined) throw damaged(file, 'something follows its end');
    if (end !== undefined) {
      sum = line;
      continue;
    }
    hash.update(`${line}\n`);
    const table = found.at(-1);
    if (line.startsWith('[') && table) {
      table.rows++;
      rows.push(line);
      characters += line.length;
    }
    const isFull = rows.length >= ROWS_AT_ONCE || characters >= CHARACTERS_AT_ONCE;
    if (rows.length > 0 && (isFull || !line.startsWith('['))) {
      yield { kind: 'rows', rows };
      rows = [];
      characters = 0;
    }
    if (line.startsWith('[')) continue;
    const part = readPart(line);
    if (!part) throw damaged(file, 'a line is none of ours');
    if (part.kind === 'table') found.push({ name: part.name, rows: 0 });
    if (part.kind === 'end') end = part.tables;
    else yield part; // the end is handed on when all is known to be well
  }
  if (end === undefined || sum === undefined) throw damaged(file, 'its end is missing');
  const counted = end.map(({ name, rows: expected }) => `${name} ${expected}`).join();
  if (found.map((table) => `${table.name} ${table.rows}`).join() !== counted) throw damaged(file, 'rows are missing');
  if (sum !== JSON.stringify({ sha256: hash.digest('hex') })) throw damaged(file, 'its checksum is another');
  yield { kind: 'end', tables: end };
}

/** Reads a backup to its end. Returns its head and what it holds. @throws Failure 'bad-input' where it is damaged */
export async function checkBackup(file: string): Promise<{
  readonly head: BackupPart & { readonly kind: 'head' };
  readonly tables: readonly TableSum[];
}> {
  let head: (BackupPart & { readonly kind: 'head' }) | undefined;
  let tables: readonly TableSum[] = [];
  for await (const part of readBackup(file)) {
    if (part.kind === 'head') head = part;
    if (part.kind === 'end') tables = part.tables;
  }
  if (!head) throw damaged(file, 'it has no head');
  return { head, tables };
}

async function* readLines(file: string): AsyncGenerator<string> {
  const text = pipeline(createReadStream(file), createGunzip({ chunkSize: 262_144 }), () => {}); // told by the reading
  text.setEncoding('utf8');
  let pieces: string[] = []; // of the line that is not complete yet
  try {
    for await (const chunk of text) {
      const lines = String(chunk).split('\n');
      for (const line of lines.slice(0, -1)) {
        yield pieces.length === 0 ? line : [...pieces, line].join('');
        pieces = [];
      }
      pieces.push(lines.at(-1) ?? '');
    }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code.startsWith('Z_')) throw damaged(file, 'it cannot be unpacked', cause);
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new Failure('bad-input', `${file} cannot be read (${code}): name a file that is there.`, { cause });
  }
  if (pieces.join('') !== '') throw damaged(file, 'its last line is cut off');
}

function checkFormat(file: string, line: string): void {
  const format = readFormat(line);
  if (format === FORMAT) return;
  if (format?.startsWith('onrecord-backup-'))
    throw new Failure('bad-input', `${file} was written by another version of this program: use that version.`);
  throw new Failure('bad-input', `${file} is no backup of OnRecord: name one that "onrecord backup" wrote.`);
}

const damaged = (file: string, why: string, cause?: unknown) =>
  new Failure('bad-input', `${file} is damaged (${why}): restore another backup. Nothing was changed.`, { cause });
