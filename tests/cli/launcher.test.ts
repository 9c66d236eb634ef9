import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(project, 'bin/onrecord.js');
const older = olderNode();

const alone = mkdtempSync(join(tmpdir(), 'onrecord-test-'));
for (const part of ['bin', 'src', 'package.json']) cpSync(join(project, part), join(alone, part), { recursive: true });
afterAll(() => rmSync(alone, { recursive: true, force: true }));

async function run(node: string, args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('help names every subcommand and the first steps', async () => {
  const { code, out } = await run(process.execPath, [launcher, '--help']);
  expect(code).toBe(0);
  for (const name of ['start', 'demo', 'read', 'ask', 'batch', 'topics', 'jobs', 'doctor'])
    expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  expect(out).toContain('First steps:');
});

test('without its packages it says to run npm ci', async () => {
  const { code, err } = await run(process.execPath, [join(alone, 'bin/onrecord.js')]);
  expect([code, err]).toEqual([1, expect.stringMatching(/^onrecord: Cannot find package .*: run "npm ci".*\n$/)]);
});

test.skipIf(!older)('an older Node hands over to the one that npm installed, with its exit code', async () => {
  const { code, err } = await run(older ?? '', [launcher, 'read', 'nowhere.txt']);
  expect([code, err]).toEqual([2, expect.stringMatching(/^onrecord: There is no file nowhere\.txt/)]);
});

test.skipIf(!older)('an older Node alone says which one is needed', async () => {
  const { code, err } = await run(older ?? '', [join(alone, 'bin/onrecord.js')]);
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^onrecord: this is Node \d.*Node 24 or newer is needed.*\n$/),
  ]);
});

/** A Node on the path that cannot run the project itself; this test's own is new enough. */
function olderNode(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .find(
      (path) =>
        existsSync(path) && Number.parseInt(execFileSync(path, ['-p', 'process.versions.node']).toString(), 10) < 24,
    );
}
