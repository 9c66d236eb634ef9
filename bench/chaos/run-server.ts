import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../tests/services/private-server.ts';
import { findProgram, userForServers } from '../../tests/services/programs.ts';
import { postgresAnswers } from '../../tests/services/start-postgres.ts';
import { redisAnswers } from '../../tests/services/start-redis.ts';

/** A server that somebody looks after: what ends, by a fault or by itself, is started again. */
export type KeptServer = {
  readonly url: string;
  readonly port: number;
  readonly endedByItself: () => number;
  /** SIGKILL to all of its processes; it stays away for so long. */
  kill(awayMs: number): Promise<void>;
  /** The orderly stop that operators use. */
  restart(awayMs: number): Promise<void>;
  freeze(ms: number): Promise<void>;
  /** Ends it for good. */
  end(): Promise<void>;
};

type Env = Readonly<Record<string, string>>;

/** As operators are told to run it: a file of every write, no eviction. */
export async function keepRedis(folder: string): Promise<KeptServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const kept = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction', '--save', ''];
  const command = [program('redis-server'), '--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, ...kept];
  return keepServer({ url, port, folder, command, env: {}, answers: () => redisAnswers(url), stopBy: 'SIGTERM' });
}

export async function keepPostgres(folder: string, env: Env): Promise<KeptServer> {
  const user = userForServers();
  const data = join(folder, 'data');
  const postgres = program('postgres');
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await promisify(execFile)(join(dirname(postgres), 'initdb'), initdb, { cwd: folder, ...(user ?? {}) });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const small = ['-c', 'max_wal_size=64MB', '-c', 'min_wal_size=32MB']; // its disk is small
  const command = [postgres, '-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder, ...small];
  return keepServer({ url, port, folder, command, env, answers: () => postgresAnswers(url), stopBy: 'SIGINT' });
}

function program(name: string): string {
  const found = findProgram(name);
  if (found === undefined) throw new Error(`This benchmark breaks servers of its own: install ${name}.`);
  return found;
}

async function keepServer(options: {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  readonly command: readonly string[];
  readonly env: Env;
  readonly answers: () => Promise<boolean>;
  readonly stopBy: NodeJS.Signals;
}): Promise<KeptServer> {
  const { url, port, folder, command, answers } = options;
  const log = openSync(join(folder, 'server.log'), 'a', 0o666);
  const user = command[0]?.endsWith('postgres') ? userForServers() : undefined;
  const env = { ...process.env, ...options.env };
  let child: ChildProcess | undefined;
  let away = false; // by a fault, until that is over
  let ended = 0;

  const start = () => {
    const own = spawn(command[0] ?? '', command.slice(1), { cwd: folder, env, stdio: ['ignore', log, log], ...user });
    child = own;
    own.once('exit', async () => {
      if (away) return;
      ended++;
      await sleep(RESTART_AFTER_MS);
      if (!away && child === own) start();
    });
  };
  const everyone = async (): Promise<readonly number[]> => {
    const own = child?.pid;
    return own === undefined ? [] : [own, ...(await childrenOf(own))];
  };
  const tellAll = async (signal: NodeJS.Signals) => {
    for (const pid of await everyone()) tell(pid, signal);
  };
  const beAway = async (how: () => Promise<void>, ms: number) => {
    away = true;
    const running = child;
    if (running && running.exitCode === null && running.signalCode === null) {
      const gone = once(running, 'exit');
      await how();
      await Promise.race([gone, sleep(STOPPED_WITHIN_MS).then(() => tellAll('SIGKILL'))]);
    }
    await sleep(ms);
    away = false;
    start();
  };
  const killNow = () => child?.kill('SIGKILL');
  process.once('exit', killNow);

  start();
  for (const deadline = Date.now() + READY_WITHIN_MS; !(await answers()); await sleep(50)) {
    if (Date.now() < deadline) continue;
    throw new Error(`${command[0]} did not start: ${readFileSync(join(folder, 'server.log'), 'utf8').slice(-1000)}`);
  }
  return {
    url,
    port,
    endedByItself: () => ended,
    kill: (ms) => beAway(() => tellAll('SIGKILL'), ms),
    restart: (ms) => beAway(async () => void child?.kill(options.stopBy), ms),
    async freeze(ms) {
      await tellAll('SIGSTOP');
      await sleep(ms);
      await tellAll('SIGCONT');
    },
    async end() {
      away = true;
      process.off('exit', killNow);
      await tellAll('SIGKILL');
    },
  };
}

const RESTART_AFTER_MS = 500;
const STOPPED_WITHIN_MS = 20_000;
const READY_WITHIN_MS = 60_000;

async function childrenOf(parent: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', String(parent)]).catch(() => ({
    stdout: '', // none
  }));
  return stdout.split(/\s+/).filter(Boolean).map(Number);
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has just ended
  }
}
