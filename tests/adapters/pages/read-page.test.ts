import { describe, expect, it, test } from 'vitest';
import { readPage } from '../../../src/adapters/pages/readability/read-page.ts';

const read = (html: string, headers = {}, url = 'https://harbour.example/2026/docks') =>
  readPage(html, { url, headers });
const TEXT = `<p>The city will keep its docks, Mayor Ilse Varga told the council on Monday, ending months of talk.</p>
<p>The docks have lost money since 2019, and critics say that the city cannot pay for the repairs that they need.</p>
<p>The council votes on the repairs in March, and a second reading is planned before the summer, its agenda says.</p>`;
const titled = (title: string, body = '<p>Please wait.</p>') =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`;

describe('robot checks', () => {
  test.each<[string, string, object]>([
    ['Cloudflare', titled('Just a moment...'), {}],
    ['Cloudflare', '<p>x</p>', { 'cf-mitigated': 'challenge' }],
    ['Cloudflare', titled('harbour.example', '<script>window._cf_chl_opt = {}</script>'), {}],
    ['DataDome', titled('harbour.example', '<iframe src="https://geo.captcha-delivery.com/captcha/?x"></iframe>'), {}],
    ['PerimeterX', titled('Access to this page has been denied', '<div id="px-captcha"></div>'), {}],
    ['Akamai', titled('Access Denied', '<p>Reference&#32;&#35;18.2d</p><p>https://errors.edgesuite.net/18.2d</p>'), {}],
    ['Imperva', titled('Pardon Our Interruption'), {}],
    ['Anubis', titled('Making sure you&#39;re not a bot!'), {}],
    ['AWS', '<p>x</p>', { 'x-amzn-waf-action': 'captcha' }],
  ])('%s: %s', (by, html, headers) => {
    expect(read(html, headers)).toEqual({ kind: 'wall', wall: { kind: 'robot-check', by } });
  });

  it('without a name', () => {
    expect(read(titled('Are you a robot?'))).toEqual({ kind: 'wall', wall: { kind: 'robot-check', by: null } });
  });

  it('not: an article about them, with the script of one', () => {
    const long = TEXT.repeat(12).replace(/city/g, (_, at) => `city ${at}`);
    expect(
      read(titled('Just a moment...', `<article>${long}</article><script src="/px-captcha.js"></script>`)).kind,
    ).toBe('page');
  });
});

test.each([
  ['gone', titled('404 - Page not found | The Harbour Post')],
  ['gone', titled('Seite nicht gefunden')],
  [
    'gone',
    titled('The Harbour Post', '<h1>Sorry, the page you requested could not be found.</h1><p>Try the search.</p>'),
  ],
  ['consent', titled('Before you continue to Harbour', '<p>We use cookies.</p>')],
  [
    'consent',
    titled(
      'Harbour',
      '<p>We and our partners store cookies on your device.</p><p>You may withdraw your consent.</p><p>Cookies last a year.</p>',
    ),
  ],
  ['paid', titled('Docks', '<p>What a night costs.</p><p>Already a subscriber? Log in</p>')],
  ['paid', titled('Hafen', '<p>Was eine Nacht kostet.</p><p>Nur für Abonnenten.</p>')],
  [
    'paid',
    titled(
      'Docks',
      `<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":"False"}</script>${TEXT}`,
    ),
  ],
])('%s: %s', (kind, html) => {
  expect(read(html)).toMatchObject({ kind: 'wall', wall: { kind } });
});

test.each([
  ['a missing page is news too', titled('Page not found in the harbour archive turns up after 300 years', TEXT)],
  [
    'a newspaper sells itself beside its short news',
    titled('Docks', `<header><p>Subscribe for full access</p></header><article>${TEXT}</article>`),
  ],
  [
    'somebody speaks of paying',
    titled('Docks', `<article>${TEXT}<p>“Subscribe to continue reading,” the sign said.</p></article>`),
  ],
  [
    'a law on cookies',
    titled(
      'Cookies',
      `<article>${TEXT}<p>Cookies need consent, it says.</p><p>Partners wait for consent.</p></article>`,
    ),
  ],
])('a page: %s', (_, html) => {
  expect(read(html).kind).toBe('page');
});

describe('where a page leads', () => {
  test.each<[string, string, string | null]>([
    ['a refresh', '<meta http-equiv="Refresh" content="0;URL=/2026/other">', 'https://harbour.example/2026/other'],
    [
      'a refresh in quotation marks',
      `<meta http-equiv="refresh" content='1; url="https://quay.example/a"'>`,
      'https://quay.example/a',
    ],
    [
      'another site that is canonical',
      '<link rel="canonical" href="https://quay.example/a"><p>x</p>',
      'https://quay.example/a',
    ],
    ['itself, again', '<meta http-equiv="refresh" content="5; url=https://harbour.example/2026/docks/"><p>x</p>', null],
    ['a script', '<script>location.href = "https://quay.example/a\\u0026b"</script>', 'https://quay.example/a&b'],
    ['a scheme of its own', '<meta http-equiv="refresh" content="0; url=javascript:alert(1)"><p>x</p>', null],
    ['nowhere', '<p>x</p>', null],
  ])('%s', (_, html, to) => {
    const reading = read(`<html><body>${html}</body></html>`);
    expect(reading.kind === 'moved' ? reading.to : null).toBe(to);
  });

  it('nowhere, when it has an article', () => {
    expect(
      read(titled('Docks', `<meta http-equiv="refresh" content="0; url=/x"><article>${TEXT}</article>`)).kind,
    ).toBe('page');
  });
});

describe('a page of teasers', () => {
  const teasers = (href: (index: number) => string) =>
    Array.from(
      { length: 8 },
      (_, index) =>
        `<article><h2><a href="${href(index)}">Story ${index}</a></h2><p>On day ${index}, Mayor Ilse Varga told the council that nothing has been decided about quay ${index}.</p></article>`,
    ).join('');

  it('is no article', () => {
    expect(read(titled('News', `<main>${teasers((index) => `/news/${index}`)}</main>`))).toEqual({ kind: 'nothing' });
  });

  it('is one where they are entries of a live blog, or stand below a story', () => {
    expect(read(titled('Live', `<main>${teasers((index) => `#entry-${index}`)}</main>`)).kind).toBe('page');
    const story = `<article><h1>Docks</h1>${TEXT.repeat(3).replace(/2019|city|March/g, (word, at) => `${word} ${at}`)}</article>`;
    expect(read(titled('Docks', story + teasers((index) => `/news/${index}`))).kind).toBe('page');
  });
});
