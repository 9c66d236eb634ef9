import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from './private-server.ts';

/** Whether containers can be run here. */
export function canRunContainers(): boolean {
  return spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** Runs an image on a free loopback port until `stop`; the container removes itself. */
export async function runContainer(options: {
  readonly image: string;
  readonly port: number; // inside
  readonly env?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly urlAt: (port: number) => string;
  readonly answers: (url: string) => Promise<boolean>;
}): Promise<Server> {
  const env = Object.entries(options.env ?? {}).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const publish = ['-p', `127.0.0.1:0:${options.port}`];
  const id = docker('run', '-d', '--rm', ...publish, ...env, options.image, ...(options.command ?? []));
  const stop = async (): Promise<void> => {
    docker('rm', '-f', id);
  };
  process.once('exit', () => spawnSync('docker', ['rm', '-f', id], { stdio: 'ignore' }));
  const url = options.urlAt(Number(docker('port', id, String(options.port)).split(':').pop()));
  const deadline = Date.now() + 60_000;
  while (!(await options.answers(url))) {
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`the container of ${options.image} did not answer within a minute`);
    }
    await sleep(200);
  }
  return { url, stop };
}

function docker(...args: readonly string[]): string {
  const done = spawnSync('docker', args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`docker ${args[0]}: ${done.stderr.trim()}`);
  return done.stdout.trim();
}
