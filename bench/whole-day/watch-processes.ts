import { readdirSync, readFileSync } from 'node:fs';

export type Used = { readonly cpuMs: number; readonly megabytes: number };

const TICK_MS = 10; // of /proc, where the kernel counts a hundred a second, as Linux does everywhere

/**
 * Processor time so far and memory now of some processes with their children (those that ended too), by name; undefined
 * where there is no /proc. Memory that processes share is counted once: as Pss where the kernel tells it.
 */
export function watchProcesses(
  roots: Readonly<Record<string, (line: string, pid: number) => boolean>>,
): (() => Readonly<Record<string, Used>>) | undefined {
  const found = all();
  if (found === undefined) return undefined;
  const byName = Object.entries(roots).flatMap(([name, is]) => {
    const root = found.find(({ pid }) => is(lineOf(pid), pid));
    return root ? [[name, root.pid] as const] : [];
  });
  return () => {
    const now = all() ?? [];
    return Object.fromEntries(
      byName.map(([name, pid]) => {
        const family = now.filter((one) => one.pid === pid || one.parent === pid);
        const cpuMs = family.reduce((sum, one) => sum + one.ownMs + (one.pid === pid ? one.endedMs : 0), 0);
        return [name, { cpuMs, megabytes: family.reduce((sum, one) => sum + megabytesOf(one.pid), 0) }];
      }),
    );
  };
}

function all() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(Number(name)) ?? []);
  } catch {
    return undefined;
  }
}

function statOf(pid: number) {
  const text = read(`/proc/${pid}/stat`);
  if (text === '') return undefined;
  // the name in brackets may hold anything; after it come state, parent, ...; times are fields 14 to 17 of `man proc`
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = (field: number) => Number(fields[field - 3]) * TICK_MS;
  return { pid, parent: Number(fields[1]), ownMs: ticks(14) + ticks(15), endedMs: ticks(16) + ticks(17) };
}

const lineOf = (pid: number): string => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

function megabytesOf(pid: number): number {
  const pss = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  const rss = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  return Number(pss ?? rss ?? 0) / 1000;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}
