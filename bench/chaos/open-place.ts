import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PermissionFlagsBits as May } from 'discord.js';
import { Redis } from 'ioredis';
import pg from 'pg';
import { stringify } from 'yaml';
import { type Discord, openDiscord } from '../../tests/fakes/discord/open.ts';
import { openSlack, type Slack } from '../../tests/fakes/slack/open.ts';
import { install } from '../../tests/flow/run-onrecord.ts';
import { userForServers } from '../../tests/services/programs.ts';
import { type Line, openLine } from './cut-network.ts';
import { type SmallDisk, smallDisk } from './fill-disk.ts';
import { type ClockStart, sinceMachineStart } from './jumping-clock.ts';
import { type KeptPart, keepPart } from './keep-part.ts';
import { type Publisher, publishNews } from './publish-news.ts';
import { type KeptServer, keepPostgres, keepRedis } from './run-server.ts';
import { type ShiftedClock, shiftedClocks } from './shift-clock.ts';
import { channelsOf, GUILD, subscriptionsOf } from './subscribe.ts';

export type Home = 'embedded' | 'servers';

type Row = Readonly<Record<string, unknown>>;

/** An installation all of whose parts and lines can be broken. */
export type Place = {
  readonly parts: Readonly<Record<string, KeptPart>>;
  readonly servers: Readonly<Record<string, KeptServer>>;
  readonly lines: Readonly<Record<string, Line>>;
  readonly disks: Readonly<Record<string, SmallDisk>>;
  readonly clocks: Readonly<Record<string, ShiftedClock>>;
  readonly redis: Redis | null; // past all lines
  readonly slack: Slack;
  readonly discord: Discord;
  readonly publisher: Publisher;
  readonly logs: string; // folder
  /** What it is by a clock that never jumped: that of publishers and platforms. */
  now(): string;
  /** Rows of the store; waits until it answers. */
  ask(sql: string): Promise<readonly Row[]>;
  dead(): Promise<readonly Row[]>;
  close(): Promise<void>;
};

const DAY_MS = 86_400_000;
const FROM_HOUR = 5; // before the first digest
const SPEED = 100; // a poll is due every three seconds, a day passes in fourteen minutes
const FEEDS = 6;
const DISK_MEGABYTES = 1500;
const REDIS_DISK_MEGABYTES = 200;
const TRIES = 300; // a second apart: a process may take minutes to start on a loaded machine
const FOLLOW_EVERY_MS = 20; // the fake Discord's clock is told by how much to go on

const BOT_TOKEN = 'xoxb-1111-2222-first';
const APP_TOKEN = 'xapp-1-A1-1111-first';
const DISCORD_TOKEN = 'MTEwMDAw.first.0123456789abcdef';

