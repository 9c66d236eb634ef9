import type { Timeline } from '../../../model/reply.ts';
import type { Day } from '../../../model/time.ts';
import { chooseTicks, type Tick } from './choose-ticks.ts';
import { fitText, lineWidth } from './fit-text.ts';
import { type LaidRow, LINE, layOutRow, type RowName } from './lay-out-row.ts';
import { MARGIN, REGULAR, TEXT, WIDTH } from './looks.ts';

/** Where everything of a picture stands, in pixels from its upper left corner. */
export type Layout = {
  readonly height: number;
  readonly title: readonly string[];
  readonly note: readonly string[];
  readonly top: number; // of the first row
  readonly bottom: number; // of the last row
  readonly left: number; // of the first day
  readonly right: number; // of the last day
  readonly rows: readonly LaidRow[];
  readonly ticks: readonly (Tick & { readonly x: number })[];
  readonly rules: readonly number[]; // x of the upright lines
};

export function layOut(timeline: Timeline, note: string): Layout {
  const names = nameColumn(timeline);
  const left = MARGIN + names.width + GAP;
  const right = WIDTH - MARGIN;
  const days = daysBetween(timeline.from, timeline.to) + 1;
  const dayPixels = (right - left - 2 * EDGE) / days;
  const middleOf = (day: Day) => left + EDGE + (daysBetween(timeline.from, day) + 0.5) * dayPixels;
  const title = fitText(timeline.caption, { width: WIDTH - 2 * MARGIN, size: TEXT.title, linesAtMost: 2 });
  const top = MARGIN + title.length * LINE.title + HEAD_HEIGHT;
  let bottom = top;
  const rows = timeline.rows.map((row, index) => {
    const laid = layOutRow(row, {
      top: bottom,
      name: names.rows[index] ?? { name: [], about: [] },
      middleOf,
      dayPixels,
      left,
      right,
    });
    bottom = laid.bottom;
    return laid;
  });
  const ticks = chooseTicks(timeline, dayPixels).map((tick) => ({ ...tick, x: middleOf(tick.day) }));
  const areColumns = dayPixels >= COLUMN_PIXELS;
  const rules = areColumns
    ? Array.from({ length: days - 1 }, (_, index) => left + EDGE + (index + 1) * dayPixels)
    : ticks.map(({ x }) => x);
  const noteLines = fitText(note, { width: (WIDTH - 2 * MARGIN) / REGULAR, size: TEXT.small, linesAtMost: 4 });
  const height = bottom + AXIS_HEIGHT + noteLines.length * LINE.about + MARGIN - 10;
  return { height, title, note: noteLines, top, bottom, left, right, rows, ticks, rules };
}

const GAP = 24; // between names and days
const EDGE = 14; // a mark of the first or last day must not touch the border
const HEAD_HEIGHT = 84; // the days and the legend below the title
export const AXIS_HEIGHT = 66; // the axis below the rows
const COLUMN_PIXELS = 60; // days as wide as this are columns with lines between them
const NAME_PIXELS = 280; // of 1200: room for "Secretary-General of the" in the name's size

function nameColumn({ rows }: Timeline): { readonly width: number; readonly rows: readonly RowName[] } {
  const fitted = rows.map(({ speaker, about }) => ({
    name: fitText(speaker, { width: NAME_PIXELS, size: TEXT.name, linesAtMost: 3 }),
    about:
      about === null ? [] : fitText(`on ${about}`, { width: NAME_PIXELS / REGULAR, size: TEXT.small, linesAtMost: 2 }),
  }));
  const widths = fitted.flatMap(({ name, about }) => [
    ...name.map((line) => lineWidth(line, TEXT.name)),
    ...about.map((line) => lineWidth(line, TEXT.small) * REGULAR),
  ]);
  return { width: Math.min(NAME_PIXELS, Math.max(120, ...widths)), rows: fitted };
}

const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

const DAY_MS = 86_400_000;
