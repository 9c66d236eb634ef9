import { Client, type ClientOptions, Events, GatewayIntentBits, PermissionFlagsBits as May } from 'discord.js';
import { onTestFinished } from 'vitest';
import { openDiscord } from './open.ts';
import type { Discord, DiscordOptions } from './types.ts';

export const GUILD = '1100000000000000001';
export const CHANNEL = '1100000000000000011';
export const OTHER_CHANNEL = '1100000000000000012';
export const USER = '1100000000000000101';
export const ADMIN = '1100000000000000102';
export const APP = '1100000000000000900';
export const TOKEN = 'a-token';

/** A fake with one guild, two channels and two people; it checks its own replies. Closed when the test ends. */
export async function openFake(options: Partial<DiscordOptions> = {}): Promise<Discord> {
  const discord = await openDiscord({
    ...{ token: TOKEN, application: { id: APP }, checkReplies: true, identifyEveryMs: 0 },
    guilds: [
      {
        ...{ id: GUILD, name: 'Newsroom', ownerId: ADMIN },
        members: [
          { id: USER, name: 'ines' },
          { id: ADMIN, name: 'adam', permissions: May.Administrator },
        ],
        channels: [
          { id: CHANNEL, name: 'news' },
          { id: OTHER_CHANNEL, name: 'closed', botPermissions: May.ViewChannel },
        ],
      },
    ],
    ...options,
  });
  onTestFinished(() => discord.close());
  return discord;
}

/** The real discord.js, logged in to the fake. Destroyed when the test ends. */
export async function openBot(discord: Discord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    ...{ intents: [GatewayIntentBits.Guilds], allowedMentions: { parse: [] } },
    ...options,
    rest: { api: discord.apiUrl, timeout: 5_000, retries: 3, ...options.rest },
  });
  onTestFinished(() => client.destroy());
  client.on(Events.Error, () => undefined); // what a listener throws is seen in the fake's faults
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(TOKEN);
  return ready;
}

/** A request of our own, past the library's builders, which would refuse first. */
export async function send(discord: Discord, call: string, body?: unknown, token = TOKEN) {
  const [method = '', path = ''] = call.split(' ');
  const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
  const sent = body === undefined ? { headers } : { headers, body: JSON.stringify(body) };
  const response = await fetch(`${discord.apiUrl}/v10${path}`, { method, ...sent });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
