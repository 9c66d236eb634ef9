import { createServer, type Server } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import { type Served, serve } from './serve.ts';

/** Each spells this machine, its network or a cloud's metadata; the last ones are names that only a lookup resolves. */
const TARGETS = [
  ...['127.0.0.1', 'localhost', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0.0.0.0', '[::1]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
  ...['169.254.169.254', '100.64.0.1', 'inside.example'],
  ...[
    '127.0.0.1.',
    'LOCALHOST',
    'localhost.',
    'news.localhost',
    '%31%32%37.0.0.1',
    '１２７.０.０.１',
    '①②⑦.⓪.⓪.①',
    '0',
  ],
  ...['0x7f.1', '017700000001', '[::127.0.0.1]', '[::ffff:0:127.0.0.1]', '[64:ff9b:1::7f00:1]', 'zürich.example.'],
];

/** A name server for which every name of `.example` is this machine. */
const lookup: LookupFunction = (_, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

/** A server on all addresses of this machine, at a port that is open to all: nobody is stopped by the port alone. */
let secret: Server;
let secretPort = 0;
let reached: string[] = [];
let front: Served;
let location = '';

beforeAll(async () => {
  secret = createServer((request, response) => {
    reached.push(request.headers.host ?? '');
    response.end('secret');
  });
  for (const port of [8443, 8080, 80, 443]) {
    const isListening = await new Promise<boolean>((resolve) => {
      secret.once('error', () => resolve(false)).listen(port, '::', () => resolve(true));
    });
    secret.removeAllListeners('error');
    if (isListening) secretPort = port;
    if (isListening) break;
  }
  front = await serve((_, response) =>
    response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end(),
  );
});
afterAll(async () => {
  secret.closeAllConnections();
  secret.close();
  await front.close();
});

const ask = { maxBytes: 1000, timeoutMs: 5000 };

test('the server can be reached, by who does not guard', async () => {
  reached = [];
  await fetch(`http://127.0.0.1:${secretPort}/`);
  await fetch(`http://[::1]:${secretPort}/`);
  expect(reached).toHaveLength(2);
});

describe.each(TARGETS)('%s', (target) => {
  it('is not reached, directly or by a redirect', async () => {
    reached = [];
    const web = openWeb({ userAgent: 'test', allowPrivate: [front.place], spacingMs: 0, lookup });
    const refused = { code: 'unsafe-address', retry: false };
    const url = `http://${target}:${secretPort}/`;
    await expect(web.get({ url, ...ask })).rejects.toMatchObject(refused);
    location = url;
    await expect(web.get({ url: front.url, ...ask })).rejects.toMatchObject(refused);
    location = `//${target}:${secretPort}/`;
    await expect(web.get({ url: front.url, ...ask })).rejects.toMatchObject(refused);
    expect(reached).toEqual([]);
    await web.close();
  });
});

describe('an allowed server', () => {
  it('is not reached under another name, nor another port under its own', async () => {
    reached = [];
    const web = openWeb({ userAgent: 'test', allowPrivate: [front.place], spacingMs: 0, lookup });
    const port = front.place.split(':')[1];
    const before = front.requests.length;
    for (const host of ['localhost', 'inside.example', '127.0.0.2', '[::1]', '[::ffff:127.0.0.1]'])
      await expect(web.get({ url: `http://${host}:${port}/`, ...ask })).rejects.toMatchObject({
        code: 'unsafe-address',
      });
    expect(front.requests).toHaveLength(before);
    location = `http://127.0.0.1:${secretPort}/`;
    await expect(web.get({ url: front.url, ...ask })).rejects.toMatchObject({ code: 'unsafe-address' });
    expect(reached).toEqual([]);
    await web.close();
  });

  it('is reached by its name when that is what is allowed', async () => {
    const port = front.place.split(':')[1];
    location = 'ftp://end.example/';
    const web = openWeb({ userAgent: 'test', allowPrivate: [`Intranet.example:${port}`], lookup });
    const before = front.requests.length;
    await expect(web.get({ url: `http://INTRANET.example:${port}/`, ...ask })).rejects.toThrow();
    expect(front.requests).toHaveLength(before + 1);
    await web.close();
  });
});
