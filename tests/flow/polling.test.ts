import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { addMinutes } from '../../src/core/schedule/add-minutes.ts';
import { document, openPollingPlace, type Polling, type PollingPlace, START, startPolling } from './polling.ts';

// The rules of polite polling, each as a publisher's server sees it.

let place: PollingPlace;
let p: Polling;
beforeAll(async () => {
  place = await openPollingPlace();
});
afterAll(() => place.close());
beforeEach(async () => {
  p = await startPolling(place);
});
afterEach(() => p.close());

const one = document([['a', 'Breakwater approved']]);
const give =
  (body: string, headers: Readonly<Record<string, string>> = {}, status = 200) =>
  (_: unknown, response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body);
const say = (status: number, headers: Readonly<Record<string, string>> = {}) => give('', headers, status);
const conditions = () =>
  p.asked.map(({ headers }) => [headers['if-none-match'] ?? null, headers['if-modified-since'] ?? null]);

describe('1: validators', () => {
  it('are sent back byte for byte, both, also after a restart', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give(one, { etag: 'W/"a b;c"', 'last-modified': 'monday, 2 Mar 26 09:00' });
    await p.poll('lantern');
    await p.restart();
    p.answer = say(304);
    await p.pollWhenDue('lantern');
    expect(conditions()).toEqual([
      [null, null],
      ['W/"a b;c"', 'monday, 2 Mar 26 09:00'],
    ]);
  });
});

describe('2: 304', () => {
  it('is a success without items, takes over new validators and ends trouble', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give(one, { etag: '"1"', 'last-modified': 'old' });
    await p.poll('lantern');
    p.answer = say(500);
    await p.pollWhenDue('lantern');
    p.answer = say(304, { 'last-modified': 'new' });
    expect(await p.pollWhenDue('lantern')).toEqual([]);
    expect(await p.state('lantern')).toMatchObject({
      validators: { etag: '"1"', lastModified: 'new' },
      failuresInARow: 0,
      failingSince: null,
      lastError: null,
      lastOkAt: p.now,
    });
  });
});

describe('3: validators belong to an address', () => {
  it('and are dropped when the feed gets another one', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give(one, { etag: '"1"' });
    await p.poll('lantern');
    await p.feeds({ lantern: p.url('/other') });
    await p.poll('lantern');
    expect(conditions()).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('are not kept of an answer that is no feed, or no 200', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give('<p>Sorry, we moved house.</p>', { etag: '"garbage"' });
    await p.poll('lantern');
    p.answer = give('down', { etag: '"down"' }, 503);
    await p.pollWhenDue('lantern');
    p.answer = give(one);
    await p.pollWhenDue('lantern');
    expect(conditions()).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });
});

it('4: the same body under a new ETag is nothing new', async () => {
  await p.feeds({ lantern: p.url('/feed') });
  p.answer = give(one, { etag: '"1"' });
  expect(await p.poll('lantern')).toHaveLength(1);
  p.answer = give(one, { etag: '"2"' });
  expect(await p.pollWhenDue('lantern')).toEqual([]);
  expect(p.said.filter((event) => event === 'feed-polled')).toHaveLength(1);
  expect((await p.state('lantern')).validators?.etag).toBe('"2"');
});

