import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, serverFolder } from './private-server.ts';
import { findProgram, userForServers } from './programs.ts';
import { postgresAnswers } from './start-postgres.ts';
import { redisAnswers } from './start-redis.ts';

/** A server of one test's own, which can die, come back with what it had kept, and stop answering. */
export type MortalServer = {
  readonly url: string;
  /** SIGKILL, to all of its processes. */
  kill(): Promise<void>;
  /** Again at the same address, on the same files. */
  start(): Promise<void>;
  /** SIGSTOP: it keeps its connections and answers nothing. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Ends it and removes its files. */
  remove(): Promise<void>;
};

/** A Redis that keeps its jobs in a file, as operators are told to run it. */
export async function mortalRedis(): Promise<MortalServer> {
  const folder = serverFolder('mortal-redis', undefined);
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const kept = ['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''];
  const command = [program('redis-server'), '--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, ...kept];
  return mortal({ url, folder, command, user: undefined, answers: () => redisAnswers(url) });
}

export async function mortalPostgres(): Promise<MortalServer> {
  const user = userForServers();
  const folder = serverFolder('mortal-postgres', user);
  const data = join(folder, 'data');
  const postgres = program('postgres');
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await promisify(execFile)(join(dirname(postgres), 'initdb'), initdb, { cwd: folder, ...(user ?? {}) });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const command = [postgres, '-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder];
  return mortal({ url, folder, command, user, answers: () => postgresAnswers(url) });
}

function program(name: string): string {
  const found = findProgram(name);
  if (found === undefined) throw new Error(`This test kills servers of its own: install ${name}.`);
  return found;
}

async function mortal(options: {
  readonly url: string;
  readonly folder: string;
  readonly command: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
  readonly answers: () => Promise<boolean>;
}): Promise<MortalServer> {
  const { url, folder, command, user, answers } = options;
  let child: ChildProcess | undefined;
  const everyone = async (): Promise<number[]> => {
    const own = child?.pid;
    return own === undefined ? [] : [own, ...(await childrenOf(own))];
  };
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    for (const pid of await everyone()) tell(pid, name);
  };
  let guard: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (child === undefined) return;
    const gone = once(child, 'exit');
    guard?.kill('SIGKILL');
    await signal('SIGKILL');
    await gone;
    child = undefined;
  };
  const start = async (): Promise<void> => {
    const log = openSync(join(folder, 'server.log'), 'a', 0o666);
    const deadline = Date.now() + READY_WITHIN_MS;
    // What a killed PostgreSQL shared with its children may hold its next start up for a moment.
    while (Date.now() < deadline) {
      child = spawn(command[0] ?? '', command.slice(1), { cwd: folder, stdio: ['ignore', log, log], ...(user ?? {}) });
      while (child.exitCode === null && Date.now() < deadline) {
        if (await answers()) {
          guard = guardOf(child, folder);
          return;
        }
        await sleep(50);
      }
      await sleep(200);
    }
    throw new Error(`${command[0]} did not start: ${readFileSync(join(folder, 'server.log'), 'utf8').slice(-1000)}`);
  };
  await start();
  return {
    url,
    kill,
    start,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const READY_WITHIN_MS = 60_000; // a loaded machine

/** Ends the server when this process ends in whatever way: it waits for the end of a pipe that only we hold open. */
function guardOf(server: ChildProcess, folder: string): ChildProcess {
  const args = ['-c', 'cat > /dev/null; kill -KILL "$1"; rm -rf "$2"', 'sh', String(server.pid), folder];
  const guard = spawn('sh', args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  return guard;
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([own, parent]) => (parent === pid && own !== undefined ? [own] : []));
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it has just ended
  }
}
