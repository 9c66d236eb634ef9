import { describe, expect, it, test } from 'vitest';
import { type KnownItem, matchEntries } from '../../../src/core/feed/match-entries.ts';
import { readEntries } from '../../../src/core/feed/read-entries.ts';
import type { Entry, Feed, ParsedItem } from '../../../src/model/feed.ts';

const feed: Feed = {
  id: 'lantern',
  url: 'https://lantern.example/feed',
  outlet: 'The Lantern',
  language: 'en',
  country: null,
  pollEveryMinutes: null,
  workspace: null,
  addedIn: null,
};

const monday: ParsedItem = {
  title: 'Harbour council approves the new breakwater',
  link: 'https://lantern.example/news/breakwater-approved',
  id: 'lantern-501',
  published: '2026-03-02T08:00:00.000Z',
  updated: null,
  author: null,
  summary: 'The council voted late on Monday for a breakwater of granite that shelters the fishing fleet.',
  content: null,
};
const tuesday: ParsedItem = {
  title: 'Teachers call off strike after pay deal',
  link: 'https://lantern.example/news/teachers-strike-over',
  id: 'lantern-502',
  published: '2026-03-03T08:00:00.000Z',
  updated: null,
  author: null,
  summary: 'Union leaders said classes resume on Wednesday once members have heard the terms of the offer.',
  content: null,
};
const now = '2026-03-04T08:00:00.000Z';

function read(...items: readonly ParsedItem[]): readonly Entry[] {
  return readEntries(feed, { title: 'The Lantern', language: 'en', home: 'https://lantern.example/', items }, now);
}

/** The record after these polls, as a store keeps it. */
function recordOf(...polls: readonly (readonly ParsedItem[])[]): readonly KnownItem[] {
  const record = new Map<string, KnownItem>();
  for (const poll of polls) {
    for (const { entry, itemId } of matchEntries(read(...poll), [...record.values()])) {
      const old = itemId === null ? undefined : record.get(itemId);
      const { guid, link, said } = entry.marks;
      const marks = [...(old?.marks ?? []), ...[guid, link, said].filter((mark) => mark !== null)];
      const id = old?.id ?? (record.has(entry.item.id) ? `${entry.item.id}-again` : entry.item.id);
      record.set(id, { ...entry.item, id, marks });
    }
  }
  return [...record.values()];
}

const titles = (record: readonly KnownItem[]) => record.map(({ title }) => title);

describe('an entry that comes back is the item on record', () => {
  const edited = { ...monday, title: 'Breakwater: council says yes after long night' };
  test.each<[string, ParsedItem, ParsedItem]>([
    ['with an edited title', monday, edited],
    ['with another date', monday, { ...monday, published: '2026-03-02T10:30:00.000Z' }],
    ['with title and date edited', monday, { ...edited, published: '2026-03-02T10:30:00.000Z' }],
    ['at another address', monday, { ...edited, link: 'https://lantern.example/politics/breakwater' }],
    ['with another guid and the same link', monday, { ...monday, id: 'session-99' }],
    ['with another guid and an edited title', monday, { ...edited, id: 'session-99' }],
    ['with the guid left out', monday, { ...edited, id: null }],
    ['with a guid at last', { ...monday, id: null }, { ...edited, id: 'lantern-501' }],
    [
      'after the site moved: other guid, other host, over https',
      { ...monday, id: 'http://old.example/?p=1', link: 'http://old.example/?p=1' },
      { ...monday, id: 'https://new.example/breakwater', link: 'https://new.example/breakwater' },
    ],
    ['without a date', monday, { ...edited, published: null }],
    [
      'without guid and link',
      { ...monday, id: null, link: null },
      { ...monday, id: null, link: null, summary: 'More.' },
    ],
    [
      'rewritten, as it keeps its names',
      monday,
      {
        ...monday,
        title: 'Granite wall will shelter fleet',
        published: '2026-03-02T21:00:00.000Z',
        summary: 'A breakwater of granite will shelter the fishing fleet, the council decided; skippers cheered.',
      },
    ],
  ])('%s', (_, before, after) => {
    expect(recordOf([before], [after])).toHaveLength(1);
    expect(recordOf([before, tuesday], [tuesday, after])).toHaveLength(2);
  });
});

describe('another entry is a new item', () => {
  test.each<[string, ParsedItem, ParsedItem]>([
    ['with everything of its own', monday, tuesday],
    ['under the guid of yesterday', monday, { ...tuesday, id: monday.id }],
    [
      'at the address of yesterday, without guids',
      { ...monday, id: null },
      { ...tuesday, id: null, link: monday.link },
    ],
    ['under the guid and at the address of yesterday', monday, { ...tuesday, id: monday.id, link: monday.link }],
    ['on the page of another entry, with a guid of its own', monday, { ...tuesday, link: monday.link }],
    ['with the same title on another day', monday, { ...tuesday, title: monday.title }],
  ])('%s', (_, before, after) => {
    expect(titles(recordOf([before], [after]))).toEqual([before.title, after.title]);
  });
});

describe('entries that share a guid', () => {
  const one = { ...monday, id: 'live' };
  const two = { ...tuesday, id: 'live' };
  it('stay two items, also when one of them leaves and comes back', () => {
    expect(recordOf([one, two], [two], [one, two], [one], [two])).toHaveLength(2);
  });
});

it('marks of all polls are kept: an outlet that goes back to the old title and address changes nothing', () => {
  const moved = { ...monday, id: null, link: 'https://lantern.example/b', published: '2026-03-02T08:00:00.000Z' };
  expect(recordOf([monday], [moved], [{ ...moved, title: 'Breakwater' }], [monday])).toHaveLength(1);
});

it('an item of before marks were kept is known by its id', () => {
  const [entry] = read(monday);
  const known: KnownItem = { ...entry!.item, marks: [] };
  expect(matchEntries(read({ ...monday, title: 'Edited: council approves breakwater' }), [known])).toMatchObject([
    { itemId: known.id },
  ]);
});

it('two entries never become one item', () => {
  const twin = { ...monday, id: 'lantern-777', link: 'https://lantern.example/copy' };
  expect(recordOf([monday], [monday, twin])).toHaveLength(2);
});
