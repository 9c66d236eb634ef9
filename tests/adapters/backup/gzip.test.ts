import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { checkBackup, readBackup } from '../../../src/adapters/backup/gzip/read-file.ts';
import { writeBackup } from '../../../src/adapters/backup/gzip/write-file.ts';
import type { BackupPart } from '../../../src/ports/backup.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head: BackupPart = {
  kind: 'head',
  madeAt: '2026-03-02T09:00:00.000Z',
  withSecrets: false,
  migrations: ['001-first-tables'],
  months: ['2026-03'],
  sequences: [{ name: 'story_change', last: '12' }],
};
const row = (text: string): string => JSON.stringify([text, null]);
const many = Array.from({ length: 1201 }, (_, index) => row(`row ${index}: ünï, “quoted” 😀 ${'x'.repeat(index)}`));

async function* dump(): AsyncGenerator<BackupPart> {
  yield head;
  yield { kind: 'table', name: 'feeds', columns: ['id', 'url'] };
  yield { kind: 'rows', rows: many.slice(0, 700) };
  yield { kind: 'rows', rows: many.slice(700) };
  yield { kind: 'table', name: 'hosts', columns: ['host', 'until'] };
  yield {
    kind: 'end',
    tables: [
      { name: 'feeds', rows: many.length, checksum: 'a' },
      { name: 'hosts', rows: 0, checksum: 'b' },
    ],
  };
}

const text = (file: string): string => gunzipSync(readFileSync(file)).toString();

it('gives back what was written, in batches, from a file for its user only', async () => {
  const file = join(folder, 'one.gz');
  expect(await writeBackup(file, dump())).toMatchObject([{ name: 'feeds' }, { name: 'hosts' }]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const parts = await Array.fromAsync(readBackup(file));
  expect(parts.flatMap((part) => (part.kind === 'rows' ? part.rows : []))).toEqual(many);
  expect(parts.map(({ kind }) => kind)).toEqual(['head', 'table', 'rows', 'rows', 'rows', 'table', 'end']);
  expect(parts[0]).toEqual(head);
  expect(await checkBackup(file)).toMatchObject({ head, tables: [{ rows: 1201 }, { rows: 0 }] });
});

it('keeps the file of before, and leaves no half one, when the dump fails', async () => {
  const file = join(folder, 'kept.gz');
  await writeBackup(file, dump());
  const before = readFileSync(file);
  const failing = async function* (): AsyncGenerator<BackupPart> {
    yield head;
    throw new Error('the store went away');
  };
  await expect(writeBackup(file, failing())).rejects.toThrow('the store went away');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('leaves nothing when it is interrupted', async () => {
  const file = join(folder, 'interrupted.gz');
  const interrupted = new AbortController();
  const slow = async function* (): AsyncGenerator<BackupPart> {
    yield* dump();
    interrupted.abort();
    yield* dump();
  };
  await expect(writeBackup(file, slow(), { signal: interrupted.signal })).rejects.toMatchObject({
    code: 'store-down',
    words: expect.stringMatching(/was interrupted/),
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('interrupted'))).toEqual([]);
});

it('says what cannot be written or read', async () => {
  await expect(writeBackup(join(folder, 'nowhere', 'x.gz'), dump())).rejects.toMatchObject({
    code: 'bad-input',
    words: expect.stringMatching(/x\.gz cannot be written \(ENOENT\): name another file/),
  });
  await expect(checkBackup(join(folder, 'none.gz'))).rejects.toMatchObject({
    words: expect.stringMatching(/cannot be read \(ENOENT\)/),
  });
});

const damages: readonly (readonly [string, (packed: Buffer) => Buffer, RegExp])[] = [
  ['cut off', (packed) => packed.subarray(0, packed.length - 200), /damaged \(it cannot be unpacked\)/],
  ['no gzip', () => Buffer.from('hello'), /damaged \(it cannot be unpacked\)/],
  ['of something else', () => gzipSync('{"a":1}\n'), /is no backup of OnRecord/],
  ['empty', () => gzipSync(''), /damaged/],
  ['of a later format', (packed) => edit(packed, 'onrecord-backup-1', 'onrecord-backup-2'), /by another version/],
  ['with a letter changed', (packed) => edit(packed, 'row 77:', 'row 78:'), /its checksum is another/],
  ['with a row missing', (packed) => edit(packed, `${many[3]}\n`, ''), /rows are missing/],
  [
    'without its end',
    (packed) => gzipSync(gunzipSync(packed).toString().split('\n').slice(0, -2).join('\n')),
    /damaged/,
  ],
  ['with more behind its end', (packed) => gzipSync(`${gunzipSync(packed)}[1]\n`), /something follows its end/],
  ['with a strange line', (packed) => edit(packed, '{"kind":"table"', '{"kind":"chair"'), /a line is none of ours/],
];

const edit = (packed: Buffer, from: string, to: string): Buffer =>
  gzipSync(gunzipSync(packed).toString().replace(from, to));

test.each(damages)('a file that is %s is refused', async (_, damage, words) => {
  const file = join(folder, 'damaged.gz');
  await writeBackup(file, dump());
  writeFileSync(file, damage(readFileSync(file)));
  await expect(checkBackup(file)).rejects.toMatchObject({ code: 'bad-input', words: expect.stringMatching(words) });
});

it('can be read without this program', async () => {
  const file = join(folder, 'plain.gz');
  await writeBackup(file, dump());
  const lines = text(file)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({ format: 'onrecord-backup-1', madeAt: '2026-03-02T09:00:00.000Z' });
  expect(lines[2]).toEqual([expect.stringMatching(/^row 0/), null]);
  expect(Object.keys(lines.at(-1))).toEqual(['sha256']);
});
