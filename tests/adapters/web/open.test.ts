import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import type { Web } from '../../../src/ports/web.ts';
import { type Served, serve } from './serve.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answer;
let server: Served;
let web: Web;

beforeEach(async () => {
  server = await serve((request, response) => answer(request, response));
  web = openWeb({ userAgent: 'OnRecord/1 (+https://onrecord.example)', allowPrivate: [server.place] });
});

afterEach(async () => {
  await web.close();
  await server.close();
});

const get = (path: string, more: { maxBytes?: number; timeoutMs?: number; signal?: AbortSignal } = {}) =>
  web.get({ url: server.url + path, maxBytes: 100_000, timeoutMs: 5000, ...more });

const text = (body: Uint8Array) => Buffer.from(body).toString();

describe('a request', () => {
  it('carries its name, no cookie and no referrer, even after the server set one', async () => {
    answer = (_, response) => response.setHeader('set-cookie', 'a=1').end('ok');
    await get('/');
    await get('/');
    const { headers } = server.requests[1]!;
    expect(headers['user-agent']).toBe('OnRecord/1 (+https://onrecord.example)');
    expect(headers['accept-encoding']).toBe('gzip, br, deflate');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  });

  it('hands on headers byte for byte', async () => {
    answer = (_, response) => response.setHeader('etag', 'W/"caf\u00e9-1"').end(Buffer.from('ok'));
    const { headers } = await get('/');
    await web.get({ url: server.url, headers: { 'If-None-Match': headers.etag! }, maxBytes: 100, timeoutMs: 5000 });
    expect(server.requests[1]!.headers['if-none-match']).toBe('W/"caf\u00e9-1"');
  });

  test.each([404, 410, 500, 304])('takes status %i as an answer', async (status) => {
    answer = (_, response) => response.writeHead(status).end();
    expect((await get('/')).status).toBe(status);
  });
});

describe('redirects', () => {
  const chain = (statuses: Readonly<Record<string, number>>): Answer => {
    return (request, response) => {
      const status = statuses[request.url ?? ''];
      if (status === undefined) response.end(`end at ${request.url}`);
      else response.writeHead(status, { location: `${request.url}x` }).end('moved');
    };
  };

  test.each([
    ['permanent all the way', { '/': 301, '/x': 308 }, '/xx', '/xx'],
    ['permanent, then for now: stored only as far as the first', { '/': 301, '/x': 302 }, '/xx', '/x'],
    ['for now, then permanent', { '/': 307, '/x': 301 }, '/xx', null],
    ['see other', { '/': 303 }, '/x', null],
    ['none', {}, '/', null],
  ])('%s', async (_, statuses, finalPath, movedTo) => {
    answer = chain(statuses);
    const found = await get('/');
    expect(found.url).toBe(server.url + finalPath);
    expect(found.movedTo).toBe(movedTo === null ? null : server.url + movedTo);
    expect(text(found.body)).toBe(`end at ${finalPath}`);
  });

  it('follows five and not six', async () => {
    answer = chain({ '/': 302, '/x': 302, '/xx': 302, '/xxx': 302, '/xxxx': 302 });
    expect((await get('/')).status).toBe(200);
    expect(server.requests).toHaveLength(6);
    answer = (request, response) => response.writeHead(302, { location: `${request.url}x` }).end();
    await expect(get('/')).rejects.toMatchObject({
      code: 'source-down',
      retry: false,
      words: '127.0.0.1 redirects more than 5 times: check the address in a browser.',
    });
    expect(server.requests).toHaveLength(12);
  });

  test.each([
    ['to itself', { '/': '/' }, 1],
    ['to itself with a fragment', { '/': '/#top' }, 1],
    ['of three', { '/': '/b', '/b': '/c', '/c': '/' }, 3],
  ])('in a circle are named as such: %s', async (_, ways: Readonly<Record<string, string>>, requests) => {
    answer = (request, response) => response.writeHead(302, { location: ways[request.url ?? ''] ?? '/' }).end();
    await expect(get('/')).rejects.toMatchObject({
      code: 'source-down',
      retry: false,
      words: expect.stringContaining('127.0.0.1 redirects in a circle'),
    });
    expect(server.requests).toHaveLength(requests);
  });

  it('lose their fragments, which no server sees', async () => {
    answer = (request, response) =>
      request.url === '/' ? response.writeHead(301, { location: '/feed#top' }).end() : response.end('end');
    expect(await get('/#here')).toMatchObject({ url: `${server.url}/feed`, movedTo: `${server.url}/feed` });
    expect(server.requests.map(({ path }) => path)).toEqual(['/', '/feed']);
  });

  it('without a place to go to are answers', async () => {
    answer = (_, response) => response.writeHead(301).end('where?');
    expect(await get('/')).toMatchObject({ status: 301, movedTo: null });
  });

  test.each(['http://[', 'https://'])('to %s, which is no address, fail', async (location) => {
    answer = (_, response) => response.writeHead(302, { location }).end();
    await expect(get('/')).rejects.toMatchObject({ code: 'source-down', retry: false });
  });

  it('go to the end of the line of the host that they lead to', async () => {
    const spaced = openWeb({ userAgent: 'test', allowPrivate: [server.place], spacingMs: 150 });
    answer = chain({ '/': 302 });
    const begun = performance.now();
    await spaced.get({ url: server.url, maxBytes: 100, timeoutMs: 5000 });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(148);
    await spaced.close();
  });

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'file:///etc/hosts',
  ])('does not go to %s', async (location) => {
    answer = (_, response) => response.writeHead(302, { location }).end();
    await expect(get('/')).rejects.toMatchObject({ code: 'unsafe-address' });
    expect(server.requests).toHaveLength(1);
  });

  describe('to another origin', () => {
    const given = {
      'if-none-match': '"1"',
      'If-Modified-Since': 'Mon, 02 Mar 2026 08:00:00 GMT',
      Authorization: 'Bearer abc',
      Cookie: 'a=1',
      Referer: 'https://from.example/',
      accept: 'text/xml',
    };

    it('take neither validators nor authorization along, also when only the port differs', async () => {
      const other = await serve((_, response) => response.end('other'));
      const both = openWeb({ userAgent: 'test', allowPrivate: [server.place, other.place] });
      answer = (_, response) => response.writeHead(301, { location: other.url }).end();
      await both.get({ url: server.url, headers: given, maxBytes: 100, timeoutMs: 5000 });
      expect(server.requests[0]!.headers).toMatchObject({ 'if-none-match': '"1"', authorization: 'Bearer abc' });
      expect(Object.keys(other.requests[0]!.headers).toSorted()).toEqual(
        ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'].toSorted(),
      );
      expect(other.requests[0]!.headers.accept).toBe('text/xml');
      await both.close();
      await other.close();
    });

    it('and back do not bring them back', async () => {
      const other = await serve((_, response) => response.writeHead(302, { location: `${server.url}/end` }).end());
      const both = openWeb({ userAgent: 'test', allowPrivate: [server.place, other.place] });
      answer = (request, response) =>
        request.url === '/end' ? response.end('end') : response.writeHead(302, { location: other.url }).end();
      await both.get({ url: server.url, headers: given, maxBytes: 100, timeoutMs: 5000 });
      expect(server.requests[1]!.headers).not.toHaveProperty('authorization');
      await both.close();
      await other.close();
    });

    it('carry what is meant for one address there alone, and to no address that it leads to', async () => {
      const other = await serve((_, response) => response.end('other'));
      const both = openWeb({ userAgent: 'test', allowPrivate: [server.place, other.place] });
      answer = (_, response) => response.writeHead(301, { location: `${other.url}/feed` }).end();
      const ask = (url: string) =>
        both.get({
          url: `${server.url}/feed`,
          only: { url, headers: { 'if-none-match': '"1"' } },
          maxBytes: 100,
          timeoutMs: 5000,
        });
      await ask(`${other.url}/feed`);
      expect(server.requests[0]!.headers).not.toHaveProperty('if-none-match');
      expect(other.requests[0]!.headers['if-none-match']).toBe('"1"');
      await ask(`${server.url}/feed`);
      expect(server.requests[1]!.headers['if-none-match']).toBe('"1"');
      expect(other.requests[1]!.headers).not.toHaveProperty('if-none-match');
      await both.close();
      await other.close();
    });

    it('keep them within the origin', async () => {
      answer = chain({ '/': 301 });
      await web.get({ url: server.url, headers: given, maxBytes: 100, timeoutMs: 5000 });
      expect(server.requests[1]!.headers).toMatchObject({ 'if-none-match': '"1"', authorization: 'Bearer abc' });
      for (const { headers } of server.requests) {
        expect(headers).not.toHaveProperty('cookie');
        expect(headers).not.toHaveProperty('referer');
      }
    });
  });
});

