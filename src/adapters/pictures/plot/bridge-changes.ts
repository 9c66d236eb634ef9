import type { TimelineRow } from '../../../model/reply.ts';
import { lineWidth } from './fit-text.ts';
import { MARK_RADIUS, TEXT } from './looks.ts';
import { type Place, SLOT } from './place-marks.ts';

/** A change of position as a line that goes up from one mark, over what lies between, and down to another. */
export type Bridge = {
  readonly begin: Leg;
  readonly end: Leg;
  readonly label: string;
  readonly labelX: number; // middle of the label
  readonly level: number; // 0 is the lowest: bridges that would cross lie above each other
};

/** The upright part at a mark. Where another mark stands above, `x` is beside both. */
export type Leg = { readonly mark: number; readonly x: number };

/** The bridges of a row and how many levels they take. */
export function bridgeChanges(
  row: TimelineRow,
  { places, left, right }: { readonly places: readonly Place[]; readonly left: number; readonly right: number },
): { readonly bridges: readonly Bridge[]; readonly levels: number } {
  const bridges: Bridge[] = [];
  const taken: { level: number; from: number; to: number }[] = [];
  for (const [index, { change }] of row.marks.entries()) {
    if (change === null) continue;
    const [begin, end] = [legOf(change.from, places), legOf(index, places)];
    const half = lineWidth(change.label, TEXT.small) / 2;
    const labelX = Math.min(right - half, Math.max(left + half, (begin.x + end.x) / 2));
    const from = Math.min(begin.x, end.x, labelX - half) - CLEAR;
    const to = Math.max(begin.x, end.x, labelX + half) + CLEAR;
    let level = 0;
    while (taken.some((other) => other.level === level && other.from < to && from < other.to)) level++;
    taken.push({ level, from, to });
    bridges.push({ begin, end, label: change.label, labelX, level });
  }
  return { bridges, levels: Math.max(0, ...taken.map(({ level }) => level + 1)) };
}

const CLEAR = 6; // pixels between two bridges on one level

/** Straight up if nothing is in the way, else on the side where less is. */
function legOf(mark: number, places: readonly Place[]): Leg {
  const place = places[mark] ?? { x: 0, lane: 0 };
  const inTheWay = (x: number) =>
    places.filter((other) => other.lane < place.lane && Math.abs(other.x - x) < MARK_RADIUS).length;
  const best = [place.x, place.x + BESIDE, place.x - BESIDE].reduce((a, b) => (inTheWay(b) < inTheWay(a) ? b : a));
  return { mark, x: best };
}

const BESIDE = SLOT / 2 + 6; // pixels: outside of the mark, with room for an arrow
