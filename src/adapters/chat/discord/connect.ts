import { setTimeout as wait } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits, Options, RESTEvents } from 'discord.js';
import { Failure } from '../../../model/failure.ts';
import type { Log } from '../../../ports/log.ts';
import { CLOSE_CODES, isTokenRefused, TOKEN_REFUSED } from './error-codes.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';

export type ConnectOptions = {
  readonly token: string;
  readonly apiUrl?: string | undefined;
  readonly shards?: 'auto' | number | undefined;
  readonly log: Log;
  /** Attaches the listeners of each client that is tried, before it connects. */
  readonly onClient: (client: Client<true>) => void;
};

export type Connection = {
  /** @throws Failure 'bad-settings' where Discord refuses the token or what was set; else it goes on trying. */
  start(): Promise<void>;
  /** The client once it is ready; null before, and after a refusal. */
  client(): Client<true> | null;
  /** Why Discord takes nothing from us any more, in words; null while it does. */
  refused(): string | null;
  /** Somebody else saw that the token was refused. */
  refuse(words: string): void;
  close(): Promise<void>;
};

/**
 * The connection to Discord. discord.js resumes it by itself; a first connection that fails is tried again here, later
 * and later, so that an outage does not keep the other chats from starting.
 */
export function openConnection(options: ConnectOptions): Connection {
  const { token, log } = options;
  const closing = new AbortController();
  let ready: Client<true> | null = null;
  let current: Client | null = null;
  let refusal: string | null = null;

  const refuse = (words: string) => {
    if (refusal === null) log.error('discord-stopped', { words });
    refusal = words;
    ready = null;
    void current?.destroy().catch(() => undefined); // each further try would count towards a ban
  };

  const connect = async () => {
    const client = newClient(options);
    current = client;
    listen(client, { log, refuse, hasEnded: () => closing.signal.aborted || refusal !== null });
    options.onClient(client as Client<true>); // its listeners are called once it is ready
    const isReady = new Promise<Client<true>>((resolve, reject) => {
      client.once(Events.ClientReady, resolve);
      client.once(Events.ShardDisconnect, () => reject(new Error('Discord has closed the connection for good.')));
    });
    isReady.catch(() => undefined); // told below, or by what login says
    try {
      await client.login(token);
      ready = await isReady;
    } catch (error) {
      const words = refusalOf(error) ?? refusal;
      if (words === null) throw error;
      refuse(words);
      throw new Failure('bad-settings', words, { cause: new Error(String(error)) });
    }
    log.info('discord-ready', { guilds: ready.guilds.cache.size, shards: ready.ws.shards.size });
  };

  const keepTrying = async () => {
    for (let waitMs = FIRST_WAIT_MS; ready === null && refusal === null; waitMs = Math.min(2 * waitMs, MOST_WAIT_MS)) {
      await wait(waitMs, undefined, { signal: closing.signal });
      await connect().catch((error: unknown) => tellFailed(error, log));
    }
  };

  return {
    async start() {
      try {
        await connect();
      } catch (error) {
        if (error instanceof Failure) throw error;
        tellFailed(error, log);
        keepTrying().catch(() => undefined); // ends when closed; what fails in it is told there
      }
    },
    client: () => ready,
    refused: () => refusal,
    refuse,
    async close() {
      closing.abort();
      ready = null;
      await current?.destroy();
    },
  };
}

const FIRST_WAIT_MS = 5_000; // as long as Discord wants between two identifications
const MOST_WAIT_MS = 300_000;
const LONGEST_PAUSE_MS = 5_000; // half of a call's deadline

/** Guilds is the only intent: messages come with the commands that are about them. */
function newClient({ apiUrl, shards }: ConnectOptions): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    ...(shards === undefined ? {} : shards === 'auto' ? { shards } : { shardCount: shards }),
    // what is asked for is roles and channels, and our own member; the rest would only grow
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
    }),
    rest: {
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
      timeout: CALL_TIMEOUT_MS,
      retries: 0, // a post that is sent again after a lost answer stands there twice
      invalidRequestWarningInterval: 500,
      rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > LONGEST_PAUSE_MS,
    },
  });
}

type Listening = {
  readonly log: Log;
  readonly refuse: (words: string) => void;
  readonly hasEnded: () => boolean; // by us: what is told of it is no news
};

function listen(client: Client, { log, refuse, hasEnded }: Listening): void {
  // without a listener an error event ends the process
  client.on(Events.Error, ({ message }) => log.error('discord-error', { message }));
  client.on(Events.ShardError, ({ message }, shard) => log.warn('discord-shard-error', { shard, message }));
  client.on(Events.Warn, (message) => log.warn('discord-warning', { message }));
  const away = new Set<number>(); // it is tried every second or so, and told once
  client.on(Events.ShardReconnecting, (shard) => {
    if (!away.has(shard) && !hasEnded()) log.warn('discord-reconnecting', { shard });
    away.add(shard);
  });
  const isBack = (shard: number) => away.delete(shard) && log.info('discord-reconnected', { shard });
  client.on(Events.ShardResume, isBack);
  client.on(Events.ShardReady, isBack);
  client.on(Events.ShardDisconnect, ({ code }) => {
    const words = CLOSE_CODES[code];
    if (words !== undefined) refuse(words);
  });
  client.on(Events.Invalidated, () => refuse(TOKEN_REFUSED));
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn('discord-refusals', { count, remainingMs: remainingTime }),
  );
}

/** What the library says when Discord closes a first connection for good. */
const LOGIN_ERRORS: Readonly<Record<string, number>> = {
  'Authentication failed': 4004,
  'Invalid shard': 4010,
  'Sharding is required': 4011,
  'Used an invalid API version': 4012,
  'Used invalid intents': 4013,
  'Used disallowed intents': 4014,
};

function refusalOf(error: unknown): string | null {
  if (isTokenRefused(error)) return TOKEN_REFUSED;
  const code = error instanceof Error ? LOGIN_ERRORS[error.message] : undefined;
  return (code !== undefined && CLOSE_CODES[code]) || null;
}

function tellFailed(error: unknown, log: Log): void {
  log.warn('discord-not-connected', { message: error instanceof Error ? error.message : 'unknown' });
}
