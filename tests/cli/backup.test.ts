import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../src/adapters/database/pglite/open.ts';
import { openStore } from '../../src/adapters/store/postgres/open.ts';
import { feed, record, saying, at as time, topic } from '../contracts/store/samples.ts';
import { type Installation, install, runCli, startRole } from '../flow/run-onrecord.ts';
import { freshDatabase } from '../services/fresh.ts';

const SAID = 120;
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
const exported = async (...args: string[]) => (await call('export', '--format', 'json', ...args)).out;

test('backup and restore: from the process that holds the store, into a folder of its own', async () => {
  const before = await exported();
  const running = startRole('all', at);
  await running.until('bot-runs');
  try {
    const beside = await call('backup', file);
    expect([beside.code, beside.err]).toEqual([0, '']);
    expect(beside.out).toMatch(/^Backup of [\d,]+ rows, 120 statements among them, in .*record\.gz\.\n$/);
    const nowhere = await call('backup', join(folder, 'nowhere', 'x.gz'));
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/x\.gz cannot be written \(ENOENT\)/)]);
    const busy = await call('restore', file, '--replace');
    expect([busy.code, busy.err]).toEqual([1, expect.stringMatching(/Another process already uses .*: stop it first/)]);
  } finally {
    expect(await running.stop()).toBe(0);
  }
  const elsewhere = join(folder, 'elsewhere');
  const restored = await call('restore', file, '--data', elsewhere);
  expect([restored.code, restored.err]).toEqual([0, '']);
  expect(restored.out).toMatch(/^Restored [\d,]+ rows, 120 statements among them, as of 20\d\d-.*It holds no tokens/);
  expect(await exported('--data', elsewhere)).toBe(before);
  const again = await call('restore', file, '--data', elsewhere);
  expect([again.code, again.err]).toEqual([
    1,
    expect.stringMatching(/not empty \(it has .*\): restore with --replace/),
  ]);
  expect((await call('restore', file, '--data', elsewhere, '--replace')).code).toBe(0);
});

test('backup and restore: without a process, and what cannot be done is told before anything is touched', async () => {
  const alone = join(folder, 'alone.gz');
  expect((await call('backup', alone)).out).toMatch(/120 statements among them/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  writeFileSync(join(folder, 'torn.gz'), 'torn');
  const untouched = join(folder, 'untouched');
  const torn = await call('restore', join(folder, 'torn.gz'), '--data', untouched);
  expect([torn.code, torn.err]).toEqual([2, expect.stringMatching(/torn\.gz is damaged/)]);
  expect(existsSync(untouched)).toBe(false);
  const none = await call('backup', join(folder, 'none.gz'), '--data', untouched);
  expect([none.code, none.err]).toEqual([1, expect.stringMatching(/There is no store here yet/)]);
  expect(existsSync(join(folder, 'none.gz'))).toBe(false);
});

test('migrate-store: to a server, which then answers the same', async () => {
  const before = await exported();
  const { url, drop } = await freshDatabase();
  try {
    const nowhere = await call('migrate-store');
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/add --to postgres/)]);
    const moved = await call('migrate-store', '--to', url);
    expect([moved.code, moved.err]).toEqual([0, '']);
    expect(moved.out).toMatch(/120 statements among them; counts and checksums of all \d+ tables agree/);
    expect(moved.out).toContain('set DATABASE_URL in .env');
    expect(moved.out).not.toContain(url);
    const again = await call('migrate-store', '--to', url);
    expect([again.code, again.err]).toEqual([1, expect.stringMatching(/not empty .*: name an empty database/)]);
    const onServer = await runCli(['export', '--format', 'json', '--config', at.config], {
      env: { DATABASE_URL: url },
    });
    expect(onServer.out).toBe(before);
    expect(await exported()).toBe(before);
  } finally {
    await drop();
  }
});
