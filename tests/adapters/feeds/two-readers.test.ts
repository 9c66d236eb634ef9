import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readTolerantly } from '../../../src/adapters/feeds/http/read-tolerantly.ts';
import { readWithRssParser } from '../../../src/adapters/feeds/http/read-with-rss-parser.ts';
import { rss } from './documents.ts';

const url = 'https://harbour.example/feeds/all.xml';
const file = (name: string) => readFile(new URL(`../../data/feeds/${name}`, import.meta.url), 'utf8');
const entry = (inside: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>T</title><link rel="self" href="/f"/><link rel="alternate" href="/"/><entry><id>urn:1</id><title>A &amp;amp; B</title>
  <link rel="edit" href="/e"/><link rel="alternate" href="/1"/><updated>2026-01-05T10:00:00+01:00</updated>${inside}</entry></feed>`;

/** Whatever rss-parser may read must come out as the tolerant reader has it: which of them reads is an accident. */
test.each([
  ['RSS 2.0 from a file', () => file('rss-2.xml')],
  ['plain RSS', () => rss()],
  [
    'a channel with all there is',
    () => rss({ channel: '<language>de-at</language><ttl>30</ttl><skipHours><hour>1</hour></skipHours>' }),
  ],
  ['authors', () => rss({ inItem: '<author>jo@harbour.example (Jo Doe)</author><dc:creator>Mo Idris</dc:creator>' })],
  ['an author alone', () => rss({ inItem: '<author>jo@harbour.example (Jo Doe)</author>' })],
  [
    'bodies',
    () =>
      rss({
        inItem:
          '<description>&lt;p&gt;One &amp;amp; two&lt;/p&gt;</description><content:encoded><![CDATA[<p><a href="/x">x</a>]]></content:encoded>',
      }),
  ],
  ['encoded twice', () => rss({ title: 'The mayorâ€™s plan', inItem: '<description>CafÃ©</description>' })],
  ['an active body', () => rss({ inItem: '<description>&lt;script&gt;x()&lt;/script&gt;Text</description>' })],
  ['a date to be read with care', () => rss({ date: '07.02.2025 16:42' })],
  ['a permalink guid', () => rss({ link: '/ferry' })],
  ['Atom', () => entry('<published>2026-01-04T10:00:00Z</published><author><name>Jo Doe</name></author>')],
  ['Atom with bodies', () => entry('<summary>One</summary><content type="html">&lt;p&gt;Two&lt;/p&gt;</content>')],
])('%s', async (_, document) => {
  const text = await document();
  const read = await readWithRssParser(text, url);
  expect(read).not.toBeNull();
  expect(read).toEqual(readTolerantly(text, url));
});

test.each([
  ['a base', () => rss().replace('<item>', '<item xml:base="https://other.example/">')],
  ['declared entities', () => rss({ before: '<!DOCTYPE rss [<!ENTITY co "Acme">]>', title: '&co; wins' })],
  ['a link that does not say what it is', () => entry('').replace('rel="alternate" href="/1"', 'href="/1"')],
  ['xhtml', () => entry('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x</div></content>')],
  ['a title that is empty', () => rss({ title: '' })],
  ['no XML', () => rss({ title: 'Profits < 5%' })],
  ['markup in a description', () => rss({ inItem: '<description><p>One</p></description>' })],
  ['many tags', () => rss({ inItem: '<x/>'.repeat(30_000) })],
])('rss-parser is not asked about %s, or not heard', async (_, document) => {
  expect(await readWithRssParser(document(), url)).toBeNull();
});
