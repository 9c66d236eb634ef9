import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { machineTime } from '../../../src/adapters/web/undici/machine-time.ts';
import { type TurnOptions, type Turns, type TurnTime, takeTurns } from '../../../src/adapters/web/undici/take-turns.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc'); // what the flag brings, for contexts made after it

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const alone: TurnOptions['hosts'] = { take: async () => 0, giveBack: async () => undefined };

const turns = (options: Partial<TurnOptions> & { spacing?: number } = {}): Turns =>
  takeTurns({ atOnce: 8, spacingMs: () => options.spacing ?? 0, hosts: alone, time: machineTime(), ...options });

const visit = (host: string, more: { signal?: AbortSignal; mayGo?: () => Promise<void> } = {}) => ({
  host,
  holdMs: 1000,
  mayGo: async () => undefined,
  signal: undefined,
  ...more,
});

/** A clock that jumps to the next thing that is waited for, as soon as nothing else is to be done. */
function jumpingTime(): TurnTime {
  let now = 0;
  const waiting: { at: number; resolve: () => void }[] = [];
  let isJumping = false;
  const jump = (): void => {
    waiting.sort((a, b) => a.at - b.at);
    const next = waiting.shift();
    isJumping = next !== undefined;
    if (next === undefined) return;
    now = Math.max(now, next.at);
    next.resolve();
    setImmediate(jump);
  };
  return {
    now: () => now,
    wait: (ms) =>
      new Promise((resolve) => {
        waiting.push({ at: now + ms, resolve });
        if (!isJumping) setImmediate(jump);
        isJumping = true;
      }),
  };
}

