import { readFileSync } from 'node:fs';
import RssParser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { loadSampleNews } from '../../src/demo/news/load-news.ts';
import { parseArticle } from '../../src/demo/news/parse-article.ts';
import type { SampleArticle } from '../../src/demo/news/sample-news.ts';
import { type NewsServer, serveNews } from '../../src/demo/serve-news.ts';
import type { Feed } from '../../src/model/feed.ts';
import type { Instant } from '../../src/model/time.ts';
import type { Clock } from '../../src/ports/clock.ts';
import {
  EXPECTED_CHANGE,
  EXPECTED_COPIES,
  EXPECTED_POSITIONS,
  EXPECTED_STATEMENTS,
  EXPECTED_STORIES,
  MAY_BE_ONE_STORY,
  NOT_SAID,
  NOT_STATEMENTS,
} from './expected-statements.ts';

const news = loadSampleNews();
const BEFORE = '2026-03-01T23:59:59.000Z';
const AFTER = '2026-03-09T00:00:00.000Z';

const textsOf = (article: SampleArticle): readonly string[] =>
  article.versions.map((version) => version.paragraphs.join('\n\n'));

const articleOf = (id: string): SampleArticle => {
  const found = news.articles.find((article) => article.id === id);
  if (!found) throw new Error(`no article ${id}`);
  return found;
};

describe('the sample week', () => {
  it('has six outlets in all four kinds of feed, with and without full text', () => {
    expect(news.outlets).toHaveLength(6);
    expect(new Set(news.outlets.map(({ feed }) => feed))).toEqual(new Set(['rss', 'rdf', 'atom', 'json']));
    expect(new Set(news.outlets.map(({ fullText }) => fullText))).toEqual(new Set([true, false]));
  });

  it('has about 32 articles of 180 to 450 words, all from that week, on three topics', () => {
    expect(news.articles.length).toBeGreaterThanOrEqual(30);
    expect(news.articles.length).toBeLessThanOrEqual(36);
    const lengths = news.articles.flatMap((article) =>
      textsOf(article).map((text) => ({ id: article.id, words: text.split(/\s+/).length })),
    );
    expect(lengths.filter(({ words }) => words < 180 || words > 450)).toEqual([]);
    const moments = news.articles.flatMap(({ versions }) => versions.map(({ at }) => at));
    expect(moments.filter((at) => at < '2026-03-02' || at > AFTER)).toEqual([]);
    expect(new Set(news.articles.map(({ topicId }) => topicId))).toEqual(
      new Set(['nato-ukraine', 'climate-policy', 'ai-regulation']),
    );
  });

  it('gives no id and no address twice', () => {
    expect(new Set(news.articles.map(({ id }) => id)).size).toBe(news.articles.length);
    expect(new Set(news.articles.map(({ outletId, slug }) => `${outletId}/${slug}`)).size).toBe(news.articles.length);
  });

  it('names the copies, and a copy has nearly all words of its original', () => {
    const copies = news.articles.flatMap(({ id, copyOf }) => (copyOf === null ? [] : [[id, copyOf]]));
    expect(Object.fromEntries(copies)).toEqual(EXPECTED_COPIES);
    for (const [copy, original] of Object.entries(EXPECTED_COPIES)) {
      const words = new Set(wordsOf(articleOf(original)));
      const shared = wordsOf(articleOf(copy)).filter((word) => words.has(word));
      expect(shared.length / wordsOf(articleOf(copy)).length).toBeGreaterThan(0.97);
    }
  });

  it('mixes no two kinds of quotation marks in one text', () => {
    const mixed = news.articles.filter((article) =>
      textsOf(article).some((text) => text.includes('"') && /[“”‘]/.test(text)),
    );
    expect(mixed.map(({ id }) => id)).toEqual([]);
  });

  it('closes every straight quotation mark within its paragraph', () => {
    const odd = news.articles.flatMap((article) =>
      article.versions.flatMap(({ paragraphs }) =>
        paragraphs.filter((paragraph) => paragraph.split('"').length % 2 === 0),
      ),
    );
    expect(odd).toEqual([]);
  });
});

