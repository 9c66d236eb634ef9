import { DOMParser } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { at, DAY, ours, topic } from '../../contracts/store/samples.ts';
import { bridgeStory, NOW } from './bridge-desk.ts';
import { openBridge } from './open-console.ts';

const BASE = 'https://desk.example.org';
let now = NOW;
let bridge: Awaited<ReturnType<typeof openBridge>>;
beforeAll(async () => {
  bridge = await openBridge({
    options: { publicUrl: `${BASE}/`, clock: { now: () => now, toRealMs: (ms) => ms, wait: async () => {} } },
  });
  await bridge.store.desk.saveTopic(topic('quiet', 'local'), 'ann', at(0));
});
afterAll(() => bridge?.close());

const FILES = ['briefings', 'changes'].flatMap((what) => ['atom', 'rss', 'json'].map((form) => `${what}.${form}`));
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const read = async (path: string) => (await bridge.ask(path)).text();
const xml = async (path: string) => new DOMParser().parseFromString(await read(path), 'text/xml');
type Parent = { querySelectorAll(selector: string): Iterable<Element> };
type Element = Parent & {
  textContent: string | null;
  getAttribute(name: string): string | null;
  localName: string;
  parentNode: unknown;
};
/** The children of that name, not those further down. */
const children = (of: Parent, name: string): Element[] =>
  [...of.querySelectorAll(name)].filter(({ parentNode }) => parentNode === of);
const textOf = (of: Parent, name: string): string => children(of, name)[0]?.textContent ?? '';

describe('a feed that is polled', () => {
  test.each(FILES)('%s is sent again only when it has changed', async (file) => {
    const first = await bridge.ask(`/topics/bridge/${file}`);
    const etag = first.headers.get('etag') ?? '';
    const body = await first.text();
    expect(etag).toMatch(/^W\/"[\w-]{16,}"$/);
    now = at(2 * DAY + 90);
    for (const asked of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await bridge.ask(`/topics/bridge/${file}`, { headers: { 'if-none-match': asked } });
      expect([asked, again.status, await again.text()]).toEqual([asked, 304, '']);
      expect(again.headers.get('etag')).toBe(etag);
    }
    const other = await bridge.ask(`/topics/bridge/${file}`, { headers: { 'if-none-match': 'W/"other"' } });
    expect([other.status, await other.text()]).toEqual([200, body]);
    now = NOW;
  });

  it('tells an update as the same item, later', async () => {
    const [before, tag] = [await xml('/topics/bridge/briefings.atom'), await etagOf('/topics/bridge/briefings.atom')];
    await bridge.store.stories.saveBriefing(
      bridgeStory('s-one', { revision: 2, title: 'The bridge opens', madeAt: at(DAY + 30) }),
      at(DAY + 30),
    );
    const after = await xml('/topics/bridge/briefings.atom');
    expect(await etagOf('/topics/bridge/briefings.atom')).not.toBe(tag);
    const entry = (of: Parent) => [...of.querySelectorAll('entry')][0] as Element;
    expect(textOf(entry(after), 'id')).toBe(textOf(entry(before), 'id'));
    expect(textOf(entry(after), 'published')).toBe(textOf(entry(before), 'published'));
    expect(textOf(entry(after), 'updated') > textOf(entry(before), 'updated')).toBe(true);
    const feed = [...after.querySelectorAll('feed')][0] as Element;
    expect(textOf(feed, 'updated')).toBe(textOf(entry(after), 'updated'));
  });

  it('of a topic without news is a feed too', async () => {
    for (const file of FILES) expect([file, (await bridge.ask(`/topics/quiet/${file}`)).status]).toEqual([file, 200]);
    const feed = [...(await xml('/topics/quiet/briefings.atom')).querySelectorAll('feed')][0] as Element;
    expect(textOf(feed, 'updated')).toMatch(INSTANT);
  });
});

const etagOf = async (path: string) => (await bridge.ask(path)).headers.get('etag');

