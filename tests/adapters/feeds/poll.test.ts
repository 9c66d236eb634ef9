import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { openFeeds } from '../../../src/adapters/feeds/http/open.ts';
import { openThreads } from '../../../src/adapters/threads/node/open.ts';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import { NO_PACE } from '../../../src/model/feed.ts';
import type { Feeds, PollRequest } from '../../../src/ports/feeds.ts';
import type { Thread, Threads } from '../../../src/ports/threads.ts';
import type { Web } from '../../../src/ports/web.ts';
import { type Served, serve } from '../web/serve.ts';
import { rss } from './documents.ts';

const now = '2026-01-05T12:00:00.000Z';

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: Served;
let web: Web;
let feeds: Feeds;
let parsers: Thread;
// One pool for all tests: starting a thread for each takes longer than the tests.
const threads: Threads = { open: () => ({ run: (input) => parsers.run(input), close: async () => {} }) };

beforeAll(() => {
  const script = new URL('../../../src/adapters/feeds/http/parse-worker.ts', import.meta.url);
  parsers = openThreads().open({ script, atOnce: 1, deadlineMs: 20_000, memoryMb: 512 });
});
afterAll(() => parsers.close());

beforeEach(async () => {
  server = await serve((request, response) => answer(request, response));
  web = openWeb({ userAgent: 'test', allowPrivate: [server.place] });
  feeds = openFeeds({ web, threads });
});

afterEach(async () => {
  await web.close();
  await server.close();
});

const at = () => `${server.url}/feed`;

function poll(known: PollRequest['known'] = null, path = '/feed') {
  return feeds.poll({ url: `${server.url}${path}`, known, now, signal: AbortSignal.timeout(10_000) });
}

async function items(known: PollRequest['known'] = null) {
  const found = await poll(known);
  if (found.kind !== 'items') throw new Error(`items expected, but it was ${found.kind}`);
  return found;
}

