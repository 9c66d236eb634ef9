import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PermissionFlagsBits as May } from 'discord.js';
import { stringify } from 'yaml';
import { type Discord, openDiscord } from '../fakes/discord/open.ts';
import { openSlack, type Slack } from '../fakes/slack/open.ts';
import type { Installation } from './run-onrecord.ts';

const BOT_TOKEN = 'xoxb-1111-2222-first';
const APP_TOKEN = 'xapp-1-A1-1111-first';
const DISCORD_TOKEN = 'MTEwMDAw.first.0123456789abcdef';

/** Somebody who may manage all channels of the workspace or server. */
export const SLACK_USER = 'U1';
export const DISCORD_USER = '1100000000000000101';

export type Platforms = { readonly slack: Slack; readonly discord: Discord; close(): Promise<void> };

export type PlatformOptions = {
  readonly slackChannels: readonly string[]; // of the workspace T1
  readonly guilds: Readonly<Record<string, readonly string[]>>; // channels by server
  readonly seed?: number;
};

/** A fake Slack with one workspace and a fake Discord, with these channels and one person in each. */
export async function openPlatforms({ slackChannels, guilds, seed = 1 }: PlatformOptions): Promise<Platforms> {
  const slack = await openSlack({
    ...{ seed, appToken: APP_TOKEN },
    workspaces: [
      {
        ...{ team: 'T1', botToken: BOT_TOKEN, users: [{ id: SLACK_USER, name: 'ada', isAdmin: true }] },
        channels: slackChannels.map((id) => ({ id, name: id.toLowerCase() })),
      },
    ],
  });
  const discord = await openDiscord({
    ...{ seed, token: DISCORD_TOKEN, application: { id: '1100000000000000900' } },
    identifyEveryMs: 0, // a process that was killed comes back at once here
    guilds: Object.entries(guilds).map(([id, channels]) => ({
      ...{ id, name: `Server ${id}`, ownerId: '1100000000000000109' },
      members: [
        { id: DISCORD_USER, name: 'ines', permissions: May.ViewChannel | May.ManageGuild | May.UseApplicationCommands },
      ],
      channels: channels.map((channel) => ({ id: channel, name: `channel-${channel}` })),
    })),
  });
  return {
    slack,
    discord,
    close: async () => {
      await Promise.all([slack.close(), discord.close()]);
    },
  };
}

/** Makes an installation speak on them and nowhere else: channels.yaml, and the tokens in .env beside it. */
export function useChats(
  { config }: Pick<Installation, 'config'>,
  { slack, discord }: Platforms,
  channels: readonly {
    readonly chat: 'slack' | 'discord';
    readonly workspace: string;
    readonly id: string;
    readonly topics: readonly string[];
  }[] = [],
): void {
  const chats = {
    terminal: { enabled: false },
    slack: { apiUrl: slack.apiUrl },
    discord: { apiUrl: discord.apiUrl },
  };
  const followed = channels.map(({ topics, ...channel }) => ({
    ...channel,
    subscriptions: topics.map((topic) => ({ topic, mode: 'live' })),
  }));
  writeFileSync(join(config, 'channels.yaml'), stringify({ chats, channels: followed }));
  const secrets = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, DISCORD_TOKEN };
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(dirname(config), '.env'), lines.join(''));
}

/** What a test does with either platform, in the same words. */
export type Side = {
  readonly name: 'slack' | 'discord';
  /** The messages of a channel that all see and that hold these words, as JSON. */
  shown(channel: string, words: string): readonly string[];
  /** The messages that our person got alone. */
  told(): readonly string[];
  /** Types a command, and waits until its answer is there. Returns the answer as JSON and how long the two took. */
  ask(channel: string, command: string, options: Readonly<Record<string, string>>): Promise<Answered>;
  /** Presses a button of the newest direct message, and waits for the answer. */
  pressToldButton(label: string): Promise<void>;
  /** The next post in any channel is stored, and its reply is lost. */
  loseReply(): { readonly happened: () => boolean };
  /** The next post is refused for so long. */
  refuseFor(seconds: number): { readonly happened: () => boolean };
  /** Nobody can post to the channel, or again. Nobody tells the bot. */
  close(channel: string): void;
  reopen(channel: string): void;
  /** How often the bot has read what stands in the channel. */
  timesRead(channel: string): number;
  /** What the bot must not have done. */
  faults(): readonly unknown[];
};

export type Answered = { readonly text: string; readonly acknowledgedMs: number; readonly answeredMs: number };

