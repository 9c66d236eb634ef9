import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { HOSTILE } from './bridge-desk.ts';
import { OWN, openBridge, PASSWORD } from './open-console.ts';

let bridge: Awaited<ReturnType<typeof openBridge>>;
let closed: Awaited<ReturnType<typeof openBridge>>;
beforeAll(async () => {
  bridge = await openBridge();
  closed = await openBridge({ options: { password: PASSWORD } });
});
afterAll(async () => {
  await bridge?.close();
  await closed?.close();
});

const PAUSE = { r: 'newsdesk?area=pause' };
const isPaused = async () => {
  const desk = await bridge.store.reads.desk({ chat: 'terminal', workspace: 'local', id: 'terminal' });
  return desk.subscriptions.some(({ pausedBecause }) => pausedBecause !== null);
};

describe('a form', () => {
  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['without a token', { token: '' }, {}],
    ['with a token of somebody else', { token: 'bm90IHlvdXJzIGF0IGFsbA' }, {}],
    ['of another site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['of another site of the same owner', {}, { 'sec-fetch-site': 'same-site' }],
    ['of another origin', {}, { origin: 'https://evil.example' }],
    ['of no origin, as in a frame without rights', {}, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('%s changes nothing', async (_, fields, headers) => {
    const visitor = await bridge.visitorOf();
    const answer = await visitor.send('/ask', { ...PAUSE, ...fields }, headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Nothing was done');
    expect(await isPaused()).toBe(false);
  });

  it('of a browser that says nothing of where it comes from changes nothing', async () => {
    const { token } = await bridge.visitorOf();
    const answer = await bridge.ask('/ask', { method: 'POST', body: new URLSearchParams({ ...PAUSE, token }) });
    expect(answer.status).toBe(403);
    expect(await isPaused()).toBe(false);
  });

  it('of one session does not work in another', async () => {
    const [one, other] = [await closed.signIn(PASSWORD), await closed.signIn(PASSWORD)];
    expect(one.token).not.toBe(other.token);
    expect((await one.send('/ask', { ...PAUSE, token: other.token })).status).toBe(403);
  });

  it('asked for by a link is shown, and not done', async () => {
    const page = await (await bridge.ask('/ask?q=%2Fnewsdesk+pause')).text();
    expect(page).toContain('Nothing has been done yet');
    expect(await isPaused()).toBe(false);
  });

  it('that is too large is refused', async () => {
    const visitor = await bridge.visitorOf();
    expect((await visitor.send('/ask', { ...PAUSE, 'o.what': 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('of the console itself does what it says', async () => {
    const visitor = await bridge.visitorOf();
    expect(await (await visitor.send('/ask', PAUSE)).text()).toContain('Paused');
    expect(await isPaused()).toBe(true);
    await visitor.send('/ask', { r: 'newsdesk?area=resume' });
  });
});

describe('every page', () => {
  const pages = ['/?since=7d', '/topics', '/topics/bridge', '/people', '/people/ida-holt', '/stories/s-one'];
  const more = ['/articles/one', '/search?words=bridge', '/sources', '/channels', '/api', '/nowhere', '/ask?q=/help'];

  test.each([...pages, ...more])('%s may run no script but ours, and shows what feeds say as text', async (path) => {
    const answer = await bridge.ask(path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const page = await answer.text();
    expect(page).not.toMatch(/<script(?![^>]* src="\/assets\/)/);
    expect(page).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain(HOSTILE);
  });
});

describe('a list of sources', () => {
  it('goes out and comes in again', async () => {
    const visitor = await bridge.visitorOf();
    const out = await visitor.look('/sources.opml');
    expect(out.headers.get('content-type')).toContain('opml');
    const list = await out.text();
    expect(list).toContain('xmlUrl=');
    const again = await visitor.upload('/sources.opml', list);
    expect(await again.text()).toContain('polled already');
    const more = list.replace('<body>', '<body><outline text="Gull &amp; Co" xmlUrl="https://gull.example/rss"/>');
    const page = await (await visitor.upload('/sources.opml', more)).text();
    expect(page).toContain('Added 1 source');
    expect(page).toContain('Gull &amp; Co');
    const { feeds } = await bridge.store.reads.desk({ chat: 'terminal', workspace: 'local', id: 'terminal' });
    expect(feeds.map(({ url }) => url)).toContain('https://gull.example/rss');
  });

  it('comes from nobody else’s form, and is no larger than 1 MB', async () => {
    const visitor = await bridge.visitorOf();
    const list = '<opml><outline xmlUrl="https://tern.example/rss"/></opml>';
    expect((await visitor.upload('/sources.opml', list, 'wrong')).status).toBe(403);
    const large = await visitor.upload('/sources.opml', `${list}${' '.repeat(1_100_000)}`);
    expect(large.status).toBe(413);
    expect(await large.text()).toContain('larger than 1 MB');
    const { feeds } = await bridge.store.reads.desk({ chat: 'terminal', workspace: 'local', id: 'terminal' });
    expect(feeds.map(({ url }) => url)).not.toContain('https://tern.example/rss');
  });
});

describe('requests', () => {
  it('have an id, by which a fault is found in the log, without what was asked for', async () => {
    const answer = await bridge.ask('/search?words=secret-plan');
    const id = answer.headers.get('x-request-id');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const line = bridge.lines.find(({ about }) => (about as { requestId?: string })?.requestId === id);
    expect(line).toMatchObject({ event: 'answered', level: 'debug', about: { path: '/search', status: 200 } });
    expect(JSON.stringify(bridge.lines)).not.toContain('secret-plan');
  });

  it('of one visitor that are too many have to wait, those of others do not', async () => {
    const [one, other] = [await closed.signIn(PASSWORD), await closed.signIn(PASSWORD)];
    let last = await one.look('/topics');
    for (let asked = 0; asked < 320 && last.status === 200; asked++) last = await one.look('/topics');
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.text()).toContain('try again in');
    expect((await other.look('/topics')).status).toBe(200);
    expect((await closed.ask('/login', { headers: OWN })).status).toBe(200);
  });
});
