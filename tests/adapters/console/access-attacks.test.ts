import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Sessions, sessions } from '../../../src/adapters/console/hono/access/session.ts';
import { statementsOf } from '../../contracts/store/samples.ts';
import { OWN, openBridge, PASSWORD, READER_PASSWORD, TOKEN } from './open-console.ts';

type Bridge = Awaited<ReturnType<typeof openBridge>>;
const PASSWORDS = { password: PASSWORD, readerPassword: READER_PASSWORD, token: TOKEN };
let closed: Bridge; // behind a proxy with TLS
let direct: Bridge; // without one

beforeAll(async () => {
  closed = await openBridge({ options: { ...PASSWORDS, publicUrl: 'https://desk.example.org' } });
  direct = await openBridge({ options: PASSWORDS });
});
afterAll(async () => {
  await closed?.close();
  await direct?.close();
});

/** What the console keeps sessions with, made at another time. */
const kept = (minutesAgo: number, isSecure = true): Sessions =>
  sessions({
    secret: `session/${PASSWORD}\n${READER_PASSWORD}\n`,
    isSecure,
    now: () => Date.now() - minutesAgo * 60_000,
  });

/** The cookie of a session that was begun then. */
async function begun(of: Sessions): Promise<string> {
  const app = new Hono().get('/', (context) => {
    of.begin(context, { name: 'Manager', mayManage: true });
    return context.text('');
  });
  const [cookie = ''] = (await app.request('https://desk.example.org/')).headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}

const look = async (cookie: string, path = '/channels') => (await closed.ask(path, { headers: { cookie } })).status;

describe('a session', () => {
  it('lasts twelve hours and no longer', async () => {
    expect(await look(await begun(kept(12 * 60 - 1)))).toBe(200);
    expect(await look(await begun(kept(12 * 60 + 1)))).toBe(302);
  });

  it('is not what was signed for something else, such as a sign-in that has only begun', async () => {
    const sealed = kept(0).seal(JSON.stringify({ name: 'Manager', mayManage: true }));
    expect(await look(`__Host-onrecord=${sealed}`, '/topics')).toBe(302);
    expect(await look(`__Host-onrecord=${sealed}`)).toBe(302);
  });

  it('belongs to this very host: no other host of the same domain can give its cookie', async () => {
    const cookie = await begun(kept(0));
    expect(cookie).toMatch(/^__Host-onrecord=/);
    expect(await look(cookie)).toBe(200);
    expect(await look(cookie.replace('__Host-', ''))).toBe(302);
  });

  it('that was signed out is over, also for who kept its cookie', async () => {
    const manager = await closed.signIn(PASSWORD);
    const other = await closed.signIn(PASSWORD);
    await manager.send('/logout', {});
    expect(await look(manager.cookie ?? '')).toBe(302);
    expect(await look(other.cookie ?? '')).toBe(200);
  });

  it('is not ended by the form of another site', async () => {
    const manager = await closed.signIn(PASSWORD);
    await manager.send('/logout', {}, { 'sec-fetch-site': 'cross-site' });
    await manager.send('/logout', { token: 'wrong' });
    expect(await look(manager.cookie ?? '')).toBe(200);
  });
});