const give =
  (body: string, headers: Readonly<Record<string, string>> = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(body);

describe('a first poll', () => {
  it('asks without validators and brings the document', async () => {
    answer = give(rss(), { etag: 'W/"5-a"', 'last-modified': 'Mon, 5 jan 2026 9:00:00 GMT' });
    const found = await items();
    const [{ headers } = { headers: {} }] = server.requests;
    for (const name of ['if-none-match', 'if-modified-since', 'cookie', 'referer'])
      expect(headers).not.toHaveProperty(name);
    expect(headers).toMatchObject({ 'user-agent': 'test', accept: expect.stringContaining('application/rss+xml') });
    expect(found).toMatchObject({
      finalUrl: at(),
      movedTo: null,
      validators: { url: at(), etag: 'W/"5-a"', lastModified: 'Mon, 5 jan 2026 9:00:00 GMT' },
      feed: {
        title: 'The Harbour Post',
        home: 'https://harbour.example/',
        items: [
          {
            title: 'Ferry line reopens',
            link: 'https://harbour.example/ferry',
            id: 'hp-1',
            published: '2026-01-05T10:00:00.000Z',
          },
        ],
      },
    });
  });

  it('unpacks gzip and decodes charsets', async () => {
    const body = Buffer.from(
      rss({ title: 'Høyt og lavt', before: '<?xml version="1.0" encoding="iso-8859-1"?>' }),
      'latin1',
    );
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    expect((await items()).feed.items[0]?.title).toBe('Høyt og lavt');
  });

  it('makes a title of the text where an item has none', async () => {
    answer = give(rss({ title: '', inItem: '<description>Fog all day,&lt;br&gt;no boats.</description>' }));
    expect((await items()).feed.items[0]?.title).toBe('Fog all day, no boats.');
  });

  it('tells where it ended up', async () => {
    answer = ({ url }, response) =>
      url === '/feed'
        ? response.writeHead(301, { location: '/new' }).end()
        : response.writeHead(200, { etag: '"n"' }).end(rss());
    expect(await poll()).toMatchObject({
      finalUrl: `${server.url}/new`,
      movedTo: `${server.url}/new`,
      validators: { url: `${server.url}/new`, etag: '"n"', lastModified: null },
    });
  });
});

describe('a later poll', () => {
  const lastModified = 'Mon, 5 jan 2026 9:00:00 GMT';
  const known = () => ({
    validators: { url: at(), etag: 'W/"5-a"', lastModified },
    bodyHash: 'abc',
    pace: { ...NO_PACE, waitMinutes: 90 },
  });

  it('sends both validators byte for byte, and a 304 brings nothing and keeps them', async () => {
    answer = (_, response) => response.writeHead(304).end();
    expect(await poll(known())).toEqual({
      kind: 'unchanged',
      finalUrl: at(),
      movedTo: null,
      ...known(),
      freshMinutes: 0,
    });
    expect(server.requests[0]?.headers).toMatchObject({
      'if-none-match': 'W/"5-a"',
      'if-modified-since': lastModified,
    });
  });

  it('takes over what a 304 says anew', async () => {
    answer = (_, response) =>
      response.writeHead(304, { 'last-modified': 'new', 'cache-control': 'max-age=3600' }).end();
    expect(await poll(known())).toMatchObject({
      validators: { etag: 'W/"5-a"', lastModified: 'new' },
      freshMinutes: 60,
    });
  });

  it('sends validators to no other address than the one that gave them', async () => {
    answer = ({ url }, response) =>
      url === '/feed' ? response.writeHead(302, { location: '/b' }).end() : response.writeHead(200).end(rss());
    await poll({ ...known(), validators: { url: `${server.url}/b`, etag: '"b"', lastModified: null } });
    expect(server.requests.map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([
      ['/feed', undefined],
      ['/b', '"b"'],
    ]);
  });

  it('finds the same body under a new ETag unchanged', async () => {
    answer = give(rss(), { etag: '"6"' });
    const bodyHash = createHash('sha256').update(rss()).digest('hex');
    expect(await poll({ ...known(), bodyHash })).toMatchObject({
      kind: 'unchanged',
      validators: { etag: '"6"', lastModified: null },
      bodyHash,
      pace: { waitMinutes: 90 },
    });
  });

  it('learns that the feed is gone', async () => {
    answer = (_, response) => response.writeHead(410).end();
    expect(await poll(known())).toEqual({ kind: 'gone' });
  });
});

describe('how long the headers ask to wait', () => {
  test.each<[Record<string, string>, number]>([
    [{}, 0],
    [{ 'cache-control': 'public, max-age=1800' }, 30],
    [{ 'cache-control': 'max-age=1800', age: '600' }, 20],
    [{ 'cache-control': 'max-age=60', age: '600' }, 0],
    [{ 'cache-control': 'max-age=0' }, 0],
    [{ 'cache-control': 'no-cache, max-age=3600' }, 0],
    [{ 'cache-control': 's-maxage=3600' }, 0],
    [{ date: 'Mon, 05 Jan 2026 10:00:00 GMT', expires: 'Mon, 05 Jan 2026 12:00:00 GMT' }, 120],
    [{ date: 'Mon, 05 Jan 2026 10:00:00 GMT', expires: 'Sun, 04 Jan 2026 10:00:00 GMT' }, 0],
    [{ 'cache-control': 'max-age=600', expires: 'Mon, 05 Jan 2099 12:00:00 GMT' }, 10],
    [{ expires: '0' }, 0],
    [{ 'cache-control': 'max-age=99999999' }, 1440],
  ])('%j: %i minutes', async (headers, minutes) => {
    answer = give(rss(), headers);
    expect((await items()).freshMinutes).toBe(minutes);
  });

  it('and the document', async () => {
    answer = give(rss({ channel: '<ttl>45</ttl><skipHours><hour>3</hour></skipHours>' }));
    expect((await items()).pace).toEqual({ waitMinutes: 45, skipHours: [3], skipDays: [] });
  });
});

describe('failures say what is wrong', () => {
  const asksTooOften = '127.0.0.1 says that I ask too often (429)';
  test.each<[number, Record<string, string>, boolean, string]>([
    [429, { 'retry-after': '120' }, true, `${asksTooOften}: it asks me to wait until 5 Jan 2026, 12:02 UTC.`],
    [
      429,
      { 'retry-after': 'Mon, 05 Jan 2026 15:00:00 GMT' },
      true,
      `${asksTooOften}: it asks me to wait until 5 Jan 2026, 15:00 UTC.`,
    ],
    [503, { 'retry-after': '-1' }, true, '127.0.0.1 is down for now (503): I will ask less often for a while.'],
    [503, { 'retry-after': 'soon' }, true, '127.0.0.1 is down for now (503): I will ask less often for a while.'],
    [500, {}, true, '127.0.0.1 has a fault of its own (500): I will try again later.'],
    [404, {}, false, '127.0.0.1 has nothing at this address (404): look for the feed’s new address.'],
    [403, {}, false, '127.0.0.1 refuses to give me this feed (403): ask the outlet, or use another feed of it.'],
    [
      403,
      { 'cf-mitigated': 'challenge' },
      false,
      '127.0.0.1 asks for a robot check (Cloudflare): ask the outlet to let feed readers in.',
    ],
  ])('%i %j', async (status, headers, retry, words) => {
    answer = (_, response) => response.writeHead(status, headers).end('no');
    await expect(poll()).rejects.toMatchObject({ code: 'source-down', retry, words });
  });

  it('a page instead of a feed', async () => {
    answer = give(
      '<!doctype html><html><head><link rel="alternate" type="application/atom+xml" href="atom.xml"></head></html>',
    );
    await expect(poll()).rejects.toMatchObject({
      code: 'not-a-feed',
      retry: false,
      words: `${server.url}/feed is a web page, not a feed: its feed is ${server.url}/atom.xml`,
    });
  });

  it('an endless answer', async () => {
    answer = (_, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(1_000_000)), 1);
      response.on('close', () => clearInterval(timer));
    };
    await expect(poll()).rejects.toMatchObject({ code: 'too-large' });
  });

  it('a redirect into the private network', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end();
    await expect(poll()).rejects.toMatchObject({ code: 'unsafe-address' });
  });
});

