import { setTimeout as wait } from 'node:timers/promises';
import { type Client, Events, type Interaction } from 'discord.js';
import { addMinutes } from '../../../core/schedule/add-minutes.ts';
import { Failure } from '../../../model/failure.ts';
import type { Chat, FrontDesk } from '../../../ports/chat.ts';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import { answerInteraction } from './answer-interaction.ts';
import { openConnection } from './connect.ts';
import { declareCommands, type ManagerPermission, managerBit } from './declare-commands.ts';
import { isTokenRefused, TOKEN_REFUSED, toFailure } from './error-codes.ts';
import { findMessage } from './find-message.ts';
import { editMessage, postMessage } from './post-message.ts';
import { declaredBy } from './read-command.ts';
import { registerCommands } from './register-commands.ts';
import type { Layout } from './render-reply.ts';

export type DiscordOptions = {
  readonly token: string;
  readonly apiUrl?: string | undefined; // of another API than Discord's own, without its version
  readonly timezone: string; // IANA: Discord does not tell its users'
  readonly managers: ManagerPermission; // who has it may manage what a channel gets
  readonly developmentGuild?: string | undefined; // commands are registered there only, and are there at once
  readonly shards?: 'auto' | number | undefined; // from 2,500 servers on Discord wants several connections
  readonly layout: Layout;
  readonly store: ChatStore;
  readonly pictures: () => Promise<Pictures>;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Discord as a chat, on one bot token for any number of servers. It is told of servers, channels and roles only, never
 * of what people write: a message's words come with the command that somebody uses on it.
 */
export function discordChat(options: DiscordOptions): Chat {
  const { clock, log, store, managers } = options;
  let attach: (client: Client<true>) => void = () => {};
  const connection = openConnection({ ...options, onClient: (client) => attach(client) });
  const running = new Set<Promise<void>>();
  const closing = new AbortController();

  const run = (work: Promise<void>) => {
    const tracked = work.catch((error: unknown) => {
      const { code, words } = failed(error);
      log.error('discord-failed', { code, words });
    });
    running.add(tracked);
    void tracked.finally(() => running.delete(tracked));
  };

  const failed = (error: unknown, reading = false): Failure => {
    if (isTokenRefused(error)) connection.refuse(TOKEN_REFUSED);
    return toFailure(error, { now: clock.now(), reading });
  };

  /** Does it again every minute until Discord can be reached, or says no. */
  const trying = async (work: () => Promise<void>): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        return await work();
      } catch (error) {
        const failure = failed(error);
        if (!failure.retry) throw failure;
        log.warn('discord-not-reached', { words: failure.words });
        await wait(AGAIN_AFTER_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };

  /** Does it with the client, and turns what Discord says into a Failure. */
  const calling = async <T>(work: (client: Client<true>) => Promise<T>, reading = false): Promise<T> => {
    const client = connection.client();
    if (client === null) {
      const words = connection.refused() ?? 'Discord is not connected yet: it is tried again by itself.';
      const minutes = connection.refused() === null ? 0.5 : 10;
      throw new Failure('chat-refused', words, { retry: true, retryAt: addMinutes(clock.now(), minutes) });
    }
    try {
      return await work(client);
    } catch (error) {
      throw failed(error, reading);
    }
  };

  return {
    name: 'discord',
    spacingMs: 1_000, // Discord takes about a message a second in a channel
    editEveryMs: 60_000,
    isConnected: () => connection.client()?.isReady() ?? false,
    async start(desk) {
      const commands = declareCommands(desk.commands, { managers });
      const ports = { ...options, desk, declared: declaredBy(desk.commands), managerBit: managerBit(managers) };
      const onInteraction = once((interaction) => run(answerInteraction(interaction, ports)));
      attach = (client) => {
        client.on(Events.InteractionCreate, onInteraction);
        client.once(Events.ClientReady, (ready) =>
          run(trying(() => registerCommands(commands, ready, { guild: options.developmentGuild, store, clock, log }))),
        );
        tellLeft(client, desk, run);
      };
      await connection.start();
    },
    post: (place, reply, key) => calling((client) => postMessage({ place, reply, key }, client, options)),
    edit: (channel, messageRef, reply, key) =>
      calling((client) => editMessage({ channel, messageRef, reply, key }, client, options)),
    find: (place, key, since) => calling((client) => findMessage({ place, key, since }, client), true),
    async close() {
      closing.abort();
      await Promise.all(running);
      await connection.close();
    },
  };

  function tellLeft(client: Client<true>, desk: FrontDesk, go: (work: Promise<void>) => void): void {
    const left = (workspace: string, id: string | null, because: string) =>
      go(desk.left({ chat: 'discord', workspace, id }, because));
    // of a server that is only out of order discord.js tells another event
    client.on(Events.GuildDelete, ({ id }) =>
      left(id, null, 'I was removed from this Discord server: invite me again, see docs/discord.md.'),
    );
    client.on(Events.ChannelDelete, (channel) => {
      if (!channel.isDMBased())
        left(channel.guildId, channel.id, 'This Discord channel was deleted: subscribe in another one.');
    });
    client.on(Events.ThreadDelete, ({ guildId, id }) =>
      left(guildId, id, 'This Discord thread was deleted: subscribe in its channel.'),
    );
  }
}

/** Discord may tell an event twice; the second one would be answered with an error. */
function once(handle: (interaction: Interaction) => void): (interaction: Interaction) => void {
  const seen = new Set<string>();
  return (interaction) => {
    if (seen.has(interaction.id)) return;
    seen.add(interaction.id);
    const [oldest] = seen;
    if (seen.size > EVENTS_KEPT && oldest !== undefined) seen.delete(oldest);
    handle(interaction);
  };
}

const EVENTS_KEPT = 1_000;
const AGAIN_AFTER_MS = 60_000;
