import type * as PlotModule from '@observablehq/plot';
import { shortDays } from '../../../core/reply/short-day.ts';
import type { Timeline, TimelineMark } from '../../../model/reply.ts';
import type { Position } from '../../../model/stance.ts';
import { lineWidth } from './fit-text.ts';
import { AXIS_HEIGHT, type Layout } from './lay-out.ts';
import { type LaidRow, LINE } from './lay-out-row.ts';
import { INK, LOOKS, MARGIN, MARK_RADIUS, REGULAR, TEXT } from './looks.ts';

type Plot = typeof PlotModule;
type Mark = PlotModule.Markish;

/** All that a picture shows as marks of Plot, what lies behind first; every place is in pixels already. */
export function plotMarks(
  Plot: Plot,
  { timeline, layout }: { readonly timeline: Timeline; readonly layout: Layout },
): Mark[] {
  return [
    ...heading(Plot, timeline, layout),
    ...grid(Plot, layout),
    ...names(Plot, layout),
    ...changes(Plot, layout.rows),
    ...statements(Plot, layout.rows),
    foot(Plot, layout),
  ];
}

type Words = { readonly text: string; readonly x: number; readonly y: number };

function words(Plot: Plot, at: readonly Words[], options: PlotModule.TextOptions = {}): Mark {
  return Plot.text(at, {
    text: 'text',
    x: 'x',
    y: 'y',
    textAnchor: 'start',
    fontSize: TEXT.small,
    fill: INK.text,
    ...options,
  });
}

const bold = (fontSize: number): PlotModule.TextOptions => ({ fontSize, fontWeight: 'bold' });
const quiet: PlotModule.TextOptions = { fill: INK.quiet };

/** The title, the days it spans, and what each sign says. */
function heading(Plot: Plot, timeline: Timeline, { title }: Layout): Mark[] {
  const line = (index: number) => MARGIN + 14 + index * LINE.title;
  const below = line(title.length);
  const marks = timeline.rows.flatMap((row) => row.marks);
  let x = MARGIN + MARK_RADIUS;
  // The keys of LOOKS are the positions.
  const legend = (Object.keys(LOOKS) as Position[])
    .filter((position) => marks.some((mark) => mark.position === position))
    .map((position) => {
      const entry = { position, text: position, x, y: below + 34 };
      x += 2 * MARK_RADIUS + lineWidth(position, TEXT.small) * REGULAR + 30;
      return entry;
    });
  return [
    words(
      Plot,
      title.map((text, index) => ({ text, x: MARGIN, y: line(index) })),
      bold(TEXT.title),
    ),
    words(Plot, [{ text: shortDays(timeline), x: MARGIN, y: below }], quiet),
    signs(Plot, legend),
    words(
      Plot,
      legend.map((entry) => ({ ...entry, x: entry.x + MARK_RADIUS + 8 })),
    ),
  ];
}

/** Bands behind the rows, upright lines, and the days named below. */
function grid(Plot: Plot, { rows, ticks, rules, left, right, top, bottom }: Layout): Mark[] {
  const bands = rows.filter((_, index) => index % 2 === 0);
  return [
    Plot.rect(bands, { x1: MARGIN - 12, x2: right, y1: 'top', y2: 'bottom', fill: INK.band, rx: 4 }),
    Plot.link(rules, { x1: (x) => x, x2: (x) => x, y1: top, y2: bottom, stroke: INK.rule }),
    Plot.link([bottom], { x1: left, x2: right, y1: bottom, y2: bottom, stroke: INK.quiet }),
    Plot.link(ticks, { x1: 'x', x2: 'x', y1: bottom, y2: bottom + 6, stroke: INK.quiet }),
    words(
      Plot,
      ticks.map(({ x, lines: [text] }) => ({ text, x, y: bottom + 20 })),
      { ...quiet, textAnchor: 'middle' },
    ),
    words(
      Plot,
      ticks.map(({ x, lines: [, text] }) => ({ text, x, y: bottom + 40 })),
      { textAnchor: 'middle' },
    ),
  ];
}