describe('one process', () => {
  it('keeps a distance between the turns of one host, and none between hosts', async () => {
    const turn = turns({ spacing: 100 });
    const starts: Record<string, number[]> = { a: [], b: [] };
    const ask = (host: 'a' | 'b') => turn(visit(host), async () => void starts[host]!.push(performance.now()));
    await Promise.all([ask('a'), ask('b'), ask('a')]);
    await ask('a'); // nobody was in the line: the distance is kept all the same
    const [first = 0, second = 0, third = 0] = starts.a!;
    expect(second - first).toBeGreaterThanOrEqual(98);
    expect(third - second).toBeGreaterThanOrEqual(98);
    expect(starts.b![0]! - first).toBeLessThan(98);
  });

  it('runs few at once', async () => {
    const turn = turns({ atOnce: 2 });
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(10);
      running -= 1;
    };
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((host) => turn(visit(host), work)));
    expect(most).toBe(2);
  });

  it('lets the next go when one fails or gives up waiting', async () => {
    const turn = turns({ atOnce: 1 });
    const first = turn(visit('a'), async () => {
      await sleep(50);
      throw new Error('broken');
    });
    const gaveUp = turn(visit('a', { signal: AbortSignal.timeout(10) }), async () => 'never');
    const noPlace = turn(visit('b', { signal: AbortSignal.timeout(10) }), async () => 'never');
    const last = turn(visit('a'), async () => 'done');
    expect(await Promise.allSettled([first, gaveUp, noPlace, last])).toMatchObject([
      { status: 'rejected', reason: { message: 'broken' } },
      { status: 'rejected', reason: { name: 'TimeoutError' } },
      { status: 'rejected', reason: { name: 'TimeoutError' } },
      { status: 'fulfilled', value: 'done' },
    ]);
    expect(await turn(visit('b'), async () => 'done')).toBe('done');
  });

  it('gives up while it waits for the spacing, and the next keeps its place', async () => {
    const turn = turns({ spacing: 150 });
    await turn(visit('a'), async () => undefined);
    const gaveUp = turn(visit('a', { signal: AbortSignal.timeout(10) }), async () => 'never');
    const last = turn(visit('a'), async () => 'done');
    await expect(gaveUp).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(await last).toBe('done');
  });

  it('leaves places to others while hosts wait for their turn or their spacing', async () => {
    const turn = turns({ atOnce: 1, spacing: 400 });
    await turn(visit('a'), async () => undefined);
    const waiting = [turn(visit('a'), async () => undefined), turn(visit('a'), async () => undefined)];
    const begun = performance.now();
    await turn(visit('b'), async () => undefined);
    expect(performance.now() - begun).toBeLessThan(300);
    await Promise.all(waiting);
  });

  it('asks last thing whether a host may be visited, and needs no distance when not', async () => {
    const turn = turns({ spacing: 60_000 });
    const refused = { mayGo: () => Promise.reject(new Error('quiet')) };
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, () => turn(visit('a', refused), async () => 'sent')),
    );
    expect(new Set(answers.map((answer) => answer.status === 'rejected' && answer.reason.message))).toEqual(
      new Set(['quiet']),
    );
  });

  it('serves ten thousand visits of 2,500 hosts, each a second after the one before, in time and memory', async () => {
    const time = jumpingTime();
    const turn = turns({ spacing: 1000, time });
    const ends = new Map<string, number>();
    let tooEarly = 0;
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: 10_000 }, (_, index) => {
        const host = `host-${index % 2500}`;
        return turn(visit(host), async () => {
          if (time.now() - (ends.get(host) ?? -1000) < 1000) tooEarly += 1;
          ends.set(host, time.now());
        });
      }),
    );
    expect(tooEarly).toBe(0);
    expect(time.now()).toBeGreaterThanOrEqual(3000);
    expect(time.now()).toBeLessThan(3100);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('forgets hosts when their spacing has passed', async () => {
    let now = 0;
    const time: TurnTime = {
      now: () => {
        now += 10;
        return now;
      },
      wait: async () => undefined,
    };
    const turn = turns({ spacing: 1000, time });
    const visitMany = async (from: number) => {
      for (let index = from; index < from + 50_000; index += 1)
        await turn(visit(`www.a-host-with-a-name-of-its-own-${index}.example`), async () => undefined);
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = await visitMany(0);
    // Were they kept, each would cost over a hundred bytes.
    expect((await visitMany(50_000)) - before).toBeLessThan(2_000_000);
    expect(now).toBeGreaterThan(1000);
  });

  it('has room for a very long line', async () => {
    const turn = turns();
    const begun = performance.now();
    await Promise.all(Array.from({ length: 150_000 }, () => turn(visit('a'), async () => undefined)));
    // 2.5 seconds on a busy machine; were a place in the line searched for, it would be minutes.
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

describe('several processes', () => {
  it('wait for each other without a place, and give back with the spacing', async () => {
    let isTaken = true;
    const told: string[] = [];
    const hosts: TurnOptions['hosts'] = {
      take: async (host) => (host === 'a' && isTaken ? 20 : 0),
      giveBack: async (host, spacingMs) => void told.push(`${host} ${spacingMs}`),
    };
    const turn = turns({ atOnce: 1, spacing: 5, hosts });
    const waits = turn(visit('a'), async () => 'a');
    expect(await turn(visit('b'), async () => 'b')).toBe('b');
    expect(told).toEqual(['b 5']);
    isTaken = false;
    expect(await waits).toBe('a');
    expect(told).toEqual(['b 5', 'a 5']);
  });

  it('give back without spacing what was not used, and lose no answer when giving back fails', async () => {
    const told: number[] = [];
    const giveBack = async (_: string, spacingMs: number) => {
      told.push(spacingMs);
      throw new Error('database is down');
    };
    const turn = turns({ spacing: 7, hosts: { take: async () => 0, giveBack } });
    expect(await turn(visit('a'), async () => 'answer')).toBe('answer');
    const refused = { mayGo: () => Promise.reject(new Error('quiet')) };
    await expect(turn(visit('b', refused), async () => 'sent')).rejects.toThrow('quiet');
    expect(told).toEqual([7, 0]);
  });

  it('fail when turns cannot be asked for, and go on afterwards', async () => {
    let isDown = true;
    const take = async () => {
      if (isDown) throw new Error('database is down');
      return 0;
    };
    const turn = turns({ atOnce: 1, hosts: { take, giveBack: async () => undefined } });
    await expect(turn(visit('a'), async () => 'answer')).rejects.toThrow('database is down');
    isDown = false;
    expect(await turn(visit('a'), async () => 'answer')).toBe('answer');
  });
});
