import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { openControl } from '../src/adapters/control/loopback/open.ts';
import { openEmbedded } from '../src/adapters/database/pglite/open.ts';
import { openStore } from '../src/adapters/store/postgres/open.ts';
import { parseRequest } from '../src/core/request/parse-request.ts';
import { declaredCommands } from '../src/processes/declared-commands.ts';
import type { Used } from './embedded/watch-process.ts';
import { multiply } from './stance-multiply.ts';
import { ASKED, NOW, SPEAKERS, STATEMENTS_EACH, storeArticles } from './stance-record.ts';
import { writeSettings } from './whole-day/open-day.ts';

const FEEDS = 50;
const ITEMS_A_DAY = FEEDS * 20;
const SPEED = 60;
const HOURS = Number(process.env.BENCH_HOURS ?? 8); // of news, as many minutes of real time
const REST_SECONDS = Number(process.env.BENCH_SECONDS ?? 120);
const SETTLED_AFTER_SECONDS = 30; // since it answers: a start compiles, and polls all feeds for the first time
const STATEMENTS = Number(process.env.BENCH_STATEMENTS ?? 100_000); // on record when the day begins
const STORED_BY_PROGRAM = 4000; // of them; the others are copies
const ASK_EVERY_MS = 1000;
const ASKS = [
  `/stance ${ASKED.id}`,
  `/stance ${ASKED.id} view:timeline`,
  `/quotes ${ASKED.id}`,
  '/quotes "Speaker 7"',
  '/brief',
];

/** What an installation without servers uses: at rest on the real clock, and on a fast clock with much on record. */
export async function* benchEmbedded(): AsyncGenerator<string> {
  const rest = await atRest();
  const restShare = rest.cpuSeconds / rest.seconds;
  yield `at rest, ${FEEDS} feeds polled: ${percent(restShare)} of a core, ${showMemory(rest)}`;
  const { used, items, asked } = await atWork();
  const perItem = (used.cpuSeconds - restShare * used.seconds) / items;
  yield `${HOURS} hours of news ${SPEED} times as fast, ${STATEMENTS} statements on record: ${items} items, ${(1000 * perItem).toFixed(0)} ms of processor time each, ${showMemory(used)}`;
  yield `event loop held up: ${used.heldUpMs.toFixed(0)} ms at most, own work in one stretch ${used.workMs.toFixed(0)} ms at most`;
  yield `${asked.length} questions meanwhile: median ${timeAt(asked, 0.5)} ms, 99 % ${timeAt(asked, 0.99)} ms, most ${timeAt(asked, 1)} ms`;
  yield `a day of ${ITEMS_A_DAY} items: ${percent(restShare + (ITEMS_A_DAY * perItem) / 86_400)} of a core`;
}

async function atRest(): Promise<Used> {
  const from = new Date().toISOString();
  const publishers = await serve(from, 1);
  const settings = writeSettings({ feeds: FEEDS, port: publishers.port, app: {} });
  const running = await start(settings.config, []);
  try {
    publishers.begin();
    await untilItAnswers(join(settings.config, '..', 'data'));
    await sleep(1000 * SETTLED_AFTER_SECONDS);
    running.child.send({ kind: 'begin' });
    await sleep(1000 * REST_SECONDS);
    return await running.look();
  } finally {
    await running.stop();
    publishers.stop();
    settings.remove();
  }
}

async function atWork() {
  const publishers = await serve(NOW, SPEED);
  const settings = writeSettings({ feeds: FEEDS, port: publishers.port, app: {} });
  const data = join(settings.config, '..', 'data');
  addTopic(settings.config);
  await fill(join(data, 'store'));
  const begun = Date.now();
  const running = await start(settings.config, ['--clock', NOW, '--speed', String(SPEED)]);
  try {
    publishers.begin();
    await untilItAnswers(data);
    await sleep(1000 * SETTLED_AFTER_SECONDS);
    const settled = new Date(Date.parse(NOW) + (Date.now() - begun) * SPEED);
    running.child.send({ kind: 'begin', turns: true });
    const asked = await askFor(data, HOURS * 3600 * (1000 / SPEED));
    const used = await running.look();
    await running.stop();
    return { used, items: await countItems(join(data, 'store'), settled), asked: asked.sort((a, b) => a - b) };
  } finally {
    await running.stop();
    publishers.stop();
    settings.remove();
  }
}

