import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { describe, expect, it, test } from 'vitest';
import {
  checkedLookup,
  checkUrl,
  guardedConnector,
  isPublicAddress,
  readPlaces,
} from '../../../src/adapters/web/undici/guard-address.ts';
import { redirectTarget } from '../../../src/adapters/web/undici/redirect-target.ts';

const nothing: ReadonlySet<string> = new Set();

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['127.0.0.1', false],
  ['127.255.0.3', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true], // just outside 172.16/12
  ['192.168.1.1', false],
  ['169.254.169.254', false], // clouds' metadata
  ['100.64.0.1', false], // CGNAT
  ['100.128.0.1', true], // just outside it
  ['0.0.0.0', false],
  ['0.1.2.3', false],
  ['224.0.0.1', false],
  ['240.0.0.1', false],
  ['255.255.255.255', false],
  ['192.0.0.1', false], // protocol assignments
  ['192.0.2.1', false], // documentation
  ['192.88.99.1', false], // 6to4 relays
  ['198.18.0.1', false], // benchmarking
  ['::', false],
  ['::1', false],
  ['::7f00:1', false], // IPv4-compatible 127.0.0.1
  ['::ffff:127.0.0.1', false],
  ['::ffff:169.254.169.254', false],
  ['::ffff:8.8.8.8', true],
  ['::ffff:0:7f00:1', false], // IPv4-translated
  ['64:ff9b::7f00:1', false], // NAT64
  ['64:ff9b:1::7f00:1', false], // local NAT64
  ['2002:7f00:1::', false], // 6to4
  ['2001:0:4136:e378::', false], // Teredo
  ['2a00:1450:4001::5efe:7f00:1', false], // ISATAP
  ['2a00:1450:4001::200:5efe:a00:1', false], // ISATAP
  ['fc00::1', false],
  ['fd00:ec2::254', false], // metadata over IPv6
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fec0::1', false], // site-local
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['3fff::1', false], // documentation
  ['4000::1', false], // not given out to anybody
  ['not an address', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.each([
  ['ftp://paper.example/feed', 'unsafe-address'],
  ['file:///etc/hosts', 'unsafe-address'],
  ['gopher://paper.example/', 'unsafe-address'],
  ['data:text/html,x', 'unsafe-address'],
  ['ws://paper.example/', 'unsafe-address'],
  ['blob:https://paper.example/1', 'unsafe-address'],
  ['http://paper.example:25/', 'unsafe-address'],
  ['http://paper.example:6379/', 'unsafe-address'],
  ['http://paper.example:0/', 'unsafe-address'],
  ['http://10.0.0.1/', 'unsafe-address'],
  ['https://[fd00:ec2::254]/', 'unsafe-address'],
  ['https://me:secret@paper.example/feed', 'unsafe-address'],
  ['https://me@paper.example/feed', 'unsafe-address'],
  ['https://paper.example@10.0.0.1/feed', 'unsafe-address'],
  ['http://10.0.0.1\\@paper.example/', 'unsafe-address'],
  ['http://[fe80::1%25eth0]/', 'bad-input'],
  ['http://[fe80::1%eth0]/', 'bad-input'],
  ['http://paper.example:99999/', 'bad-input'],
  ['http://pap er.example/', 'bad-input'],
  ['http://1.2.3.4.5/', 'bad-input'],
  ['http:///', 'bad-input'],
  ['paper.example/feed', 'bad-input'],
  ['', 'bad-input'],
])('refuses %s before connecting', (url, code) => {
  expect(() => checkUrl(url, nothing)).toThrow(expect.objectContaining({ code }));
});

test.each([
  ['https://paper.example/feed', 'https://paper.example/feed'],
  ['HTTPS://Paper.Example/Feed', 'https://paper.example/Feed'],
  ['https://zürcher-bote.example/', 'https://xn--zrcher-bote-thb.example/'],
  ['https://paper.example./feed', 'https://paper.example./feed'],
  ['http://paper.example:8080/', 'http://paper.example:8080/'],
  ['https:paper.example', 'https://paper.example/'],
])('takes %s', (url, href) => {
  expect(checkUrl(url, nothing).href).toBe(href);
});

describe('places that are allowed although private', () => {
  it('are one host at one port', () => {
    const allowed = readPlaces(['10.0.0.5:8123']);
    expect(checkUrl('http://10.0.0.5:8123/feed', allowed).port).toBe('8123');
    for (const url of ['http://10.0.0.5:8124/', 'http://10.0.0.5/', 'http://10.0.0.6:8123/'])
      expect(() => checkUrl(url, allowed)).toThrow(expect.objectContaining({ code: 'unsafe-address' }));
  });

  it('may be written as people write them', () => {
    expect([...readPlaces(['Intranet:80', 'bücher.example:8123', '[::1]:443', '127.1:8123'])]).toEqual([
      'intranet:80',
      'xn--bcher-kva.example:8123',
      '[::1]:443',
      '127.0.0.1:8123',
    ]);
  });
});

describe('a lookup', () => {
  const answers = (addresses: readonly string[]): LookupFunction =>
    checkedLookup((_, __, callback) =>
      callback(
        null,
        addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    );
  const look = (lookup: LookupFunction, all: boolean) =>
    new Promise((resolve, reject) => {
      lookup('paper.example', { all }, (error, address, family) =>
        error ? reject(error) : resolve([address, family]),
      );
    });

  it('hands on what it checked, one or all', async () => {
    const lookup = answers(['8.8.8.8', '2606:4700::1111']);
    expect(await look(lookup, false)).toEqual(['8.8.8.8', 4]);
    expect(await look(lookup, true)).toEqual([
      [
        { address: '8.8.8.8', family: 4 },
        { address: '2606:4700::1111', family: 6 },
      ],
      undefined,
    ]);
  });

  it('refuses a name with one private address among public ones', async () => {
    await expect(look(answers(['8.8.8.8', '10.0.0.1']), true)).rejects.toMatchObject({
      code: 'unsafe-address',
      words: expect.stringContaining('paper.example (10.0.0.1)'),
    });
  });

  it('is done once a connection, so that a name cannot turn private between check and use', async () => {
    const turning = ['8.8.8.8', '127.0.0.1'];
    const lookup = checkedLookup((_, __, callback) =>
      callback(null, [{ address: turning.shift() ?? 'asked too often', family: 4 }]),
    );
    expect(await look(lookup, false)).toEqual(['8.8.8.8', 4]);
    await expect(look(lookup, false)).rejects.toMatchObject({ code: 'unsafe-address' });
  });

  it('takes no addresses for no such name', async () => {
    await expect(look(answers([]), true)).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});

describe('the connector, whatever was checked before', () => {
  const connect = guardedConnector({ allowPrivate: readPlaces(['127.0.0.1:1']), connectTimeoutMs: 1000 });
  const codeOf = (hostname: string, port: string) =>
    new Promise((resolve) => {
      connect({ hostname, port, protocol: 'http:', host: hostname }, (...[error]) =>
        resolve(error !== null && 'code' in error ? error.code : error),
      );
    });

  test.each([
    ['127.0.0.1', '80'],
    ['127.0.0.1', ''],
    ['[::1]', '80'],
    ['::ffff:7f00:1', '80'],
    ['localhost', '80'],
    ['169.254.169.254', '80'],
  ])('refuses %s:%s', async (hostname, port) => {
    expect(await codeOf(hostname, port)).toBe('unsafe-address');
  });

  it('lets through what is allowed', async () => {
    expect(await codeOf('127.0.0.1', '1')).toBe('ECONNREFUSED');
  });
});

describe('redirectTarget', () => {
  const from = new URL('https://paper.example/news/feed');

  it('resolves relative addresses', () => {
    expect(redirectTarget(from, '../rss', nothing).href).toBe('https://paper.example/rss');
    expect(redirectTarget(from, '//other.example/rss', nothing).href).toBe('https://other.example/rss');
  });

  it('reads an address that is not escaped as UTF-8, else as latin-1', () => {
    const utf8 = Buffer.from('/überblick').toString('latin1');
    expect(redirectTarget(from, utf8, nothing).href).toBe('https://paper.example/%C3%BCberblick');
    expect(redirectTarget(from, '/überblick', nothing).href).toBe('https://paper.example/%C3%BCberblick');
  });

  it('never leaves https for http', () => {
    expect(() => redirectTarget(from, 'http://paper.example/rss', nothing)).toThrow(/unprotected http/);
  });

  it('goes from http to https', () => {
    expect(redirectTarget(new URL('http://paper.example/'), 'https://paper.example/', nothing).protocol).toBe('https:');
  });

  test.each(['javascript:alert(1)', 'file:///etc/hosts', 'http://paper.example:22/', 'http://a:b@paper.example/'])(
    'refuses %s',
    (location) => {
      expect(() => redirectTarget(new URL('http://paper.example/'), location, nothing)).toThrow(
        expect.objectContaining({ code: 'unsafe-address' }),
      );
    },
  );
});
