import { resolve } from 'node:path';
import { checkBackup, readBackup } from './adapters/backup/gzip/read-file.ts';
import { writeBackup } from './adapters/backup/gzip/write-file.ts';
import { prefixedChat } from './adapters/chat/prefixed/chat.ts';
import { type TerminalChat, terminalChat } from './adapters/chat/terminal/chat.ts';
import { openConsole as openPagesInBrowser } from './adapters/console/hono/open.ts';
import { openControl } from './adapters/control/loopback/open.ts';
import { openEmbedded } from './adapters/database/pglite/open.ts';
import { openServer } from './adapters/database/server/open.ts';
import { openFeeds } from './adapters/feeds/http/open.ts';
import { mountHealth, openHealth as openHealthServer } from './adapters/health/hono/open.ts';
import { openMetrics } from './adapters/metrics/prometheus/open.ts';
import { openPages } from './adapters/pages/readability/open.ts';
import { openPictures } from './adapters/pictures/plot/open.ts';
import { logSparingly } from './adapters/queue/bullmq/log-sparingly.ts';
import { openQueue } from './adapters/queue/bullmq/open-queue.ts';
import { openStore, type Store } from './adapters/store/postgres/open.ts';
import { lagOf } from './adapters/store/postgres/read-lag.ts';
import { wholeStore } from './adapters/store/postgres/whole-store.ts';
import { extractiveSummariser } from './adapters/summariser/extractive/open.ts';
import { realClock, simulatedClock } from './adapters/system/node/clock.ts';
import { openParts } from './adapters/system/node/close-parts.ts';
import { pinoLog } from './adapters/system/node/log.ts';
import { openThreads } from './adapters/threads/node/open.ts';
import { openWeb } from './adapters/web/undici/open.ts';
import { askCommands } from './flows/ask/ask-commands.ts';
import { deskCommands } from './flows/desk/desk-commands.ts';
import type { NewsLimits, NewsPorts } from './flows/news/news-ports.ts';
import { Failure } from './model/failure.ts';
import type { Chat } from './ports/chat.ts';
import type { ChatStore } from './ports/chat-store.ts';
import type { Clock } from './ports/clock.ts';
import type { Console } from './ports/console.ts';
import type { Control } from './ports/control.ts';
import type { Database } from './ports/database.ts';
import type { Health } from './ports/health.ts';
import type { Lag } from './ports/lag.ts';
import type { Log } from './ports/log.ts';
import type { Queue } from './ports/queue.ts';
import { usesDiscord, usesSlack } from './settings/check-chats.ts';
import type { Settings } from './settings/schema.ts';
import { toOperators } from './settings/to-model.ts';

export type { TerminalChat };
/** Draws replies; loads what it draws with at the first picture. */
/** The store as a whole, and the file that it is kept in. */
export { checkBackup, mountHealth, openMetrics, openPictures, readBackup, wholeStore, writeBackup };

export type Role = 'all' | 'worker' | 'bot' | 'web';

export const ROLES: readonly Role[] = ['all', 'worker', 'bot', 'web'];

/** Everything that a process runs on, from the settings; the only place that picks drivers. */
export type Parts = NewsPorts & {
  readonly settings: Settings;
  readonly database: Database;
  readonly store: Store;
  readonly queue: Queue;
  readonly control: Control;
  readonly console: Console | null; // null where this role or the settings want none
  readonly lag: Lag;
  /** Aborted when they begin to close. */
  readonly closing: AbortSignal;
  /** Lets go of everything within 9.2 s, the work in hand first. Never rejects. */
  close(): Promise<void>;
};

export type WireOptions = {
  readonly settings: Settings;
  readonly role: Role;
  readonly clock: Clock;
  readonly log: Log;
  readonly chats: readonly Chat[];
  readonly allowPrivate?: readonly string[]; // host:port of own servers, for the demo and for tests
  readonly onStoreLost?: (error: Error) => void; // the embedded store has failed for good: nothing works any more
};

