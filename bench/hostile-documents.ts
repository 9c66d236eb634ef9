/** A page or feed to read: what it is, and its body. */
export type Sample = { readonly name: string; readonly body: string };

const MEGABYTE = 1_000_000;
const SENTENCE =
  'The harbour council met on Monday, and Mayor Ilse Varga said that “nothing has been decided” about the docks. ';

/** Pages of the sizes that outlets have, and of the worst kinds that fit under the limit of 5 MB. */
export function samplePages(): readonly Sample[] {
  const around = (html: string) =>
    `<!doctype html><html lang="en"><head><title>Docks</title></head><body>${html}</body></html>`;
  const story = (paragraphs: number) =>
    `<article><h1>Docks</h1>${Array.from({ length: paragraphs }, (_, index) => `<p>${SENTENCE.repeat(3)}${index}.</p>`).join('')}</article>`;
  return [
    { name: 'page, 5 kB', body: around(story(12)) },
    {
      name: 'page, 500 kB with scripts and menus',
      body: around(
        `<script>${'var a = { b: "c" };'.repeat(12_000)}</script>${'<ul class="menu"><li><a href="/x">Harbour news</a></li></ul>'.repeat(3000)}${story(40)}`,
      ),
    },
    { name: 'page, 2 MB live blog', body: around(story(5000)) },
    { name: 'page, 5 MB of text', body: around(`<article><p>${fill(SENTENCE, 4.7)}</p></article>`) },
    { name: 'page, 5 MB of small paragraphs', body: around(fill('<div><p>a, b, c', 4.9)) },
    { name: 'page, 5 MB of nesting', body: around(fill('<div>', 4.9)) },
    { name: 'page, 5 MB of open brackets', body: around(fill('<a <', 4.9)) },
    { name: 'page, 5 MB in one attribute', body: around(`<p title="${fill('x ', 4.9)}">${SENTENCE}</p>`) },
    { name: 'page, 5 MB of attributes', body: around(`<p ${attributes(4.5)}>${SENTENCE}</p>`) },
    { name: 'page, 5 MB of entities', body: around(`<article><p>${fill('&amp;&#8220;&eacute; ', 4.9)}</p></article>`) },
    { name: 'page, 5 MB of table cells', body: around(`<table>${fill('<tr><td>1<td>2', 4.9)}</table>`) },
    { name: 'page, 5 MB of JSON-LD', body: around(`<script type="application/ld+json">${fill('[', 4.9)}</script>`) },
    {
      name: 'page, 200,000 characters without a sentence',
      body: around(`<article><p>${fill('word ', 0.2)}</p></article>`),
    },
    { name: 'page, 200,000 characters of initials', body: around(`<article><p>${fill('A. B. ', 0.2)}</p></article>`) },
  ];
}

/** Feeds of the sizes that outlets have, and of the worst kinds that fit under the limit of 10 MB. */
export function sampleFeeds(): readonly Sample[] {
  const rss = (items: string) =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><link>https://harbour.example/</link>${items}</channel></rss>`;
  const item = (index: number, text: string) =>
    `<item><guid>${index}</guid><title>Docks ${index}</title><link>https://harbour.example/${index}</link><pubDate>Mon, 05 Jan 2026 09:30:00 GMT</pubDate><description>${text}</description></item>`;
  const items = (count: number, text: string) =>
    Array.from({ length: count }, (_, index) => item(index, text)).join('');
  return [
    { name: 'feed, 30 items', body: rss(items(30, SENTENCE.repeat(10))) },
    { name: 'feed, 4 MB, 500 full texts', body: rss(items(500, `<![CDATA[<p>${SENTENCE.repeat(70)}</p>]]>`)) },
    { name: 'feed, 10 MB, 50,000 items', body: rss(items(45_000, 'x')).slice(0, 9.9 * MEGABYTE) },
    { name: 'feed, 10 MB of full texts', body: rss(items(999, `<![CDATA[${fill('<p>a', 0.0097)}]]>`)) },
    { name: 'feed, 10 MB of nesting', body: rss(fill('<a>', 9.9)) },
    { name: 'feed, 10 MB of attributes', body: rss(`<item ${attributes(9)}/>`) },
    { name: 'feed, 10 MB without an end', body: rss(`<item><title><![CDATA[${fill('x', 9.9)}`) },
    { name: 'feed, 10 MB of ampersands', body: rss(`<item><title>${fill('&', 9.9)}</title></item>`) },
  ];
}

function fill(unit: string, megabytes: number): string {
  return unit.repeat(Math.floor((megabytes * MEGABYTE) / unit.length));
}

function attributes(megabytes: number): string {
  return Array.from({ length: (megabytes * MEGABYTE) / 14 }, (_, index) => `a${index}="x"`).join(' ');
}