const wordsOf = (article: SampleArticle): readonly string[] => textsOf(article)[0]?.toLowerCase().match(/\w+/g) ?? [];

describe('what is expected of it', () => {
  test.each(EXPECTED_STATEMENTS.map((statement) => [statement.articleId, statement.parts[0], statement] as const))(
    '%s: %s',
    (articleId, _, { parts, speaker, kind, revision }) => {
      const texts = textsOf(articleOf(articleId));
      const holding = texts.filter((text) => inOrder(text, parts));
      expect(holding).toHaveLength(revision === undefined ? texts.length : 1);
      if (revision !== undefined) expect(texts[revision - 1]).toBe(holding[0]);
      const surname = speaker.split(' ').at(-1) ?? '';
      expect(texts.join()).toContain(surname);
      const quoted = parts.every((part) => texts.some((text) => /["“‘]/.test(text[text.indexOf(part) - 1] ?? '')));
      expect(quoted).toBe(kind === 'direct');
    },
  );

  test.each([...NOT_STATEMENTS, ...NOT_SAID, ...EXPECTED_POSITIONS, EXPECTED_CHANGE.first, EXPECTED_CHANGE.second])(
    '$articleId holds "$words"',
    ({ articleId, words }) => {
      expect(textsOf(articleOf(articleId)).every((text) => text.includes(words))).toBe(true);
    },
  );

  it('puts every article into one story of one topic', () => {
    const ids = Object.values(EXPECTED_STORIES).flat();
    expect([...ids].sort()).toEqual(news.articles.map(({ id }) => id).sort());
    for (const story of Object.values(EXPECTED_STORIES))
      expect(new Set(story.map((id) => articleOf(id).topicId)).size).toBe(1);
    for (const name of MAY_BE_ONE_STORY.flat()) expect(EXPECTED_STORIES).toHaveProperty(name);
  });

  it('lets nobody speak who holds a high office in the real world', () => {
    const speakers = [...EXPECTED_STATEMENTS, ...EXPECTED_POSITIONS, ...NOT_SAID].map(({ speaker }) => speaker);
    const surnames = speakers.map((speaker) => speaker.split(' ').at(-1) ?? '');
    expect(surnames.filter((surname) => REAL_LEADERS.has(surname))).toEqual([]);
    const texts = news.articles.flatMap(textsOf).join('\n');
    expect([...REAL_LEADERS].filter((name) => new RegExp(`\\b${name}\\b`).test(texts))).toEqual([]);
  });
});

it('names nobody of the people that the configuration knows', () => {
  const file = new URL('../../config/people.yaml', import.meta.url);
  const { people } = parseYaml(readFileSync(file, 'utf8')) as { people: { name: string; kind?: string }[] };
  const names = people.filter(({ kind }) => kind !== 'body').map(({ name }) => name);
  expect(names.length).toBeGreaterThan(0);
  const texts = news.articles.flatMap(textsOf).join('\n');
  expect(names.filter((name) => texts.includes(name))).toEqual([]);
});

function inOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

const REAL_LEADERS = new Set(
  `Trump Vance Rubio Biden Putin Lavrov Peskov Zelenskyy Zelensky Sybiha Svyrydenko Rutte Stoltenberg Leyen Kallas Costa
  Metsola Merz Scholz Macron Starmer Lammy Meloni Tusk Sikorski Nawrocki Orban Fico Babis Pavel Sanchez Schoof Jetten
  Veldkamp Brekelmans Carney Trudeau Joly Modi Jinping Erdogan Kristersson Stubb Frederiksen Nauseda Hoekstra
  Lagarde Altman`
    .trim()
    .split(/\s+/),
);

describe('an article file', () => {
  const head = '---\nid: x-01\ntitle: A\nauthor: B\npublished: 2026-03-02T07:30:00.000Z\ntopic: t\n';

  it('becomes an article with a teaser cut at a word', () => {
    const lead = 'Word '.repeat(50).trim();
    const article = parseArticle({ text: `${head}---\n${lead}\n\nMore.\n`, file: '03-a-slug.md', outletId: 'o' });
    expect(article).toMatchObject({ id: 'x-01', slug: 'a-slug', copyOf: null });
    expect(article.versions[0]?.paragraphs).toEqual([lead, 'More.']);
    expect(article.versions[0]?.teaser).toMatch(/^(Word )+Word…$/);
    expect(article.versions[0]?.teaser.length).toBeLessThanOrEqual(161);
  });

  test.each([
    ['no front matter', 'Text only.\n'],
    ['an unknown key', `${head}mood: good\n---\nText.\n`],
    ['a revision without a moment', `${head}---\nText.\n=== revised ===\nOther.\n`],
    ['a moment without a revision', `${head}revised: 2026-03-02T08:30:00.000Z\n---\nText.\n`],
  ])('is refused with %s', (_, text) => {
    expect(() => parseArticle({ text, file: '01-x.md', outletId: 'o' })).toThrow();
  });
});

describe('the sample server', () => {
  let now: Instant = BEFORE;
  const clock: Clock = { now: () => now, wait: async () => {}, toRealMs: (ms) => ms };
  let server: NewsServer;

  beforeAll(async () => {
    server = await serveNews(news, clock);
  });
  afterAll(async () => {
    await server.close();
  });

  const entriesOf = async (feed: Feed): Promise<readonly Entry[]> => readEntries(await (await fetch(feed.url)).text());

  it('lists a feed for each outlet on the loopback interface', () => {
    expect(server.feeds.map(({ id }) => id)).toEqual(news.outlets.map(({ id }) => id));
    for (const feed of server.feeds) {
      expect(new URL(feed.url).host).toBe(`127.0.0.1:${server.port}`);
      expect(feed).toMatchObject({ language: 'en', pollEveryMinutes: 60, workspace: null });
    }
  });

  it('serves well-formed, empty feeds before the week', async () => {
    now = BEFORE;
    for (const feed of server.feeds) expect(await entriesOf(feed)).toEqual([]);
  });

  it('serves every article after the week, newest first, with title, link and date', async () => {
    now = AFTER;
    for (const feed of server.feeds) {
      const entries = await entriesOf(feed);
      const expected = news.articles.filter(({ outletId }) => outletId === feed.id).toReversed();
      expect(entries.map(({ title }) => title)).toEqual(expected.map(({ versions }) => versions.at(-1)?.title));
      expect(entries.map(({ published }) => published)).toEqual(expected.map(({ versions }) => versions[0]?.at));
      for (const { link } of entries) expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${server.port}/`));
    }
  });

  it('carries whole articles where the outlet says so and nothing but a teaser elsewhere', async () => {
    now = AFTER;
    for (const outlet of news.outlets) {
      const feed = server.feeds.find(({ id }) => id === outlet.id);
      const body = await (await fetch(feed?.url ?? '')).text();
      const own = news.articles.filter(({ outletId }) => outletId === outlet.id);
      for (const { versions } of own) {
        // a stretch that no format has to escape
        const late = /[\w ]{20,}/.exec(versions.at(-1)?.paragraphs.slice(3).join('|') ?? '')?.[0] ?? 'none';
        expect(body.includes(late)).toBe(outlet.fullText);
      }
    }
  });

  it('serves nothing before its time: neither entry nor page', async () => {
    for (const article of news.articles) {
      const at = article.versions[0]?.at ?? '';
      const feed = server.feeds.find(({ id }) => id === article.outletId);
      if (!feed) throw new Error(article.outletId);
      now = at;
      const entry = (await entriesOf(feed))[0];
      expect(entry?.title).toBe(article.versions[0]?.title);
      expect((await fetch(entry?.link ?? '')).status).toBe(200);
      now = new Date(Date.parse(at) - 1000).toISOString();
      expect((await entriesOf(feed)).map(({ link }) => link)).not.toContain(entry?.link);
      expect((await fetch(entry?.link ?? '')).status).toBe(404);
    }
  });

  it('replaces a corrected text in place, under the same id and address', async () => {
    const feed = server.feeds.find(({ id }) => id === 'northgate-wire');
    if (!feed) throw new Error('no feed');
    now = '2026-03-05T13:39:00.000Z';
    const before = (await entriesOf(feed)).find(({ title }) => title.includes('7.4 percent'));
    now = '2026-03-05T13:40:00.000Z';
    const after = (await entriesOf(feed)).find(({ title }) => title.includes('4.7 percent'));
    expect(after).toMatchObject({ id: before?.id, link: before?.link, published: before?.published });
    expect(await (await fetch(after?.link ?? '')).text()).toContain('had fallen by 4.7 percent');
  });

  it('answers 304 to both validators until something is published', async () => {
    for (const feed of server.feeds) {
      now = '2026-03-05T20:00:00.000Z';
      const first = await fetch(feed.url);
      await first.text();
      const etag = first.headers.get('etag') ?? '';
      const modified = first.headers.get('last-modified') ?? '';
      now = '2026-03-05T21:00:00.000Z';
      const byTag = await fetch(feed.url, { headers: { 'if-none-match': etag } });
      const byDate = await fetch(feed.url, { headers: { 'if-modified-since': modified } });
      expect([byTag.status, byDate.status]).toEqual([304, 304]);
      expect(await byTag.text()).toBe('');
      now = BEFORE;
      expect((await fetch(feed.url, { headers: { 'if-none-match': etag } })).status).toBe(200);
    }
    const courier = server.feeds.find(({ id }) => id === 'harbour-courier');
    now = '2026-03-05T20:00:00.000Z';
    const etag = (await fetch(courier?.url ?? '')).headers.get('etag') ?? '';
    now = '2026-03-06T10:00:00.000Z';
    expect((await fetch(courier?.url ?? '', { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('serves pages with the article between navigation, sign-up, related links and footer', async () => {
    now = AFTER;
    for (const feed of server.feeds) {
      const entry = (await entriesOf(feed))[0];
      const html = await (await fetch(entry?.link ?? '')).text();
      for (const part of ['<nav>', 'class="newsletter"', 'Read more:', 'class="related"', '<footer', '"datePublished"'])
        expect(html).toContain(part);
      const json = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
      expect(JSON.parse(json)).toMatchObject({ headline: entry?.title, datePublished: entry?.published });
    }
  });

  test.each([
    ['GET', '/', 404],
    ['GET', '/northgate-wire/', 200],
    ['GET', '/northgate-wire/feed.json', 404],
    ['GET', '/northgate-wire/../outlets.yaml', 404],
    ['HEAD', '/northgate-wire/feed.xml', 200],
    ['POST', '/northgate-wire/feed.xml', 405],
  ])('%s %s gives %i', async (method, path, status) => {
    now = AFTER;
    expect((await fetch(`http://127.0.0.1:${server.port}${path}`, { method })).status).toBe(status);
  });
});

type Entry = { readonly id: string; readonly title: string; readonly link: string; readonly published: string };

async function readEntries(body: string): Promise<readonly Entry[]> {
  if (body.startsWith('{')) {
    const feed = JSON.parse(body) as { items: { id: string; title: string; url: string; date_published: string }[] };
    return feed.items.map((item) => ({ ...item, link: item.url, published: item.date_published }));
  }
  const feed = await new RssParser<object, { 'dc:date'?: string; id?: string }>().parseString(body);
  return feed.items.map((item) => ({
    id: item.guid ?? item.id ?? item.link ?? '',
    title: item.title ?? '',
    link: item.link ?? '',
    published: new Date(item.isoDate ?? item.pubDate ?? item['dc:date'] ?? '').toISOString(),
  }));
}