function names(Plot: Plot, { rows }: Layout): Mark[] {
  const lines = rows.map(({ top, bottom, name, about }) => {
    const begin = (top + bottom - name.length * LINE.name - about.length * LINE.about) / 2;
    const at = (index: number, height: number, from: number) => from + (index + 0.5) * height;
    return {
      name: name.map((text, index) => ({ text, x: MARGIN, y: at(index, LINE.name, begin) })),
      about: about.map((text, index) => ({
        text,
        x: MARGIN,
        y: at(index, LINE.about, begin + name.length * LINE.name),
      })),
    };
  });
  return [
    words(
      Plot,
      lines.flatMap(({ name }) => name),
      bold(TEXT.name),
    ),
    words(
      Plot,
      lines.flatMap(({ about }) => about),
      quiet,
    ),
  ];
}

/** A change: a line from mark to mark that ends in an arrow, its label above. */
function changes(Plot: Plot, rows: readonly LaidRow[]): Mark[] {
  const bridges = rows.flatMap((row) => row.bridges);
  const corners = bridges.flatMap(({ path }, index) => path.map((point) => ({ ...point, index })));
  const arrows = bridges.flatMap(({ path }) => {
    const [from, to] = path.slice(-2);
    // Degrees clockwise from straight up.
    return from && to ? [{ ...to, turn: 90 + (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI }] : [];
  });
  const looks = { stroke: INK.text, strokeWidth: 2, strokeLinejoin: 'round', strokeLinecap: 'round' } as const;
  const labels = bridges.map(({ label, labelX, labelY }) => ({ text: label, x: labelX, y: labelY }));
  return [
    Plot.line(corners, { x: 'x', y: 'y', z: 'index', ...looks }),
    Plot.vector(arrows, { x: 'x', y: 'y', rotate: 'turn', shape: ARROW, anchor: 'start', ...looks }),
    words(Plot, labels, { textAnchor: 'middle', fontWeight: 'bold' }),
  ];
}

/** An arrow's head with its tip where it points to. */
const ARROW: PlotModule.VectorShapeImplementation = {
  draw(path) {
    path.moveTo(-5, 8);
    path.lineTo(0, 0);
    path.lineTo(5, 8);
  },
};

/** A sign for each statement; a line back over the days on one of which it was said; a star where that is not known. */
function statements(Plot: Plot, rows: readonly LaidRow[]): Mark[] {
  const marks = rows.flatMap((row) => row.marks);
  const ranges = marks.filter(({ begins }) => begins !== null);
  const published = marks.filter(({ mark }) => mark.dayIs === 'published');
  return [
    Plot.link(ranges, {
      x1: 'begins',
      x2: 'x',
      y1: 'y',
      y2: 'y',
      stroke: INK.quiet,
      strokeWidth: 2,
      strokeDasharray: '2 4',
    }),
    signs(
      Plot,
      marks.map(({ mark, x, y }) => ({ position: mark.position, x, y, title: tooltip(mark) })),
    ),
    words(
      Plot,
      published.map(({ x, y }) => ({ text: '*', x: x + MARK_RADIUS - 1, y: y - 6 })),
      bold(TEXT.small),
    ),
  ];
}

type Sign = { readonly position: Position; readonly x: number; readonly y: number; readonly title?: string };

/** Each with a light border, which parts it from lines and neighbours. */
function signs(Plot: Plot, at: readonly Sign[]): Mark[] {
  return [...Map.groupBy(at, ({ position }) => position)].flatMap(([position, those]) => {
    const { fill, stroke, symbol } = LOOKS[position];
    const options = { x: 'x', y: 'y', r: MARK_RADIUS, symbol: symbol as PlotModule.SymbolType };
    return [
      Plot.dot(those, { ...options, fill: INK.page, stroke: INK.page, strokeWidth: 6, strokeLinejoin: 'round' }),
      Plot.dot(those, { ...options, fill, stroke, strokeWidth: 2.5, strokeLinejoin: 'round', title: 'title' }),
    ];
  });
}

/** What an SVG shows when a sign is pointed at. */
function tooltip({ days, dayIs, position, words, outlet }: TimelineMark): string {
  return `${dayIs === 'published' ? 'published ' : ''}${shortDays(days)} · ${position} · ${words} · ${outlet}`;
}

function foot(Plot: Plot, { bottom, note }: Layout): Mark {
  return words(
    Plot,
    note.map((text, index) => ({ text, x: MARGIN, y: bottom + AXIS_HEIGHT + 6 + index * LINE.about })),
    quiet,
  );
}
