import { createHash } from 'node:crypto';
import { type Client, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import type { ChatStore } from '../../../ports/chat-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import { callDiscord } from './call-discord.ts';

/**
 * Registers the commands with one request, unless these very ones were registered before: for all servers, or for the
 * development guild only, where they are there at once.
 */
export async function registerCommands(
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
  client: Client<true>,
  options: { readonly guild: string | undefined; readonly store: ChatStore; readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const { guild, store, clock, log } = options;
  const { id } = client.application;
  const note = guild === undefined ? 'commands' : `commands-${guild}`;
  const hash = createHash('sha256')
    .update(JSON.stringify([id, commands]))
    .digest('base64url');
  if ((await store.note('discord', note)) === hash) return;
  const route = guild === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
  await callDiscord(client, 'put', route, { body: commands });
  await store.setNote('discord', note, hash, clock.now());
  log.info('discord-commands-registered', { commands: commands.length, guild: guild ?? 'all' });
}
