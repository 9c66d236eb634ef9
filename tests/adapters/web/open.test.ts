import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
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
    answer = (_, response) => response.writeHead(302, { location: '/again' }).end();
    await expect(get('/loop')).rejects.toMatchObject({ code: 'source-down', retry: false });
    expect(server.requests).toHaveLength(12);
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

  it('keeps validators from other hosts', async () => {
    const other = await serve((_, response) => response.end('other'));
    const both = openWeb({ userAgent: 'test', allowPrivate: [server.place, other.place] });
    answer = (_, response) => response.writeHead(301, { location: other.url }).end();
    await both.get({
      url: server.url,
      headers: { 'if-none-match': '"1"', accept: 'text/xml' },
      maxBytes: 100,
      timeoutMs: 5000,
    });
    expect(server.requests[0]!.headers['if-none-match']).toBe('"1"');
    expect(other.requests[0]!.headers).not.toHaveProperty('if-none-match');
    expect(other.requests[0]!.headers.accept).toBe('text/xml');
    await both.close();
    await other.close();
  });
});

describe('bodies', () => {
  const words = 'All the words of a long article. '.repeat(200);

  test.each<[string, string, Buffer]>([
    ['gzip', 'gzip', gzipSync(words)],
    ['br', 'br', brotliCompressSync(words)],
    ['deflate', 'deflate', deflateSync(words)],
    ['deflate without its header', 'deflate', deflateRawSync(words)],
    ['two encodings', 'gzip, br', brotliCompressSync(gzipSync(words))],
    ['identity', 'identity', Buffer.from(words)],
  ])('are unpacked: %s', async (_, encoding, body) => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body);
    expect(text((await get('/')).body)).toBe(words);
  });

  it('that end early give their beginning', async () => {
    const packed = gzipSync(words + Array.from({ length: 3000 }, (_, index) => index * index).join(' '));
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, -200));
    expect(text((await get('/')).body).slice(0, words.length)).toBe(words);
  });

  test.each(['zstd', 'compress', 'gzip, gzip, gzip'])('in the encoding %s are refused', async (encoding) => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end('xx');
    await expect(get('/')).rejects.toMatchObject({ code: 'source-down' });
  });

  it('that are bombs stop at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const before = process.memoryUsage().rss;
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    await expect(get('/', { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it('of a brotli bomb stop at the limit', async () => {
    answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(Buffer.alloc(20_000_000)));
    await expect(get('/', { maxBytes: 100_000 })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that announce too much are not read', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': '5000000' }).write('beginning');
    await expect(get('/')).rejects.toMatchObject({ code: 'too-large', words: expect.stringContaining('127.0.0.1') });
  });

  it('without end are cut off', async () => {
    let isClosed = false;
    answer = (_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(20_000)), 5);
      response.on('close', () => {
        isClosed = true;
        clearInterval(timer);
      });
    };
    await expect(get('/')).rejects.toMatchObject({ code: 'too-large' });
    await expect.poll(() => isClosed).toBe(true);
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
      words: expect.stringContaining('did not answer in time'),
    });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('has one deadline for all hops', async () => {
    answer = (_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/next' }).end(), 200);
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

  it('tells of a refused connection', async () => {
    await server.close();
    await expect(get('/')).rejects.toMatchObject({
      code: 'source-down',
      retry: true,
      words: '127.0.0.1 refused the connection: I will try again later.',
    });
  });

  it('tells of a broken connection', async () => {
    answer = (request) => request.socket.destroy();
    await expect(get('/')).rejects.toMatchObject({ code: 'source-down', retry: true });
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
