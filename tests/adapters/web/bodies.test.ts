import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import type { Web } from '../../../src/ports/web.ts';
import { type Served, serve, serveTcp, writeForEver } from './serve.ts';

const CAP = 10_000_000; // of feeds
/** Memory of this process that a hostile answer may cost: a few times its cap, as it is there raw and unpacked. */
const MEMORY_AT_MOST = 60_000_000;

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: Served;
let web: Web;

beforeEach(async () => {
  server = await serve((request, response) => answer(request, response));
  web = openWeb({ userAgent: 'test', allowPrivate: [server.place] });
});
afterEach(async () => {
  await web.close();
  await server.close();
});

const get = (more: { maxBytes?: number; timeoutMs?: number } = {}) =>
  web.get({ url: server.url, maxBytes: 100_000, timeoutMs: 5000, ...more });
const text = (body: Uint8Array) => Buffer.from(body).toString();

/** By how much the process grows, at most, while it works. */
async function mostMemoryOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 2);
  await work().finally(() => clearInterval(timer));
  return Math.max(most, process.memoryUsage.rss()) - before;
}

describe('bodies', () => {
  const words = 'All the words of a long article. '.repeat(200);

  test.each<[string, string, Buffer]>([
    ['gzip', 'gzip', gzipSync(words)],
    ['GZIP by its old name', 'X-GZIP', gzipSync(words)],
    ['br', 'br', brotliCompressSync(words)],
    ['deflate', 'deflate', deflateSync(words)],
    ['deflate without its header', 'deflate', deflateRawSync(words)],
    ['two encodings', 'gzip, br', brotliCompressSync(gzipSync(words))],
    ['identity', 'identity', Buffer.from(words)],
    ['none', '', Buffer.from(words)],
  ])('are unpacked: %s', async (_, encoding, body) => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body);
    expect(text((await get()).body)).toBe(words);
  });

  it('that end early give their beginning', async () => {
    const packed = gzipSync(words + Array.from({ length: 3000 }, (_, index) => index * index).join(' '));
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, -200));
    expect(text((await get()).body).slice(0, words.length)).toBe(words);
  });

  it('that are not packed as they say fail, and may do better the next time', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed');
    await expect(get()).rejects.toMatchObject({ code: 'source-down', retry: true });
  });

  test.each(['zstd', 'compress', 'gzip, gzip, gzip'])('in the encoding %s are refused unread', async (encoding) => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).write('beginning');
    await expect(get()).rejects.toMatchObject({ code: 'source-down', retry: false });
  });

  it('that announce too much are refused unread', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': '5000000' }).write('beginning');
    await expect(get()).rejects.toMatchObject({ code: 'too-large', words: expect.stringContaining('127.0.0.1') });
  });

  it('that are not sent (304) may be as long as they like', async () => {
    answer = (_, response) =>
      response.writeHead(304, { 'content-length': '5000000', 'content-encoding': 'zstd', etag: '"2"' }).end();
    expect(await get()).toMatchObject({ status: 304, headers: { etag: '"2"' } });
    expect((await get()).body).toHaveLength(0);
  });

  it('may be as long as allowed, raw and unpacked', async () => {
    const full = 'x'.repeat(100_000);
    answer = (_, response) => response.end(full);
    expect((await get()).body).toHaveLength(100_000);
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(full));
    expect((await get()).body).toHaveLength(100_000);
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(`${full}x`));
    await expect(get()).rejects.toMatchObject({ code: 'too-large' });
  });

  it('without end are cut off, and the connection with them', async () => {
    let isClosed = false;
    answer = (_, response) => {
      response.on('close', () => {
        isClosed = true;
      });
      if (response.socket) writeForEver(response.socket, 'HTTP/1.1 200 OK\r\n\r\n'.padEnd(20_000, 'x'));
    };
    await expect(get()).rejects.toMatchObject({ code: 'too-large' });
    await expect.poll(() => isClosed).toBe(true);
  });
});

