import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder as a process of its own, which talks with us by messages. */
export function startProcess(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return fork(file, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** The next message of this kind, or that is this word. */
export async function heard(child: ChildProcess, kind: string): Promise<unknown> {
  const gone = new AbortController();
  child.once('exit', () => gone.abort(new Error(`A process of the bench ended before it told "${kind}".`)));
  for (;;) {
    const [message] = await once(child, 'message', { signal: gone.signal });
    if (message === kind || (message as { readonly kind?: string }).kind === kind) return message;
  }
}

const STOPS_WITHIN_MS = 15_000;

/** Asks it to stop; one that does not is killed. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.send('stop');
  await Promise.race([exited, sleep(STOPS_WITHIN_MS, undefined, { ref: false }).then(() => child.kill('SIGKILL'))]);
}
