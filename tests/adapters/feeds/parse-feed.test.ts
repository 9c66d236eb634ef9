import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { parseFeed } from '../../../src/adapters/feeds/http/parse-feed.ts';
import { documentOf, rss } from './documents.ts';

const read = (text: string, headers = {}) => parseFeed(documentOf(text, headers));
const first = async (text: string) => (await read(text)).items[0]!;

const file = async (name: string) =>
  parseFeed({
    body: await readFile(new URL(`../../data/feeds/${name}`, import.meta.url)),
    headers: {},
    url: 'https://harbour.example/feeds/all.xml',
  });

describe('formats', () => {
  it('reads RSS 2.0', async () => {
    const feed = await file('rss-2.xml');
    expect(feed).toMatchObject({ title: 'The Harbour Post', pace: { waitMinutes: 45 } });
    expect(feed.items[0]).toEqual({
      title: 'Mayor Ilse Varga: “We will not sell the docks”',
      link: 'https://harbour.example/2026/01/docks',
      id: 'https://harbour.example/?p=211',
      published: '2026-01-05T09:30:00.000Z',
      updated: null,
      author: 'Tomas Reuel',
      summary: 'The city keeps its docks.',
      content: '<p>“We will not sell the docks,” Mayor Ilse Varga said on Monday.</p>',
    });
  });

  it('reads Atom 1.0 with xhtml, xml:base and relative links', async () => {
    const feed = await file('atom-1.xml');
    expect(feed.title).toBe('Council & Court');
    expect(feed.items.map(({ title, link, published, updated }) => ({ title, link, published, updated }))).toEqual([
      {
        title: 'Judge Okafor rules on water rights',
        link: 'https://council.example/courts/2026/water',
        published: '2026-01-04T12:00:00.000Z',
        updated: '2026-01-05T07:15:00.000Z',
      },
      {
        title: 'Budget < last year’s, says treasurer',
        link: 'https://council.example/budget',
        published: null,
        updated: '2026-01-03T18:00:00.000Z',
      },
    ]);
    expect(feed.items[0]!.content).toContain('<a href="https://council.example/courts/docs/ruling.pdf">ruling</a>');
    expect(feed.items[0]!.author).toBe('Nadia Brandt, Piet Olsen');
  });

  it('reads RSS 1.0 (RDF)', async () => {
    const feed = await file('rss-1.rdf');
    expect(feed.title).toBe('Nordlys Nyheter');
    expect(feed.pace.waitMinutes).toBe(720);
    expect(feed.items).toHaveLength(2);
    expect(feed.items[1]).toMatchObject({
      title: 'Skoler åpner igjen',
      link: 'https://nordlys.example/skoler',
      id: 'https://nordlys.example/skoler',
      published: '2026-01-05T06:00:00.000Z',
      author: 'Kari Moe',
    });
  });

  it('reads JSON Feed 1.1', async () => {
    const feed = await file('json-feed.json');
    expect(feed.title).toBe('Quay Notes');
    expect(feed.items).toEqual([
      {
        title: 'Pilots & tugs < 2026',
        link: 'https://quay.example/notes/2',
        id: '2',
        published: '2026-01-05T10:00:00.000Z',
        updated: null,
        author: 'Lena Post, Mo Idris',
        summary: null,
        content: '<p>See <a href="https://quay.example/tugs">the tugs</a>.</p>',
      },
      {
        title: null,
        link: null,
        id: 'note-1',
        published: null,
        updated: null,
        author: null,
        summary: null,
        content: '<p>Fog &amp; ice.</p><p>No sailings.</p>',
      },
    ]);
  });

  it('reads RSS 0.91 and feeds without a version', async () => {
    const old =
      '<rss><channel><title>Old</title><item><title>One</title><link>http://old.example/1</link></item></channel></rss>';
    expect((await read(old)).items).toMatchObject([{ title: 'One', link: 'http://old.example/1', published: null }]);
    expect((await read(old.replace('<rss>', '<rss version="0.91">'))).items).toHaveLength(1);
  });

  it('reads Atom 0.3', async () => {
    const text = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title mode="escaped" type="text/html">A &amp;amp; B</title>
      <link rel="alternate" type="text/html" href="http://a.example/1"/><issued>2026-01-05T10:00:00+01:00</issued><modified>2026-01-05T10:00:00Z</modified><id>x</id></entry></feed>`;
    expect(await first(text)).toMatchObject({
      title: 'A & B',
      link: 'http://a.example/1',
      published: '2026-01-05T09:00:00.000Z',
      updated: '2026-01-05T10:00:00.000Z',
    });
  });
});

describe('damage: the item is still read', () => {
  const whole = {
    title: 'Ferry line reopens',
    link: 'https://harbour.example/ferry',
    published: '2026-01-05T10:00:00.000Z',
  };
  test.each([
    ['blank lines before the prolog', rss({ before: '\n\n <?xml version="1.0"?>' })],
    ['a warning before the prolog', rss({ before: 'Notice: undefined index in feed.php\n<?xml version="1.0"?>' })],
    ['no prolog', rss({ before: '' })],
    ['cut off after the first item', rss({ after: '<item><title>Sec' })],
    ['no end tags', rss({ after: '' })],
    ['a script after the end', rss({ after: '</channel></rss><script>var a = 1 < 2;</script>' })],
    ['unclosed elements in an unescaped description', rss({ inItem: '<description>one<br>two<p>three</description>' })],
    ['an undeclared prefix', rss({ inItem: '<media:content url="https://harbour.example/i.jpg"/>' })],
    ['unquoted attributes', rss({ inItem: '<enclosure url=https://harbour.example/a.mp3 length=1 />' })],
    ['an attribute without a value', rss({ inItem: '<source async url="x">s</source>' })],
    ['stray end tags', rss({ inItem: '</b></div>' })],
    ['a bare ampersand', rss({ inItem: '<description>Smith & Sons & co</description>' })],
    ['illegal references', rss({ inItem: '<description>a&#11;b&#0;c&nbsp;d</description>' })],
    ['control characters', rss({ inItem: '<description>a\u0008b</description>' })],
    ['an unclosed item before the next', rss().replace('</item>', '<item><title>Second</title></item>')],
    ['elements nested a thousand deep', rss({ inItem: `${'<x>'.repeat(1000)}${'</x>'.repeat(1000)}` })],
    [
      'an unclosed CDATA section in a later item',
      rss({ after: '<item><title><![CDATA[oops</title></item></channel></rss>' }),
    ],
  ])('%s', async (_, text) => {
    expect(await first(text)).toMatchObject(whole);
  });

  test.each([
    ['Profits < 5% in 2026', 'Profits < 5% in 2026'],
    ['Q&A: what AT&T &co said', 'Q&A: what AT&T &co said'],
    ['Tom &amp;amp; Jerry', 'Tom & Jerry'],
    ['<![CDATA[<b>Ferry</b> line]]>', 'Ferry line'],
    ['Caf&eacute;&nbsp;news &#146;round', 'Café news ’round'],
    ['  Ferry\n   line ', 'Ferry line'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;Ferry', 'Ferry'],
    ['Ferry \u202Eenil', 'Ferry enil'],
    ['Ferry <!-- draft --> line', 'Ferry line'],
  ])('the title %s', async (title, plain) => {
    expect((await first(rss({ title }))).title).toBe(plain);
  });

  it('cuts titles at 300 characters, between words', async () => {
    const { title } = await first(rss({ title: 'harbour '.repeat(100) }));
    expect(title!.length).toBeLessThanOrEqual(300);
    expect(title).toMatch(/harbour…$/);
  });

  test.each([
    ['https://harbour.example/?a=1&b=2&copy=3', 'https://harbour.example/?a=1&b=2&copy=3'],
    ['<![CDATA[https://harbour.example/?a=1&b=2]]>', 'https://harbour.example/?a=1&b=2'],
    ['\n  https://harbour.example/x  \n', 'https://harbour.example/x'],
    ['/news/ferry', 'https://harbour.example/news/ferry'],
    ['//cdn.harbour.example/x', 'https://cdn.harbour.example/x'],
    ['javascript:alert(1)', null],
    ['mailto:desk@harbour.example', null],
  ])('the link %s', async (link, absolute) => {
    expect((await first(rss({ link }))).link).toBe(absolute);
  });

  it('declared entities are expanded once, external and nested ones are not', async () => {
    const before = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY co "Acme"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>`;
    expect((await first(rss({ before, title: '&co; wins' }))).title).toBe('Acme wins');
    expect((await first(rss({ before, title: '&b;' }))).title).toBe('&a;&a;');
    expect((await first(rss({ before, title: '[&x;]' }))).title).toBe('[&x;]');
  });

  it('one bad date loses neither its item nor the feed', async () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
      <entry><id>1</id><title>Good</title><link href="https://a.example/1"/><updated>2026-01-05T10:00:00Z</updated></entry>
      <entry><id>2</id><title>Bad</title><link href="https://a.example/2"/><updated>the day before</updated></entry></feed>`;
    expect((await read(feed)).items.map(({ title, updated }) => [title, updated])).toEqual([
      ['Good', '2026-01-05T10:00:00.000Z'],
      ['Bad', null],
    ]);
  });

  it('takes 7 February for 7 February', async () => {
    expect((await first(rss({ date: '07.02.2025' }))).published).toBe('2025-02-07T00:00:00.000Z');
  });

  it('__proto__ elements change nothing', async () => {
    await read(rss({ inItem: '<__proto__><polluted>yes</polluted></__proto__><constructor>x</constructor>' }));
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('no feed', () => {
  const words = (text: string) =>
    read(text).then(
      () => 'read',
      (error) => `${error.code}: ${error.words}`,
    );

  it('a page names its feed', async () => {
    const page =
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body>Hi</body></html>';
    expect(await words(page)).toBe(
      'not-a-feed: https://harbour.example/feeds/all.xml is a web page, not a feed: its feed is https://harbour.example/rss.xml',
    );
  });

  test.each([
    ['<html><body>Not found</body></html>', 'is a web page, not a feed: look for its RSS link'],
    ['<!DOCTYPE html><html><script>window._cf_chl_opt={}</script></html>', 'a check for robots'],
    ['', 'nothing at all'],
    ['{"error": "no"}', 'is no RSS, Atom or JSON feed'],
    ['{"version": "https://jsonfeed.org/version/1", "items": [', 'is no RSS, Atom or JSON feed'],
    ['hello', 'is no RSS, Atom or JSON feed'],
    ['<opml><body/></opml>', 'is no RSS, Atom or JSON feed'],
  ])('%s', async (text, part) => {
    expect(await words(text)).toContain(part);
    expect(await words(text)).toMatch(/^not-a-feed/);
  });
});
