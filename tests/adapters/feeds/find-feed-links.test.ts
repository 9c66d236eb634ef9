import { expect, it, test } from 'vitest';
import { findFeedLinks } from '../../../src/adapters/feeds/http/find-feed-links.ts';

const page = 'https://www.harbour.example/news/index.html';
const urls = (html: string) => findFeedLinks(html, page).map(({ url }) => url);

test.each([
  ['RSS', '<link rel="alternate" type="application/rss+xml" href="/rss.xml">', ['https://www.harbour.example/rss.xml']],
  ['Atom', "<LINK HREF='atom' TYPE='application/atom+xml' REL='alternate'>", ['https://www.harbour.example/news/atom']],
  ['RDF', '<link rel=alternate type=application/rdf+xml href=/index.rdf>', ['https://www.harbour.example/index.rdf']],
  [
    'JSON Feed',
    '<link rel="alternate" type="application/feed+json" href="/feed.json">',
    ['https://www.harbour.example/feed.json'],
  ],
  [
    'JSON that says feed',
    '<link rel="alternate" type="application/json" title="JSON Feed" href="/x.json">',
    ['https://www.harbour.example/x.json'],
  ],
  ['JSON of something else', '<link rel="alternate" type="application/json" title="JSON" href="/wp-json/posts/1">', []],
  [
    'XML that says RSS',
    '<link rel="alternate" type="text/xml" title="RSS 2.0" href="/news.xml">',
    ['https://www.harbour.example/news.xml'],
  ],
  ['a translation', '<link rel="alternate" hreflang="de" href="/de/">', []],
  ['a style sheet', '<link rel="stylesheet" type="text/css" href="/feed.css">', []],
  [
    'several relations',
    '<link rel="alternate home" type="application/rss+xml" href="/a">',
    ['https://www.harbour.example/a'],
  ],
  [
    'another base',
    '<base href="https://cdn.harbour.example/x/"><link rel="alternate" type="application/rss+xml" href="rss">',
    ['https://cdn.harbour.example/x/rss'],
  ],
  [
    'a feed twice',
    '<link rel="alternate" type="application/rss+xml" href="/a#1"><link rel="alternate" type="application/atom+xml" href="/a">',
    ['https://www.harbour.example/a'],
  ],
  ['the page itself', `<link rel="alternate" type="application/rss+xml" href="${page}">`, []],
  ['no web address', '<link rel="alternate" type="application/rss+xml" href="javascript:rss">', []],
  [
    'links to feeds',
    '<a href="/feed/">x</a><a href="/feedback">y</a><a href="/sitemap.xml">z</a><a href="/en/rss.xml">RSS</a>',
    ['https://www.harbour.example/feed/', 'https://www.harbour.example/en/rss.xml'],
  ],
  ['what a script writes', '<script>document.write("<a href=/rss.xml>RSS</a>")</script>', []],
  ['a comment', '<!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->', []],
])('%s', (_, html, found) => {
  expect(urls(html)).toEqual(found);
});

it('declared feeds come before linked ones, own before others, comments last', () => {
  const html = `<link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">
    <a href="/sport/rss">Sport</a>
    <link rel="alternate" type="application/rss+xml" title="Wire" href="https://wire.example/rss">
    <link rel="alternate" type="application/rss+xml" title="News &amp; more" href="https://feeds.harbour.example/all">`;
  expect(findFeedLinks(html, page)).toEqual([
    { url: 'https://feeds.harbour.example/all', title: 'News & more' },
    { url: 'https://wire.example/rss', title: 'Wire' },
    { url: 'https://www.harbour.example/sport/rss', title: 'Sport' },
    { url: 'https://www.harbour.example/comments/feed/', title: 'Comments Feed' },
  ]);
});

it('names ten at most', () => {
  const html = Array.from({ length: 30 }, (_, at) => `<a href="/${at}/rss">x</a>`).join('');
  expect(urls(html)).toHaveLength(10);
});
