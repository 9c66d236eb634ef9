import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Feed } from '../model/feed.ts';
import type { Instant } from '../model/time.ts';
import type { Clock } from '../ports/clock.ts';
import { publishedBy } from './news/published-by.ts';
import type { SampleNews, SampleOutlet } from './news/sample-news.ts';
import { latestChange, writeFeed } from './news/write-feed.ts';
import { feedPath, writeArticlePage, writeFrontPage } from './news/write-page.ts';

/** The running sample outlets and the feeds to poll. */
export type NewsServer = {
  readonly port: number;
  readonly feeds: readonly Feed[];
  close(): Promise<void>;
};

/**
 * Serves feeds and pages of the sample outlets on a free port of the loopback interface. At each moment of the
 * clock only what has been published by then can be had; feeds answer conditional requests with 304.
 */
export async function serveNews(news: SampleNews, clock: Clock): Promise<NewsServer> {
  const server = createServer((request, response) => {
    // a request names no port of its own choosing: links always lead back here
    const base = baseOf(portOf(server.address()));
    send(request, response, answer({ news, now: clock.now(), base, path: pathOf(request) }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const port = portOf(server.address());
  return {
    port,
    feeds: news.outlets.map((outlet) => feedOf(outlet, baseOf(port))),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

const LOOPBACK = '127.0.0.1';
const POLL_EVERY_MINUTES = 60;
const FEED_ENTRIES = 20; // a usual length of feeds
const RELATED = 4;

type Answer = {
  readonly status: 200 | 404;
  readonly type: string;
  readonly body: string;
  readonly changed: Instant | undefined;
};

function answer(ask: {
  readonly news: SampleNews;
  readonly now: Instant;
  readonly base: string;
  readonly path: string;
}): Answer {
  const outlet = ask.news.outlets.find(({ id }) => ask.path.startsWith(`/${id}/`));
  if (!outlet) return missing;
  const all = publishedBy(ask.news, outlet, ask.now);
  const entries = all.slice(0, FEED_ENTRIES);
  if (ask.path === feedPath(outlet))
    return { status: 200, ...writeFeed({ outlet, base: ask.base, entries }), changed: latestChange(entries) };
  if (ask.path === `/${outlet.id}/`) return html(writeFrontPage(outlet, entries), latestChange(entries));
  const entry = all.find(({ path }) => path === ask.path);
  if (!entry) return missing;
  const others = all.filter((other) => other !== entry).slice(0, RELATED);
  return html(writeArticlePage({ entry, others, base: ask.base }), entry.changed);
}

const html = (body: string, changed: Instant | undefined): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  changed,
});

const missing: Answer = { status: 404, type: 'text/plain; charset=utf-8', body: 'Not found\n', changed: undefined };

function send(request: IncomingMessage, response: ServerResponse, found: Answer): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  if (found.status === 404) {
    response.writeHead(404, { 'content-type': found.type }).end(found.body);
    return;
  }
  const etag = `"${createHash('sha256').update(found.body).digest('base64url').slice(0, 22)}"`;
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  if (found.changed) response.setHeader('last-modified', new Date(found.changed).toUTCString());
  if (isUnchanged(request, etag, found.changed)) {
    response.writeHead(304).end();
    return;
  }
  const body = Buffer.from(found.body, 'utf8');
  response.writeHead(200, { 'content-type': found.type, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** RFC 9110, 13.1: If-None-Match decides alone where it is sent, and compares weakly. */
function isUnchanged(request: IncomingMessage, etag: string, changed: Instant | undefined): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  // HTTP dates have no milliseconds; NaN compares false
  return changed !== undefined && Math.floor(Date.parse(changed) / 1000) * 1000 <= since;
}

const feedOf = (outlet: SampleOutlet, base: string): Feed => ({
  id: outlet.id,
  url: base + feedPath(outlet),
  outlet: outlet.name,
  language: outlet.language,
  country: outlet.country,
  pollEveryMinutes: POLL_EVERY_MINUTES,
  addedIn: null,
  workspace: null,
});

const baseOf = (port: number): string => `http://${LOOPBACK}:${port}`;

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/';

// a server that listens on TCP has an address object, so the text form (pipes) and null cannot occur
const portOf = (address: AddressInfo | string | null): number => (address as AddressInfo).port;
