import type { LookupFunction } from 'node:net';
import { describe, expect, it, test } from 'vitest';
import { explainError } from '../../../src/adapters/web/undici/explain-error.ts';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import { watchNetwork } from '../../../src/adapters/web/undici/watch-network.ts';
import { Failure } from '../../../src/model/failure.ts';
import { serve, serveTcp } from './serve.ts';

const MINUTE = 60_000;

describe('our own network', () => {
  it('is blamed when three hosts in a row are not to be reached', () => {
    const network = watchNetwork();
    expect(network.failed('a', 'ENOTFOUND', 0)).toBeNull();
    expect(network.failed('a', 'EAI_AGAIN', 1)).toBeNull();
    expect(network.failed('b', 'ENETUNREACH', 2)).toBeNull();
    expect(network.failed('b', 'EHOSTUNREACH', 3)).toBeNull();
    expect(network.failed('c', 'UND_ERR_CONNECT_TIMEOUT', 4)).toEqual(['a', 'b', 'c']);
    expect(network.failed('d', 'EAI_AGAIN', 5)).toEqual(['b', 'c', 'd']);
  });

  it('is not blamed when one answered between', () => {
    const network = watchNetwork();
    network.failed('a', 'EAI_AGAIN', 0);
    network.failed('b', 'EAI_AGAIN', 1);
    network.answered();
    expect(network.failed('c', 'EAI_AGAIN', 2)).toBeNull();
  });

  it('is not blamed for what is long ago', () => {
    const network = watchNetwork();
    network.failed('a', 'EAI_AGAIN', 0);
    network.failed('b', 'EAI_AGAIN', 9 * MINUTE);
    expect(network.failed('c', 'EAI_AGAIN', 11 * MINUTE)).toBeNull();
    expect(network.failed('d', 'EAI_AGAIN', 12 * MINUTE)).toEqual(['b', 'c', 'd']);
  });

  test.each(['ECONNREFUSED', 'ECONNRESET', 'CERT_HAS_EXPIRED', 'UND_ERR_HEADERS_TIMEOUT'])(
    'is not blamed for %s, which comes from a host',
    (code) => {
      const network = watchNetwork();
      expect(['a', 'b', 'c', 'd'].map((host) => network.failed(host, code, 0))).toEqual([null, null, null, null]);
    },
  );

  it('is tried all the same, and well again at the first answer', async () => {
    let lookups = 0;
    const lookup: LookupFunction = (hostname, _, callback) => {
      lookups += 1;
      callback(Object.assign(new Error(hostname), { code: 'EAI_AGAIN' }), '', 0);
    };
    const server = await serve((_, response) => response.end('ok'));
    const web = openWeb({ userAgent: 'test', allowPrivate: [server.place], spacingMs: 0, lookup });
    const get = (url: string) => web.get({ url, maxBytes: 100, timeoutMs: 5000 });
    const codes = async (hosts: readonly string[]) => {
      const found: string[] = [];
      for (const host of hosts) found.push(await get(`http://${host}.example/`).catch((error) => error.code));
      return found;
    };
    expect(await codes(['a', 'b', 'c', 'd'])).toEqual(['source-down', 'source-down', 'offline', 'offline']);
    await expect(get('http://e.example/')).rejects.toMatchObject({
      code: 'offline',
      retry: true,
      words:
        "No host can be reached, the last ones being c.example, d.example, e.example: check this machine's network and its DNS. I go on trying.",
    });
    expect(lookups).toBe(5);
    await get(server.url);
    expect(await codes(['f', 'g'])).toEqual(['source-down', 'source-down']);
    await web.close();
    await server.close();
  });
});

describe('words', () => {
  const coded = (code: string) => Object.assign(new Error('low level'), { code });

  test.each([
    ['ENOTFOUND', true, 'There is no host named paper.example: check the spelling of the address.'],
    ['EAI_AGAIN', true, "The name paper.example could not be looked up: check this machine's network and its DNS."],
    ['ECONNREFUSED', true, 'paper.example refused the connection: I will try again later.'],
    ['ECONNRESET', true, 'paper.example broke off the connection: I will try again later.'],
    ['ENETUNREACH', true, "There is no way to paper.example from here: check this machine's network."],
    ['UND_ERR_CONNECT_TIMEOUT', true, 'paper.example did not accept a connection in time: I will try again later.'],
    ['UND_ERR_HEADERS_TIMEOUT', true, /did not begin to answer in time/],
    ['UND_ERR_BODY_TIMEOUT', true, /stopped in the middle of its answer/],
    ['CERT_HAS_EXPIRED', true, 'The certificate of paper.example has expired: tell its owner to renew it.'],
    ['CERT_NOT_YET_VALID', true, /not valid yet: check this machine's clock/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', false, /signed its certificate itself/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false, /is for another name/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', false, /Nobody that this machine trusts/],
    ['HPE_INVALID_CONSTANT', false, /something that is not HTTP/],
    ['EPROTO', false, /no way to talk https/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', false, /no way to talk https/],
    ['UND_ERR_HEADERS_OVERFLOW', false, /more headers than I read/],
    ['SOMETHING_NEW', true, 'The request to paper.example failed (SOMETHING_NEW): I will try again later.'],
  ])('for %s', (code, retry, words) => {
    for (const error of [coded(code), new Error('wrapped', { cause: coded(code) })])
      expect(explainError(error, 'paper.example')).toMatchObject({
        code: 'source-down',
        retry,
        words: typeof words === 'string' ? words : expect.stringMatching(words),
        cause: error,
      });
  });

  it('of our own are kept', () => {
    const ours = new Failure('unsafe-address', 'No.');
    expect(explainError(ours, 'paper.example')).toBe(ours);
    expect(explainError(new Error('wrapped', { cause: ours }), 'paper.example')).toBe(ours);
  });

  const told = async (place: string, url = `http://${place}/`) => {
    const web = openWeb({ userAgent: 'test', allowPrivate: [place] });
    try {
      return await web.get({ url, maxBytes: 100, timeoutMs: 3000 }).then(
        () => null,
        (error) => error.words,
      );
    } finally {
      await web.close();
    }
  };

  it('tell of a server that refuses', async () => {
    const server = await serveTcp(() => undefined);
    await server.close();
    expect(await told(server.place)).toBe('127.0.0.1 refused the connection: I will try again later.');
  });

  it('tell of a connection that breaks, before the answer and within it', async () => {
    for (const beginning of ['', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nbeginning']) {
      const server = await serveTcp((socket) => socket.once('data', () => socket.end(beginning)));
      expect(await told(server.place)).toBe('127.0.0.1 broke off the connection: I will try again later.');
      await server.close();
      const rude = await serveTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
      expect(await told(rude.place)).toBe('127.0.0.1 broke off the connection: I will try again later.');
      await rude.close();
    }
  });

  it('tell of a server that speaks no HTTP', async () => {
    const server = await serveTcp((socket) => socket.write('220 mail.example ESMTP ready\r\n'));
    expect(await told(server.place)).toMatch(/127\.0\.0\.1 answered with something that is not HTTP \(/);
    await server.close();
  });

  it('tell of a server that speaks no TLS', async () => {
    const server = await serve((_, response) => response.end('ok'));
    expect(await told(server.place, `https://${server.place}/`)).toMatch(/no way to talk https/);
    await server.close();
  });

  it('tell of a server that takes the request and says nothing', async () => {
    const server = await serveTcp(() => undefined);
    expect(await told(server.place)).toMatch(/did not answer in time/);
    await server.close();
  });
});