describe('wrong passwords', () => {
  const send = async (of: Bridge, password: string, forwarded?: string) =>
    of.ask('/login', {
      method: 'POST',
      body: new URLSearchParams({ password, to: '/people' }),
      headers: { ...OWN, ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }) },
    });

  it('behind a proxy slow down their sender only, whatever else that one says to be', async () => {
    for (let time = 0; time < 10; time++)
      expect((await send(closed, 'wrong', `198.51.100.${time}, 203.0.113.9`)).status).toBe(403);
    expect((await send(closed, PASSWORD, '192.0.2.1, 203.0.113.9')).status).toBe(429);
    expect((await send(closed, PASSWORD, '203.0.113.10')).status).toBe(302);
  });

  it('of one network with countless addresses are counted together', async () => {
    for (let time = 0; time < 10; time++) await send(closed, 'wrong', `2001:db8:1:2::${time.toString(16)}`);
    expect((await send(closed, PASSWORD, '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await send(closed, PASSWORD, '2001:db8:1:3::1')).status).toBe(302);
  });

  it('without a proxy are not told apart by what their sender says', async () => {
    for (let time = 0; time < 10; time++) await send(direct, 'wrong', `203.0.113.${time}`);
    expect((await send(direct, PASSWORD, '203.0.113.200')).status).toBe(429);
  });

  it('are few even for who invents an address for each', async () => {
    const other = await openBridge({ options: { ...PASSWORDS, publicUrl: 'https://desk.example.org' } });
    let tries = 0;
    while (tries < 300 && (await send(other, 'wrong', `10.1.${tries >> 8}.${tries & 255}`)).status !== 429) tries++;
    expect(tries).toBe(200);
    await other.close();
  });

  it('lead on to where one wanted to go all the same', async () => {
    const page = await (await send(closed, 'wrong', '203.0.113.77')).text();
    expect(page).toContain('That is not the password.');
    expect(page).toContain('name="to" value="/people"');
  });
});

describe('after signing in', () => {
  test.each([
    '/\t/evil.example',
    '/\n/evil.example',
    '\\\\evil.example',
    '/\\/evil.example',
    ' //evil.example',
    '///evil.example',
    'evil.example',
    'data:text/html,x',
    '/x\r\nset-cookie: a=b',
  ])('nobody is led to %j', async (to) => {
    const answer = await closed.ask('/login', {
      method: 'POST',
      body: new URLSearchParams({ password: PASSWORD, to }),
      headers: OWN,
    });
    const location = answer.headers.get('location') ?? '';
    expect(new URL(location, 'https://desk.example.org').origin).toBe('https://desk.example.org');
    expect(location).toBe('/');
  });

  test.each(['/%2F/evil.example', '/.//evil.example', '/%5Cevil.example', '/topics?x=//evil.example'])(
    '%s stays at this host',
    async (to) => {
      const answer = await closed.ask('/login', {
        method: 'POST',
        body: new URLSearchParams({ password: PASSWORD, to }),
        headers: OWN,
      });
      const location = answer.headers.get('location') ?? '';
      expect(new URL(location, 'https://desk.example.org').host).toBe('desk.example.org');
    },
  );
});

describe('whoever may not manage', () => {
  const changes = async () => {
    const [row] = await closed.query('select count(*)::int as changes from onrecord.audit');
    return row?.changes;
  };

  it('can use none of the commands that managers use, whichever it is', async () => {
    const reader = await closed.signIn(READER_PASSWORD);
    const managing = closed.desk.front.commands.filter(({ managers }) => managers);
    expect(managing.map(({ name }) => name)).toEqual(expect.arrayContaining(['subscribe', 'unsubscribe', 'newsdesk']));
    const before = await changes();
    for (const { name, options } of managing) {
      const given = new URLSearchParams(
        Object.entries(options).map(([option, { choices }]): [string, string] => [option, choices?.[0] ?? 'bridge']),
      );
      const page = await (await reader.send('/ask', { r: `${name}?${given}` })).text();
      expect([name, /may manage/.test(page)]).toEqual([name, true]);
      const linked = await (await reader.look(`/ask?r=${encodeURIComponent(`${name}?${given}`)}`)).text();
      expect(linked).toContain('Nothing has been done yet');
    }
    expect(await changes()).toBe(before);
  });

  it('as a program changes nothing by any address', async () => {
    const asProgram = { authorization: `Bearer ${TOKEN}` };
    const reader = await closed.signIn(READER_PASSWORD);
    const manager = await closed.signIn(PASSWORD);
    const before = await changes();
    const statementId = (await statementsOf(closed.store, 'local')).found[0]?.statement.id ?? '';
    for (const token of ['', reader.token, manager.token])
      for (const [path, fields] of [
        ['/ask', { r: 'newsdesk?area=pause' }],
        ['/ask', { r: `report?statement=${statementId}&what=not-a-quote` }],
        ['/sources.opml', { file: '<opml/>' }],
        ['/metrics', {}],
      ] as const) {
        const answer = await closed.ask(path, {
          method: 'POST',
          body: new URLSearchParams({ token, ...fields }),
          headers: { ...asProgram, ...OWN },
        });
        expect([path, answer.status]).toEqual([path, 403]);
      }
    expect(await changes()).toBe(before);
    for (const path of ['/channels', '/channels/terminal/local/terminal', '/sources.opml', '/metrics'])
      expect([path, (await closed.ask(path, { headers: asProgram })).status]).toEqual([path, 403]);
  });

  it('is told that a token is wrong wherever it is sent', async () => {
    for (const path of ['/', '/topics/bridge', '/topics/bridge/briefings.atom', '/api/openapi.json', '/live'])
      for (const authorization of ['Bearer wrong', `bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(0, -1)}`])
        expect([path, (await closed.ask(path, { headers: { authorization } })).status]).toEqual([path, 401]);
    expect((await closed.ask('/topics', { headers: { authorization: `bearer ${TOKEN}` } })).status).toBe(200);
  });
});
