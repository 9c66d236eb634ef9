import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCli as runCliHere } from '../../src/cli/run-cli.ts';
import { runCli } from '../flow/run-onrecord.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-test-'));
const at = (name: string) => join(folder, name);

beforeAll(() => {
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('rubbish.bin'), Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)));
  writeFileSync(at('large.txt'), 'The minister said no. '.repeat(1_000_000));
  writeFileSync(at('secret.txt'), 'words');
  chmodSync(at('secret.txt'), 0);
  writeFileSync(at('article.txt'), 'Orla Brandt said no.');
  mkdirSync(at('broken'));
  writeFileSync(at('broken/app.yaml'), 'pol: 3\nstore:\n  url: postgres://desk:hunter2@db/news\n');
  writeFileSync(at('broken/feeds.yaml'), 'feeds:\n  - url: example.org\n    outlet: [\n');
  mkdirSync(at('unset'));
  writeFileSync(at('unset/app.yaml'), 'queue:\n  url: env:NEWS_QUEUE\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Call = { readonly args: readonly string[]; readonly code: 1 | 2; readonly says: RegExp; readonly input?: string };

const calls: readonly Call[] = [
  { args: ['strat'], code: 2, says: /unknown command 'strat'\n\(Did you mean start\?\)/ },
  { args: ['read'], code: 2, says: /missing required argument 'source'/ },
  { args: ['read', 'one', 'two'], code: 2, says: /too many arguments for 'read'/ },
  { args: ['read', '--clear', 'x'], code: 2, says: /unknown option '--clear'/ },
  { args: ['read', at('nowhere.txt')], code: 2, says: /There is no file .*nowhere\.txt: check the name/ },
  { args: ['read', folder], code: 2, says: /is a folder: name one file with one article/ },
  { args: ['read', at('empty.txt')], code: 2, says: /empty\.txt is empty: give an article/ },
  { args: ['read', at('rubbish.bin')], code: 2, says: /rubbish\.bin is not text: give an article/ },
  { args: ['read', at('large.txt')], code: 1, says: /large\.txt is larger than 10 MB.*give one article at a time/ },
  { args: ['read', '-'], input: 'no '.repeat(4_000_000), code: 1, says: /standard input is larger than 10 MB/ },
  { args: ['read', '-'], code: 2, says: /standard input is empty: give an article/ },
  {
    args: ['read', at('article.txt'), '--published', 'soon'],
    code: 2,
    says: /--published "soon" is no date: write it/,
  },
  {
    args: ['read', at('article.txt'), '--published', '2025-02-30'],
    code: 2,
    says: /"2025-02-30" is no date: write it/,
  },
  { args: ['batch', 'poems'], code: 2, says: /^onrecord: There is no task "poems": choose statements, bullets/ },
  { args: ['jobs', 'drop'], code: 2, says: /'drop' is no 'do'\. Allowed choices are list, retry/ },
  { args: ['ask', 'stnace', 'nato'], code: 2, says: /I know no command "\/stnace": did you mean \/stance\?/ },
  { args: ['start', 'reader'], code: 2, says: /There is no role "reader": start all, worker, bot/ },
  { args: ['start', 'worker'], code: 1, says: /Role "worker" needs REDIS_URL and DATABASE_URL: set them in \.env/ },
  { args: ['start', '--speed', 'fast'], code: 2, says: /--speed must be a number above 0/ },
  { args: ['start', '--clock', 'noon'], code: 2, says: /--clock "noon" is no moment: write it as 2026-/ },
  { args: ['demo', '--speed', '0'], code: 2, says: /--speed must be a number from 1 to 100000/ },
  { args: ['demo', '--clock', '2020-01-01'], code: 2, says: /outside the sample week: choose a moment from/ },
  { args: ['topics', '--config', at('nowhere')], code: 1, says: /cannot be read as a folder.*name the folder/ },
  { args: ['topics', '--config', at('unset')], code: 1, says: /app\.yaml:2.*NEWS_QUEUE is not set: set it in \.env/ },
];

const HINT = '(onrecord --help lists what there is)';

test('each wrong call is told in words with what to do next, and its exit code', async () => {
  const [inProcesses, here] = [calls.filter(needsProcess), calls.filter((call) => !needsProcess(call))];
  const results = await inTurns(inProcesses, ({ args, input = '' }) => runCli(args, { input }));
  for (const { args } of here) results.push(await callHere(args));
  const called = [...inProcesses, ...here];
  expect(results.map(({ code }, index) => [called[index]?.args, code])).toEqual(
    called.map(({ args, code }) => [args, code]),
  );
  for (const [index, { out, err }] of results.entries()) {
    expect(err).toMatch(called[index]?.says ?? '');
    expect(err.replace(HINT, '').trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(err).not.toMatch(/^\s+at |error:|undefined/im);
    expect(out).toBe('');
  }
});

test('all mistakes of the settings are told at once, with file and line, and no secret', async () => {
  const { code, err } = await runCli(['topics', '--config', at('broken')]);
  expect(code).toBe(1);
  expect(err).toMatch(/app\.yaml:1.*pol/);
  expect(err).toMatch(/app\.yaml:3.*DATABASE_URL/);
  expect(err).toMatch(/feeds\.yaml:\d/);
  expect(err).not.toContain('hunter2');
});

test.skipIf(process.getuid?.() === 0)('a file of somebody else', async () => {
  const { code, err } = await runCli(['read', at('secret.txt')]);
  expect([code, err]).toEqual([2, expect.stringMatching(/may not be read by this user: check its permissions/)]);
});

/** What reads the standard input or would run on, and one more; the others need no process, each of which loads the program anew. */
const needsProcess = ({ args }: Call): boolean =>
  args.includes('-') || ['start', 'demo', 'strat'].includes(args[0] ?? '');

/** One call in this process: what it would end with, and what it wrote. */
async function callHere(args: readonly string[]): Promise<Awaited<ReturnType<typeof runCli>>> {
  const written = { out: '', err: '' };
  const keep = (where: 'out' | 'err') => (text: string | Uint8Array) => {
    written[where] += text;
    return true;
  };
  vi.stubEnv('REDIS_URL', undefined).stubEnv('DATABASE_URL', undefined);
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('err')),
    vi.spyOn(process.stdout, 'on').mockReturnValue(process.stdout), // it would listen once more at each call
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runCliHere(args);
    return { code: Number(process.exitCode), ...written };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

/** A few processes at a time: each loads the whole program. */
async function inTurns<T, R>(inputs: readonly T[], run: (input: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = [...inputs.entries()];
  const next = async () => {
    for (let one = left.shift(); one; one = left.shift()) results[one[0]] = await run(one[1]);
  };
  await Promise.all([next(), next(), next()]);
  return results;
}
