import { afterAll, describe, expect, it, test } from 'vitest';
import { checkUrl, isPublicAddress } from '../../../src/adapters/web/undici/guard-address.ts';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import { redirectTarget } from '../../../src/adapters/web/undici/redirect-target.ts';
import { serve } from './serve.ts';

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
  ['0.0.0.0', false],
  ['0.1.2.3', false],
  ['224.0.0.1', false],
  ['240.0.0.1', false],
  ['255.255.255.255', false],
  ['192.0.2.1', false], // documentation
  ['198.18.0.1', false], // benchmarking
  ['::', false],
  ['::1', false],
  ['::7f00:1', false], // IPv4-compatible 127.0.0.1
  ['::ffff:127.0.0.1', false],
  ['::ffff:169.254.169.254', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', false], // NAT64
  ['2002:7f00:1::', false], // 6to4
  ['2001:0:4136:e378::', false], // Teredo
  ['fc00::1', false],
  ['fd00:ec2::254', false], // metadata over IPv6
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['not an address', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.each([
  ['ftp://paper.example/feed', 'unsafe-address'],
  ['file:///etc/hosts', 'unsafe-address'],
  ['gopher://paper.example/', 'unsafe-address'],
  ['data:text/html,x', 'unsafe-address'],
  ['http://paper.example:25/', 'unsafe-address'],
  ['http://paper.example:6379/', 'unsafe-address'],
  ['https://me:secret@paper.example/feed', 'unsafe-address'],
  ['paper.example/feed', 'bad-input'],
  ['', 'bad-input'],
])('refuses %s before connecting', (url, code) => {
  expect(() => checkUrl(url, nothing)).toThrow(expect.objectContaining({ code }));
});

test('allows an unusual port of a server that is named', () => {
  expect(checkUrl('http://10.0.0.5:8123/feed', new Set(['10.0.0.5:8123'])).port).toBe('8123');
});

describe('connecting', () => {
  const web = openWeb({ userAgent: 'test', allowPrivate: [] });
  afterAll(() => web.close());

  test.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://localhost:8080/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'https://10.0.0.1/',
  ])('refuses %s', async (url) => {
    await expect(web.get({ url, maxBytes: 1000, timeoutMs: 5000 })).rejects.toMatchObject({
      code: 'unsafe-address',
      retry: false,
    });
  });

  it('does not reach a server on this machine under a name', async () => {
    const server = await serve((_, response) => response.end('secret'));
    const named = openWeb({ userAgent: 'test', allowPrivate: [`127.0.0.1:${server.place.split(':')[1]}`] });
    const url = server.url.replace('127.0.0.1', 'localhost');
    await expect(named.get({ url, maxBytes: 1000, timeoutMs: 5000 })).rejects.toMatchObject({ code: 'unsafe-address' });
    expect(server.requests).toEqual([]);
    await named.close();
    await server.close();
  });
});

describe('redirectTarget', () => {
  const from = new URL('https://paper.example/news/feed');

  it('resolves relative addresses', () => {
    expect(redirectTarget(from, '../rss', nothing).href).toBe('https://paper.example/rss');
  });

  it('never leaves https for http', () => {
    expect(() => redirectTarget(from, 'http://paper.example/rss', nothing)).toThrow(/unprotected http/);
  });

  it('goes from http to https', () => {
    expect(redirectTarget(new URL('http://paper.example/'), 'https://paper.example/', nothing).protocol).toBe('https:');
  });

  test.each(['javascript:alert(1)', 'file:///etc/hosts', 'http://paper.example:22/'])('refuses %s', (location) => {
    expect(() => redirectTarget(new URL('http://paper.example/'), location, nothing)).toThrow(
      expect.objectContaining({ code: 'unsafe-address' }),
    );
  });
});