export async function openPlace(home: Home, seed: number): Promise<Place> {
  const from = Math.ceil(Date.now() / DAY_MS) * DAY_MS + FROM_HOUR * 3_600_000; // the fakes were never told a later time
  const start: ClockStart = { from, speed: SPEED, begunAt: Date.now(), begunAfter: sinceMachineStart() };
  const nowMs = () => Math.round(from + (sinceMachineStart() - start.begunAfter) * SPEED);
  const logs = mkdtempSync(join(tmpdir(), 'chaos-logs-'));
  const shifted = shiftedClocks();

  const slack = await openSlack({
    ...{ seed, appToken: APP_TOKEN, now: nowMs },
    workspaces: [
      {
        ...{ team: 'T1', botToken: BOT_TOKEN, users: [{ id: 'U1', name: 'ada', isAdmin: true }] },
        channels: channelsOf('slack').map((id) => ({ id, name: id.toLowerCase() })),
      },
    ],
  });
  const discord = await openDiscord({
    ...{ seed, token: DISCORD_TOKEN, application: { id: '1100000000000000900' }, identifyEveryMs: 0 },
    guilds: [
      {
        ...{ id: GUILD, name: 'Server', ownerId: '1100000000000000109' },
        members: [{ id: '1100000000000000101', name: 'ines', permissions: May.ViewChannel | May.ManageGuild }],
        channels: channelsOf('discord').map((id) => ({ id, name: `channel-${id}` })),
      },
    ],
  });
  let ahead = 0; // of the machine's clock
  const follow = setInterval(() => {
    const wanted = nowMs() - Date.now();
    discord.advance(wanted - ahead);
    ahead = wanted;
  }, FOLLOW_EVERY_MS);

  const publisher: Publisher = await publishNews({
    ...{ feeds: FEEDS, hostOf: (feed) => `127.0.0.${feed + 11}` },
    linePort: () => lines.publishers?.port ?? 0,
  });
  const lineTo = (port: number) => openLine({ host: '127.0.0.1', port });
  const lines: Record<string, Line> = {
    slack: await lineTo(Number(new URL(slack.origin).port)),
    discord: await lineTo(Number(new URL(discord.origin).port)),
    publishers: await lineTo(publisher.port),
  };
  const disks: Record<string, SmallDisk> = {};
  const folderOn = (name: string, megabytes: number, owner?: { readonly uid: number; readonly gid: number }) => {
    const disk = smallDisk({ name, megabytes, owner });
    if (disk) disks[name] = disk;
    return disk?.folder ?? mkdtempSync(join(tmpdir(), `chaos-${name}-`));
  };
  const clocks: Record<string, ShiftedClock> = {};
  const clockOf = (name: string): Readonly<Record<string, string>> => {
    if (!shifted) return {};
    clocks[name] = shifted.of(name);
    return clocks[name].env;
  };

  const feeds = Array.from({ length: FEEDS }, (_, feed) => ({
    ...{
      id: `feed-${feed}`,
      outlet: `Outlet ${feed}`,
      url: `http://127.0.0.${feed + 11}:${lines.publishers?.port}/${feed}.xml`,
    },
    ...{ language: 'en', country: null, workspace: null, pollEveryMinutes: 5, addedIn: null },
  }));
  const at = install({
    ...{ feeds, topics: [] },
    app: {
      ...(home === 'embedded' ? { dataDirectory: join(folderOn('data', DISK_MEGABYTES), 'data') } : {}),
      poll: { firstPollItems: 500 },
      reading: { allowPrivateAddresses: feeds.map(({ url }) => new URL(url).host), readAgainAfterHours: [2] },
    },
  });
  const chats = {
    terminal: { enabled: false },
    slack: { apiUrl: `http://127.0.0.1:${lines.slack?.port}/api/` },
    discord: { apiUrl: `http://127.0.0.1:${lines.discord?.port}/api` },
  };
  writeFileSync(join(at.config, 'channels.yaml'), stringify({ chats, channels: subscriptionsOf() }));
  const secrets = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, DISCORD_TOKEN };
  const dotEnv = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(at.config, '..', '.env'), dotEnv.join(''));
  mkdirSync(logs, { recursive: true });

  const servers: Record<string, KeptServer> = {};
  let pool: pg.Pool | undefined;
  let redis: Redis | null = null;
  if (home === 'servers') {
    servers.redis = await keepRedis(folderOn('redis', REDIS_DISK_MEGABYTES));
    servers.postgres = await keepPostgres(folderOn('postgres', DISK_MEGABYTES, userForServers()), clockOf('postgres'));
    pool = new pg.Pool({ connectionString: servers.postgres.url, max: 2, connectionTimeoutMillis: 5000 });
    pool.on('error', () => {});
    redis = new Redis(servers.redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 500 });
    redis.on('error', () => {});
  }
  const parts: Record<string, KeptPart> = {};
  for (const { name, role } of PARTS[home]) {
    const env: Record<string, string> = { ...clockOf(name) };
    for (const [server, variable] of [
      ['redis', 'REDIS_URL'],
      ['postgres', 'DATABASE_URL'],
    ] as const) {
      const to = servers[server];
      if (to === undefined) continue;
      const line = await lineTo(to.port);
      lines[`${name} to ${server}`] = line;
      const url = new URL(to.url);
      url.port = String(line.port);
      env[variable] = url.href;
    }
    const args = [role, '--config', at.config, '--clock', JSON.stringify(start)];
    parts[name] = keepPart({ name, args, env, logFile: join(logs, `${name.replaceAll(' ', '-')}.log`) });
  }
  const anyPart = () => Object.values(parts).at(-1) as KeptPart; // there is one at least
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let left = TRIES; ; left--) {
      try {
        return await work();
      } catch (error) {
        if (left === 0) throw error;
        await sleep(1000);
      }
    }
  };

  return {
    ...{ parts, servers, lines, disks, clocks, redis, slack, discord, publisher, logs },
    now: () => new Date(nowMs()).toISOString(),
    ask: (sql) => patiently(async () => (pool ? (await pool.query(sql)).rows : anyPart().ask(sql))),
    dead: () => patiently(() => anyPart().ask(null)),
    async close() {
      clearInterval(follow);
      await Promise.all(Object.values(parts).map((part) => part.end()));
      redis?.disconnect();
      await pool?.end();
      for (const server of Object.values(servers)) await server.end();
      for (const line of Object.values(lines)) await line.close();
      await Promise.all([slack.close(), discord.close(), publisher.close()]);
      for (const disk of Object.values(disks)) disk.remove();
      shifted?.remove();
      at.remove();
      if (process.env.BENCH_KEEP === undefined) rmSync(logs, { recursive: true, force: true });
    },
  };
}

const PARTS: Readonly<Record<Home, readonly { readonly name: string; readonly role: string }[]>> = {
  embedded: [{ name: 'all', role: 'all' }],
  servers: [
    { name: 'worker 1', role: 'worker' },
    { name: 'worker 2', role: 'worker' },
    { name: 'bot', role: 'bot' },
  ],
};