describe('bombs', () => {
  let gzipBomb: Buffer; // 300 MB of zeros in some 292 kB
  let brotliBomb: Buffer; // 50 MB of them in under 100 bytes
  beforeAll(async () => {
    const parts: Buffer[] = [];
    const gzip = createGzip().on('data', (part: Buffer) => parts.push(part));
    const zeros = Buffer.alloc(1_000_000);
    for (let megabyte = 0; megabyte < 300; megabyte += 1)
      await new Promise<void>((resolve) => gzip.write(zeros, () => resolve()));
    await new Promise<void>((resolve) => gzip.once('end', resolve).end());
    gzipBomb = Buffer.concat(parts);
    brotliBomb = brotliCompressSync(Buffer.alloc(50_000_000), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
    });
  });
  afterAll(() => {
    gzipBomb = Buffer.alloc(0);
  });

  test.each([
    ['gzip', () => gzipBomb],
    ['br', () => brotliBomb],
    ['gzip, gzip', () => gzipSync(gzipBomb)],
  ])('of %s stop at the limit, in time and memory', async (encoding, bomb) => {
    const body = bomb();
    answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body);
    const begun = performance.now();
    const grown = await mostMemoryOf(async () => {
      await expect(get({ maxBytes: CAP })).rejects.toMatchObject({
        code: 'too-large',
        words: expect.stringContaining('larger than 10 MB'),
      });
    });
    expect(grown).toBeLessThan(MEMORY_AT_MOST);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe('servers that lie', () => {
  const talk = async (head: string, then: string | null, more: { timeoutMs?: number } = {}) => {
    const liar = await serveTcp((socket) => {
      socket.once('data', () => {
        socket.write(head);
        if (then !== null) writeForEver(socket, then);
        else socket.end();
      });
    });
    const before = process.memoryUsage().rss;
    const asking = openWeb({ userAgent: 'test', allowPrivate: [liar.place] });
    const begun = performance.now();
    try {
      return await asking.get({ url: liar.url, maxBytes: CAP, timeoutMs: 3000, ...more });
    } finally {
      expect(performance.now() - begun).toBeLessThan(4500);
      expect(process.memoryUsage().rss - before).toBeLessThan(MEMORY_AT_MOST);
      await asking.close();
      await liar.close();
    }
  };

  it('about a length that does not come', async () => {
    await expect(talk('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort', null)).rejects.toMatchObject({
      code: 'source-down',
      retry: true,
    });
  });

  it('about a length that is less than what comes', async () => {
    const found = await talk('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst and much more', null);
    expect(text(found.body)).toBe('first');
  });

  it('about a length that is nonsense', async () => {
    await expect(talk('HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nbody', null)).rejects.toMatchObject({
      code: 'source-down',
    });
  });

  it('with headers without end', async () => {
    await expect(talk('HTTP/1.1 200 OK\r\n', `X-More: ${'x'.repeat(1000)}\r\n`)).rejects.toMatchObject({
      code: 'source-down',
      retry: false,
      words: expect.stringContaining('more headers than I read'),
    });
  });

  it('with one header without end', async () => {
    await expect(talk('HTTP/1.1 200 OK\r\nX-More: ', 'x'.repeat(1000))).rejects.toMatchObject({
      code: 'source-down',
      words: expect.stringContaining('more headers than I read'),
    });
  });

  it.each([102, 103])('with %i again and again', async (status) => {
    await expect(talk('', `HTTP/1.1 ${status} Soon\r\nLink: </a.css>\r\n\r\n`)).rejects.toMatchObject({
      code: 'source-down',
      words: expect.stringContaining('keeps announcing'),
    });
  });

  it('with 100, which nobody asked for', async () => {
    await expect(talk('', 'HTTP/1.1 100 Continue\r\n\r\n')).rejects.toMatchObject({ code: 'source-down' });
  });

  it('with chunks without end', async () => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    await expect(talk('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', chunk)).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('with a redirect whose body has no end, which is not waited for', async () => {
    const begun = performance.now();
    await expect(
      talk('HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\n', 'x'.repeat(1000)),
    ).rejects.toMatchObject({ code: 'unsafe-address' });
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('with a redirect whose body dribbles, which is not waited for', async () => {
    let isClosed = false;
    answer = (request, response) => {
      if (request.url !== '/') return response.end('end');
      response.on('close', () => {
        isClosed = true;
      });
      response.writeHead(302, { location: '/end' });
      const timer = setInterval(() => response.write('.'), 100);
      return response.on('close', () => clearInterval(timer));
    };
    expect(text((await get({ timeoutMs: 4000 })).body)).toBe('end');
    expect(isClosed).toBe(true);
  });
});