describe('what its standard asks for', () => {
  test.each(['briefings', 'changes'])('has the Atom feed of %s (RFC 4287)', async (what) => {
    const path = `/topics/bridge/${what}.atom`;
    const feed = [...(await xml(path)).querySelectorAll('feed')][0] as Element;
    expect(feed.getAttribute('xmlns')).toBe('http://www.w3.org/2005/Atom');
    for (const name of ['id', 'title', 'updated']) expect(children(feed, name)).toHaveLength(1);
    expect(textOf(children(feed, 'author')[0] as Element, 'name')).toBe('OnRecord');
    const links = children(feed, 'link').map((link) => [link.getAttribute('rel'), link.getAttribute('href')]);
    expect(links).toEqual(
      expect.arrayContaining([
        ['self', BASE + path],
        ['alternate', `${BASE}/topics/bridge`],
      ]),
    );
    const entries = children(feed, 'entry');
    expect(entries).toHaveLength(1);
    for (const entry of entries) {
      for (const name of ['id', 'title', 'updated', 'content']) expect(children(entry, name)).toHaveLength(1);
      expect(textOf(entry, 'updated')).toMatch(INSTANT);
      expect(children(entry, 'link')[0]?.getAttribute('href')).toMatch(/^https:\/\/desk\.example\.org\//);
      expect(URL.canParse(textOf(entry, 'id'))).toBe(true);
    }
  });

  test.each(['briefings', 'changes'])('has the RSS feed of %s (RSS 2.0)', async (what) => {
    const path = `/topics/bridge/${what}.rss`;
    const page = await xml(path);
    expect([...page.querySelectorAll('rss')][0]?.getAttribute('version')).toBe('2.0');
    const channel = [...page.querySelectorAll('channel')][0] as Element;
    for (const name of ['title', 'link', 'description']) expect(textOf(channel, name)).not.toBe('');
    const items = children(channel, 'item');
    expect(items).toHaveLength(1);
    for (const item of items) {
      expect(textOf(item, 'title')).not.toBe('');
      expect(textOf(item, 'link')).toMatch(/^https:\/\/desk\.example\.org\//);
      expect(textOf(item, 'guid')).not.toBe('');
      expect(textOf(item, 'pubDate')).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/); // RFC 822
    }
  });

  test.each(['briefings', 'changes'])('has the JSON Feed of %s (1.1)', async (what) => {
    const path = `/topics/bridge/${what}.json`;
    const feed = JSON.parse(await read(path));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      ...{ title: expect.stringContaining('BRIDGE'), feed_url: BASE + path, home_page_url: `${BASE}/topics/bridge` },
      authors: [{ name: 'OnRecord', url: BASE }],
    });
    expect(feed.items).toHaveLength(1);
    for (const item of feed.items)
      expect(item).toMatchObject({
        ...{ id: expect.stringMatching(/^https:/), url: expect.stringMatching(/^https:\/\/desk\.example\.org\//) },
        ...{ content_html: expect.stringMatching(/./), date_published: expect.stringMatching(INSTANT) },
        date_modified: expect.stringMatching(INSTANT),
      });
  });
});

describe('a file of statements', () => {
  it('says in one sentence what it does not understand', async () => {
    const answer = await bridge.ask('/topics/bridge/statements.csv?since=whenever');
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(/^I do not understand .*\.\n$/)]);
  });

  it('has what was published since then', async () => {
    const all = JSON.parse(await read('/topics/bridge/statements.json'));
    const some = JSON.parse(await read('/topics/bridge/statements.json?since=36h'));
    expect([all.length, some.length]).toEqual([2, 1]);
  });

  it('leaves out what was reported as a mistake, as feeds do', async () => {
    const [statement] = JSON.parse(await read('/topics/bridge/statements.json'));
    const channel = { ...ours, workspace: 'local' };
    const about = { what: 'not-a-quote', topicId: null, propositionId: null, note: null } as const;
    await bridge.store.desk.reportMistake({ ...about, statementId: statement.id, channel, by: 'ann' }, now);
    for (const form of ['csv', 'json', 'md'])
      expect(await read(`/topics/bridge/statements.${form}`)).not.toContain(statement.words[0]);
    for (const file of FILES) expect(await read(`/topics/bridge/${file}`)).not.toContain(statement.words[0]);
  });
});
