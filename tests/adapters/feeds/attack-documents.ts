import { rss } from './documents.ts';

/** A hostile document, built when it is needed: some have 20 MB. */
export type Attack = { readonly name: string; readonly text: () => string };

const laughs = Array.from({ length: 12 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
  '',
);
const inTitle = (title: string) => rss({ title });
const inBody = (body: string) => rss({ inItem: `<description><![CDATA[${body}]]></description>` });
const inItem = (text: string) => rss({ inItem: text });
const withDoctype = (declarations: string, title: string) =>
  rss({ before: `<?xml version="1.0"?><!DOCTYPE rss [${declarations}]>`, title });
const page = (body: string) => `<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`;
const json = (items: string) => `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":${items}}`;

/** Each still holds the item of `rss()` where it is a feed at all. */
export const feeds: readonly Attack[] = [
  { name: 'a billion laughs', text: () => withDoctype(`<!ENTITY l0 "ha">${laughs}`, '&l12;') },
  {
    name: 'quadratic blow-up',
    text: () => withDoctype(`<!ENTITY a "${'a'.repeat(20_000)}">`, '&a;'.repeat(20_000)),
  },
  {
    name: 'an entity in every character',
    text: () =>
      rss({ before: `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(900)}">]>`, inItem: `<x>${'&a;'.repeat(1_000_000)}</x>` }),
  },
  { name: 'a file by an entity', text: () => withDoctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '[&x;]') },
  {
    name: 'a parameter entity',
    text: () => withDoctype('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;<!ENTITY y "%x;">', '[&y;]'),
  },
  { name: 'a hundred thousand declarations', text: () => withDoctype('<!ENTITY a "b">'.repeat(100_000), 'x') },
  {
    name: '__proto__ elements',
    text: () => inItem('<__proto__><isAdmin>1</isAdmin></__proto__><constructor>x</constructor>'),
  },
  {
    name: '200,000 items',
    text: () => rss({ after: `${'<item><title>x</title><link>https://a.example/1</link></item>'.repeat(180_000)}` }),
  },
  { name: 'items for rss-parser', text: () => rss({ after: `${'<item/>'.repeat(80_000)}</channel></rss>` }) },
  { name: '100,000 elements deep', text: () => inItem('<abc>'.repeat(100_000) + '</abc>'.repeat(100_000)) },
  { name: '19,000 elements deep', text: () => inItem('<a>'.repeat(9500) + '</a>'.repeat(9500)) },
  { name: '2,000,000 elements deep', text: () => inItem('<a>'.repeat(1_000_000)) },
  {
    name: '100,000 attributes',
    text: () => inItem(`<x ${Array.from({ length: 100_000 }, (_, at) => `a${at}="x"`).join(' ')}/>`),
  },
  {
    name: '19,000 attributes',
    text: () => inItem(`<x ${Array.from({ length: 19_000 }, (_, at) => `a${at}="x"`).join(' ')}/>`),
  },
  {
    name: '20 MB of CDATA that never ends',
    text: () => rss({ after: `<item><description><![CDATA[${'a '.repeat(10_000_000)}` }),
  },
  { name: 'a million ampersands', text: () => inTitle(`Ferry ${'&'.repeat(1_000_000)}`) },
  { name: 'a million references', text: () => inTitle('&amp;'.repeat(1_000_000)) },
  {
    name: 'a million unknown entities',
    text: () => inTitle(Array.from({ length: 300_000 }, (_, at) => `&e${at};`).join('')),
  },
  { name: 'references for rss-parser', text: () => inItem(`<description>${'&lt;'.repeat(140_000)}</description>`) },
  { name: 'an attribute value without end', text: () => rss({ after: `<item><link href="${'a'.repeat(3_000_000)}` }) },
  { name: 'an element name without end', text: () => rss({ after: `<${'a'.repeat(3_000_000)}` }) },
  { name: 'an attribute name without end', text: () => rss({ after: `<a ${'b'.repeat(3_000_000)}` }) },
  { name: 'a huge comment', text: () => rss({ before: `<!--${'- '.repeat(1_500_000)}-->` }) },
  { name: 'a comment that never ends', text: () => rss({ after: `<!--${'--'.repeat(1_500_000)}` }) },
  { name: 'an instruction that never ends', text: () => rss({ after: `<?${'?'.repeat(3_000_000)}` }) },
  { name: 'millions of <', text: () => rss({ after: '<'.repeat(3_000_000) }) },
  { name: 'millions of <a', text: () => rss({ after: '<a '.repeat(1_000_000) }) },
  { name: 'millions of elements', text: () => rss({ after: '<a/>'.repeat(1_000_000) }) },
  { name: 'millions of end tags', text: () => inItem(`${'<b>'.repeat(300)}${'</a>'.repeat(1_000_000)}`) },
  { name: 'end tags of one far above', text: () => inItem(`<z>${'<b>'.repeat(390)}</z>`.repeat(6000)) },
  {
    name: 'namespaces without end',
    text: () => inItem(Array.from({ length: 200_000 }, (_, at) => `<a xmlns:n${at}="urn:${at}">`).join('')),
  },
  {
    name: 'namespaces beside each other',
    text: () =>
      inItem(
        `<a ${Array.from({ length: 190 }, (_, at) => `xmlns:n${at}="urn:${at}"`).join(' ')}>`.repeat(3) +
          '<b xmlns:c="d"/>'.repeat(400_000),
      ),
  },
  { name: 'a namespace without end', text: () => inItem(`<a xmlns="http://purl.org/${'/'.repeat(1_000_000)}"/>`) },
  { name: 'xml:base at every depth', text: () => inItem(`<a xml:base="${'x/'.repeat(1000)}">`.repeat(390)) },
  { name: 'a date without end', text: () => rss({ date: `Mon, ${'05 Jan 2026 '.repeat(100_000)}` }) },
  { name: 'a date of spaces', text: () => rss({ date: `Mon,${' '.repeat(1_000_000)}x` }) },
  { name: 'an author of brackets', text: () => inItem(`<author>${'a@b ('.repeat(200_000)}</author>`) },
  { name: 'authors of signs', text: () => inItem(`<author>${'a@'.repeat(1000)}(</author>`.repeat(1000)) },
  { name: 'an author of spaces', text: () => inItem(`<author>x${' '.repeat(500_000)}x</author>`) },
  {
    name: 'authors without number',
    text: () => inItem('<author>Jo</author><dc:creator>Mo</dc:creator>'.repeat(100_000)),
  },
  { name: 'links without number', text: () => inItem('<link href="x"/>'.repeat(290_000)) },
  { name: 'a title of comments', text: () => inTitle(`<![CDATA[Ferry ${'<!--'.repeat(500_000)}]]>`) },
  { name: 'a title of scripts', text: () => inTitle(`<![CDATA[Ferry ${'<script>'.repeat(500_000)}]]>`) },
  { name: 'a body of relative links', text: () => inBody('<a href=b '.repeat(50_000)) },
  { name: 'a body of links', text: () => inBody('<a href=b>'.repeat(50_000)) },
  {
    name: 'a long base for many links',
    text: () =>
      rss({
        after:
          `<item xml:base="https://a.example/${'x'.repeat(3900)}/"><description>${'&lt;a href=b>'.repeat(800)}</description></item>`.repeat(
            600,
          ),
      }),
  },
  {
    name: 'a thousand bodies of links',
    text: () => rss({ after: `<item><description>${'&lt;a href=b>'.repeat(700)}</description></item>`.repeat(1000) }),
  },
  { name: 'a tag of addresses', text: () => inBody(`<a ${'href=b '.repeat(70_000)}>`) },
  { name: 'a tag of quotes', text: () => inBody(`<a ${`href="' src='" `.repeat(30_000)}`) },
  { name: 'a body of handlers', text: () => inBody(`<a ${'onclick=b '.repeat(50_000)}>`) },
  { name: 'a handler of spaces', text: () => inBody(`${`on${'a'.repeat(1000)} `.repeat(490)}`) },
  { name: 'scripts of spaces', text: () => inBody(`script${' '.repeat(499_000)}`.repeat(1)) },
  { name: 'a body of half tags', text: () => inBody(`<script>${'< '.repeat(240_000)}`) },
  {
    name: 'many bodies of script',
    text: () =>
      rss({
        after: `<item><description>${'&lt;script&gt;&lt;a href=x&gt;'.repeat(10_000)}</description></item>`.repeat(30),
      }),
  },
  { name: 'double encoding', text: () => inBody('â€™ Ã© '.repeat(80_000)) },
  {
    name: 'double encoding that fails',
    text: () =>
      inBody(Array.from({ length: 80_000 }, (_, at) => `Ã${String.fromCharCode(0x400 + (at % 1000))} `).join('')),
  },
  { name: 'Korean without end', text: () => rss({ date: '2026년'.repeat(30_000) }) },
];