it('carries the time that a server asks to be left alone for', async () => {
  answer = (_, response) => response.writeHead(503, { 'retry-after': '3600' }).end();
  await expect(poll()).rejects.toMatchObject({ retryAt: '2026-01-05T13:00:00.000Z' });
});

it('parses a document at hand in its own order, null for what it does not say', async () => {
  const body = new TextEncoder().encode(rss({ date: '', after: '<item><title>Later</title></item></channel></rss>' }));
  const parsed = await feeds.parse({ body, headers: {}, url: 'https://harbour.example/feed' });
  expect(parsed.title).toBe('The Harbour Post');
  expect(parsed.items.map(({ title, published }) => [title, published])).toEqual([
    ['Ferry line reopens', null],
    ['Later', null],
  ]);
});

describe('an address that somebody wants to add', () => {
  const look = (path: string) => feeds.look({ url: `${server.url}${path}`, now, signal: AbortSignal.timeout(20_000) });
  const pages = (by: Readonly<Record<string, string>>) => {
    answer = ({ url = '' }, response) =>
      by[url] === undefined ? response.writeHead(404).end() : response.writeHead(200).end(by[url]);
  };

  it('is a feed', async () => {
    pages({ '/feed': rss() });
    expect(await look('/feed')).toMatchObject({ kind: 'feed', url: at(), feed: { title: 'The Harbour Post' } });
  });

  it('is taken from where it has moved to for good', async () => {
    answer = ({ url }, response) =>
      url === '/old' ? response.writeHead(308, { location: '/feed' }).end() : response.writeHead(200).end(rss());
    expect(await look('/old')).toMatchObject({ kind: 'feed', url: at() });
  });

  it('is a page that names its feeds', async () => {
    pages({
      '/': `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" title="All news" href="/all.rss">
        <link rel="alternate" type="application/atom+xml" title="Comments" href="/comments.atom"></head></html>`,
    });
    expect(await look('/')).toEqual({
      kind: 'page',
      url: `${server.url}/`,
      feeds: [
        { url: `${server.url}/all.rss`, title: 'All news' },
        { url: `${server.url}/comments.atom`, title: 'Comments' },
      ],
    });
  });

  it('is a page that names none, of a site that has one at a usual place', async () => {
    pages({ '/': '<!doctype html><html><body>News</body></html>', '/feed.xml': rss() });
    expect(await look('/')).toMatchObject({
      kind: 'page',
      feeds: [{ url: `${server.url}/feed.xml`, title: 'The Harbour Post' }],
    });
  });

  it('is a page without any', async () => {
    pages({ '/': '<!doctype html><html><body>News</body></html>' });
    await expect(look('/')).rejects.toMatchObject({
      code: 'not-a-feed',
      words: expect.stringContaining('is a web page, not a feed'),
    });
    expect(server.requests.length).toBeLessThan(10);
  });

  it('is not there', async () => {
    pages({});
    await expect(look('/nothing')).rejects.toMatchObject({
      code: 'source-down',
      words: expect.stringContaining('404'),
    });
  });
});
