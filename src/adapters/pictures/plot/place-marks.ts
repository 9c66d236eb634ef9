import type { TimelineRow } from '../../../model/reply.ts';
import type { Day } from '../../../model/time.ts';
import { MARK_RADIUS } from './looks.ts';

/** Where a mark stands in its row: `x` in pixels from the left, in which of the row's lanes from the top. */
export type Place = { readonly x: number; readonly lane: number };

/**
 * A place for each mark of a row, in order. Marks of one day stand side by side round the middle of their day while
 * that is wide enough, and what would cover another stands below it. The marks of a change find their places first,
 * so that the line between them has the open space above the row.
 */
export function placeMarks(
  row: TimelineRow,
  days: { readonly middleOf: (day: Day) => number; readonly dayPixels: number },
): readonly Place[] {
  const xs = spread(row, days);
  const changes = new Set(row.marks.flatMap(({ change }, index) => (change === null ? [] : [change.from, index])));
  const order = [...xs.keys()].sort((a, b) => Number(changes.has(b)) - Number(changes.has(a)) || a - b);
  const lanes: number[][] = []; // the x of the marks in each
  const laneOf = new Map<number, number>();
  for (const index of order) {
    const x = xs[index] ?? 0;
    const free = lanes.findIndex((others) => others.every((other) => Math.abs(x - other) >= SLOT - ROUNDING));
    const lane = free < 0 ? lanes.length : free;
    lanes[lane] = [...(lanes[lane] ?? []), x];
    laneOf.set(index, lane);
  }
  return inOrder(xs.map((x, index) => ({ x, lane: laneOf.get(index) ?? 0 })));
}

export const SLOT = 2 * MARK_RADIUS + 8; // pixels from one mark to the next
const ROUNDING = 1e-6;

/** Marks above each other are of one day: they read down in their order. */
function inOrder(places: readonly Place[]): Place[] {
  const lanesAt = Map.groupBy(places, ({ x }) => x);
  const sorted = new Map([...lanesAt].map(([x, those]) => [x, those.map(({ lane }) => lane).sort((a, b) => a - b)]));
  return places.map(({ x, lane }) => ({ x, lane: sorted.get(x)?.shift() ?? lane }));
}

function spread(
  { marks }: TimelineRow,
  { middleOf, dayPixels }: { readonly middleOf: (day: Day) => number; readonly dayPixels: number },
): number[] {
  const abreast = Math.max(1, Math.floor(dayPixels / SLOT));
  return [...Map.groupBy(marks, ({ days }) => days.to)].flatMap(([day, ofDay]) =>
    ofDay.map((_, index) => {
      const before = Math.floor(index / abreast) * abreast; // marks in full lines above this one
      const inLine = Math.min(abreast, ofDay.length - before);
      return middleOf(day) + (index - before - (inLine - 1) / 2) * SLOT;
    }),
  );
}
