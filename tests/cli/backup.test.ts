import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBackup } from '../../src/adapters/backup/gzip/read-file.ts';
import { openEmbedded } from '../../src/adapters/database/pglite/open.ts';
import { openServer } from '../../src/adapters/database/server/open.ts';
import { openStore } from '../../src/adapters/store/postgres/open.ts';
import { wholeStore } from '../../src/adapters/store/postgres/whole-store.ts';
import type { TableSum } from '../../src/ports/backup.ts';
import type { Database } from '../../src/ports/database.ts';
import { feed, record, saying, at as time, topic } from '../contracts/store/samples.ts';
import { type Installation, install, runCli, startRole } from '../flow/run-onrecord.ts';
import { freshDatabase } from '../services/fresh.ts';

// Each call is a process that loads the program and most of them a database: what needs none runs beside another.
const SAID = 12;
let at: Installation;
let folder: string;
let file: string;

beforeAll(async () => {
  at = install({ feeds: [], topics: [] });
  folder = dirname(at.config);
  file = join(folder, 'record.gz');
  const database = await openEmbedded({ directory: join(at.data, 'store') });
  const store = await openStore(database);
  await store.feeds.sync([feed('herald')], time(0));
  await store.catalogue.syncTopics([topic('bridge')]);
  for (let number = 0; number < SAID; number++) {
    const { given, words } = saying(`a${number}`, `Bridge ${number} opens.`, { published: time(number) });
    await record(store, given, [{ words, by: 'ida-holt', position: 'supports' }]);
  }
  await database.close();
});
afterAll(() => at.remove());

const call = (...args: string[]) => runCli([...args, '--config', at.config]);

/** What a store holds, each table with its checksum. */
async function contentOf(database: Database): Promise<readonly TableSum[]> {
  try {
    const parts = await Array.fromAsync(wholeStore(database).dump({ withSecrets: true, now: time(0) }));
    return parts.flatMap((part) => (part.kind === 'end' ? part.tables : []));
  } finally {
    await database.close();
  }
}

test('backup and restore: from the process that holds the store, into a folder of its own', async () => {
  const running = startRole('all', at);
  await running.until('bot-runs');
  try {
    const beside = await call('backup', file);
    expect([beside.code, beside.err]).toEqual([0, '']);
    expect(beside.out).toMatch(/^Backup of [\d,]+ rows, 12 statements among them, in .*record\.gz\.\n$/);
    const [nowhere, busy] = await Promise.all([
      call('backup', join(folder, 'nowhere', 'x.gz')),
      call('restore', file, '--replace'),
    ]);
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/x\.gz cannot be written \(ENOENT\)/)]);
    expect([busy.code, busy.err]).toEqual([1, expect.stringMatching(/Another process already uses .*: stop it first/)]);
  } finally {
    expect(await running.stop()).toBe(0);
  }
  const elsewhere = join(folder, 'elsewhere');
  const restored = await call('restore', file, '--data', elsewhere);
  expect([restored.code, restored.err]).toEqual([0, '']);
  expect(restored.out).toMatch(/^Restored [\d,]+ rows, 12 statements among them, as of 20\d\d-.*It holds no tokens/);
  const again = await call('restore', file, '--data', elsewhere);
  expect([again.code, again.err]).toEqual([
    1,
    expect.stringMatching(/not empty \(it has .*\): restore with --replace/),
  ]);
  expect((await call('restore', file, '--data', elsewhere, '--replace')).code).toBe(0);
  const { tables } = await checkBackup(file);
  expect(await contentOf(await openEmbedded({ directory: join(elsewhere, 'store') }))).toEqual(tables);
});

test('backup and restore: without a process, and what cannot be done is told before anything is touched', async () => {
  const alone = join(folder, 'alone.gz');
  const untouched = join(folder, 'untouched');
  writeFileSync(join(folder, 'torn.gz'), 'torn');
  const [written, torn] = await Promise.all([
    call('backup', alone),
    call('restore', join(folder, 'torn.gz'), '--data', untouched),
  ]);
  expect(written.out).toMatch(/12 statements among them/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect([torn.code, torn.err]).toEqual([2, expect.stringMatching(/torn\.gz is damaged/)]);
  expect(existsSync(untouched)).toBe(false);
});

test('migrate-store: to a server, which then holds the same', async () => {
  const { url, drop } = await freshDatabase();
  try {
    const [nowhere, moved] = await Promise.all([call('migrate-store'), call('migrate-store', '--to', url)]);
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/add --to postgres/)]);
    expect([moved.code, moved.err]).toEqual([0, '']);
    expect(moved.out).toMatch(/12 statements among them; counts and checksums of all \d+ tables agree/);
    expect(moved.out).toContain('set DATABASE_URL in .env');
    expect(moved.out).not.toContain(url);
    const again = await call('migrate-store', '--to', url);
    expect([again.code, again.err]).toEqual([1, expect.stringMatching(/not empty .*: name an empty database/)]);
    const before = await contentOf(await openEmbedded({ directory: join(at.data, 'store') }));
    expect(await contentOf(await openServer(url))).toEqual(before);
    expect(before.find(({ name }) => name === 'statements')?.rows).toBe(SAID);
  } finally {
    await drop();
  }
});