describe('5 and 6: when to come again', () => {
  const etag = { etag: '"1"' };
  test.each<[string, number | null, Record<string, string>, string, number]>([
    ['hourly at first', null, etag, '', 60],
    ['every four hours without validators', null, {}, '', 240],
    ['as somebody set it', 5, {}, '', 5],
    ['not before max-age', null, { ...etag, 'cache-control': 'max-age=7200' }, '', 120],
    [
      'not before Expires',
      null,
      { ...etag, date: 'Mon, 02 Mar 2026 12:00:00 GMT', expires: 'Mon, 02 Mar 2026 15:00:00 GMT' },
      '',
      180,
    ],
    ['not before ttl', null, etag, '<ttl>90</ttl>', 90],
    ['after a day at most', null, { ...etag, 'cache-control': 'max-age=31536000' }, '', 1440],
    ['as usual when Expires is past', null, { ...etag, expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, '', 60],
    ['as usual for no-cache', null, { ...etag, 'cache-control': 'no-cache, max-age=0' }, '', 60],
    ['also when set to be more often', 5, { ...etag, 'cache-control': 'max-age=3600' }, '', 60],
  ])('%s', async (_, pollEveryMinutes, headers, channel, minutes) => {
    await p.feeds({ lantern: { url: p.url('/feed'), pollEveryMinutes } });
    p.answer = give(document([['a', 'Breakwater approved']], channel), headers);
    await p.poll('lantern');
    expect(await p.due('lantern')).toBeGreaterThanOrEqual(minutes);
    expect(await p.due('lantern')).toBeLessThan(minutes * 1.1);
  });

  it('never in the hours that the feed does not want', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    const skip = '<skipHours><hour>13</hour><hour>14</hour></skipHours>';
    p.answer = give(document([['a', 'Breakwater approved']], skip), etag);
    await p.poll('lantern');
    expect((await p.state('lantern')).nextPollAt).toMatch(/T15:/);
    p.answer = say(304); // a 304 does not repeat what the document said
    p.now = '2026-03-03T12:00:00.000Z';
    await p.poll('lantern');
    expect((await p.state('lantern')).nextPollAt).toMatch(/03T15:/);
  });

  it('as often as it publishes', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give(document([0, 25, 50, 75, 100].map((minutes) => [`a${minutes}`, `Item ${minutes}`, minutes])), etag);
    await p.poll('lantern');
    expect(await p.due('lantern')).toBeGreaterThanOrEqual(25);
    expect(await p.due('lantern')).toBeLessThan(27.5);
  });

  it('and asks nothing before', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give(one, etag);
    await p.poll('lantern');
    p.now = addMinutes(START, 59);
    await p.poll('lantern');
    expect(p.asked).toHaveLength(1);
  });
});

describe('7: Retry-After', () => {
  it.each([
    ['seconds', '7200', 120],
    ['a date', 'Mon, 02 Mar 2026 18:00:00 GMT', 360],
    ['a mistake: a week at most', '99999999', 7 * 1440],
  ])('in %s is kept', async (_, header, minutes) => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = say(503, { 'retry-after': header });
    await p.poll('lantern');
    expect(await p.due('lantern')).toBeGreaterThanOrEqual(minutes);
    expect(await p.due('lantern')).toBeLessThanOrEqual(minutes + 2);
  });

  it.each(['-5', 'soon', '0', 'Mon, 02 Mar 2020 18:00:00 GMT'])('"%s" is none', async (header) => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = say(503, { 'retry-after': header });
    await p.poll('lantern');
    expect(await p.due('lantern')).toBeGreaterThan(50); // its usual time, as a failure
  });

  it('of a 429 is for the host: no feed of it is asked, also after a restart, and none of them is to blame', async () => {
    await p.feeds({ lantern: p.url('/a'), sport: p.url('/b'), gull: p.url('/c', '127.0.0.2') });
    p.answer = ({ url }, response) => (url === '/a' ? say(429, { 'retry-after': '7200' }) : give(one))(null, response);
    await p.store.feeds.savePoll({
      state: { ...(await p.state('sport')), nextPollAt: addMinutes(START, 1) },
      entries: [],
      now: START,
    });
    await p.poll('lantern');
    await p.restart();
    p.now = addMinutes(START, 60);
    await p.poll('sport');
    await p.poll('gull');
    expect(p.asked.map(({ path }) => path)).toEqual(['/a', '/c']);
    expect(await p.state('sport')).toMatchObject({ failuresInARow: 0, failingSince: null });
    expect(await p.due('sport')).toBeGreaterThanOrEqual(60);
    expect(await p.due('sport')).toBeLessThan(63);
    p.now = addMinutes(START, 124);
    await p.poll('sport');
    expect(p.asked.map(({ path }) => path)).toEqual(['/a', '/c', '/b', '/a']);
  });
});

describe('8: a feed that fails', () => {
  it('is asked later and later, a day at most, and never twice in a row; one good answer ends it', async () => {
    await p.feeds({ lantern: { url: p.url('/feed'), pollEveryMinutes: 60 } });
    p.answer = say(500);
    const waits: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      await p.pollWhenDue('lantern');
      waits.push(Math.round(await p.due('lantern')));
    }
    expect(p.asked).toHaveLength(8);
    for (const [index, hours] of [1, 2, 4, 8, 16, 24, 24, 24].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(hours * 54);
      expect(waits[index]).toBeLessThanOrEqual(hours * 66);
    }
    p.answer = give(one);
    await p.pollWhenDue('lantern');
    expect(await p.due('lantern')).toBeLessThan(66);
  });

  it('for lack of a network of our own is asked again soon, and not blamed', async () => {
    const gone = (name: string) => `http://${name}.invalid/feed`; // RFC 2606: never resolves
    await p.feeds({ a: gone('a'), b: gone('b'), c: gone('c'), d: gone('d') });
    for (const id of ['a', 'b', 'c', 'd']) await p.poll(id);
    expect(await p.state('d')).toMatchObject({ failuresInARow: 0, lastError: expect.stringMatching(/network/i) });
    expect(await p.due('d')).toBeLessThan(10);
  });
});

