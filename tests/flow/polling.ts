import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openEmbedded } from '../../src/adapters/database/pglite/open.ts';
import { openFeeds } from '../../src/adapters/feeds/http/open.ts';
import { openStore, type Store } from '../../src/adapters/store/postgres/open.ts';
import { openThreads } from '../../src/adapters/threads/node/open.ts';
import { openWeb } from '../../src/adapters/web/undici/open.ts';
import { addMinutes } from '../../src/core/schedule/add-minutes.ts';
import { pollFeed } from '../../src/flows/news/1-poll-feed.ts';
import type { NewsPorts } from '../../src/flows/news/news-ports.ts';
import type { Feed, FeedState } from '../../src/model/feed.ts';
import type { Job } from '../../src/model/job.ts';
import type { Instant } from '../../src/model/time.ts';
import type { Database } from '../../src/ports/database.ts';
import type { Threads } from '../../src/ports/threads.ts';

export const START = '2026-03-02T12:00:00.000Z'; // a Monday

export type Asked = {
  readonly path: string;
  readonly host: string;
  readonly at: number;
  readonly headers: IncomingHttpHeaders;
};

/** The step that polls feeds, on a real store, real requests and a server of the test's own; only time is set by hand. */
export type Polling = {
  readonly store: Store;
  readonly asked: Asked[];
  readonly said: string[]; // events of the log
  now: Instant;
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  /** The address of a path at one of a few hosts. */
  url(path: string, host?: string): string;
  /** Configures these feeds: id to address or more. */
  feeds(wanted: Readonly<Record<string, string | (Partial<Feed> & { readonly url: string })>>): Promise<void>;
  /** Polls a feed now if it is due, and what follows it; returns the items to read. */
  poll(feedId: string): Promise<readonly string[]>;
  /** Goes to the moment at which the feed is due, and polls it. */
  pollWhenDue(feedId: string): Promise<readonly string[]>;
  state(feedId: string): Promise<FeedState>;
  /** Minutes until the feed is due. */
  due(feedId: string): Promise<number>;
  /** The same, as after a restart: everything in memory is gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** What takes seconds to start, for all tests of a file. */
export type PollingPlace = { readonly database: Database; readonly threads: Threads; close(): Promise<void> };

export async function openPollingPlace(): Promise<PollingPlace> {
  const database = await openEmbedded({ directory: null });
  await openStore(database);
  const script = new URL('../../src/adapters/feeds/http/parse-worker.ts', import.meta.url);
  const parsers = openThreads().open({ script, atOnce: 1, deadlineMs: 30_000, memoryMb: 512 });
  return {
    database,
    threads: { open: () => ({ run: (input) => parsers.run(input), close: async () => {} }) },
    async close() {
      await parsers.close();
      await database.close();
    },
  };
}

/** Begins with no feed on record. */
export async function startPolling(
  { database, threads }: PollingPlace,
  options: { readonly spacingMs?: number } = {},
): Promise<Polling> {
  await database.pool.query('truncate onrecord.feeds, onrecord.items, onrecord.hosts cascade');
  const asked: Asked[] = [];
  const said: string[] = [];
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    asked.push({ path: request.url ?? '', host, at: performance.now(), headers: request.headers });
    polling.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is no pipe's name
  const hosts = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'];
  let parts = await open();

  async function open() {
    const store = await openStore(database);
    const web = openWeb({
      userAgent: 'OnRecord/1 (+https://onrecord.example)',
      allowPrivate: hosts.map((host) => `${host}:${port}`),
      clock: { now: () => polling.now },
      hosts: store.hosts,
      ...(options.spacingMs === undefined ? {} : { spacingMs: options.spacingMs }),
    });
    return { store, web, feeds: openFeeds({ web, threads }) };
  }

  // Polling uses these ports and limits only.
  const ports = () =>
    ({
      clock: { now: () => polling.now },
      log: {
        debug: () => {},
        info: (event: string) => said.push(event),
        warn: (event: string) => said.push(event),
        error: (event: string) => said.push(event),
      },
      feeds: parts.feeds,
      store: parts.store,
      limits: { firstPollItems: 3 },
    }) as unknown as NewsPorts;

  const polling: Polling = {
    get store() {
      return parts.store;
    },
    asked,
    said,
    now: START,
    answer: (_, response) => void response.writeHead(404).end(),
    url: (path, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    async feeds(wanted) {
      const all = Object.entries(wanted).map(
        ([id, about]): Feed => ({
          id,
          outlet: id,
          language: 'en',
          country: null,
          pollEveryMinutes: null,
          workspace: null,
          addedIn: null,
          ...(typeof about === 'string' ? { url: about } : about),
        }),
      );
      await parts.store.feeds.sync(all, polling.now);
    },
    async poll(feedId) {
      const read: string[] = [];
      const jobs: Job[] = [{ step: 'poll-feed', key: feedId, feedId }];
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        if (job.step === 'read-item') read.push(job.itemId);
        if (job.step === 'poll-feed') jobs.push(...(await pollFeed(job, ports(), AbortSignal.timeout(30_000))));
      }
      return read;
    },
    async pollWhenDue(feedId) {
      polling.now = (await polling.state(feedId)).nextPollAt;
      return polling.poll(feedId);
    },
    async state(feedId) {
      const known = await parts.store.feeds.get(feedId);
      if (!known) throw new Error(`no feed ${feedId}`);
      return known.state;
    },
    async due(feedId) {
      return (Date.parse((await polling.state(feedId)).nextPollAt) - Date.parse(polling.now)) / 60_000;
    },
    async restart() {
      await parts.feeds.close();
      await parts.web.close();
      parts = await open();
    },
    async close() {
      await parts.feeds.close();
      await parts.web.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return polling;
}

/** An RSS document of items, each [guid, title, minutes before START at which it was published]. */
export function document(
  items: readonly (readonly [guid: string, title: string, minutesBefore?: number])[],
  channel = '',
): string {
  const written = items.map(
    ([guid, title, minutesBefore = 10]) =>
      `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://lantern.example/${guid}</link>
      <pubDate>${new Date(addMinutes(START, -minutesBefore)).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Lantern</title><link>https://lantern.example/</link>
    ${channel}${written.join('')}</channel></rss>`;
}
