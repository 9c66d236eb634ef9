import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { extractPage } from '../../../src/adapters/pages/readability/extract-page.ts';
import { readPublished } from '../../../src/adapters/pages/readability/read-metadata.ts';

const page = (name: string) =>
  extractPage(
    readFileSync(new URL(`../../data/pages/${name}.html`, import.meta.url), 'utf8'),
    'https://harbour.example/x?utm_source=1',
  );

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
      language: 'en',
      canonicalUrl: 'https://harbour.example/2026/01/docks',
    });
  });
});

it('reads JSON-LD', () => {
  const found = page('water')!;
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

test.each([
  ['2026-01-05T09:30:00+01:00', '2026-01-05T08:30:00.000Z'],
  ['2026-01-05T09:30:00.123456+0100', '2026-01-05T08:30:00.000Z'],
  ['2026-01-05T09:30Z', '2026-01-05T09:30:00.000Z'],
  ['2026-01-05 09:30:00', '2026-01-05T09:30:00.000Z'],
  ['2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026-02-31', null],
  ['05/01/2026', null],
  ['Monday', null],
  ['', null],
  [null, null],
])('readPublished %s', (text, instant) => {
  expect(readPublished(text)).toBe(instant);
});