/** Documents that are no feeds, however long one looks. */
export const others: readonly Attack[] = [
  { name: 'a page of links', text: () => page('<a href=/feed>'.repeat(700_000)) },
  {
    name: 'a page of different links',
    text: () => page(Array.from({ length: 400_000 }, (_, at) => `<a href=/${at}/rss>x</a>`).join('')),
  },
  { name: 'a page of long addresses', text: () => page(`<a href="/${'feed-rss/'.repeat(400)}x">`.repeat(2500)) },
  {
    name: 'a page of declared feeds',
    text: () => page('<link rel=alternate type=application/rss+xml href=x>'.repeat(200_000)),
  },
  { name: 'a page of depth', text: () => page('<div>'.repeat(1_000_000)) },
  { name: 'a doctype of spaces', text: () => `<!doctype${' '.repeat(3_000_000)}` },
  { name: 'white space', text: () => ' \n'.repeat(1_500_000) },
  { name: 'deep JSON', text: () => json('['.repeat(1_500_000)) },
  { name: 'deep JSON that ends', text: () => json('['.repeat(1_000_000) + ']'.repeat(1_000_000)) },
  { name: 'millions of JSON items', text: () => json(`[${'{},'.repeat(1_000_000)}{}]`) },
  {
    name: 'millions of JSON keys',
    text: () => `{${Array.from({ length: 700_000 }, (_, at) => `"k${at}":1`).join(',')}}`,
  },
  { name: 'bytes of no charset', text: () => '\u00ff'.repeat(1_500_000) },
];
