import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into the process that is measured (`node --import`), so that nothing of it changes: answers "begin" and "look"
 * with what the process has used, and how long its event loop has stood still, since it began.
 */
export type Used = {
  readonly seconds: number;
  readonly cpuSeconds: number; // of all threads
  readonly megabytes: number; // resident, the mean
  readonly mostMegabytes: number;
  readonly heldUpMs: number; // the longest time without a turn of the event loop, by the clock
  readonly workMs: number; // the most that the main thread worked between two turns
};

const TURN_MS = 10;
const LOOK_EVERY_MS = 1000;

const delay = monitorEventLoopDelay({ resolution: TURN_MS });
let begun = { at: 0, cpu: process.cpuUsage() };
let sizes: number[] = [];
let workMs = 0;
let before = 0;

/** `turns`: also watch the event loop, which costs the process some hundred turns a second. */
function begin({ turns }: { readonly turns: boolean }): void {
  begun = { at: performance.now(), cpu: process.cpuUsage() };
  sizes = [];
  workMs = 0;
  before = worked();
  if (!turns) return;
  delay.enable();
  delay.reset();
  setInterval(() => {
    const now = worked();
    workMs = Math.max(workMs, now - before);
    before = now;
  }, TURN_MS).unref();
}

function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function look(): Used {
  const { user, system } = process.cpuUsage(begun.cpu);
  return {
    seconds: (performance.now() - begun.at) / 1000,
    cpuSeconds: (user + system) / 1e6,
    megabytes: sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length),
    mostMegabytes: Math.max(0, ...sizes),
    heldUpMs: Math.max(0, delay.max / 1e6 - TURN_MS),
    workMs,
  };
}

setInterval(() => sizes.push(process.memoryUsage.rss() / 1e6), LOOK_EVERY_MS).unref();
process.on('message', (message: { readonly kind: string; readonly turns?: boolean }) => {
  if (message.kind === 'begin') begin({ turns: message.turns ?? false });
  if (message.kind === 'look') process.send?.({ kind: 'used', ...look() });
});
process.channel?.unref(); // the process ends as it would without us
