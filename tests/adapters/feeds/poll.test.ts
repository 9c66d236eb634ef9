import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { openFeeds } from '../../../src/adapters/feeds/http/open.ts';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import type { Feed, FeedState } from '../../../src/model/feed.ts';
import type { Feeds } from '../../../src/ports/feeds.ts';
import type { Web } from '../../../src/ports/web.ts';
import { type Served, serve } from '../web/serve.ts';
import { rss } from './documents.ts';

const now = '2026-01-05T12:00:00.000Z';

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: Served;
let web: Web;
let feeds: Feeds;

beforeEach(async () => {
  server = await serve((request, response) => answer(request, response));
  web = openWeb({ userAgent: 'test', allowPrivate: [server.place] });
  feeds = openFeeds(web);
});

afterEach(async () => {
  await web.close();
  await server.close();
});

const fresh: FeedState = {
  feedId: 'harbour-post',
  status: 'active',
  etag: null,
  lastModified: null,
  bodyHash: null,
  nextPollAt: now,
  lastOkAt: null,
  failuresInARow: 0,
  lastError: null,
};

function poll(state: Partial<FeedState> = {}) {
  const feed: Feed = {
    id: 'harbour-post',
    url: `${server.url}/feed`,
    outlet: 'The Harbour Post',
    language: 'en',
    country: 'NO',
    pollEveryMinutes: 15,
    workspace: null,
  };
  return feeds.poll(feed, { ...fresh, ...state }, now, AbortSignal.timeout(10_000));
}