async function untilItAnswers(data: string): Promise<void> {
  const control = openControl({ directory: data, port: 0 });
  while (!(await control.call(parseRequest('/help', declaredCommands)))) await sleep(200);
}

/** Milliseconds of each question, asked in turn. */
async function askFor(data: string, ms: number): Promise<number[]> {
  const control = openControl({ directory: data, port: 0 });
  const times: number[] = [];
  for (const begun = performance.now(); performance.now() - begun < ms; ) {
    const line = ASKS[times.length % ASKS.length] ?? '/brief';
    const asked = performance.now();
    const reply = await control.call(parseRequest(line, declaredCommands));
    if (!reply) throw new Error(`no answer to ${line}`);
    times.push(performance.now() - asked);
    await sleep(ASK_EVERY_MS);
  }
  return times;
}

async function fill(directory: string): Promise<void> {
  const database = await openEmbedded({ directory });
  const store = await openStore(database);
  await store.catalogue.syncTopics([ASKED]);
  await storeArticles(store, ASKED, { from: 0, to: STORED_BY_PROGRAM / STATEMENTS_EACH });
  const copies = STATEMENTS / STORED_BY_PROGRAM - 1;
  await multiply(database, { copies, days: 0, speakers: SPEAKERS, topics: [ASKED] });
  await database.maintain();
  await database.close();
}

/** How many have been read since a moment of the product's clock. */
async function countItems(directory: string, since: Date): Promise<number> {
  const database = await openEmbedded({ directory });
  const { rows } = await database.pool.query('select count(*) from onrecord.articles where saved_at > $1', [since]);
  await database.close();
  return Number(rows[0].count);
}

/** The topic that is asked about, beside those of the day. */
function addTopic(config: string): void {
  const file = join(config, 'topics.yaml');
  const { topics } = parse(readFileSync(file, 'utf8')) as { readonly topics: readonly unknown[] }; // as writeSettings wrote it
  const { id, name, any, propositions } = ASKED;
  writeFileSync(file, stringify({ topics: [...topics, { id, name, any, propositions }] }));
}

/** Role `all` as service managers start it, watched. */
async function start(config: string, clock: readonly string[]) {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = fork(file('../src/main.ts'), ['all', '--config', config, ...clock], {
    execArgv: ['--import', file('embedded/watch-process.ts')],
    stdio: ['pipe', 'ignore', 'inherit', 'ipc'], // what goes wrong is shown
    env: { ...process.env, DATABASE_URL: undefined, REDIS_URL: undefined },
  });
  const look = async (): Promise<Used> => {
    child.send({ kind: 'look' });
    return (await heard(child, 'used')) as Used;
  };
  return { child, look, stop: () => stop(child) };
}

/** The outlets, in a process of their own. */
async function serve(from: string, speed: number) {
  const script = fileURLToPath(new URL('whole-day/serve-publishers.ts', import.meta.url));
  const child = fork(script, ['--feeds', String(FEEDS), '--from', from, '--speed', String(speed)]);
  const { port } = (await heard(child, 'port')) as { readonly port: number };
  return {
    port,
    begin: () => child.send('begin'),
    stop: () => child.disconnect(),
  };
}

async function heard(child: ChildProcess, kind: string): Promise<unknown> {
  const gone = new AbortController();
  child.once('exit', () => gone.abort(new Error(`A process ended before it told "${kind}".`)));
  for (;;) {
    const [message] = await once(child, 'message', { signal: gone.signal });
    if ((message as { readonly kind?: string }).kind === kind) return message;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const timeAt = (sorted: readonly number[], share: number): string =>
  (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);

function showMemory({ megabytes, mostMegabytes }: Used): string {
  return `${megabytes.toFixed(0)} MB, ${mostMegabytes.toFixed(0)} MB at most`;
}
