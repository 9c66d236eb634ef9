import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { extractPage } from '../../../src/adapters/pages/readability/extract-page.ts';

const page = (name: string, url = 'https://harbour.example/x?utm_source=1') =>
  extractPage(readFileSync(new URL(`../../data/pages/${name}.html`, import.meta.url), 'utf8'), url);

describe('an article with everything round it', () => {
  const found = page('docks')!;

  it('is its own words, and no others', () => {
    expect(found.text.split('\n\n')).toEqual([
      'The city will keep its docks, Mayor Ilse Varga told the council on Monday, ending months of talk about a sale to the Meridian shipping group.',
      '“We will not sell the docks,” Varga said. “They were built by this city, and they will stay with this city.”',
      'Meridian’s chief executive, Jonas Falk, called the decision “a mistake that will cost jobs” and said that the group would now look at other ports along the coast.',
      'A long dispute',
      'The docks have lost money since 2019. Critics, among them the former treasurer Petra Solberg, have said that the city cannot pay for the repairs that the northern quay needs.',
      'Line one of the notice. Line two of the notice.',
      'The council votes on the repairs in March, and a second reading is planned before the summer, according to its published agenda.',
    ]);
  });

  it('has a title, an author, a date, a language and an address', () => {
    const { text: _, ...rest } = found;
    expect(rest).toEqual({
      title: 'Mayor rules out sale of docks',
      author: 'Tomas Reuel',
      published: '2026-01-05T08:30:00.000Z',
      modified: null,
      language: 'en',
      canonicalUrl: 'https://harbour.example/2026/01/docks',
    });
  });
});

it('reads JSON-LD', () => {
  const found = page('water', 'https://www.rundblick.example/recht/wasser?ref=feed')!;
  expect(found).toMatchObject({
    title: 'Gericht stärkt Wasserrechte der Gemeinden',
    author: 'Mira Kogler, Jan Wirth',
    published: '2026-01-04T18:05:00.000Z',
    language: 'de',
    canonicalUrl: 'https://rundblick.example/recht/wasser',
  });
  expect(found.text).toContain('„Das Wasser gehört denen, die davon leben“, sagte Richterin Ada Okafor');
  expect(found.text).not.toContain('Lesen Sie auch');
  expect(found.text.split('\n\n')).toHaveLength(4);
});

it('reads a page that was never finished', () => {
  const found = page('plain')!;
  expect(found.text.split('\n\n')).toHaveLength(3);
  expect(found.text).toContain('"It is the worst January I have seen," said the oldest of them, Mo Idris, who');
  expect(found).toMatchObject({
    title: 'Notes from the quay',
    author: null,
    published: null,
    language: null,
    canonicalUrl: null,
  });
});

test.each(['', 'no markup at all', '<', '<html></html>', '<!doctype html><html><body></body></html>', '<svg><script>'])(
  'finds nothing in %j',
  (html) => {
    expect(extractPage(html, 'https://harbour.example/')).toBeNull();
  },
);

const prose = (subject: string) =>
  `The ${subject} was opened on Monday by Mayor Ilse Varga, who said that the city had waited for it long enough.`;
const bare = (html: string, url = 'https://harbour.example/a') => extractPage(html, url)?.text.split('\n\n') ?? [];