const give =
  (body: string, headers: Readonly<Record<string, string>> = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(body);

describe('a first poll', () => {
  it('asks without validators and brings items', async () => {
    answer = give(rss(), { etag: 'W/"5-a"', 'last-modified': 'Mon, 5 jan 2026 9:00:00 GMT' });
    const found = await poll();
    expect(server.requests[0]!.headers).not.toHaveProperty('if-none-match');
    expect(server.requests[0]!.headers).not.toHaveProperty('if-modified-since');
    expect(server.requests[0]!.headers.accept).toContain('application/rss+xml');
    expect(found).toMatchObject({ kind: 'items', etag: 'W/"5-a"', lastModified: 'Mon, 5 jan 2026 9:00:00 GMT' });
    expect(found.items).toMatchObject([
      {
        feedId: 'harbour-post',
        outlet: 'The Harbour Post',
        language: 'en',
        title: 'Ferry line reopens',
        url: 'https://harbour.example/ferry',
        published: '2026-01-05T10:00:00.000Z',
      },
    ]);
  });

  it('unpacks gzip and decodes charsets', async () => {
    const body = Buffer.from(
      rss({ title: 'Høyt og lavt', before: '<?xml version="1.0" encoding="iso-8859-1"?>' }),
      'latin1',
    );
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    expect((await poll()).items[0]!.title).toBe('Høyt og lavt');
  });
});

describe('a later poll', () => {
  const known = { etag: 'W/"5-a"', lastModified: 'Mon, 5 jan 2026 9:00:00 GMT', bodyHash: 'abc' };

  it('sends both validators byte for byte, and a 304 brings nothing and keeps them', async () => {
    answer = (_, response) => response.writeHead(304).end();
    expect(await poll(known)).toEqual({ kind: 'unchanged', items: [], ...known, waitMinutes: 0 });
    expect(server.requests[0]!.headers).toMatchObject({
      'if-none-match': known.etag,
      'if-modified-since': known.lastModified,
    });
  });

  it('takes over what a 304 says anew', async () => {
    answer = (_, response) =>
      response.writeHead(304, { 'last-modified': 'new', 'cache-control': 'max-age=3600' }).end();
    expect(await poll(known)).toMatchObject({ etag: 'W/"5-a"', lastModified: 'new', waitMinutes: 60 });
  });

  it('finds the same body under a new ETag unchanged', async () => {
    answer = give(rss(), { etag: '"6"' });
    const bodyHash = createHash('sha256').update(rss()).digest('hex');
    expect(await poll({ ...known, bodyHash })).toEqual({
      kind: 'unchanged',
      items: [],
      etag: '"6"',
      lastModified: null,
      bodyHash,
      waitMinutes: 0,
    });
  });

  it('remembers what the document said about waiting', async () => {
    answer = give(rss({ channel: '<ttl>90</ttl>' }));
    const { bodyHash } = await poll();
    expect(await poll({ bodyHash })).toMatchObject({ kind: 'unchanged', waitMinutes: 90 });
    answer = (_, response) => response.writeHead(304).end();
    expect(await poll({ bodyHash })).toMatchObject({ kind: 'unchanged', waitMinutes: 90 });
  });

  it('gives the same ids', async () => {
    answer = give(rss());
    const first = await poll();
    answer = give(rss({ title: 'Ferry line reopens, at last' }));
    const second = await poll({ bodyHash: first.bodyHash });
    expect(second.items[0]!.title).toBe('Ferry line reopens, at last');
    expect(second.items[0]!.id).toBe(first.items[0]!.id);
  });

  it('learns that the feed is gone', async () => {
    answer = (_, response) => response.writeHead(410).end();
    expect(await poll(known)).toMatchObject({ kind: 'gone', items: [] });
  });
});

describe('how long to wait', () => {
  test.each<[Record<string, string>, string, number]>([
    [{}, '', 0],
    [{ 'cache-control': 'public, max-age=1800' }, '', 30],
    [{ 'cache-control': 'max-age=0' }, '', 0],
    [{ 'cache-control': 'no-cache, max-age=3600' }, '', 0],
    [{ 'cache-control': 's-maxage=3600' }, '', 0],
    [{ date: 'Mon, 05 Jan 2026 10:00:00 GMT', expires: 'Mon, 05 Jan 2026 12:00:00 GMT' }, '', 120],
    [{ date: 'Mon, 05 Jan 2026 10:00:00 GMT', expires: 'Sun, 04 Jan 2026 10:00:00 GMT' }, '', 0],
    [{ expires: '0' }, '', 0],
    [{ 'cache-control': 'max-age=99999999' }, '', 1440],
    [{}, '<ttl>45</ttl>', 45],
    [{}, '<ttl>soon</ttl>', 0],
    [{}, '<ttl>-5</ttl>', 0],
    [{}, '<ttl>100000</ttl>', 1440],
    [{ 'cache-control': 'max-age=60' }, '<ttl>45</ttl>', 45],
    [{}, '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 360],
    [{}, '<sy:updatePeriod> hourly </sy:updatePeriod>', 60],
  ])('%j %s: %i minutes', async (headers, channel, minutes) => {
    answer = give(rss({ channel }), headers);
    expect((await poll()).waitMinutes).toBe(minutes);
  });
});

describe('failures say what is wrong', () => {
  test.each<[number, Record<string, string>, boolean, string]>([
    [
      429,
      { 'retry-after': '120' },
      true,
      '127.0.0.1 says that I ask too often (429): it asks me to wait for 2 minutes.',
    ],
    [
      429,
      { 'retry-after': 'Mon, 05 Jan 2026 15:00:00 GMT' },
      true,
      '127.0.0.1 says that I ask too often (429): it asks me to wait for 3 hours.',
    ],
    [503, { 'retry-after': '-1' }, true, '127.0.0.1 is down for now (503): I will ask less often for a while.'],
    [503, { 'retry-after': 'soon' }, true, '127.0.0.1 is down for now (503): I will ask less often for a while.'],
    [
      503,
      { 'retry-after': '99999999' },
      true,
      '127.0.0.1 is down for now (503): it asks me to wait for more than a week, which I take for a mistake.',
    ],
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

describe('a server that asks to be left alone', () => {
  const at = (instant: string, path: string) =>
    feeds.poll(
      {
        id: path,
        url: `${server.url}/${path}`,
        outlet: 'The Harbour Post',
        language: 'en',
        country: null,
        pollEveryMinutes: 15,
        workspace: null,
      },
      { ...fresh, feedId: path },
      instant,
      AbortSignal.timeout(10_000),
    );
  const paths = () => server.requests.map(({ path }) => path);

  it('by 429 is not asked again, for any of its feeds, until its time is over', async () => {
    answer = (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end();
    await expect(at('2026-01-05T12:00:00.000Z', 'a')).rejects.toMatchObject({ retry: true });
    answer = give(rss());
    await expect(at('2026-01-05T13:30:00.000Z', 'b')).rejects.toMatchObject({
      code: 'source-down',
      words: '127.0.0.1 asked to be left alone: I will ask again in 30 minutes.',
    });
    expect(paths()).toEqual(['/a']);
    expect(await at('2026-01-05T14:00:00.000Z', 'b')).toMatchObject({ kind: 'items' });
  });

  it('by 503 is asked for its other feeds', async () => {
    answer = (_, response) => response.writeHead(503, { 'retry-after': '3600' }).end();
    await expect(at(now, 'a')).rejects.toMatchObject({ retry: true });
    answer = give(rss());
    await expect(at(now, 'a')).rejects.toMatchObject({ words: expect.stringContaining('left alone') });
    expect(await at(now, 'b')).toMatchObject({ kind: 'items' });
    expect(paths()).toEqual(['/a', '/b']);
  });
});

it('parses a document at hand in its own order, null for what it does not say', async () => {
  const body = new TextEncoder().encode(rss({ date: '', after: '<item><title>Later</title></item></channel></rss>' }));
  const parsed = await feeds.parse({ body, headers: {}, url: 'https://harbour.example/feed' }, now);
  expect(parsed.title).toBe('The Harbour Post');
  expect(parsed.items.map(({ title, published }) => [title, published])).toEqual([
    ['Ferry line reopens', null],
    ['Later', null],
  ]);
});
