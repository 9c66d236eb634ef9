#!/usr/bin/env node
// Plain JavaScript, so that any Node can read it: starts the command line on a Node that runs TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const NEEDED = 24;
// Short calls that may open the embedded database. V8 would go on compiling its WebAssembly to faster code, and wait for
// that at the end: 4.2 s a call instead of 2.3 s (Node 24, two cores).
const SHORT = ['ask', 'jobs', 'doctor', 'export', 'reports', 'health', 'topics'];
const main = new URL('../src/cli.ts', import.meta.url);

endWithNpm();

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  if (SHORT.includes(process.argv[2]))
    for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']) setFlagsFromString(flag);
  module.enableCompileCache?.(); // sources that were read once are not compiled again
  await import(main.href).catch(explain);
} else {
  const brought = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  if (!existsSync(brought)) {
    process.stderr.write(
      `onrecord: this is Node ${process.versions.node}, and Node ${NEEDED} or newer is needed: run "npm ci" in the project's folder, which brings it.\n`,
    );
    process.exit(1);
  }
  const child = spawn(brought, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal tells the child of Ctrl-C itself; what is sent to this process alone is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`onrecord: ${brought} cannot be run (${error.message}): run "npm ci" again.\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

// npm gives a SIGTERM to the shell that it started us with, which ends and passes nothing on: we would run on unseen.
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

function explain(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  const [what] = error.message.split(' imported from ');
  process.stderr.write(`onrecord: ${what}: run "npm ci" in the project's folder, which brings it.\n`);
  process.exitCode = 1;
}
