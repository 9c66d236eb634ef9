import { describe, expect, it, test } from 'vitest';
import { parsePage } from '../../../src/adapters/pages/readability/parse-page.ts';
import { readDate } from '../../../src/adapters/pages/readability/read-dates.ts';
import { readMetadata } from '../../../src/adapters/pages/readability/read-metadata.ts';

const URL_OF_PAGE = 'https://www.harbour.example/2026/docks';
const EARLY = '2026-01-05T08:30:00.000Z';
const LATE = '2026-01-06T10:00:00.000Z';
const PROSE = 'The city will keep its docks, Mayor Ilse Varga told the council on Monday, ending months of talk.';

const read = (head: string, { body = '', url = URL_OF_PAGE, root = '' } = {}) =>
  readMetadata(parsePage(`<!doctype html><html ${root}><head>${head}</head><body>${body}</body></html>`)!, url);
const data = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const article = (rest: object) => data({ '@type': 'NewsArticle', ...rest });
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

test.each([
  ['2026-01-05T09:30:00+01:00', EARLY],
  ['2026-01-05T09:30:00.123456+0100', EARLY],
  ['2026-01-05T09:30:00 +01:00', EARLY],
  ['2026-01-05T09:30:00+01', EARLY],
  ['20260105T083000Z', EARLY],
  ['Mon, 05 Jan 2026 09:30:00 +0100', EARLY],
  ['Mon, 5 Jan 2026 08:30:00 GMT', EARLY],
  ['2026-01-05T09:30Z', '2026-01-05T09:30:00.000Z'],
  ['2026-01-05 09:30:00', '2026-01-05T09:30:00.000Z'],
  ['2026-01-05 09:30 UTC', '2026-01-05T09:30:00.000Z'],
  ['2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026-02-31', null],
  ['2026-13-01T00:00:00Z', null],
  ['1970-01-01T00:00:00Z', null],
  ['0001-01-01T00:00:00', null],
  ['05/01/2026', null],
  ['05 Xyz 2026 09:30:00 GMT', null],
  ['1767600000', null],
  ['Monday', null],
  ['', null],
  [null, null],
])('readDate %s', (text, instant) => {
  expect(readDate(text)).toBe(instant);
});

describe('dates', () => {
  test.each<[string, string, string, string | null, string | null]>([
    ['JSON-LD', article({ datePublished: EARLY, dateModified: LATE }), '', EARLY, LATE],
    [
      'a graph',
      data({ '@graph': [{ '@type': 'WebPage' }, { '@type': ['BlogPosting'], datePublished: EARLY }] }),
      '',
      EARLY,
      null,
    ],
    ['a list', data([{ '@type': 'Organization' }, { '@type': 'Article', datePublished: [EARLY] }]), '', EARLY, null],
    ['meta tags', meta('article:published_time', EARLY) + meta('og:updated_time', LATE), '', EARLY, LATE],
    ['the second of two meta tags', meta('article:published_time', 'soon') + meta('date', EARLY), '', EARLY, null],
    [
      'microdata',
      '',
      `<span itemprop="datePublished" content="${EARLY}">Monday</span><time itemprop="dateModified" datetime="${LATE}">Tuesday</time>`,
      EARLY,
      LATE,
    ],
    [
      'the time at the top',
      '',
      `<article><time datetime="${EARLY}">Monday</time><p>${PROSE}</p></article>`,
      EARLY,
      null,
    ],
    [
      'no time below the text',
      '',
      `<article><p>${PROSE}</p><time datetime="${EARLY}">Monday</time></article>`,
      null,
      null,
    ],
    [
      'no time of two days',
      '',
      `<article><time datetime="${EARLY}">a</time><time datetime="${LATE}">b</time><p>${PROSE}</p></article>`,
      null,
      null,
    ],
    [
      'no time of an update',
      '',
      `<article><p>Updated <time datetime="${LATE}">Tuesday</time></p><p>${PROSE}</p></article>`,
      null,
      null,
    ],
    [
      'no time of several stories',
      '',
      `<article><time datetime="${EARLY}">a</time><p>${PROSE}</p></article>`.repeat(2),
      null,
      null,
    ],
    ['no change before the start', article({ datePublished: LATE, dateModified: EARLY }), '', LATE, null],
    ['nothing', meta('date', 'January'), '', null, null],
  ])('%s', (_, head, body, published, modified) => {
    const found = read(head, { body });
    expect([found.published, found.modified]).toEqual([published, modified]);
  });

  it('takes the article of the page among those that it links', () => {
    const others = [
      { '@type': 'NewsArticle', headline: 'Fog on the quay', datePublished: LATE },
      { '@type': 'NewsArticle', headline: 'Docks stay', datePublished: EARLY },
    ];
    expect(read(`<title>Docks stay</title>${data(others)}`).published).toBe(EARLY);
    expect(read(`<title>Something else</title>${data(others)}`).published).toBeNull();
    const byAddress = [
      { '@type': 'Article', datePublished: LATE },
      { '@type': 'Article', url: '/2026/docks', datePublished: EARLY },
    ];
    expect(read(data(byAddress)).published).toBe(EARLY);
  });
});

