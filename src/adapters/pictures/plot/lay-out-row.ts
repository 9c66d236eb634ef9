import type { TimelineMark, TimelineRow } from '../../../model/reply.ts';
import type { Day } from '../../../model/time.ts';
import { bridgeChanges, type Leg } from './bridge-changes.ts';
import { MARK_RADIUS } from './looks.ts';
import { placeMarks, SLOT } from './place-marks.ts';

/** Who a row is about, in lines as they fit. */
export type RowName = { readonly name: readonly string[]; readonly about: readonly string[] };

export type LaidRow = RowName & {
  readonly row: TimelineRow;
  readonly top: number;
  readonly bottom: number;
  readonly marks: readonly LaidMark[];
  readonly bridges: readonly LaidBridge[];
};

/** `begins` is where the days begin on one of which it was said; null where the day is known. */
export type LaidMark = {
  readonly mark: TimelineMark;
  readonly x: number;
  readonly y: number;
  readonly begins: number | null;
};

/** The line of a change, from corner to corner; its last stretch ends in an arrow. */
export type LaidBridge = {
  readonly path: readonly Point[];
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
};

type Point = { readonly x: number; readonly y: number };

/** A row below `top`: as high as its name, its marks and the lines of its changes need. */
export function layOutRow(
  row: TimelineRow,
  at: {
    readonly top: number;
    readonly name: RowName;
    readonly middleOf: (day: Day) => number;
    readonly dayPixels: number;
    readonly left: number;
    readonly right: number;
  },
): LaidRow {
  const { top, name, middleOf, dayPixels, left, right } = at;
  const places = placeMarks(row, { middleOf, dayPixels });
  const changes = bridgeChanges(row, { places, left, right });
  const lanes = Math.max(0, ...places.map(({ lane }) => lane + 1));
  const words = name.name.length * LINE.name + name.about.length * LINE.about;
  const above = changes.levels === 0 ? 0 : changes.levels * LEVEL + CLEAR;
  const needed = above + lanes * SLOT;
  const height = Math.max(words, needed) + 2 * PADDING;
  const firstLane = top + (height - needed) / 2 + above + SLOT / 2;
  const marks = row.marks.map((mark, index): LaidMark => {
    const { x, lane } = places[index] ?? { x: left, lane: 0 };
    const begins = mark.days.from === mark.days.to ? null : Math.max(left, middleOf(mark.days.from));
    return { mark, x, y: firstLane + lane * SLOT, begins };
  });
  const bridges = changes.bridges.map(({ begin, end, label, labelX, level }) => {
    const y = firstLane - SLOT / 2 - CLEAR - level * LEVEL;
    const [up, down] = [climb(begin, marks, y), climb(end, marks, y).reverse()];
    // Two marks above each other that are both left sideways need no way over the top.
    const path = begin.x === end.x ? [...up.slice(0, -1), ...down.slice(1)] : [...up, ...down];
    return { path, label, labelX, labelY: y - LABEL_ABOVE };
  });
  return { row, top, bottom: top + height, ...name, marks, bridges };
}

/** Heights of lines of text, in pixels. */
export const LINE = { title: 34, name: 24, about: 20 } as const;
const PADDING = 14;
const LEVEL = 32; // pixels of a bridge: its line and the label above it
const CLEAR = 14; // pixels between the lowest bridge and the marks: room for an arrow
const LABEL_ABOVE = 12;
const TOUCH = MARK_RADIUS + 4; // pixels from a mark's middle to the line that leads to it

/** From a mark up to that height. */
function climb(leg: Leg, marks: readonly LaidMark[], y: number): Point[] {
  const mark = marks[leg.mark] ?? { x: leg.x, y };
  if (leg.x === mark.x)
    return [
      { x: leg.x, y: mark.y - TOUCH },
      { x: leg.x, y },
    ];
  const edge = mark.x + Math.sign(leg.x - mark.x) * (MARK_RADIUS + 2);
  return [
    { x: edge, y: mark.y },
    { x: leg.x, y: mark.y },
    { x: leg.x, y },
  ];
}
