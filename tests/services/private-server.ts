import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Server = { readonly url: string; stop(): Promise<void> };
type User = { readonly uid: number; readonly gid: number } | undefined;

/** A new directory that the user may write to. */
export function serverFolder(name: string, user: User): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no loopback port is free');
  return address.port;
}

/**
 * Runs a server until `stop`, or until this process ends in whatever way: the shell around it waits for the end
 * of a pipe that only we hold open, so a killed test run leaves no server and no folder behind.
 */
export async function runServer(options: {
  readonly command: readonly string[];
  readonly folder: string;
  readonly user: User;
  readonly url: string;
  readonly answers: () => Promise<boolean>;
}): Promise<Server> {
  const { command, folder, user, url } = options;
  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'a', 0o666);
  const guard = spawn('sh', ['-c', GUARD, 'sh', folder, ...command], {
    cwd: folder,
    detached: true, // Ctrl-C reaches us, not it
    stdio: ['pipe', log, log],
    ...(user ?? {}),
  });
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    guard.ref();
    guard.stdin?.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  guard.unref();
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await options.answers().catch(() => false))) {
    if (Date.now() > deadline || guard.exitCode !== null) {
      const said = readFileSync(logFile, 'utf8').slice(-1000);
      await stop();
      throw new Error(`${command[0]} did not start: ${said}`);
    }
    await sleep(50);
  }
  return { url, stop };
}

const READY_WITHIN_MS = 60_000; // a loaded machine

const GUARD = `
folder=$1; shift
"$@" & server=$!
cat > /dev/null
kill -INT $server; wait $server
rm -rf "$folder"
`;
