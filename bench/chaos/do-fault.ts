import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './open-place.ts';
import type { Fault, FaultKind, Possible } from './plan-faults.ts';

/** What can go wrong in this place. A disk or a clock that cannot be had here is left out. */
export function possibleFaults({ parts, servers, lines, disks, clocks, redis }: Place): readonly Possible[] {
  const [part, server, line] = [Object.keys(parts), Object.keys(servers), Object.keys(lines)];
  const chats = ['slack', 'discord'];
  const jumps = [...Object.keys(clocks), 'all', 'all'].flatMap((name) => JUMPS.map(({ words }) => `${name} ${words}`));
  const ofRedis = redis ? ['redis'] : [];
  return [
    { kind: 'killed', targets: [...part, ...part, ...server], weight: 5, holdMs: [0, 4000] },
    { kind: 'stopped', targets: part, weight: 1.5, holdMs: [0, 4000] },
    { kind: 'restarted', targets: server, weight: 1, holdMs: [0, 3000] },
    { kind: 'frozen', targets: [...part, ...server], weight: 2, holdMs: [1000, 12_000] },
    { kind: 'frozen for long', targets: part, weight: 0.4, holdMs: [32_000, 40_000] }, // longer than any lease
    { kind: 'emptied', targets: ofRedis, weight: 1, holdMs: [0, 0] },
    { kind: 'memory full', targets: ofRedis, weight: 0.7, holdMs: [2000, 10_000] },
    { kind: 'disk full', targets: Object.keys(disks), weight: 1.2, holdMs: [2000, 10_000] },
    { kind: 'cut off', targets: line, weight: 2, holdMs: [1000, 12_000] },
    { kind: 'stalled', targets: line, weight: 2, holdMs: [1000, 15_000] },
    { kind: 'answers lost', targets: line, weight: 2, holdMs: [500, 5000] },
    { kind: 'replies lost', targets: chats, weight: 1, holdMs: [2000, 8000] },
    { kind: 'refusing', targets: chats, weight: 0.7, holdMs: [2000, 6000] },
    { kind: 'disconnected', targets: chats, weight: 0.7, holdMs: [0, 0] },
    {
      kind: 'clock jumps',
      targets: clocks.all || part.some((name) => clocks[name]) ? jumps : [],
      weight: 1.5,
      holdMs: [5000, 20_000],
    },
  ];
}

const JUMPS = [
  { words: '2 h ahead', seconds: 7200 },
  { words: '10 min back', seconds: -600 },
] as const;

/** What a fault holds while it lasts: two faults of one of these come one after the other. */
export const heldBy = ({ kind, target }: Fault): string => {
  if (kind === 'clock jumps') return 'clocks';
  return OF_CHATS.includes(kind) ? `calls of ${target}` : OF_LINES.includes(kind) ? `line of ${target}` : target;
};

const OF_CHATS: readonly FaultKind[] = ['replies lost', 'refusing', 'disconnected'];
const OF_LINES: readonly FaultKind[] = ['cut off', 'stalled', 'answers lost'];

/** Does it, waits, and mends it. @throws when there is no such target. */
export async function doFault({ kind, target, holdMs }: Fault, place: Place): Promise<void> {
  const { parts, servers, lines, disks, redis } = place;
  // Some of what happens to a part comes while it starts, most while it works: however slow this machine is.
  if (holdMs % AT_START !== 0) await parts[target]?.untilRuns();
  switch (kind) {
    case 'killed':
      if (parts[target]) return parts[target].kill();
      return servers[target]?.kill(holdMs);
    case 'stopped':
      return parts[target]?.stop();
    case 'restarted':
      return servers[target]?.restart(holdMs);
    case 'frozen':
    case 'frozen for long':
      return (parts[target] ?? servers[target])?.freeze(holdMs);
    case 'emptied':
      await answered(redis?.flushall());
      return;
    case 'memory full':
      await answered(redis?.config('SET', 'maxmemory', '1'));
      await sleep(holdMs);
      return untilDone(async () => redis?.config('SET', 'maxmemory', '0'));
    case 'disk full':
      disks[target]?.fill();
      await sleep(holdMs);
      return disks[target]?.free();
    case 'cut off':
    case 'stalled':
    case 'answers lost': {
      const line = lines[target];
      line?.set(kind === 'cut off' ? 'cut' : kind === 'stalled' ? 'stalled' : 'deaf');
      await sleep(holdMs);
      if (kind === 'answers lost') line?.reset(); // they are lost for good
      return line?.set('open');
    }
    case 'replies lost':
    case 'refusing':
      return disturbCalls(kind, target, { holdMs, place });
    case 'disconnected':
      return target === 'slack' ? void place.slack.socket.terminate() : void place.discord.gateway.drop();
    case 'clock jumps':
      return jump(target, { holdMs, place });
    default:
      return kind satisfies never;
  }
}

const AT_START = 6; // one of so many

/** All clocks jump for good, as one machine's; one alone comes back. */
async function jump(
  target: string,
  { holdMs, place: { clocks } }: { readonly holdMs: number; readonly place: Place },
): Promise<void> {
  const how = JUMPS.find(({ words }) => target.endsWith(` ${words}`));
  if (how === undefined) throw new Error(`no clock jumps like this: ${target}`);
  const name = target.slice(0, -how.words.length - 1);
  if (name === 'all') {
    for (const clock of Object.values(clocks)) clock.jump(how.seconds);
    return;
  }
  clocks[name]?.jump(how.seconds);
  await sleep(holdMs);
  clocks[name]?.jump(-how.seconds);
}

async function disturbCalls(
  kind: 'replies lost' | 'refusing',
  target: string,
  { holdMs, place: { slack, discord } }: { readonly holdMs: number; readonly place: Place },
): Promise<void> {
  const [times, chance] = [Number.POSITIVE_INFINITY, 0.7];
  const retryAfterSeconds = 1;
  const writes = /^(POST \/channels\/\d+\/messages|PATCH \/channels\/\d+\/messages\/\d+)$/;
  const stops: (() => void)[] = [];
  if (target === 'slack') {
    for (const method of ['chat.postMessage', 'chat.update'])
      stops.push(
        slack.disturb(
          kind === 'refusing'
            ? { method, times, kind: 'rate-limit', retryAfterSeconds }
            : { method, times, chance, kind: 'drop', stored: true },
        ).stop,
      );
  } else if (kind === 'refusing') {
    stops.push(
      discord.inject({ on: writes, times, failure: { kind: 'rate-limit', retryAfterSeconds, scope: 'user' } }).stop,
    );
  } else {
    stops.push(discord.inject({ on: writes, times, chance, failure: { kind: 'drop', stored: true } }).stop);
  }
  await sleep(holdMs);
  for (const stop of stops) stop();
}

/** A server that is away does not hold the fault up: then there is nothing to break. */
async function answered(work: Promise<unknown> | undefined): Promise<void> {
  await Promise.race([work?.catch(() => undefined), sleep(2000)]);
}

async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch {
      await sleep(500);
    }
  }
}