describe('waiting', () => {
  it('ends a body that dribbles', async () => {
    answer = (_, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    const start = performance.now();
    await expect(get('/', { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'source-down',
      retry: true,
      words: '127.0.0.1 did not answer in time: its whole answer took longer than 0.3 seconds. I will try again later.',
    });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('has one deadline for all hops', async () => {
    answer = (request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 200);
    };
    await expect(get('/', { timeoutMs: 500 })).rejects.toMatchObject({ words: expect.stringContaining('in time') });
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });

  it('ends when its caller does', async () => {
    answer = () => undefined;
    await expect(get('/', { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({
      code: 'source-down',
      retry: true,
    });
    await expect(get('/', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'source-down' });
  });
});

it('asks one host one thing at a time', async () => {
  let open = 0;
  let most = 0;
  answer = (_, response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.end('ok');
    }, 20);
  };
  await Promise.all(Array.from({ length: 6 }, (_, index) => get(`/${index}`)));
  expect(most).toBe(1);
  expect(server.requests).toHaveLength(6);
});

it('ends what still waits for its turn when it is closed', async () => {
  const spaced = openWeb({ userAgent: 'test', allowPrivate: [server.place], spacingMs: 200 });
  answer = (_, response) => response.end('ok');
  const begun = performance.now();
  const asked = Array.from({ length: 50 }, () => spaced.get({ url: server.url, maxBytes: 100, timeoutMs: 5000 }));
  await asked[0];
  await spaced.close();
  const found = await Promise.allSettled(asked);
  expect(found.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(found.at(-1)).toMatchObject({ reason: { code: 'source-down', retry: true } });
  expect(performance.now() - begun).toBeLessThan(5000);
});

it('leaves no timer behind that would hold up the end of the program', async () => {
  const spaced = openWeb({ userAgent: 'test', allowPrivate: [server.place], spacingMs: 60_000 });
  answer = (_, response) => response.end('ok');
  await spaced.get({ url: server.url, maxBytes: 100, timeoutMs: 60_000 });
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  await spaced
    .get({ url: server.url, maxBytes: 100, timeoutMs: 60_000, signal: AbortSignal.timeout(50) })
    .catch(() => {});
  expect(timers()).toBeLessThanOrEqual(before);
  await spaced.close();
});
