import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

type Row = Readonly<Record<string, unknown>>;

/** A process of a role that is started again whenever it ends, as a service manager does. */
export type KeptPart = {
  readonly name: string;
  readonly endedByItself: () => number;
  /** Stops that took longer than operators' tools wait. */
  readonly slowStops: () => number;
  kill(): Promise<void>;
  /** Resolves when it works, or after a while: then it cannot start, as what it needs is away. */
  untilRuns(): Promise<void>;
  /** SIGTERM; it has ten seconds. */
  stop(): Promise<void>;
  freeze(ms: number): Promise<void>;
  /** Rows of the store, or the dead letters where `sql` is null. @throws when it does not answer. */
  ask(sql: string | null): Promise<readonly Row[]>;
  /** SIGTERM, and it is not started again. Returns its exit code. */
  end(): Promise<number | null>;
};

export function keepPart(options: {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}): KeptPart {
  const { name, args } = options;
  const log = openSync(options.logFile, 'a');
  const { REDIS_URL: _redis, DATABASE_URL: _database, ...outer } = process.env;
  const env = { ...outer, ...options.env };
  let [endedByItself, slowStops, asked] = [0, 0, 0];
  let isWanted = true;
  let child = start();

  function start(): ChildProcess {
    const own = fork(script, [...args], { env, execArgv: [], stdio: ['ignore', log, log, 'ipc'] });
    own.on('error', () => {}); // a message to one that has just ended
    own.on('message', (message: { readonly id: number }) => void (message.id === RUNS && running.add(own)));
    own.once('exit', async () => {
      if (!wasTold.delete(own)) endedByItself++;
      await sleep(RESTART_AFTER_MS);
      if (isWanted && child === own) child = start();
    });
    return own;
  }
  const told = (signal: NodeJS.Signals): Promise<unknown> => {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    wasTold.add(child);
    const gone = once(child, 'exit');
    child.kill(signal);
    return gone;
  };
  const stop = async () => {
    const own = child;
    const isLate = Symbol('late');
    const late = new AbortController();
    const ended = told('SIGTERM');
    const outcome = await Promise.race([
      ended,
      sleep(STOPPED_WITHIN_MS, isLate, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    if (outcome !== isLate) return;
    slowStops++;
    own.kill('SIGKILL');
    await ended;
  };
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);

  return {
    name,
    endedByItself: () => endedByItself,
    slowStops: () => slowStops,
    async untilRuns() {
      for (const until = Date.now() + RUNS_WITHIN_MS; Date.now() < until && !running.has(child); ) await sleep(100);
    },
    kill: async () => void (await told('SIGKILL')),
    stop,
    async freeze(ms) {
      const own = child;
      own.kill('SIGSTOP');
      await sleep(ms);
      own.kill('SIGCONT');
    },
    async ask(sql) {
      const own = child;
      const id = ++asked;
      const answer = Promise.withResolvers<readonly Row[]>();
      const listen = (message: { readonly id: number; readonly rows?: readonly Row[]; readonly error?: string }) => {
        if (message.id !== id) return;
        if (message.rows) answer.resolve(message.rows);
        else answer.reject(new Error(message.error));
      };
      own.on('message', listen);
      const timer = setTimeout(() => answer.reject(new Error(`${name} does not answer`)), ANSWER_WITHIN_MS);
      try {
        if (!own.connected) throw new Error(`${name} is not there`);
        own.send({ id, sql });
        return await answer.promise;
      } finally {
        clearTimeout(timer);
        own.off('message', listen);
      }
    },
    async end() {
      isWanted = false;
      await stop();
      process.off('exit', killNow);
      return child.exitCode;
    },
  };
}

/** The id of the message by which a part tells that it works. */
export const RUNS = 0;

const running = new WeakSet<ChildProcess>();
const RUNS_WITHIN_MS = 300_000;
const script = fileURLToPath(new URL('run-part.ts', import.meta.url));
const wasTold = new WeakSet<ChildProcess>(); // to end
const RESTART_AFTER_MS = 500;
const STOPPED_WITHIN_MS = 13_000; // ten, and what a loaded machine takes
const ANSWER_WITHIN_MS = 20_000;
