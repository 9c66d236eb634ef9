import { describe, expect, it, test } from 'vitest';
import { canonicalLink } from '../../../src/core/feed/canonical-link.ts';
import { readEntries } from '../../../src/core/feed/read-entries.ts';
import type { Feed, ParsedItem } from '../../../src/model/feed.ts';

const feed: Feed = {
  id: 'harbour-post',
  url: 'https://harbour.example/feed',
  outlet: 'The Harbour Post',
  language: 'en',
  country: null,
  pollEveryMinutes: 15,
  workspace: null,
  addedIn: null,
};
const now = '2026-01-05T12:00:00.000Z';

const entry = (parts: Partial<ParsedItem> = {}): ParsedItem => ({
  title: 'Ferry line reopens',
  link: 'https://harbour.example/ferry',
  id: 'hp-1',
  published: '2026-01-05T10:00:00.000Z',
  updated: null,
  author: null,
  summary: null,
  content: null,
  ...parts,
});
const itemsOf = (items: readonly ParsedItem[], of: Feed = feed) =>
  readEntries(of, { title: '', language: null, home: 'https://harbour.example/', items }, now).map(({ item }) => item);
const idsOf = (...items: ParsedItem[]) => itemsOf(items).map(({ id }) => id);

describe('the same entry, polled again', () => {
  const bare = { id: null };
  test.each<[string, Partial<ParsedItem>, Partial<ParsedItem>]>([
    ['with another title', {}, { title: 'Ferry line reopens after storm' }],
    ['with another date', {}, { published: '2026-01-05T11:00:00.000Z' }],
    ['with another text', {}, { content: '<p>New.</p>' }],
    ['with another link', {}, { link: 'https://m.harbour.example/ferry' }],
    [
      'with a guid that is a link, now over https',
      { id: 'http://harbour.example/?p=7' },
      { id: 'https://harbour.example/?p=7' },
    ],
    [
      'with a guid that counts revisions',
      { id: 'https://harbour.example/ferry#0' },
      { id: 'https://harbour.example/ferry#1' },
    ],
    ['with white space round its guid', {}, { id: ' hp-1\n' }],
    ['without guid and with another title', bare, { ...bare, title: 'Ferry runs' }],
    ['without guid, over http', bare, { ...bare, link: 'http://harbour.example/ferry' }],
    [
      'without guid, with tracking',
      bare,
      { ...bare, link: 'https://www.harbour.example/ferry/?utm_source=rss&fbclid=1#top' },
    ],
    ['without guid and link', { ...bare, link: null }, { ...bare, link: null, content: 'more' }],
  ])('%s keeps its id', (_, before, after) => {
    expect(idsOf(entry(after))).toEqual(idsOf(entry(before)));
  });

  it('keeps its id wherever it stands and whatever stands beside it', () => {
    const other = entry({ id: 'hp-2', link: 'https://harbour.example/tug', title: 'Tug' });
    expect(idsOf(other, entry())).toContain(idsOf(entry())[0]);
  });
});

describe('different entries', () => {
  test.each<[string, Partial<ParsedItem>, Partial<ParsedItem>]>([
    ['with different guids', {}, { id: 'hp-2' }],
    ['that share a guid and link to different places', {}, { link: 'https://harbour.example/tug', title: 'Tug' }],
    ['without guids', { id: null }, { id: null, link: 'https://harbour.example/tug' }],
    [
      'that all link to the front page',
      { id: null, link: 'https://harbour.example/' },
      { id: null, link: 'https://harbour.example/', title: 'Tug' },
    ],
    ['of a live blog, with one guid and one link', {}, { title: '12:05 Second boat leaves' }],
    [
      'of a page of comments, with one title',
      { id: 'https://harbour.example/ferry#c1', link: 'https://harbour.example/ferry#c1' },
      { id: 'https://harbour.example/ferry#c2', link: 'https://harbour.example/ferry#c2' },
    ],
    ['without guid and link', { id: null, link: null }, { id: null, link: null, title: 'Tug' }],
    [
      'whose links differ in a parameter that counts',
      { id: null, link: 'https://harbour.example/?id=1' },
      { id: null, link: 'https://harbour.example/?id=2' },
    ],
  ])('%s are two', (_, one, other) => {
    expect(new Set(idsOf(entry(one), entry(other))).size).toBe(2);
  });

  it('of two feeds never share an id', () => {
    const [other] = itemsOf([entry()], { ...feed, id: 'quay-notes' });
    expect(other!.id).not.toBe(idsOf(entry())[0]);
  });
});

describe('items', () => {
  it('said twice are one', () => {
    expect(idsOf(entry(), entry())).toHaveLength(1);
  });

  it('are never dated after now, and now when they have no date', () => {
    const dates = itemsOf([
      entry({ id: '1', title: 'a', published: '2027-01-01T00:00:00.000Z' }),
      entry({ id: '2', title: 'b', published: null }),
      entry({ id: '3', title: 'c', published: null, updated: '2026-01-04T00:00:00.000Z' }),
    ]).map(({ title, published, dated }) => `${title} ${published} ${dated}`);
    expect(dates).toEqual([`a ${now} true`, `b ${now} false`, 'c 2026-01-04T00:00:00.000Z true']);
  });

  it('come newest first', () => {
    const days = ['03', '05', '01'].map((day) =>
      entry({ id: day, title: day, published: `2026-01-${day}T00:00:00.000Z` }),
    );
    expect(itemsOf(days).map(({ title }) => title)).toEqual(['05', '03', '01']);
  });

  it('carry the longer of content and summary', () => {
    const [item] = itemsOf([entry({ summary: '<p>Fog all day, no boats.</p>', content: 'Fog' })]);
    expect(item).toMatchObject({ html: '<p>Fog all day, no boats.</p>', outlet: 'The Harbour Post' });
  });

  it('link to the article itself where a service only redirects to it', () => {
    const link = 'https://www.google.com/url?rct=j&url=https://harbour.example/ferry&usg=x';
    expect(itemsOf([entry({ link })])[0]?.url).toBe('https://harbour.example/ferry');
  });

  it('without title are none', () => {
    expect(idsOf(entry({ title: null }))).toEqual([]);
  });
});

test.each([
  ['HTTPS://WWW.Harbour.example:443/a/', 'harbour.example/a'],
  ['http://harbour.example/a?b=2&a=1', 'harbour.example/a?a=1&b=2'],
  ['https://harbour.example/a?utm_medium=rss&at_campaign=x&gclid=1', 'harbour.example/a'],
  ['https://harbour.example/a?ref=1&source=x', 'harbour.example/a?ref=1&source=x'], // some sites need them
  ['https://harbour.example/#!/story/5', 'harbour.example#!/story/5'],
  ['https://harbour.example:8080/a#part', 'harbour.example:8080/a'],
  ['tag:harbour.example,2026:1', null],
  ['hp-1', null],
])('canonicalLink %s', (link, canonical) => {
  expect(canonicalLink(link)).toBe(canonical);
});
