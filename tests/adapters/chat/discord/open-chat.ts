import { PermissionFlagsBits as May } from 'discord.js';
import { onTestFinished } from 'vitest';
import { type DiscordOptions as ChatOptions, discordChat } from '../../../../src/adapters/chat/discord/chat.ts';
import type { CommandDeclaration } from '../../../../src/core/request/command.ts';
import type { Place } from '../../../../src/model/delivery.ts';
import type { Reply, Request } from '../../../../src/model/reply.ts';
import type { Asker, Chat, Completion, FrontDesk } from '../../../../src/ports/chat.ts';
import type { ChatStore } from '../../../../src/ports/chat-store.ts';
import type { Log, LogFields } from '../../../../src/ports/log.ts';
import { type Discord, type DiscordOptions, openDiscord } from '../../../fakes/discord/open.ts';

export const GUILD = '1100000000000000001';
export const OTHER_GUILD = '1100000000000000002';
export const CHANNEL = '1100000000000000011';
export const SECOND = '1100000000000000012';
export const HIDDEN = '1100000000000000013'; // the bot does not see it
export const FOREIGN = '1100000000000000021'; // in the other guild
export const READER = '1100000000000000101';
export const MANAGER = '1100000000000000102';
export const APP = '1100000000000000900';
export const TOKEN = 'MTEw.a-secret.token';

export const place: Place = { chat: 'discord', workspace: GUILD, id: CHANNEL };

/** A Discord with two guilds; closed when the test ends. */
export async function openFake(options: Partial<DiscordOptions> = {}): Promise<Discord> {
  const discord = await openDiscord({
    ...{ token: TOKEN, application: { id: APP }, checkReplies: true, identifyEveryMs: 0 },
    guilds: [
      {
        ...{ id: GUILD, name: 'Newsroom', ownerId: '1100000000000000109' },
        members: [
          { id: READER, name: 'ines' },
          { id: MANAGER, name: 'adam', permissions: May.ViewChannel | May.ManageGuild | May.UseApplicationCommands },
        ],
        channels: [
          { id: CHANNEL, name: 'news' },
          { id: SECOND, name: 'quiet' },
          { id: HIDDEN, name: 'hidden', botPermissions: 0n },
        ],
      },
      {
        ...{ id: OTHER_GUILD, name: 'Elsewhere', ownerId: '1100000000000000209' },
        members: [{ id: '1100000000000000201', name: 'olga' }],
        channels: [{ id: FOREIGN, name: 'foreign' }],
      },
    ],
    ...options,
  });
  onTestFinished(() => discord.close());
  return discord;
}

export type Logged = { readonly level: string; readonly event: string; readonly fields: LogFields };

/** The driver on that Discord, and all that it logged. Started with this desk; closed when the test ends. */
export async function openChat(discord: Discord, desk: FrontDesk = aDesk(), options: Partial<ChatOptions> = {}) {
  const opened = makeChat(discord, options);
  onTestFinished(() => opened.chat.close());
  await opened.chat.start(desk);
  return opened;
}

export function makeChat(
  discord: Pick<Discord, 'apiUrl'>,
  options: Partial<ChatOptions> = {},
): { chat: Chat; logged: Logged[]; store: ChatStore } {
  const logged: Logged[] = [];
  const store = options.store ?? memoryStore();
  const chat = discordChat({
    ...{ token: TOKEN, apiUrl: discord.apiUrl, timezone: 'Europe/Berlin', managers: 'manage-guild' },
    ...{ layout: 'components', store, clock: realClock, log: logInto(logged) },
    pictures: async () => ({
      draw: async ({ alt }) => ({ svg: '<svg/>', png: new Uint8Array([137, 80, 78, 71]), width: 9, height: 9, alt }),
    }),
    ...options,
  });
  return { chat, logged, store };
}

const realClock = { now: () => new Date().toISOString(), wait: async () => {}, toRealMs: (ms: number) => ms };

function logInto(logged: Logged[]): Log {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      void logged.push({ level, event, fields });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** A store as the real one, in memory. */
export function memoryStore(): ChatStore {
  const kept = new Map<string, Request>();
  const notes = new Map<string, string>();
  return {
    async keepRequest(request) {
      const id = kept.size.toString(16).padStart(16, '0');
      kept.set(id, request);
      return id;
    },
    keptRequest: async (id) => kept.get(id),
    isFirst: async () => true,
    note: async (_chat, name) => notes.get(name),
    setNote: async (_chat, name, text) => void notes.set(name, text),
    installation: async () => undefined,
    installations: async () => [],
    saveInstallation: async () => {},
    removeInstallation: async () => false,
  };
}

const option = { summary: 'what it is' };

/** One option of each kind, a command for managers, two of a message's menu, and one that is hidden. */
export const commands: readonly CommandDeclaration[] = [
  {
    ...{ name: 'stance', summary: 'Who stands where', managers: false, examples: ['/stance harbour'] },
    options: {
      since: { kind: 'since', ...option, default: '30d' },
      topic: { kind: 'topic', ...option, required: true, main: true },
      who: { kind: 'person', ...option },
      view: { kind: 'choice', ...option, choices: ['now', 'changes'], default: 'now' },
      share: { kind: 'flag', ...option },
    },
  },
  {
    ...{ name: 'subscribe', summary: 'Bring a topic here', managers: true, examples: ['/subscribe harbour'] },
    options: {
      topic: { kind: 'topic', ...option, required: true, main: true },
      mode: { kind: 'choice', ...option, choices: ['live', 'digest'], default: 'live' },
      at: { kind: 'time', ...option },
      days: { kind: 'weekdays', ...option },
      timezone: { kind: 'timezone', ...option },
      channel: { kind: 'channel', ...option },
    },
  },
  {
    ...{ name: 'who-said', summary: 'Who said it', managers: false, examples: [], hidden: true },
    options: { text: { kind: 'text', ...option, required: true, main: true } },
    onMessage: { label: 'Who said this?', words: 'text' },
  },
  {
    ...{ name: 'report', summary: 'Report a mistake', managers: false, examples: [] },
    options: { message: { kind: 'text', ...option } },
    onMessage: { label: 'Report a mistake', message: 'message' },
  },
];

export type Question = { readonly request: Request; readonly asker: Asker };

/** A desk that answers with what it was asked, or as told, and remembers it all. */
export function aDesk(
  answer: (request: Request, asker: Asker) => Reply | Promise<Reply> = ({ command }) => say(`answer to ${command}`),
  completions: readonly Completion[] = [],
) {
  const asked: Question[] = [];
  const leftPlaces: { readonly id: string | null; readonly because: string }[] = [];
  const typed: unknown[] = [];
  const desk: FrontDesk = {
    commands,
    async answer(request, asker) {
      asked.push({ request, asker });
      return answer(request, asker);
    },
    async complete(what, of) {
      typed.push({ ...what, ...of });
      return completions;
    },
    channels: async () => [],
    async left({ id }, because) {
      leftPlaces.push({ id, because });
    },
  };
  return { ...desk, asked, leftPlaces, typed };
}

export const say = (words: string, more: Partial<Reply> = {}): Reply => ({
  ...{ title: words, private: true, blocks: [{ kind: 'text', line: [words] }], more: null },
  ...more,
});

/** All text of a message as it was sent, one line each. */
export function textOf(message: unknown): string {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, below] of Object.entries(value)) {
      if (['content', 'description'].includes(key) && typeof below === 'string')
        found.push(...(below === '' ? [] : [below]));
      else walk(below);
    }
  };
  const { content, embeds, components } = message as Record<string, unknown>;
  walk({ content, embeds, components });
  return found.join('\n');
}