describe('author', () => {
  test.each<[string, unknown, string | null]>([
    ['a name', 'Tomas Reuel', 'Tomas Reuel'],
    ['a person', { '@type': 'Person', name: 'Tomas Reuel' }, 'Tomas Reuel'],
    ['several', [{ name: 'Tomas Reuel' }, { name: 'Ada Lind' }], 'Tomas Reuel, Ada Lind'],
    ['several in one line', 'By Tomas Reuel, Ada Lind and Jonas Falk', 'Tomas Reuel, Ada Lind, Jonas Falk'],
    ['the same twice', [{ name: 'Ada Lind' }, { name: 'ada lind' }], 'ada lind'],
    ['a role', 'Tomas Reuel, Senior Political Correspondent', 'Tomas Reuel'],
    ['a town', 'Tomas Reuel, Brussels', 'Tomas Reuel'],
    ['where from', 'Tomas Reuel in Brussels', 'Tomas Reuel'],
    ['an address', 'Tomas Reuel (reuel@harbour.example)', 'Tomas Reuel'],
    ['another address', 'Tomas Reuel, reuel@harbour.example', 'Tomas Reuel'],
    ['a profile', 'https://social.example/reuel', null],
    ['the outlet', 'The Harbour Post', null],
    ['the outlet beside a name', 'Ada Lind, The Harbour Post', 'Ada Lind'],
    ['the site', 'harbour.example', null],
    ['nobody', 'admin', null],
    ['a desk', 'Harbour Post Staff', null],
    ['an agency', 'Northgate Wire', 'Northgate Wire'],
    ['in German', 'Von Mira Kogler und Jan Wirth', 'Mira Kogler, Jan Wirth'],
    ['a name that begins so', 'Von Hippel', 'Von Hippel'],
    ['entities', 'Ada Lind &amp; Jonas Falk', 'Ada Lind, Jonas Falk'],
    ['a number', '4711', null],
    ['a list of nothing', [null, {}, []], null],
    ['too much', 'x'.repeat(300), null],
  ])('%s', (_, author, expected) => {
    expect(read(article({ author, publisher: { name: 'The Harbour Post' } })).author).toBe(expected);
  });

  it('finds a person of the graph by its id', () => {
    const graph = {
      '@graph': [
        { '@type': 'Article', author: { '@id': '#7' } },
        { '@id': '#7', '@type': 'Person', name: 'Ada Lind' },
      ],
    };
    // A person is read after the article that names it.
    expect(read(data(graph)).author).toBe('Ada Lind');
  });

  it('reads the meta tags where JSON-LD names the outlet only', () => {
    const head =
      article({ author: 'The Harbour Post' }) + meta('og:site_name', 'Harbour Post') + meta('author', 'By Ada Lind');
    expect(read(head).author).toBe('Ada Lind');
  });
});

describe('canonical address', () => {
  test.each<[string, string, string, string | null]>([
    ['of this site', 'https://harbour.example/docks#top', URL_OF_PAGE, 'https://harbour.example/docks'],
    ['relative', '/docks', URL_OF_PAGE, 'https://www.harbour.example/docks'],
    [
      'of its mobile pages',
      'https://www.harbour.co.uk/docks',
      'https://m.harbour.co.uk/docks',
      'https://www.harbour.co.uk/docks',
    ],
    ['from before https', 'http://www.harbour.example/docks', URL_OF_PAGE, 'https://www.harbour.example/docks'],
    ['not of another site', 'https://quay.example/docks', URL_OF_PAGE, null],
    ['not of another in the same country', 'https://quay.co.uk/docks', 'https://harbour.co.uk/docks', null],
    ['not of another on the same host', 'https://b.substack.com/p/docks', 'https://a.substack.com/p/docks', null],
    ['not the front page', 'https://www.harbour.example/', URL_OF_PAGE, null],
    ['not another scheme', 'android-app://example/docks', URL_OF_PAGE, null],
    ['not with a password', 'https://a:b@www.harbour.example/docks', URL_OF_PAGE, null],
    ['not nothing', ' ', URL_OF_PAGE, null],
    [
      'behind an AMP cache',
      'https://quay.example/docks',
      'https://quay-example.cdn.ampproject.org/c/s/quay.example/docks',
      'https://quay.example/docks',
    ],
  ])('%s', (_, href, url, expected) => {
    expect(read(`<link rel="canonical" href="${href}">`, { url }).canonicalUrl).toBe(expected);
  });

  it('is og:url where the link cannot be believed', () => {
    const head = `<link rel="canonical" href="/">${meta('og:url', 'https://www.harbour.example/docks')}`;
    expect(read(head).canonicalUrl).toBe('https://www.harbour.example/docks');
  });

  it('may be elsewhere for an AMP page', () => {
    const head = '<link rel="canonical" href="https://quay.example/docks">';
    expect(read(head, { root: 'amp' }).canonicalUrl).toBe('https://quay.example/docks');
  });
});

test.each<[string, string, string | null]>([
  ['lang="de-AT"', '', 'de'],
  ['lang="EN_us"', '', 'en'],
  ['', '<meta http-equiv="Content-Language" content="fr">', 'fr'],
  ['', '<meta http-equiv="Content-Language" content="fr, en"><meta property="og:locale" content="nl_NL">', 'nl'],
  ['lang=""', article({ inLanguage: 'pt-BR' }), 'pt'],
  ['lang="english"', '', null],
  ['', '', null],
])('language of <html %s>%s', (root, head, expected) => {
  expect(read(head, { root }).language).toBe(expected);
});
