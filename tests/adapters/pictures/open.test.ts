import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import { describe, expect, it, test } from 'vitest';
import { openPictures } from '../../../src/adapters/pictures/plot/open.ts';
import type { TimelineRow } from '../../../src/model/reply.ts';
import type { Position } from '../../../src/model/stance.ts';
import type { Picture } from '../../../src/ports/pictures.ts';
import { mark, row, timeline } from './example-timeline.ts';

const pictures = openPictures();
const draw = (...rows: readonly TimelineRow[]): Promise<Picture> => pictures.draw(timeline(rows));

const POSITIONS: readonly Position[] = ['supports', 'opposes', 'open', 'conditional', 'unclear'];
const everything = row('Orla Brandt', [
  ...POSITIONS.map((position, index) => mark(`2025-02-1${index}`, position, { words: `“word ${index}”` })),
  mark('2025-02-15', 'open', { change: { from: 1, label: 'softened' }, dayIs: 'published' }),
]);

/** What the SVG holds by a strict reading of it. */
function read(svg: string) {
  const { document } = parseHTML(svg);
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const texts = (selector: string): string[] => all(selector).map((node) => node.textContent ?? '');
  return { root: document.querySelector('svg'), all, texts };
}

/** The bounding box of what is drawn, as resvg reads it: throws where the XML is not well-formed. */
const inkOf = (svg: string) => new Resvg(svg, { font: { loadSystemFonts: false } }).getBBox();

describe('the SVG', () => {
  it('says in words what it shows', async () => {
    const { root, all } = read((await draw(everything)).svg);
    expect(root?.getAttribute('role')).toBe('img');
    const [title = '', description = ''] = (root?.getAttribute('aria-labelledby') ?? '').split(' ');
    expect(all(`title#${title}`)[0]?.textContent).toBe('The tide barrier: who stood where');
    expect(all(`desc#${description}`)[0]?.textContent).toBe('Orla Brandt: opposes on 10 Feb.');
  });

  it('has a mark with the words of each statement, and says what each sign means', async () => {
    const { texts } = read((await draw(everything)).svg);
    const words = texts('g title').filter((text) => text.includes('The Lantern'));
    expect(words).toHaveLength(6);
    expect(words).toContain('11 Feb 2025 · opposes · “word 1” · The Lantern');
    expect(words).toContain('published 15 Feb 2025 · open · “never” · The Lantern');
    expect(texts('text')).toEqual(expect.arrayContaining([...POSITIONS, 'Orla Brandt', 'softened', '*', '10 Feb']));
  });

  it('explains only the signs that it shows', async () => {
    const { texts } = read((await draw(row('Mikko Sund', [mark('2025-02-10', 'open')]))).svg);
    expect(texts('text').filter((text) => POSITIONS.some((position) => position === text))).toEqual(['open']);
  });

  it('tells positions apart by shape and, without colour, by how dark they are', async () => {
    const { all } = read((await draw(everything)).svg);
    const legend = all('g[aria-label="dot"]').filter((group) => group.getAttribute('stroke') !== '#ffffff');
    const looks = legend.slice(0, POSITIONS.length).map((group) => ({
      shape: group.querySelector('path')?.getAttribute('d'),
      luma: lumaOf(group.getAttribute('fill') ?? ''),
    }));
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(POSITIONS.length);
    const lumas = looks.map(({ luma }) => luma).sort((a, b) => a - b);
    for (const [index, luma] of lumas.entries())
      if (index > 0) expect(luma - (lumas[index - 1] ?? 0)).toBeGreaterThan(20);
  });

  it('loads nothing and has text of at least 12 pixels', async () => {
    const { svg } = await draw(everything);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|href|url\(|@import|<script|<image|<style/,
    );
    const sizes = [...svg.matchAll(/font-size="?:?\s*([\d.]+)/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });
});

const lumaOf = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue;
};

describe('the PNG', () => {
  it('is 1200 wide and as high as it says', async () => {
    const { png, width, height, alt } = await draw(everything);
    const bytes = Buffer.from(png);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, height]);
    expect(width).toBe(1200);
    expect(alt).toBe('Orla Brandt: opposes on 10 Feb.');
  });

  it('shows text: another name is another picture', async () => {
    const [one, other] = await Promise.all(
      ['Orla Brandt', 'Mikko Sund'].map((name) => draw(row(name, [mark('2025-02-10', 'open')]))),
    );
    expect(Buffer.from(one?.png ?? []).equals(Buffer.from(other?.png ?? []))).toBe(false);
  });
});

it('draws the same twice, also from another instance', async () => {
  const [first, second] = [await draw(everything), await openPictures().draw(timeline([everything]))];
  expect(second.svg).toBe(first.svg);
  expect(Buffer.from(second.png).equals(Buffer.from(first.png))).toBe(true);
});

describe('what comes from a feed is data', () => {
  const HOSTILE = '</text><script>alert(1)</script>"><image href="https://evil.example/x.png"/>]]>&amp;\'<!--';

  it('in every text', async () => {
    const hostile = mark('2025-02-10', 'open', { words: HOSTILE, outlet: HOSTILE });
    const { svg } = await pictures.draw(
      timeline([row(HOSTILE, [hostile], HOSTILE)], { caption: HOSTILE, alt: HOSTILE }),
    );
    const { all, texts } = read(svg);
    expect(all('script, image, a, foreignObject')).toEqual([]);
    expect(svg).not.toContain('<!--');
    expect(texts('desc')).toEqual([HOSTILE]);
    expect(inkOf(svg)).toBeDefined();
  });

  test.each([
    ['control characters', 'Orla\u0000\u001b[2J Brandt', 'Orla[2J Brandt'],
    ['what XML does not know', 'Orla\ufffe\uffff\ud800 Brandt', 'Orla\ufffd Brandt'],
    ['marks that turn text round', '\u202eOrla\u202c Brandt\u2066', 'Orla Brandt'],
  ])('without %s', async (_, name, shown) => {
    const { svg } = await draw(row(name, [mark('2025-02-10', 'open')]));
    expect(read(svg).texts('text')).toContain(shown);
    expect(inkOf(svg)).toBeDefined();
  });
});

describe('names in other scripts', () => {
  test.each(['דנה כהן', 'دانيال رستمي', 'Ελένη Δημητρίου', 'Żółć Ångström', 'Соня Ковач', 'Party 🚀 of Joy', '王小明'])(
    '%s is drawn, and stands in the SVG as it is',
    async (name) => {
      const { svg, png } = await draw(row(name, [mark('2025-02-10', 'open')]));
      expect(read(svg).texts('text')).toContain(name);
      expect(png.length).toBeGreaterThan(5000);
    },
  );
});

test('a row of no days, of one day with many statements, and of years', async () => {
  const many = Array.from({ length: 60 }, () => mark('2025-02-10', 'opposes'));
  const years = [mark('2003-02-10', 'opposes'), mark('2025-02-10', 'open', { change: { from: 0, label: 'changed' } })];
  for (const marks of [[], many, years]) {
    const { svg, height } = await draw(row('Orla Brandt', [...marks, mark('2025-02-10', 'open')]));
    const ink = inkOf(svg);
    expect((ink?.x ?? 0) + (ink?.width ?? 0)).toBeLessThanOrEqual(1200);
    expect((ink?.y ?? 0) + (ink?.height ?? 0)).toBeLessThanOrEqual(height);
  }
});