const ANSWER_MS = 10_000;

/** The fake Slack as a side; channels are those of its one workspace. */
export function slackSide(slack: Slack): Side {
  return {
    name: 'slack',
    shown: (channel, words) =>
      slack
        .messages(channel)
        .map((message) => JSON.stringify(message))
        .filter((text) => text.includes(words)),
    told: () => slack.messages(SLACK_USER).map((message) => JSON.stringify(message)),
    async ask(channel, command, options) {
      await slack.socket.untilConnected(); // on a busy machine it may just be connecting anew
      const begun = performance.now();
      const already = new Set([...slack.messages(channel), ...slack.ephemerals(SLACK_USER)].map(({ ts }) => ts));
      const text = Object.entries(options)
        .map(([name, value]) => `${name}:${value}`)
        .join(' ');
      const ack = await slack.command({ channel, command: `/${command}`, text });
      if (!ack.ok) throw new Error(`/${command} was not acknowledged: ${ack.failure}`);
      const answer = await slack.until(
        () =>
          [...slack.messages(channel), ...slack.ephemerals(SLACK_USER)].find(
            ({ ts, by, channel: where }) => !already.has(ts) && by !== 'chat.postMessage' && where === channel,
          ),
        ANSWER_MS,
      );
      const answeredMs = performance.now() - begun;
      return { text: JSON.stringify(answer), acknowledgedMs: ack.afterMs, answeredMs };
    },
    async pressToldButton(label) {
      const message = slack.messages(SLACK_USER).at(-1);
      if (!message) throw new Error('nobody was told anything');
      const ack = await slack.press({ on: message, label });
      if (!ack.ok) throw new Error(`${label} was not acknowledged: ${ack.failure}`);
    },
    loseReply() {
      const fault = slack.disturb({ method: 'chat.postMessage', kind: 'drop', stored: true });
      return { happened: () => fault.spoiled() > 0 };
    },
    refuseFor(retryAfterSeconds) {
      const fault = slack.disturb({ method: 'chat.postMessage', kind: 'rate-limit', retryAfterSeconds });
      return { happened: () => fault.spoiled() > 0 };
    },
    close: (id) => slack.change({ channel: { id, isArchived: true } }),
    reopen: (id) => slack.change({ channel: { id, isArchived: false } }),
    timesRead: (channel) =>
      slack.callsOf('conversations.history').filter(({ args }) => args.channel === channel).length,
    faults: () => slack.faults,
  };
}

/** The fake Discord as a side; channels are those of this server. */
export function discordSide(discord: Discord, guild: string): Side {
  const post = 'POST /channels/{channel_id}/messages';
  const everybody = May.ViewChannel | May.SendMessages | May.EmbedLinks | May.AttachFiles | May.ReadMessageHistory;
  return {
    name: 'discord',
    shown: (channel, words) =>
      discord
        .messages(channel)
        .map((message) => JSON.stringify(message))
        .filter((text) => text.includes(words)),
    told: () => discord.directMessages(DISCORD_USER).map((message) => JSON.stringify(message)),
    async ask(channel, name, options) {
      const begun = performance.now();
      const answer = await discord.command({ guild, channel, user: DISCORD_USER, name, options });
      const message = await answer.original(ANSWER_MS);
      const answeredMs = performance.now() - begun;
      return { text: JSON.stringify(message), acknowledgedMs: answer.afterMs, answeredMs };
    },
    async pressToldButton(label) {
      const message = discord.directMessages(DISCORD_USER).at(-1);
      if (!message) throw new Error('nobody was told anything');
      const answer = await discord.press(message, label, DISCORD_USER);
      if (answer.type === null) throw new Error(`${label} was not acknowledged`);
    },
    loseReply() {
      const fault = discord.inject({ on: post, failure: { kind: 'drop', stored: true } });
      return { happened: () => fault.hits() > 0 };
    },
    refuseFor(retryAfterSeconds) {
      const fault = discord.inject({ on: post, failure: { kind: 'rate-limit', retryAfterSeconds, scope: 'user' } });
      return { happened: () => fault.hits() > 0 };
    },
    close: (channel) => discord.setBotPermissions(channel, May.ViewChannel),
    reopen: (channel) => discord.setBotPermissions(channel, everybody),
    timesRead: (channel) =>
      discord.calls.filter(({ method, path }) => method === 'GET' && path.startsWith(`/channels/${channel}/messages`))
        .length,
    faults: () => discord.faults,
  };
}