/** @throws Failure 'bad-settings', 'store-busy', 'store-newer' or 'store-down', with what to do. */
export async function wire(options: WireOptions): Promise<Parts> {
  const { settings, clock, log } = options;
  checkRole(options.role, settings);
  const opened = openParts(log);
  try {
    const database = await openDatabase(settings, log, options.onStoreLost);
    opened.add('store', () => database.close(), 'last');
    const store = await openStore(database, { log });
    opened.add('leases', () => store.leases.close(), 'first');
    const chatsHere = !SPEAKING.includes(options.role)
      ? []
      : [...options.chats, ...(await openChats(options, store.chats))];
    for (const chat of chatsHere) opened.add(`chat ${chat.name}`, () => chat.close());
    const web = openWeb({
      userAgent: userAgent(settings),
      allowPrivate: [...settings.reading.allowPrivateAddresses, ...(options.allowPrivate ?? [])],
      clock,
      hosts: store.hosts,
      shared: settings.store.url !== undefined,
    });
    opened.add('web', () => web.close());
    const threads = openThreads();
    const feeds = openFeeds({ web, threads });
    opened.add('feeds', () => feeds.close());
    const pages = openPages({ web, threads }, pageLimits(settings));
    opened.add('pages', () => pages.close());
    const control = openControl({ directory: dataDirectory(settings), port: settings.control.port });
    opened.add('control', () => control.close());
    const queue = await openQueue({
      backend: queueBackend(settings, database),
      clock,
      log,
      concurrency: settings.concurrency,
      isOutage: database.isOutage,
      windows: settings.stories.windows,
    });
    opened.add('queue', () => queue.close(), 'first');
    const pagesInBrowser = SHOWING.includes(options.role) ? openConsole(options) : null;
    if (pagesInBrowser) opened.add('console', () => pagesInBrowser.close());
    const chats = new Map(chatsHere.map((chat) => [chat.name, calledBy(settings, chat)]));
    return {
      settings,
      database,
      store,
      queue,
      control,
      console: pagesInBrowser,
      lag: lagOf(database),
      clock,
      log,
      feeds,
      pages,
      summariser: extractiveSummariser(),
      operators: toOperators(settings),
      consoleUrl: settings.web.enabled ? (settings.web.publicUrl ?? null) : null,
      chats,
      limits: newsLimits(settings),
      closing: opened.closing,
      close: opened.close,
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

const SPEAKING: readonly Role[] = ['all', 'bot'];
const SHOWING: readonly Role[] = ['all', 'web'];

/** The console of the settings, if they want one. */
function openConsole({ settings, role, clock, log }: WireOptions): Console | null {
  const { web, timezone } = settings;
  const { enabled, openid, ...access } = web;
  if (!enabled) return null;
  const { issuer, clientId = '', clientSecret = '', readers, managers } = openid;
  return openPagesInBrowser({
    ...access,
    orAnyPort: role === 'all', // the news must not wait for a port
    openid: issuer === undefined ? null : { issuer, clientId, clientSecret, readers, managers },
    channel: { chat: 'terminal', workspace: web.workspace, id: TERMINAL_CHANNEL },
    ...{ timezone, clock, log },
  });
}

/** The platforms of the settings; their libraries are loaded only where they are used. */
async function openChats({ settings, clock, log }: WireOptions, store: ChatStore): Promise<Chat[]> {
  const { slack, discord } = settings.chats;
  const pictures = async () => openPictures();
  const common = { timezone: settings.timezone, store, pictures, clock, log };
  const chats: Chat[] = [];
  if (usesSlack(settings.chats)) {
    const { slackChat } = await import('./adapters/chat/slack/chat.ts');
    chats.push(slackChat({ ...slack, ...common, ...slackAccess(slack) }));
  }
  if (usesDiscord(settings.chats)) {
    const { discordChat } = await import('./adapters/chat/discord/chat.ts');
    chats.push(discordChat({ ...discord, ...common, token: discord.token ?? '' }));
  }
  return chats;
}

/** By OAuth where that is set up, else by the token of one workspace. */
function slackAccess({ botToken, oauth }: Settings['chats']['slack']) {
  const { clientId, clientSecret = '', stateSecret = '', encryptionKey = '', redirectUrl } = oauth;
  return clientId === undefined
    ? { botToken, oauth: undefined }
    : { botToken: undefined, oauth: { clientId, clientSecret, stateSecret, encryptionKey, redirectUrl } };
}

/** Commands go by the names that the settings give them. */
function calledBy({ commandPrefix: prefix }: Settings, chat: Chat): Chat {
  return prefixedChat(chat, { prefix, names: [...askCommands, ...deskCommands].map(({ name }) => name) });
}

/** The manifest of the Slack app that these settings need; `url` is where Slack reaches this process. @throws Failure 'bad-input' */
export async function slackManifest({ chats, commandPrefix }: Settings, url: string | undefined): Promise<object> {
  const { mode } = chats.slack;
  if (url !== undefined && !URL.canParse(url))
    throw new Failure('bad-input', `--url "${url}" is no address: write it as https://news.example.org.`);
  if (mode === 'http' && url === undefined)
    throw new Failure(
      'bad-input',
      'Mode http needs the address at which Slack reaches this process: add --url https://….',
    );
  const { writeManifest } = await import('./adapters/chat/slack/write-manifest.ts');
  const where = url === undefined ? {} : { url: url.replace(/\/+$/, '') };
  return writeManifest([...askCommands, ...deskCommands], { prefix: commandPrefix, mode, ...where });
}

/** The database of the settings: the server if one is given, else the embedded one. */
export function openDatabase(settings: Settings, log?: Log, onLost?: (error: Error) => void): Promise<Database> {
  return settings.store.url === undefined
    ? openEmbedded({ directory: resolve(dataDirectory(settings), 'store'), onLost })
    : openServer(settings.store.url, log ? { onError: logSparingly(log, 'store-connection-lost') } : {});
}

/** The clock of the command line: the machine's, or a simulated one. @throws Failure 'bad-input' */
export function openClock(options: {
  readonly clock?: string | undefined;
  readonly speed?: number | undefined;
}): Clock {
  const { clock, speed = 1 } = options;
  if (!(speed > 0 && speed <= FASTEST))
    throw new Failure(
      'bad-input',
      `--speed must be a number above 0 and up to ${FASTEST}: 60 makes a minute of a second.`,
    );
  if (clock === undefined && speed === 1) return realClock();
  const from = clock === undefined ? Date.now() : Date.parse(clock);
  if (Number.isNaN(from))
    throw new Failure('bad-input', `--clock "${clock}" is no moment: write it as 2026-03-02T08:00:00Z.`);
  return simulatedClock({ from: new Date(from).toISOString(), speed });
}

const FASTEST = 100_000;

export function openLog(settings: Settings): Log {
  return pinoLog({ level: settings.log.level, pretty: settings.log.format === 'pretty' });
}

/** The log of a process that somebody talks with: JSON lines in this file, so that none runs into what is typed. */
export function openLogFile(settings: Settings): Log {
  return pinoLog({ level: settings.log.level, pretty: false, file: logFile(settings) });
}

export function logFile(settings: Settings): string {
  return resolve(dataDirectory(settings), 'onrecord.log');
}

/** The terminal that this process runs in; its channel's journal is kept with the data. */
export function openTerminal(settings: Settings, onQuit: () => void): TerminalChat {
  return terminalChat({
    input: process.stdin,
    output: process.stdout,
    directory: resolve(dataDirectory(settings), 'channels'),
    workspace: 'local',
    channel: TERMINAL_CHANNEL,
    timezone: settings.timezone,
    onQuit,
  });
}

/** The channel that the terminal and the command line speak for. */
export const TERMINAL_CHANNEL = 'terminal';

export function dataDirectory(settings: Settings): string {
  return resolve(settings.dataDirectory);
}

/** The embedded queue lives in one process's database, so roles can only be split with Redis and a database server. */
function checkRole(role: Role, settings: Settings): void {
  if (role === 'all') return;
  const missing = [
    ...(settings.queue.url === undefined ? ['REDIS_URL'] : []),
    ...(settings.store.url === undefined ? ['DATABASE_URL'] : []),
  ];
  if (missing.length === 0) return;
  throw new Failure(
    'bad-settings',
    `Role "${role}" needs ${missing.join(' and ')}: set ${missing.length > 1 ? 'them' : 'it'} in .env, or start the one role "all".`,
  );
}

function queueBackend(settings: Settings, database: Database): Parameters<typeof openQueue>[0]['backend'] {
  return settings.queue.url === undefined
    ? { kind: 'postgres', pool: database.pool }
    : { kind: 'redis', url: settings.queue.url };
}

/** Who we say we are to publishers. */
export function userAgent(settings: Settings): string {
  return `OnRecord/0.1${settings.userAgentContact ? ` (+${settings.userAgentContact})` : ''}`;
}

/** What the settings allow a page to cost. */
export function pageLimits({ reading }: Settings): { readonly maxBytes: number; readonly timeoutMs: number } {
  return { maxBytes: reading.maxPageMegabytes * 1_000_000, timeoutMs: reading.timeoutSeconds * 1000 };
}

function newsLimits(settings: Settings): NewsLimits {
  return {
    firstPollItems: settings.poll.firstPollItems,
    fetchPages: settings.reading.fetchPages,
    readAgainAfterHours: settings.reading.readAgainAfterHours,
    storyWindowHours: settings.stories.windowHours,
    briefingWaitSeconds: settings.briefing.waitSeconds,
    bulletsAtMost: settings.briefing.bulletsAtMost,
    bulletCharacters: settings.briefing.bulletCharacters,
    statementConfidence: settings.publish.statementConfidence,
    stanceConfidence: settings.publish.stanceConfidence,
  };
}

/** What the command line needs to answer from the store when no process runs: no pages, no chats, no work. */
export async function openForAsking(
  settings: Settings,
  clock: Clock,
): Promise<Pick<Parts, 'store' | 'feeds' | 'queue' | 'clock' | 'log' | 'close'>> {
  const log = openLog(settings);
  const opened = openParts(log);
  try {
    const database = await openDatabase(settings, log);
    opened.add('store', () => database.close(), 'last');
    const store = await openStore(database);
    const web = openWeb({
      userAgent: userAgent(settings),
      allowPrivate: settings.reading.allowPrivateAddresses,
      clock,
      hosts: store.hosts,
      shared: settings.store.url !== undefined,
    });
    opened.add('web', () => web.close());
    const feeds = openFeeds({ web, threads: openThreads() });
    opened.add('feeds', () => feeds.close());
    const { windows } = settings.stories;
    const queue = await openQueue({ backend: queueBackend(settings, database), clock, log, windows });
    opened.add('queue', () => queue.close(), 'first');
    return { store, feeds, queue, clock, log, close: opened.close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Where others see whether this process is well; null where the settings give no port. */
export function openHealth({ health: { port, host } }: Settings): Health | null {
  return port === undefined ? null : openHealthServer({ port, host });
}

/** The process that runs on this data directory, if one does. */
export function runningProcess(settings: Settings): Control {
  return openControl({ directory: dataDirectory(settings), port: settings.control.port });
}