describe('9: refusals', () => {
  it('410 ends the polling', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = say(410);
    await p.poll('lantern');
    p.now = addMinutes(START, 30 * 1440);
    await p.poll('lantern');
    expect(p.asked).toHaveLength(1);
    expect(await p.state('lantern')).toMatchObject({ status: 'gone', lastError: expect.stringContaining('410') });
  });

  it.each([
    [404, {}, '404'],
    [403, {}, '403'],
    [401, {}, '401'],
    [403, { 'cf-mitigated': 'challenge' }, 'robot check (Cloudflare)'],
  ])('%i %j backs off and says why', async (status, headers, words) => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = say(status, headers);
    await p.poll('lantern');
    const first = await p.due('lantern');
    await p.pollWhenDue('lantern');
    expect(await p.due('lantern')).toBeGreaterThan(first * 1.5);
    expect((await p.state('lantern')).lastError).toContain(words);
  });
});

describe('10: redirects', () => {
  const redirect = (status: number) => {
    p.answer = ({ url }, response) =>
      url === '/old' ? say(status, { location: '/new' })(null, response) : give(one, { etag: '"n"' })(null, response);
  };
  const days = async (count: number) => {
    for (let day = 0; day < count; day += 1) {
      p.now = addMinutes(START, day * 1440);
      await p.poll('lantern');
    }
  };

  it.each([301, 308])('%i is believed when it was seen on three days, and then asked at once', async (status) => {
    await p.feeds({ lantern: p.url('/old') });
    redirect(status);
    await days(2);
    expect((await p.state('lantern')).movedUrl).toBeNull();
    await days(3);
    expect((await p.state('lantern')).movedUrl).toBe(p.url('/new'));
    p.asked.length = 0;
    await p.pollWhenDue('lantern');
    expect(p.asked.map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([['/new', '"n"']]);
    // the settings still say the old address, and a restart reads them
    await p.feeds({ lantern: p.url('/old') });
    expect((await p.state('lantern')).movedUrl).toBe(p.url('/new'));
  });

  it.each([302, 303, 307])('%i never', async (status) => {
    await p.feeds({ lantern: p.url('/old') });
    redirect(status);
    await days(5);
    expect(await p.state('lantern')).toMatchObject({ movedUrl: null, moving: null, failuresInARow: 0 });
  });

  it('to an address that then fails is undone', async () => {
    await p.feeds({ lantern: p.url('/old') });
    redirect(301);
    await days(3);
    p.answer = ({ url }, response) => (url === '/old' ? give(one) : say(404))(null, response);
    for (let times = 0; times < 4; times += 1) await p.pollWhenDue('lantern');
    expect(await p.state('lantern')).toMatchObject({ movedUrl: null, failuresInARow: 0 });
  });
});

describe('11: hosts', () => {
  it('are asked for one feed at a time, spaced, and each of their feeds is', async () => {
    await p.close();
    p = await startPolling(place, { spacingMs: 100 });
    const names = Array.from({ length: 8 }, (_, index) => `f${index}`);
    await p.feeds(Object.fromEntries(names.map((name) => [name, p.url(`/${name}`)])));
    let open = 0;
    let most = 0;
    p.answer = (_, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        give(one)(null, response);
      }, 10);
    };
    await p.poll('f0'); // the others follow by themselves
    expect(new Set(p.asked.map(({ path }) => path)).size).toBe(8);
    expect(most).toBe(1);
    const gaps = p.asked.slice(1).map(({ at }, index) => at - (p.asked[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(95);
  });

  it('get nothing from a restart within the interval, and no burst after a long stop', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `f${index}`);
    await p.feeds(
      Object.fromEntries(names.map((name) => [name, p.url(`/${name}`, `127.0.0.${(Number(name.slice(1)) % 4) + 1}`)])),
    );
    p.answer = give(one, { etag: '"1"' });
    await p.store.feeds.spreadDue(10, START);
    const dueAt = async (seconds: number) =>
      (await Promise.all(names.map((name) => p.state(name)))).filter(
        ({ nextPollAt }) => nextPollAt <= addMinutes(START, seconds / 60),
      ).length;
    expect(await dueAt(0)).toBe(1);
    expect(await dueAt(1)).toBe(11);
    expect(await dueAt(3.9)).toBe(40);
    p.now = addMinutes(START, 1);
    for (const name of names) await p.poll(name);
    expect(p.asked).toHaveLength(40);
    await p.restart();
    await p.store.feeds.spreadDue(10, p.now);
    for (const name of names) await p.poll(name);
    expect(p.asked).toHaveLength(40);
  });
});

