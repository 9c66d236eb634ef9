import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { OWN, openBridge, PASSWORD, READER_PASSWORD, TOKEN } from './open-console.ts';

type Bridge = Awaited<ReturnType<typeof openBridge>>;
let open: Bridge; // to this machine only
let closed: Bridge; // with passwords and a token, behind a proxy with TLS

beforeAll(async () => {
  open = await openBridge();
  closed = await openBridge({
    options: {
      ...{ password: PASSWORD, readerPassword: READER_PASSWORD, token: TOKEN },
      publicUrl: 'https://desk.example.org',
    },
  });
});
afterAll(async () => {
  await open?.close();
  await closed?.close();
});

/** Asks for a page under a host's name of one's choice, which fetch does not allow. */
const underName = (url: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

const commandsThatChange = [
  { r: 'subscribe?topic=bridge' },
  { r: 'unsubscribe?topic=bridge' },
  { r: 'newsdesk?area=pause' },
  { r: 'newsdesk?area=sources&what=remove+herald' },
  { r: 'newsdesk?area=sources&what=add+https%3A%2F%2Fe.example%2Frss' },
  { r: 'newsdesk?area=topics&what=create+port&words=port' },
  { r: 'newsdesk?area=test&what=bridge' },
];

describe('a console at this machine', () => {
  it('asks nobody to sign in, and answers under no other name', async () => {
    expect((await open.ask('/')).status).toBe(200);
    const { port } = new URL(open.url);
    expect(await underName(open.url, `localhost:${port}`)).toBe(200);
    expect(await underName(open.url, `evil.example:${port}`)).toBe(421);
  });
});

describe('a console that others can reach', () => {
  test.each(['/', '/topics/bridge', '/statements/x', '/channels', '/search?words=bridge'])(
    'sends who asks for %s to sign in, and back to it',
    async (path) => {
      const answer = await closed.ask(path);
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toBe(`/login?to=${encodeURIComponent(path)}`);
    },
  );

  test.each(['/api/v1/statements', '/topics/bridge/briefings.atom', '/live', '/complete?line=/st', '/nowhere'])(
    'gives nothing of %s',
    async (path) => {
      const answer = await closed.ask(path);
      expect([path, answer.status]).toEqual([
        path,
        path === '/nowhere' ? 404 : path.startsWith('/live') || path.startsWith('/complete') ? 302 : 401,
      ]);
      expect(await answer.text()).not.toContain('bridge will');
    },
  );

  it('knows its managers by their password, with a cookie that no script and no other site gets', async () => {
    const answer = await closed.ask('/login', {
      method: 'POST',
      body: new URLSearchParams({ password: PASSWORD, to: '/topics' }),
      headers: OWN,
    });
    expect(answer.headers.get('location')).toBe('/topics');
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; SameSite=(Lax|Strict)/);
    expect(cookie).not.toMatch(/domain=/i);
    expect(cookie).not.toContain(PASSWORD);
    const manager = await closed.signIn(PASSWORD);
    expect((await manager.look('/channels')).status).toBe(200);
    expect(await (await manager.send('/ask', { r: 'newsdesk?area=pause' })).text()).toContain('Paused');
    await manager.send('/ask', { r: 'newsdesk?area=resume' });
  });

  it('lets readers read and report, and change nothing', async () => {
    const reader = await closed.signIn(READER_PASSWORD);
    expect((await reader.look('/topics/bridge')).status).toBe(200);
    for (const path of ['/channels', '/channels/terminal/local/terminal', '/sources.opml', '/metrics'])
      expect([path, (await reader.look(path)).status]).toEqual([path, 403]);
    const before = await closed.store.reads.desk({ chat: 'terminal', workspace: 'local', id: 'terminal' });
    for (const fields of commandsThatChange) {
      const answer = await reader.send('/ask', fields);
      expect(await answer.text()).toMatch(/may manage|only those who run/i);
    }
    const imported = await reader.upload('/sources.opml', '<opml><outline xmlUrl="https://e.example/rss"/></opml>');
    expect(await imported.text()).toMatch(/may manage/);
    expect(await closed.store.reads.desk({ chat: 'terminal', workspace: 'local', id: 'terminal' })).toEqual(before);
  });

  it('takes no other password, and after ten wrong ones none at all for a while', async () => {
    const other = await openBridge({ options: { password: PASSWORD } });
    const send = (password: string) =>
      other.ask('/login', { method: 'POST', body: new URLSearchParams({ password }), headers: OWN });
    for (let time = 0; time < 10; time++) expect((await send(`wrong ${time}`)).status).toBe(403);
    expect((await send(PASSWORD)).status).toBe(429);
    expect(other.lines.filter(({ event }) => event === 'sign-in-refused')).toHaveLength(10);
    expect(JSON.stringify(other.lines)).not.toContain('wrong 3');
    await other.close();
  });

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a b', ''])(
    'leads nobody who signs in to %j',
    async (to) => {
      const answer = await closed.ask('/login', {
        method: 'POST',
        body: new URLSearchParams({ password: PASSWORD, to }),
        headers: OWN,
      });
      expect(answer.headers.get('location')).toBe('/');
    },
  );

  it('knows a session no more when it was signed out, changed, is of another secret, or is old', async () => {
    const manager = await closed.signIn(PASSWORD);
    const [name = '', value = ''] = (manager.cookie ?? '').split('=');
    const asked = async (cookie: string, of: Bridge = closed) =>
      (await of.ask('/channels', { headers: { cookie } })).status;
    expect(await asked(`${name}=${value}`)).toBe(200);
    const at = Math.floor(value.length / 2);
    const changed = value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
    expect(await asked(`${name}=${changed}`)).toBe(302);
    const other = await openBridge({ options: { password: `${PASSWORD}, changed` } });
    expect(await asked(`${name}=${value}`, other)).toBe(302);
    await other.close();
    const signedOut = await manager.send('/logout', {});
    expect(signedOut.headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
  });
});

describe('a program with the token', () => {
  const asProgram = { authorization: `Bearer ${TOKEN}` };

  it('reads the API and the feeds', async () => {
    for (const path of ['/api/v1/statements', '/topics/bridge/briefings.atom', '/topics/bridge/statements.csv'])
      expect([path, (await closed.ask(path, { headers: asProgram })).status]).toEqual([path, 200]);
  });

  it('changes nothing, and is nobody with another token', async () => {
    const answer = await closed.ask('/ask', {
      method: 'POST',
      body: new URLSearchParams({ r: 'newsdesk?area=pause', token: '' }),
      headers: { ...asProgram, ...OWN },
    });
    expect(answer.status).toBe(403);
    const wrong = { authorization: `Bearer ${TOKEN}x` };
    expect((await closed.ask('/api/v1/statements', { headers: wrong })).status).toBe(401);
  });
});
