import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Feed } from '../../src/model/feed.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** An installation of its own: a folder with a configuration that polls these feeds, and the data. */
export type Installation = {
  readonly config: string;
  readonly data: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
};

/** Topics that a channel follows live, or as channels.yaml writes it. */
type Followed = readonly (string | Readonly<Record<string, unknown>>)[];

export function install(options: {
  readonly feeds: readonly Feed[];
  readonly topics: Followed; // by the terminal's channel
  readonly channels?: Readonly<Record<string, Followed>>; // others of the terminal, by their ids
  readonly pollEveryMinutes?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly app?: Readonly<Record<string, unknown>>;
}): Installation {
  const { pollEveryMinutes = 5 } = options;
  const home = mkdtempSync(join(tmpdir(), 'onrecord-test-'));
  const config = join(home, 'config');
  mkdirSync(config);
  cpSync(join(project, 'config', 'topics.yaml'), join(config, 'topics.yaml'));
  cpSync(join(project, 'config', 'people.yaml'), join(config, 'people.yaml'));
  const write = (name: string, value: unknown) => writeFileSync(join(config, name), stringify(value));
  const hosts = [...new Set(options.feeds.map(({ url }) => new URL(url).host))];
  write('app.yaml', {
    dataDirectory: join(home, 'data'),
    reading: { allowPrivateAddresses: hosts },
    briefing: { waitSeconds: 0 },
    log: { format: 'json' },
    web: { enabled: false },
    ...options.app,
  });
  write('feeds.yaml', {
    feeds: options.feeds.map(({ id, url, outlet }) => ({ id, url, outlet, pollEveryMinutes })),
  });
  const channels = Object.entries({ terminal: options.topics, ...options.channels }).map(([id, topics]) => ({
    ...{ chat: 'terminal', id },
    subscriptions: topics.map((topic) => (typeof topic === 'string' ? { topic, mode: 'live' } : topic)),
  }));
  write('channels.yaml', { channels });
  return {
    config,
    data: join(home, 'data'),
    env: options.env ?? {},
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** A running process of OnRecord and what it has said so far. */
export type Running = {
  readonly child: ChildProcess;
  readonly output: () => string; // standard output and error together
  /** Resolves when the output holds the text; rejects when the process ends before, or after a minute. */
  readonly until: (text: string) => Promise<void>;
  /** Asks it to stop, waits, and returns its exit code. */
  readonly stop: () => Promise<number | null>;
  /** kill -9, and waits until it is gone. */
  readonly kill: () => Promise<void>;
};

/** Starts `onrecord start ROLE` as a process of its own, on the real clock unless told otherwise. */
export function startRole(role: string, at: Installation, args: readonly string[] = []): Running {
  const { flags, env } = process.env.VITEST ? QUICK_START : { flags: [], env: {} }; // benches start it as its users do
  const main = join(project, 'src/main.ts');
  const child = spawn(process.execPath, [...flags, main, role, '--config', at.config, ...args], {
    env: { ...withoutServers(), ...env, ...at.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      for (const look of heard) look();
    });
  }
  const gone = once(child, 'exit');
  return {
    child,
    output: () => said,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!said.includes(text)) return;
          clearTimeout(timer);
          heard.delete(look);
          resolve();
        };
        const give = (why: string) => reject(new Error(`${why} before it said "${text}":\n${said.slice(-4000)}`));
        const timer = setTimeout(() => give('a minute passed'), 60_000);
        gone.then(() => {
          look();
          give('it ended');
        });
        heard.add(look);
        look();
      }),
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/**
 * Half the processor time of a start goes into compiling: sources that were compiled once are kept, and the database's
 * WebAssembly stays as it is compiled first, which pays for processes that live for seconds.
 */
const QUICK_START = {
  flags: ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'],
  env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') }, // where bin/onrecord.js keeps them too
};

/** Runs one call of the command line to its end. */
export async function runCli(
  args: readonly string[],
  options: {
    readonly input?: string | Buffer;
    readonly env?: Readonly<Record<string, string>>;
    readonly cwd?: string;
  } = {},
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [join(project, 'bin/onrecord.js'), ...args], {
    env: { ...withoutServers(), ...options.env },
    cwd: options.cwd ?? project,
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.on('error', () => {}); // it may end without having read all
  child.stdin.end(options.input ?? '');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** The environment without servers that a developer may have set: each test says itself what it runs on. */
function withoutServers(): NodeJS.ProcessEnv {
  const { REDIS_URL: _redis, DATABASE_URL: _database, ...rest } = process.env;
  return rest;
}