describe('12: one request for one address', () => {
  it('however many follow it', async () => {
    await p.feeds({ lantern: p.url('/feed'), again: { url: p.url('/feed'), outlet: 'Lantern Daily' } });
    p.answer = give(one, { etag: '"1"' });
    expect(await p.poll('lantern')).toHaveLength(2);
    expect(p.asked).toHaveLength(1);
    p.answer = say(304);
    p.now = addMinutes(START, 200);
    await p.poll('again');
    await p.poll('lantern');
    expect(p.asked).toHaveLength(2);
    expect(conditions()[1]).toEqual(['"1"', null]);
  });

  it('the whole document for one that comes later', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give(one, { etag: '"1"' });
    await p.poll('lantern');
    await p.feeds({ lantern: p.url('/feed'), later: p.url('/feed') });
    expect(await p.poll('later')).toHaveLength(1);
    expect(conditions().at(-1)).toEqual([null, null]);
  });

  it('also where it is reached by a redirect', async () => {
    await p.feeds({ old: p.url('/old'), lantern: p.url('/feed') });
    p.answer = ({ url }, response) => (url === '/old' ? say(302, { location: '/feed' }) : give(one))(null, response);
    await p.poll('old');
    p.asked.length = 0;
    p.now = addMinutes(START, 300);
    await p.poll('old');
    await p.poll('lantern');
    expect(p.asked.map(({ path }) => path)).toEqual(['/old', '/feed']);
  });
});

it('13: requests say who asks, and nothing else', async () => {
  await p.feeds({ lantern: p.url('/feed?format=xml') });
  p.answer = give(one, { 'set-cookie': 'id=1' });
  await p.poll('lantern');
  await p.pollWhenDue('lantern');
  for (const { headers, path } of p.asked) {
    expect(path).toBe('/feed?format=xml');
    expect(headers['user-agent']).toBe('OnRecord/1 (+https://onrecord.example)');
    expect(headers['accept-encoding']).toMatch(/gzip.*br/);
    expect(headers.accept).toMatch(/rss.*atom/);
    expect(Object.keys(headers).filter((name) => /cookie|referer|origin|authorization/.test(name))).toEqual([]);
  }
});

// 14, 15 and 17 are the web adapter's: tests/adapters/web

it('16: a page in the place of a feed is a failure in plain words, and no other address is tried', async () => {
  await p.feeds({ lantern: p.url('/feed') });
  p.answer = give(
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/x"></head></html>',
  );
  await p.poll('lantern');
  expect(p.asked).toHaveLength(1);
  expect((await p.state('lantern')).lastError).toBe(
    `${p.url('/feed')} is a web page, not a feed: its feed is ${p.url('/x')}`,
  );
});

describe('items', () => {
  const items = (count: number) =>
    document(Array.from({ length: count }, (_, index) => [`i${index}`, `Item number ${index}`, 10 + index]));

  it('of a first poll never flood: the newest few are read, the others are known', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give(items(50));
    expect(await p.poll('lantern')).toHaveLength(3);
    p.answer = give(items(51));
    p.now = addMinutes(START, 300);
    expect(await p.poll('lantern')).toHaveLength(1);
  });

  it('that were edited are told again under the same id', async () => {
    await p.feeds({ lantern: p.url('/feed') });
    p.answer = give(one);
    const first = await p.poll('lantern');
    p.answer = give(document([['a', 'Breakwater approved after long night', 5]]));
    p.now = addMinutes(START, 300);
    expect(await p.poll('lantern')).toEqual(first);
  });
});
