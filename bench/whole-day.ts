import type { ChildProcess } from 'node:child_process';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openQueue } from '../src/adapters/queue/bullmq/open-queue.ts';
import { realClock } from '../src/adapters/system/node/clock.ts';
import { pinoLog } from '../src/adapters/system/node/log.ts';
import type { Queue } from '../src/ports/queue.ts';
import { startServices } from '../tests/services/start-services.ts';
import { databaseUrl, newDatabase } from './stance-server.ts';
import { fillStore, writeSettings } from './whole-day/open-day.ts';
import type { Sample } from './whole-day/sample.ts';
import { heard, startProcess, stopProcess } from './whole-day/start-process.ts';
import { tellDay } from './whole-day/tell-day.ts';
import { watchProcesses } from './whole-day/watch-processes.ts';

const HOURS = Number(process.env.BENCH_HOURS ?? 1); // of the product's clock
const SPEED = Number(process.env.BENCH_SPEED ?? 12);
const FEEDS = Number(process.env.BENCH_FEEDS ?? 10_000);
const CHANNELS = Number(process.env.BENCH_CHANNELS ?? 5000);
const ROLES = (process.env.BENCH_ROLES ?? 'worker,bot').split(',');
const BEGUN_AT = process.env.BENCH_BEGIN ?? (HOURS < 24 ? '2026-03-02T13:00:00.000Z' : '2026-03-02T00:00:00.000Z');
const WARM_UP_MINUTES = 10; // until the processes run and their code is warm; measured from then on
const SAMPLES = 12; // shown of the queue's depth
const SAMPLE_EVERY_MS = 5000;
const DRAINED_WITHIN_MS = 600_000;

/** A day of news from many feeds to many channels on one machine, with the clock running fast. */
export async function* benchWholeDay(): AsyncGenerator<string> {
  const services = await startServices();
  await newDatabase(services.databaseUrl, 'whole_day');
  const url = databaseUrl(services.databaseUrl, 'whole_day');
  const from = new Date(Date.parse(BEGUN_AT) - WARM_UP_MINUTES * 60_000).toISOString();
  const clockOf = ['--from', from, '--speed', String(SPEED)];
  const publishers = startProcess('serve-publishers.ts', ['--feeds', String(FEEDS), ...clockOf], {});
  const { port } = (await heard(publishers, 'port')) as { readonly port: number };
  const { config, remove } = writeSettings({ feeds: FEEDS, port, app: {} });
  const env = { DATABASE_URL: url, REDIS_URL: services.redisUrl };
  const parts: ChildProcess[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const silent = pinoLog({ level: 'silent', pretty: false });
  let queue: Queue | undefined;
  try {
    await fillStore({ channels: CHANNELS, config }, url, from);
    publishers.send('begin');
    const begun = Date.now();
    const minutesNow = () => ((Date.now() - begun) * SPEED) / 60_000 - WARM_UP_MINUTES;
    for (const role of ROLES) {
      const args = [role, '--config', config, ...clockOf, '--begun', String(begun)];
      const part = startProcess('run-part.ts', args, env);
      parts.push(part);
      await heard(part, 'runs');
    }
    yield `${FEEDS} feeds, ${CHANNELS} channels, ${HOURS} hours of news ${SPEED} times as fast, processes: ${ROLES.join(', ')}`;
    queue = await openQueue({ backend: { kind: 'redis', url: services.redisUrl }, clock: realClock(), log: silent });
    const portOf = (address: string) => new URL(address).port;
    const used = watchProcesses({
      ...Object.fromEntries(
        parts.map(({ pid }, nth) => [`${ROLES[nth]} ${nth + 1}`, (_: string, its: number) => its === pid]),
      ),
      postgres: (line) => /^\S*postgres /.test(line) && line.includes(` ${portOf(services.databaseUrl)} `),
      redis: (line) => /^\S*redis-server /.test(line) && line.includes(`:${portOf(services.redisUrl)}`),
      publishers: (_, pid) => pid === publishers.pid,
    });
    const samples: Sample[] = [];
    let shown = 0;
    const look = async (): Promise<Sample> => {
      const counts = Object.entries(await (queue as Queue).counts());
      const sample = {
        minutes: minutesNow(),
        waiting: Object.fromEntries(counts.map(([step, { waiting, active }]) => [step, waiting + active])),
        later: counts.reduce((sum, [, { delayed }]) => sum + delayed, 0),
        used: used?.() ?? {},
      };
      if (sample.minutes >= 0) samples.push(sample);
      return sample;
    };
    while (minutesNow() < HOURS * 60) {
      const sample = await look();
      if (sample.minutes >= (shown * HOURS * 60) / SAMPLES) {
        shown += 1;
        yield showSample(sample);
      }
      await sleep(SAMPLE_EVERY_MS);
    }
    const drained = await drain(look);
    publishers.send('report');
    const { asked } = (await heard(publishers, 'asked')) as { readonly asked: readonly (readonly number[])[] };
    yield* await tellDay({ pool, asked, samples, begunAt: BEGUN_AT, hours: HOURS, speed: SPEED, drained });
  } finally {
    await queue?.close();
    await pool.end();
    await Promise.all(parts.map(stopProcess));
    publishers.disconnect();
    remove();
    await services.stop();
  }
}

function showSample({ minutes, waiting, later }: Sample): string {
  const steps = Object.entries(waiting).filter(([, jobs]) => jobs > 0);
  const load = loadavg()[0]?.toFixed(1);
  return `minute ${minutes.toFixed(0)}: ${steps.map(([step, jobs]) => `${step} ${jobs}`).join(', ') || 'nothing'} waiting, ${later} later, load ${load}`;
}

/** Seconds until what waited when the time was over is done; undefined where it is not within ten minutes. */
async function drain(look: () => Promise<Sample>): Promise<number | undefined> {
  const begun = performance.now();
  while (performance.now() - begun < DRAINED_WITHIN_MS) {
    const { waiting } = await look();
    const left = Object.values(waiting).reduce((sum, jobs) => sum + jobs, 0);
    if (left < FEW) return (performance.now() - begun) / 1000;
    await sleep(1000);
  }
  return undefined;
}

const FEW = 50; // feeds go on being polled
