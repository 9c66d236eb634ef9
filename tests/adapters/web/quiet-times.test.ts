import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { localHosts } from '../../../src/adapters/web/undici/local-hosts.ts';
import { openWeb, type WebOptions } from '../../../src/adapters/web/undici/open.ts';
import type { Instant } from '../../../src/model/time.ts';
import type { Hosts } from '../../../src/ports/hosts.ts';
import type { Web } from '../../../src/ports/web.ts';
import { type Served, serve } from './serve.ts';

let now: Instant;
let status: number;
let retryAfter: string | undefined;
let server: Served;
let other: Served;
const opened: Web[] = [];

beforeEach(async () => {
  now = '2026-03-02T08:00:00.000Z';
  status = 200;
  retryAfter = undefined;
  server = await serve((_, response) => {
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
    response.writeHead(status).end('ok');
  });
  other = await serve((_, response) => response.writeHead(302, { location: `${server.url}/behind` }).end());
});
afterEach(async () => {
  for (const web of opened.splice(0)) await web.close();
  await server.close();
  await other.close();
});

const open = (more: Partial<WebOptions> = {}): Web => {
  const web = openWeb({
    userAgent: 'test',
    allowPrivate: [server.place, other.place],
    clock: { now: () => now },
    ...more,
  });
  opened.push(web);
  return web;
};
const ask = (web: Web, url = server.url) => web.get({ url, maxBytes: 100, timeoutMs: 5000 });
const later = (minutes: number) => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
};

/** A store of hosts as another process or a later start finds it. */
function sharedHosts(): Hosts & { readonly calls: string[] } {
  const quiet = new Map<string, Instant>();
  const calls: string[] = [];
  return {
    calls,
    async quietUntil(host, at) {
      calls.push('quietUntil');
      const until = quiet.get(host);
      return until !== undefined && until > at ? until : null;
    },
    async keepQuiet(host, until) {
      calls.push('keepQuiet');
      quiet.set(host, until);
    },
    async take() {
      calls.push('take');
      return 0;
    },
    async giveBack() {
      calls.push('giveBack');
    },
  };
}

describe('a host that answers 429', () => {
  it('is left alone for as long as it asks: nothing is sent', async () => {
    const web = open();
    status = 429;
    retryAfter = '3600';
    expect((await ask(web)).status).toBe(429);
    status = 200;
    await expect(ask(web, `${server.url}/another/feed`)).rejects.toMatchObject({
      code: 'not-now',
      retry: true,
      retryAt: '2026-03-02T09:00:00.000Z',
      words: `${server.place} asked to be left alone: I will ask again in 1 hour.`,
    });
    later(59);
    await expect(ask(web)).rejects.toMatchObject({ code: 'not-now' });
    expect(server.requests).toHaveLength(1);
    later(1);
    expect((await ask(web)).status).toBe(200);
  });

  test.each([
    ['a date', 'Mon, 02 Mar 2026 08:30:00 GMT', '2026-03-02T08:30:00.000Z'],
    ['nothing', undefined, '2026-03-02T08:15:00.000Z'],
    ['zero', '0', '2026-03-02T08:15:00.000Z'],
    ['less than zero', '-1', '2026-03-02T08:15:00.000Z'],
    ['nonsense', 'when it is done', '2026-03-02T08:15:00.000Z'],
    ['years', '999999999', '2026-03-09T08:00:00.000Z'],
  ])('and says %s', async (_, header, until) => {
    const web = open();
    status = 429;
    retryAfter = header;
    await ask(web);
    await expect(ask(web)).rejects.toMatchObject({ code: 'not-now', retryAt: until });
  });

  it('is left alone by those who wait in its line already', async () => {
    const web = open({ spacingMs: 1 });
    status = 429;
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => ask(web)));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  it('is not reached by a redirect either', async () => {
    const web = open();
    status = 429;
    await ask(web, other.url); // a 429 at the end of a redirect speaks for the host that it led to
    expect(server.requests).toHaveLength(1);
    await expect(ask(web, other.url)).rejects.toMatchObject({ code: 'not-now' });
    await expect(ask(web)).rejects.toMatchObject({ code: 'not-now' });
    expect(server.requests).toHaveLength(1);
    expect(other.requests).toHaveLength(2);
  });

  it('is left alone across a restart', async () => {
    const hosts = sharedHosts();
    status = 429;
    await ask(open({ hosts }));
    await expect(ask(open({ hosts }))).rejects.toMatchObject({ code: 'not-now', retryAt: '2026-03-02T08:15:00.000Z' });
    expect(server.requests).toHaveLength(1);
  });

  it('is left alone by another process', async () => {
    const hosts = sharedHosts();
    const first = open({ hosts, shared: true });
    const second = open({ hosts, shared: true });
    await ask(first);
    await ask(second);
    status = 429;
    await ask(first);
    await expect(ask(second)).rejects.toMatchObject({ code: 'not-now' });
    expect(server.requests).toHaveLength(3);
  });
});

test('a 503 speaks for its address only', async () => {
  const web = open();
  status = 503;
  retryAfter = '3600';
  expect((await ask(web)).status).toBe(503);
  expect(await ask(web)).toMatchObject({ status: 503, headers: { 'retry-after': '3600' } });
  expect(server.requests).toHaveLength(2);
});

describe('the store of hosts', () => {
  it('is asked once a host by a process that is alone', async () => {
    const hosts = sharedHosts();
    const web = open({ hosts });
    for (let times = 0; times < 5; times += 1) await ask(web);
    expect(hosts.calls).toEqual(['quietUntil']);
    status = 429;
    await ask(web);
    await expect(ask(web)).rejects.toMatchObject({ code: 'not-now' });
    expect(hosts.calls).toEqual(['quietUntil', 'keepQuiet']);
  });

  it('gives the turns where several processes share it', async () => {
    const hosts = sharedHosts();
    await ask(open({ hosts, shared: true }));
    expect(hosts.calls).toEqual(['take', 'quietUntil', 'giveBack']);
  });

  it('is not taken for a host that is down when it fails', async () => {
    const hosts = { ...sharedHosts(), quietUntil: () => Promise.reject(new Error('the database is down')) };
    await expect(ask(open({ hosts }))).rejects.toThrow('the database is down');
  });
});

describe('hosts of one process', () => {
  const until = '2026-03-02T09:00:00.000Z';

  it('keep the later of two times', async () => {
    const hosts = localHosts(null);
    await hosts.keepQuiet('a', until);
    await hosts.keepQuiet('a', '2026-03-02T08:30:00.000Z');
    expect(await hosts.quietUntil('a', now)).toBe(until);
    expect(await hosts.quietUntil('a', until)).toBeNull();
    expect(await hosts.quietUntil('b', now)).toBeNull();
  });

  it('are forgotten when there are too many, but for those that are quiet', async () => {
    const store = sharedHosts();
    const hosts = localHosts(store);
    await hosts.keepQuiet('quiet', until);
    for (let index = 0; index < 10_001; index += 1) await hosts.quietUntil(`host-${index}`, now);
    store.calls.length = 0;
    expect(await hosts.quietUntil('quiet', now)).toBe(until);
    expect(store.calls).toEqual([]);
    await hosts.quietUntil('host-1', now);
    expect(store.calls).toEqual(['quietUntil']);
  });
});
