import { openServer } from '../src/adapters/database/server/open.ts';
import { openStore, type Store } from '../src/adapters/store/postgres/open.ts';
import { subscriptionId } from '../src/core/schedule/subscription-id.ts';
import type { Channel } from '../src/model/delivery.ts';
import { loadSettings } from '../src/settings/load.ts';
import { toPeople, toTopics } from '../src/settings/to-model.ts';
import { type Installation, install, type Running, startRole } from '../tests/flow/run-onrecord.ts';
import { DISCORD_USER, openPlatforms, type Platforms, SLACK_USER, useChats } from '../tests/flow/use-chats.ts';
import { startServices } from '../tests/services/start-services.ts';
import { databaseUrl, newDatabase } from './stance-server.ts';

const GUILDS = 5;
export const TOPIC = 'nato-ukraine';

/** An installation on PostgreSQL and Redis whose channels are on a fake Slack and a fake Discord, half of them on each. */
export type ChatPlace = {
  readonly at: Installation;
  readonly platforms: Platforms;
  readonly channels: readonly Channel[];
  readonly store: Store;
  /** Rows of the store, asked past the program. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** Starts a role of it; it is gone with the place at the latest. */
  start(role: 'worker' | 'bot'): Running;
  close(): Promise<void>;
};

/** Opens it with so many channels, which follow nothing yet. */
export async function openChatPlace(asked: {
  readonly name: string; // of the database
  readonly channels: number;
  readonly seed: number;
  readonly deliverAtOnce?: number;
}): Promise<ChatPlace> {
  const half = Math.ceil(asked.channels / 2);
  const slackChannels = Array.from({ length: half }, (_, nth) => `C${nth + 1}`);
  const discordChannels = Array.from({ length: asked.channels - half }, (_, nth) => ({
    guild: `11000000000000000${(nth % GUILDS) + 10}`,
    id: `1100000000000${nth + 100_000}`,
  }));
  const guilds = Object.fromEntries(
    [...Map.groupBy(discordChannels, ({ guild }) => guild)].map(([guild, some]) => [guild, some.map(({ id }) => id)]),
  );
  const platforms = await openPlatforms({ slackChannels, guilds, seed: asked.seed });
  const services = await startServices();
  await newDatabase(services.databaseUrl, asked.name);
  const url = databaseUrl(services.databaseUrl, asked.name);
  const { deliverAtOnce } = asked;
  const at = install({
    ...{ feeds: [], topics: [], env: { DATABASE_URL: url, REDIS_URL: services.redisUrl } },
    app: deliverAtOnce === undefined ? {} : { concurrency: { deliver: deliverAtOnce } },
  });
  useChats(at, platforms);
  const database = await openServer(url);
  const store = await openStore(database);
  const channels = [
    ...slackChannels.map((id) => ({ chat: 'slack', workspace: 'T1', id })),
    ...discordChannels.map(({ guild, id }) => ({ chat: 'discord', workspace: guild, id })),
  ];
  await fillCatalogue(store, at);
  const started: Running[] = [];
  return {
    ...{ at, platforms, channels, store },
    query: async (sql) => (await database.pool.query(sql)).rows,
    start(role) {
      const running = startRole(role, at);
      started.push(running);
      return running;
    },
    async close() {
      await Promise.all(started.map((running) => running.kill()));
      await database.close();
      await services.stop();
      await platforms.close();
      at.remove();
    },
  };
}

/** The topics and people of the configuration, as a worker takes them when it starts. */
async function fillCatalogue(store: Store, { config, env }: Installation): Promise<void> {
  const settings = loadSettings({ directory: config, env: { ...env } });
  await store.catalogue.syncPeople(toPeople(settings));
  await store.catalogue.syncTopics(toTopics(settings));
}

/** Somebody subscribes the channel to TOPIC; the newest story on record is owed at once. */
export async function follow(store: Store, channel: Channel): Promise<void> {
  const now = new Date().toISOString();
  const createdBy = channel.chat === 'slack' ? SLACK_USER : DISCORD_USER;
  const live = { mode: 'live', at: null, days: [], timezone: 'UTC', nextDigestAt: null, pausedBecause: null } as const;
  const id = subscriptionId(channel, TOPIC);
  await store.desk.subscribe({ id, channel, topicId: TOPIC, ...live, createdBy, createdAt: now }, now);
}
