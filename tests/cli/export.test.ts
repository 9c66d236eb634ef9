import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../src/adapters/database/pglite/open.ts';
import { openStore } from '../../src/adapters/store/postgres/open.ts';
import { feed, person, record, saying, at as time, topic } from '../contracts/store/samples.ts';
import { type Installation, install, runCli, startRole } from '../flow/run-onrecord.ts';

const SAID = 250; // more than a page
let at: Installation;
let ids: readonly string[] = [];

beforeAll(async () => {
  at = install({ feeds: [], topics: [] });
  const database = await openEmbedded({ directory: join(at.data, 'store') });
  const store = await openStore(database);
  await store.feeds.sync([feed('herald')], time(0));
  await store.catalogue.syncTopics([topic('bridge')]);
  const made: string[] = [];
  for (let number = 0; number < SAID; number++) {
    const words = `Bridge ${number} opens, says “engineer” ${'abcdefghij'[number % 10]}.`;
    const { given } = saying(`a${number}`, words, { published: time(number) });
    const by = number % 2 === 0 ? 'ida-holt' : 'olaf-brandt';
    const people = [person(by, { learntFrom: given.id })];
    for (const { id } of (await record(store, given, [{ words, by, position: 'supports' }], { people })).statements)
      made.push(id);
  }
  ids = made;
  await database.close();
});
afterAll(() => at.remove());

const call = (...args: string[]) => runCli([...args, '--config', at.config]);
const linesOf = (csv: string) => csv.trimEnd().split('\r\n').slice(1);

test('export: every statement once, newest first, from the store and from the process that holds it', async () => {
  const alone = await call('export');
  expect([alone.code, alone.err]).toEqual([0, '']);
  expect(linesOf(alone.out)).toHaveLength(SAID);
  expect(linesOf(alone.out).map((line) => line.split(',')[0])).toEqual(ids.toReversed());

  const running = startRole('all', at);
  await running.until('bot-runs');
  try {
    const beside = await call('export');
    expect([beside.code, beside.out]).toEqual([0, alone.out]);
    const few = await call('export', '--who', 'ida-holt', '--words', 'bridge 12', '--format', 'json');
    expect(JSON.parse(few.out)).toMatchObject([
      { id: ids[12], words: ['Bridge 12 opens, says “engineer” c.'], exact: true },
    ]);
    const unknown = await call('export', '--topic', 'nato-ukrain');
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toMatch(/^onrecord: I follow no topic "nato-ukrain": did you mean nato-ukraine\?\n$/);
  } finally {
    expect(await running.stop()).toBe(0);
  }
});

test('export: into a file that is complete or not there, in the format of its name', async () => {
  const folder = dirname(at.config);
  const file = join(folder, 'record.md');
  const done = await call(
    'export',
    '--who',
    'ida-holt',
    '--since',
    '2026-03-02',
    '--until',
    '2026-03-02',
    '--out',
    file,
  );
  expect([done.code, done.out]).toEqual([0, `${SAID / 2} statements in ${file}.\n`]);
  expect(readFileSync(file, 'utf8')).toMatch(/^# Statements on record\n\n- “Bridge 248 opens/);
  const none = await call('export', '--since', '2026-03-03', '--format', 'json', '--bom');
  expect([none.code, none.out]).toEqual([0, '\uFEFF[\n]\n']);
  for (const [args, says] of [
    [['--until', 'soon', '--out', join(folder, 'never.csv')], /I do not understand until "soon"/],
    [['--out', join(folder, 'nowhere', 'x.csv')], /x\.csv cannot be written \(ENOENT\): name another file after --out/],
    [['--format', 'xml'], /'xml' is invalid.*Allowed choices are csv, json, markdown/],
  ] as const) {
    const wrong = await call('export', ...args);
    expect([wrong.code, wrong.out, wrong.err]).toEqual([2, '', expect.stringMatching(says)]);
  }
  expect(readdirSync(folder).filter((name) => /never|\.part$/.test(name))).toEqual([]);
});

test('reports: what was reported is out of the export, accepted for everybody, withdrawn, and back', async () => {
  const one = ids[SAID - 1] ?? '';
  const wanted = ['export', '--words', 'bridge 249', '--format', 'json'];
  const exported = async (...more: string[]) => JSON.parse((await call(...wanted, ...more)).out);
  const reported = await call('ask', `/report wrong-speaker ${one} note:"she said it"`);
  expect(reported.out).toMatch(/^Reported as wrong speaker: from .* on no answer or post in this workspace shows/);
  expect([await exported(), await exported('--with-reported')]).toMatchObject([
    [],
    [{ id: one, reported: ['wrong-speaker'] }],
  ]);
  const listed = (await call('reports', 'list')).out.replace(/\s+/g, ' ');
  expect(listed).toMatch(
    /1 wrong speaker · “Bridge 249 opens.*\(olaf-brandt\).* · note: she said it · stands · in local/,
  );
  expect((await call('reports', 'accept', '1')).out).toMatch(/^Report 1 counts in all workspaces from now on/);
  expect((await call('reports', 'withdraw', '1')).out).toMatch(/^Report 1 is withdrawn: it counts nowhere any more\./);
  expect(await exported()).toMatchObject([{ id: one, reported: [] }]);
});