describe('where Readability finds nothing or too little', () => {
  const story = [prose('bridge'), prose('tunnel'), prose('market hall')];

  it('takes the body that JSON-LD holds', () => {
    const data = { '@type': 'NewsArticle', headline: 'Opened', articleBody: `${story[0]}\n\n${story[1]} &amp; more.` };
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(bare(`<html><head>${script}</head><body><div id="root">Loading</div></body></html>`)).toEqual([
      story[0],
      `${story[1]} & more.`,
    ]);
    const paid = script.replace('{', '{"isAccessibleForFree":false,');
    expect(bare(`<html><head>${paid}</head><body><div id="root">Loading</div></body></html>`)).toEqual([]);
  });

  it('takes the text of <noscript>', () => {
    const html = `<body><div id="app"></div><noscript>${story.map((one) => `<p>${one}</p>`).join('')}</noscript></body>`;
    expect(bare(html)).toEqual(story);
  });

  it('reads pages with more elements than Readability bears by their marks', () => {
    const paragraphs = Array.from({ length: 500 }, (_, index) => `<p>${prose(`bridge ${index}`)}</p>`);
    const html = `<nav>${'<b>x</b>'.repeat(60_000)}</nav><article>${paragraphs.join('')}</article>`;
    expect(bare(html)).toHaveLength(500);
  });
});

it('sees the article behind a consent banner that is longer than it', () => {
  const html = `<body><div id="cookie-banner"><p>${'We and our 300 partners use cookies, and would like you to agree to it. '.repeat(5)}</p></div>
    <div role="dialog"><p>${'Choose what you allow, and change it whenever you like. '.repeat(4)}</p></div>
    <div class="page"><p>${prose('bridge')}</p><p>${prose('tunnel')}</p><p>${prose('lock')}</p></div></body>`;
  expect(bare(html)).toEqual([prose('bridge'), prose('tunnel'), prose('lock')]);
});

it('reads the rows of a table as lines', () => {
  const rows = [
    ['Party', 'Seats'],
    ['Harbour List', '12'],
    ['Quay Union', '9'],
  ];
  const table = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  expect(
    bare(`<article><p>${prose('hall')}</p>${table}<p>${prose('lock')}</p><p>${prose('dam')}</p></article>`),
  ).toEqual([prose('hall'), 'Party Seats', 'Harbour List 12', 'Quay Union 9', prose('lock'), prose('dam')]);
});

it('cuts a text that never ends, at a paragraph', () => {
  const paragraph = `<p>${prose('bridge')} ${'It is long. '.repeat(80)}`;
  const html = `<article>${Array.from({ length: 400 }, (_, index) => `${paragraph}${index}.</p>`).join('')}</article>`;
  const text = extractPage(html, 'https://harbour.example/a')!.text;
  expect(text.length).toBeLessThanOrEqual(100_000);
  expect(text.length).toBeGreaterThan(95_000);
  expect(text).toMatch(/\d\.$/);
});

it.each(['div class="social-media-embed"', 'figure class="wp-block-embed"'])('keeps a post in a <%s>', (box) => {
  const post = 'We will not sell the docks. — Ilse Varga (@varga) January 5, 2026';
  const wrapped = `<${box}><div><blockquote class="post"><p>We will not sell the docks.</p>— Ilse Varga (@varga) <a href="https://posts.example/7">January 5, 2026</a></blockquote></div></${box.split(' ')[0]}>`;
  const text = bare(
    `<article><p>${prose('hall')}</p>${wrapped}<p>${prose('lock')}</p><p>${prose('dam')}</p></article>`,
  );
  expect(text.join(' ')).toContain(post);
});

it.each(['section id="comments"', 'div class="reader-comments"', 'ol class="commentlist"'])(
  'does not take comments in a <%s> for the article',
  (place) => {
    const comments = Array.from(
      { length: 20 },
      (_, index) => `<div><p>${prose(`idea of reader ${index}`)}</p></div>`,
    ).join('');
    const html = `<article><h1>Docks</h1><p>${prose('hall')}</p><p>${prose('lock')}</p></article><${place}>${comments}</${place.split(' ')[0]}>`;
    expect(bare(html)).toEqual([prose('hall'), prose('lock')]);
  },
);

it('reads an opinion page that is called "comment"', () => {
  const html = `<div class="comment"><h1>Docks</h1><p>${prose('hall')}</p><p>${prose('lock')}</p><p>${prose('dam')}</p></div>`;
  expect(bare(html)).toEqual([prose('hall'), prose('lock'), prose('dam')]);
});
