import { readFileSync } from 'node:fs';
import { install, startRole } from '../tests/flow/run-onrecord.ts';

const RUNS = 3;

/** Start time and peak memory of role `all`, on a new and on a used data directory. */
export async function* benchStart(): AsyncGenerator<string> {
  const fresh: Start[] = [];
  const used: Start[] = [];
  for (let run = 0; run < RUNS; run++) {
    const at = install({ feeds: [], topics: ['nato-ukraine'] });
    fresh.push(await measure(at));
    used.push(await measure(at));
    at.remove();
  }
  yield `new data directory:  ${show(fresh)}`;
  yield `used data directory: ${show(used)}`;
}

type Start = { readonly seconds: number; readonly megabytes: number };

async function measure(at: ReturnType<typeof install>): Promise<Start> {
  const begun = performance.now();
  const running = startRole('all', at);
  await running.until('bot-runs');
  const seconds = (performance.now() - begun) / 1000;
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${running.child.pid}/status`, 'utf8'));
  await running.stop();
  return { seconds, megabytes: Number(peak?.[1] ?? 0) / 1024 };
}

function show(starts: readonly Start[]): string {
  const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  return `${middle(starts.map(({ seconds }) => seconds)).toFixed(1)} s until it answers, ${middle(starts.map(({ megabytes }) => megabytes)).toFixed(0)} MB at most (median of ${starts.length})`;
}
