import { describe, expect, it, test } from 'vitest';
import { chooseTicks } from '../../../src/adapters/pictures/plot/choose-ticks.ts';
import { fitText, lineWidth } from '../../../src/adapters/pictures/plot/fit-text.ts';
import { layOut } from '../../../src/adapters/pictures/plot/lay-out.ts';
import { placeMarks, SLOT } from '../../../src/adapters/pictures/plot/place-marks.ts';
import { showableNames } from '../../../src/adapters/pictures/plot/showable-names.ts';
import { mark, row, timeline } from './example-timeline.ts';

const DAY_MS = 86_400_000;
const dayOf = (text: string) => Date.parse(text) / DAY_MS;

describe('ticks', () => {
  const named = (from: string, to: string, dayPixels: number) =>
    chooseTicks({ from, to }, dayPixels).map(({ lines }) => lines.join(' '));

  test.each<[name: string, from: string, to: string, dayPixels: number, ticks: readonly string[]]>([
    ['each day', '2025-02-10', '2025-02-12', 300, ['Mon 10 Feb', 'Tue 11 Feb', 'Wed 12 Feb']],
    ['one day', '2025-02-10', '2025-02-10', 900, ['Mon 10 Feb']],
    ['every second day', '2025-02-10', '2025-02-14', 40, ['Mon 10 Feb', 'Wed 12 Feb', 'Fri 14 Feb']],
    ['Mondays', '2025-02-12', '2025-03-04', 28, ['Mon 17 Feb', 'Mon 24 Feb', 'Mon 3 Mar']],
    ['months', '2024-11-15', '2025-02-20', 3, ['Dec 2024', 'Jan 2025', 'Feb 2025']],
    ['quarters', '2024-11-15', '2025-08-20', 1, ['Jan 2025', 'Apr 2025', 'Jul 2025']],
    ['years', '2019-05-01', '2022-01-01', 0.3, ['Jan 2020', 'Jan 2021', 'Jan 2022']],
    ['the first day where no first of a month is near', '2025-02-03', '2025-02-27', 0.4, ['3 Feb 2025']],
  ])('%s', (_, from, to, dayPixels, ticks) => expect(named(from, to, dayPixels)).toEqual(ticks));

  test.each([1, 2, 3, 8, 14, 30, 90, 300, 365, 1500, 8000])('of %d days have room for their names', (days) => {
    const to = new Date(Date.parse('2024-02-27') + (days - 1) * DAY_MS).toISOString().slice(0, 10);
    const dayPixels = 860 / days;
    const xs = chooseTicks({ from: '2024-02-27', to }, dayPixels).map(({ day }) => dayOf(day) * dayPixels);
    expect(xs.length).toBeGreaterThan(0);
    for (const [index, x] of xs.entries()) if (index > 0) expect(x - (xs[index - 1] ?? 0)).toBeGreaterThan(70);
  });
});

