import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import Parser from 'rss-parser';
import { Agent } from 'undici';
import { openFeeds } from '../src/adapters/feeds/http/open.ts';
import { openThreads } from '../src/adapters/threads/node/open.ts';
import { openWeb } from '../src/adapters/web/undici/open.ts';
import { NO_PACE } from '../src/model/feed.ts';

const HOSTS = 2500;
const FEEDS = 10_000;
const AT_ONCE = 8;
const ROUNDS = 3;
const WARM_UP = 3;
const KNOWN = { 'if-none-match': '"known"' };

/** Polls 10,000 feeds of 2,500 hosts: through our parts, and with undici alone that is as polite. */
export async function* benchPolling(): AsyncGenerator<string> {
  const server = spawn(process.execPath, [fileURLToPath(new URL('./serve-many-hosts.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await once(server.stdout, 'data');
    const port = Number(String(line));
    yield* compare(port, { spacingMs: 1000, ways: { 'undici alone': bare(), web } });
    yield* compare(port, { spacingMs: 0, ways: { 'undici alone': bare(), web } });
    const parser = new Parser();
    const parse = (text: string) => parser.parseString(text);
    yield* compare(port, { spacingMs: 1000, ways: { 'undici and rss-parser': bare(parse), 'web and feeds': feeds } });
  } finally {
    server.kill();
  }
}

/** One way to poll, opened and warm: `ask` does one request, politely, whatever the others do. */
type Asking = { ask(url: string): Promise<void>; close(): Promise<void> };
type Way = (setup: { readonly places: readonly string[]; readonly spacingMs: number }) => Asking;
type Measured = { readonly perSecond: number; readonly cpuMs: number; readonly memory: readonly number[] };

async function* compare(
  port: number,
  { spacingMs, ways }: { readonly spacingMs: number; readonly ways: Readonly<Record<string, Way>> },
): AsyncGenerator<string> {
  const found = new Map<string, Measured[]>(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, way] of Object.entries(ways)) found.get(name)?.push(await measure(port, { spacingMs, way }));
  }
  yield `${spacingMs} ms between two requests to a host, ${AT_ONCE} at once:`;
  const speeds = [...found].map(([name, runs]) => ({ name, ...middle(runs) }));
  const [first] = speeds;
  for (const { name, perSecond, cpuMs, memory } of speeds) {
    const times = first && name !== first.name ? ` (${(perSecond / first.perSecond).toFixed(2)} of it)` : '';
    const megabytes = memory.map((bytes) => (bytes / 1e6).toFixed(0)).join(' > ');
    yield `  ${name}: ${perSecond.toFixed(0)} requests/s${times}, ${cpuMs.toFixed(2)} ms of processor a request, memory ${megabytes} MB`;
  }
}

/** The middle of speed and of processor time; memory at the start, a third, two thirds and the end of the last run. */
function middle(runs: readonly Measured[]): Measured {
  const of = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  return {
    perSecond: of(runs.map(({ perSecond }) => perSecond)),
    cpuMs: of(runs.map(({ cpuMs }) => cpuMs)),
    memory: runs.at(-1)?.memory ?? [],
  };
}

async function measure(
  port: number,
  { spacingMs, way }: { readonly spacingMs: number; readonly way: Way },
): Promise<Measured> {
  const places = Array.from({ length: HOSTS }, (_, index) => `127.1.${index >> 8}.${index & 255}:${port}`);
  // Feeds of a host do not come one after the other.
  const urls = Array.from({ length: FEEDS }, (_, feed) => `http://${places[feed % HOSTS]}/${feed}.xml`);
  const asking = way({ places, spacingMs });
  // Parsers start, and are compiled, once in the life of a process: not what is measured here.
  for (let round = 0; round < WARM_UP; round += 1) await asking.ask(`http://${places.at(-1)}/0.xml`);
  const memory = [process.memoryUsage.rss()];
  let done = 0;
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await Promise.all(
    byHost(urls).map(async (ofHost) => {
      for (const url of ofHost) {
        await asking.ask(url);
        done += 1;
        if (done % Math.ceil(FEEDS / 3) === 0) memory.push(process.memoryUsage.rss());
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  memory.push(process.memoryUsage.rss());
  await asking.close();
  return { perSecond: FEEDS / seconds, cpuMs: (user + system) / 1000 / FEEDS, memory };
}

/** The same politeness in as few lines as it takes: no guard, no limits, no redirects, no deadlines. */
function bare(parse: (text: string) => Promise<unknown> = async () => undefined): Way {
  return ({ spacingMs }) => {
    const agent = new Agent({ connections: 1, pipelining: 1 });
    const unpack = promisify(gunzip);
    const freeAt = new Map<string, number>();
    const waiting: (() => void)[] = [];
    let free = AT_ONCE;
    return {
      async ask(url) {
        const { origin, pathname } = new URL(url);
        const restMs = (freeAt.get(origin) ?? 0) - performance.now();
        if (restMs > 0) await sleep(restMs);
        if (free > 0) free -= 1;
        else await new Promise<void>((resolve) => waiting.push(resolve));
        const answer = await agent.request({ origin, path: pathname, method: 'GET', headers: KNOWN });
        const body = await answer.body.bytes();
        if (answer.statusCode === 200) await parse((await unpack(body)).toString());
        freeAt.set(origin, performance.now() + spacingMs);
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      },
      close: () => agent.destroy(),
    };
  };
}

const web: Way = ({ places, spacingMs }) => {
  const ours = openWeb({ userAgent: 'bench', allowPrivate: places, requestsAtOnce: AT_ONCE, spacingMs });
  return {
    async ask(url) {
      await ours.get({ url, headers: KNOWN, maxBytes: 10_000_000, timeoutMs: 30_000 });
    },
    close: () => ours.close(),
  };
};

const feeds: Way = ({ places, spacingMs }) => {
  const ours = openWeb({ userAgent: 'bench', allowPrivate: places, requestsAtOnce: AT_ONCE, spacingMs });
  const reader = openFeeds({ web: ours, threads: openThreads() });
  const { signal } = new AbortController();
  return {
    async ask(url) {
      const validators = { url, etag: KNOWN['if-none-match'], lastModified: null };
      const known = { validators, bodyHash: null, pace: NO_PACE };
      await reader.poll({ url, known, now: '2026-03-02T09:00:00.000Z', signal });
    },
    async close() {
      await reader.close();
      await ours.close();
    },
  };
};

function byHost(urls: readonly string[]): readonly (readonly string[])[] {
  return [...Map.groupBy(urls, (url) => new URL(url).host).values()];
}
