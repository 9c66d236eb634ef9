import { slackChat } from '../../../../src/adapters/chat/slack/chat.ts';
import type { SlackOptions } from '../../../../src/adapters/chat/slack/options.ts';
import type { CommandDeclaration } from '../../../../src/core/request/command.ts';
import type { Reply, Request } from '../../../../src/model/reply.ts';
import type { Asker, FrontDesk } from '../../../../src/ports/chat.ts';
import type { ChatStore, Installation } from '../../../../src/ports/chat-store.ts';
import type { Clock } from '../../../../src/ports/clock.ts';
import type { Log, LogFields } from '../../../../src/ports/log.ts';
import type { Pictures } from '../../../../src/ports/pictures.ts';
import { type SlackOptions as FakeOptions, openSlack, type Slack } from '../../../fakes/slack/open.ts';

export const CHANNEL = { chat: 'slack', workspace: 'T1', id: 'C1' };

export const clock: Clock = {
  now: () => new Date().toISOString(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
  toRealMs: (ms) => ms,
};

/** What a chat remembers, in memory. */
export function memoryStore(): ChatStore & {
  readonly rows: Map<string, Installation>;
  readonly kept: Map<string, Request>;
} {
  const kept = new Map<string, Request>();
  const notes = new Map<string, string>();
  const events = new Set<string>();
  const rows = new Map<string, Installation>();
  return {
    rows,
    kept,
    async keepRequest(request) {
      const id = `kept${String(kept.size).padStart(12, '0')}`;
      kept.set(id, request);
      return id;
    },
    keptRequest: async (id) => kept.get(id),
    async isFirst(chat, eventId) {
      const name = `${chat}/${eventId}`;
      return !events.has(name) && Boolean(events.add(name));
    },
    note: async (_chat, name) => notes.get(name),
    async setNote(_chat, name, text) {
      notes.set(name, text);
    },
    installation: async (_chat, workspace) => rows.get(workspace),
    installations: async () => [...rows.values()],
    async saveInstallation(_chat, installation) {
      rows.set(installation.workspace, installation);
    },
    removeInstallation: async (_chat, workspace) => rows.delete(workspace),
  };
}

/** A log that can be read again, as JSON. */
export function memoryLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (event: string, fields?: LogFields) => void lines.push(JSON.stringify({ event, ...fields }));
  return { lines, debug: write, info: write, warn: write, error: write };
}

const topic = { kind: 'topic', summary: 'the topic', required: true, main: true } as const;

/** One command of each kind that there is. */
export const COMMANDS: readonly CommandDeclaration[] = [
  {
    ...{ name: 'brief', summary: 'The newest stories', managers: false, examples: ['/brief tides'] },
    options: {
      topic: { kind: 'topic', summary: 'a topic', main: true },
      since: { kind: 'since', summary: '24h, 7d', default: '24h' },
      share: { kind: 'flag', summary: 'for everybody' },
    },
  },
  {
    ...{ name: 'stance', summary: 'Who stands where', managers: false, examples: ['/stance tides'] },
    options: {
      topic,
      who: { kind: 'person', summary: 'one person' },
      view: { kind: 'choice', summary: 'now or timeline', choices: ['now', 'timeline'], default: 'now' },
    },
  },
  {
    ...{ name: 'subscribe', summary: 'Bring a topic to this channel', managers: true, examples: ['/subscribe tides'] },
    options: {
      topic,
      mode: { kind: 'choice', summary: 'live or digest', choices: ['live', 'digest'], default: 'live' },
      at: { kind: 'time', summary: 'when' },
      days: { kind: 'weekdays', summary: 'on which days' },
      timezone: { kind: 'timezone', summary: 'the zone' },
      channel: { kind: 'channel', summary: 'another channel' },
    },
  },
  {
    ...{ name: 'news', summary: 'What this channel gets', managers: false, examples: ['/news list'] },
    options: { show: { kind: 'choice', summary: 'list', choices: ['list'], default: 'list' } },
  },
  {
    ...{ name: 'who-said', summary: 'Who said it', managers: false, examples: ['/who-said "yes"'], hidden: true },
    options: { text: { kind: 'text', summary: 'the words' }, at: { kind: 'text', summary: 'the message' } },
    onMessage: { label: 'Who said this?', words: 'text', message: 'at' },
  },
];

export type TestDesk = FrontDesk & {
  readonly asked: { readonly request: Request; readonly asker: Asker }[];
  readonly losses: { readonly workspace: string; readonly id: string | null; readonly because: string }[];
  readonly followed: string[];
  reply: (request: Request, asker: Asker) => Reply | Promise<Reply>;
};

export function reply(words: string, more: Partial<Reply> = {}): Reply {
  return { title: words, private: true, blocks: [{ kind: 'text', line: [words] }], more: null, ...more };
}

/** A desk that notes what it is asked; `reply` can be exchanged. */
export function openDesk(): TestDesk {
  const desk: TestDesk = {
    commands: COMMANDS,
    asked: [],
    losses: [],
    followed: [],
    reply: ({ command }) => reply(`answer to ${command}`),
    async answer(request, asker) {
      desk.asked.push({ request, asker });
      return desk.reply(request, asker);
    },
    async complete({ option, text, atMost }, { workspace }) {
      const all = Array.from({ length: 150 }, (_, index) => ({
        label: `${option} ${index} of ${workspace}`,
        value: `${option}-${index}`,
      }));
      return all.filter(({ label }) => label.includes(text)).slice(0, atMost);
    },
    channels: async () => desk.followed,
    async left({ workspace, id }, because) {
      desk.losses.push({ workspace, id, because });
    },
  };
  return desk;
}

export const noPictures = async (): Promise<Pictures> => {
  throw new Error('no pictures here');
};

/** The real driver, not yet started, on a fake Slack. */
export function driver(slack: Slack, more: Partial<SlackOptions> = {}) {
  const store = memoryStore();
  const log = memoryLog();
  const chat = slackChat({
    ...{
      mode: 'socket',
      botToken: 'xoxb-1',
      appToken: slack.appToken,
      apiUrl: slack.apiUrl,
      timezone: 'Europe/Berlin',
    },
    ...{ managers: 'members', store, pictures: noPictures, clock, log },
    ...more,
  });
  return { chat, store, log };
}

/** The usual workspace: a member, an admin and a guest; public, private and strange channels. */
export const WORKSPACE: FakeOptions = {
  workspaces: [
    {
      team: 'T1',
      botToken: 'xoxb-1',
      users: [
        { id: 'U1', name: 'ada', tz: 'Asia/Tokyo' },
        { id: 'U2', name: 'bo', isAdmin: true },
        { id: 'U3', name: 'guest', isGuest: true },
      ],
      channels: [
        { id: 'C1', name: 'general' },
        { id: 'C1.', name: 'general-dot' },
        { id: 'C2', name: 'harbour' },
        { id: 'C3', name: 'closed', isPrivate: true, members: ['U2'] },
        { id: 'C4', name: 'old', isArchived: true },
      ],
    },
  ],
};

export async function openStarted(more: Partial<SlackOptions> = {}, fake: FakeOptions = WORKSPACE) {
  const slack = await openSlack(fake);
  const desk = openDesk();
  const opened = driver(slack, more);
  await opened.chat.start(desk);
  if (more.mode !== 'http') await slack.socket.untilConnected();
  return {
    ...opened,
    slack,
    desk,
    async close() {
      await opened.chat.close();
      await slack.close();
    },
  };
}