describe('places', () => {
  const place = (days: readonly string[], dayPixels: number, changes: Readonly<Record<number, number>> = {}) =>
    placeMarks(
      row(
        'Orla Brandt',
        days.map((day, index) => {
          const from = changes[index];
          return mark(day, 'open', { change: from === undefined ? null : { from, label: 'changed' } });
        }),
      ),
      { middleOf: (day) => (dayOf(day) - dayOf('2025-02-10') + 0.5) * dayPixels, dayPixels },
    );

  it('of one day are side by side round its middle', () => {
    expect(place(['2025-02-10', '2025-02-10', '2025-02-11'], 200)).toEqual([
      { x: 100 - SLOT / 2, lane: 0 },
      { x: 100 + SLOT / 2, lane: 0 },
      { x: 300, lane: 0 },
    ]);
  });

  it('of one narrow day are below each other, in order', () => {
    expect(place(['2025-02-10', '2025-02-10', '2025-02-10'], 20).map(({ lane }) => lane)).toEqual([0, 1, 2]);
    expect(place(['2025-02-10', '2025-02-10', '2025-02-20'], 20, { 2: 1 }).map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });

  it('keep the upper lane for changes', () => {
    expect(place(['2025-02-10', '2025-02-11', '2025-02-13'], 20, { 2: 1 }).map(({ lane }) => lane)).toEqual([1, 0, 0]);
  });

  test.each([2, 9, 29, 31, 70, 400])('never cover each other at %d pixels a day', (dayPixels) => {
    const days = Array.from({ length: 20 }, (_, index) => `2025-02-${10 + Math.floor((index * index) / 28)}`);
    const places = place(days, dayPixels, { 4: 2, 11: 10, 19: 0 });
    for (const [index, a] of places.entries())
      for (const b of places.slice(index + 1))
        expect(a.lane !== b.lane || Math.abs(a.x - b.x) >= SLOT - 0.001).toBe(true);
  });
});

describe('a change', () => {
  const bridgesOf = (days: readonly string[], changes: Readonly<Record<number, number>>) => {
    const marks = days.map((day, index) => {
      const from = changes[index];
      return mark(day, 'open', { change: from === undefined ? null : { from, label: 'changed' } });
    });
    const [laid] = layOut(timeline([row('Orla Brandt', marks)]), '').rows;
    if (!laid) throw new Error('no row');
    return laid;
  };

  it('is a line from one mark to the other, above what lies between', () => {
    const { marks, bridges } = bridgesOf(['2025-02-10', '2025-02-11', '2025-02-12'], { 2: 0 });
    const path = bridges[0]?.path ?? [];
    expect([path[0]?.x, path.at(-1)?.x]).toEqual([marks[0]?.x, marks[2]?.x]);
    expect(Math.min(...path.map(({ y }) => y))).toBeLessThan((marks[1]?.y ?? 0) - SLOT / 2);
  });

  it('keeps clear of another one', () => {
    const { bridges } = bridgesOf(['2025-02-10', '2025-02-11', '2025-02-12', '2025-02-13'], { 2: 0, 3: 1 });
    expect(new Set(bridges.map(({ labelY }) => labelY)).size).toBe(2);
  });

  it('within one narrow day goes round the marks', () => {
    const { marks, bridges } = bridgesOf(['2025-02-10', '2025-02-10', '2025-02-10', '2025-12-10'], { 2: 1 });
    expect(marks[1]?.x).toBe(marks[2]?.x);
    const path = bridges[0]?.path ?? [];
    expect(path.every(({ x }) => Math.abs(x - (marks[1]?.x ?? 0)) > SLOT / 3)).toBe(true);
    expect(path.at(-1)?.y).toBe(marks[2]?.y);
  });

  it('has its label within the picture', () => {
    const { bridges } = bridgesOf(['2025-02-10', '2025-10-09', '2025-10-10'], { 2: 1 });
    expect((bridges[0]?.labelX ?? 0) + lineWidth('changed', 16) / 2).toBeLessThanOrEqual(1200 - 36);
  });
});

describe('a name', () => {
  const linesOf = (text: string, linesAtMost = 2) => fitText(text, { width: 200, size: 20, linesAtMost });

  it('is wrapped between words', () => {
    expect(linesOf('Jean-Baptiste Montfer')).toEqual(['Jean-Baptiste', 'Montfer']);
    expect(linesOf('Orla Brandt')).toEqual(['Orla Brandt']);
  });

  it('that is too long is shortened after a whole word, and says so', () => {
    expect(linesOf('The Standing Committee of the Northern Harbours and Coasts')).toEqual([
      'The Standing',
      'Committee of …',
    ]);
  });

  it('without spaces is broken between whole characters', () => {
    expect(linesOf('👩‍👩‍👧'.repeat(12), 9).join('')).toBe('👩‍👩‍👧'.repeat(12));
    for (const line of linesOf('a'.repeat(60), 9)) expect(lineWidth(line, 20)).toBeLessThanOrEqual(200);
  });
});

describe('names that the font cannot show', () => {
  const shown = (...names: readonly string[]) =>
    showableNames(timeline(names.map((name) => row(name, [mark('2025-02-10', 'open')]))));

  it('are numbered by row, others left alone', () => {
    const { timeline: made, isNumbered } = shown('Orla Brandt', '王小明', 'Żółć – “דנה” 2');
    expect(made.rows.map(({ speaker }) => speaker)).toEqual(['Orla Brandt', 'Row 2', 'Żółć – “דנה” 2']);
    expect(isNumbered).toBe(true);
  });

  it('lose only what cannot be shown', () => {
    const { timeline: made, isSame, isNumbered } = shown('Party 🚀 of Joy');
    expect(made.rows[0]?.speaker).toBe('Party of Joy');
    expect([isSame, isNumbered]).toEqual([false, false]);
  });

  it('are none in most pictures', () => {
    expect(shown('Orla Brandt', "Seán O'Dare", 'Ελένη', 'Ковач')).toMatchObject({ isSame: true, isNumbered: false });
  });
});
