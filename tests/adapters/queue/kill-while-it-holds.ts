import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a program until it prints "holding", then kills it in the hardest way. */
export async function killWhileItHolds(program: URL, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const holding = new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => String(text).includes('holding') && resolve());
  });
  await Promise.race([holding, gone]);
  const died = child.exitCode !== null;
  child.kill('SIGKILL');
  await gone;
  if (died) throw new Error(`${program} ended by itself: ${said}`);
}
