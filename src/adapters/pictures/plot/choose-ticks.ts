import { DateTime } from 'luxon';
import type { Day } from '../../../model/time.ts';

/** A day named on the axis, in two lines: "Wed" over "12 Feb", "Feb" over "2025". */
export type Tick = { readonly day: Day; readonly lines: readonly [string, string] };

/**
 * The days to name between two days, so that their names stand at least `TICK_PIXELS` apart: each one, Mondays, or
 * firsts of months, whichever is finest.
 */
export function chooseTicks(span: { readonly from: Day; readonly to: Day }, dayPixels: number): readonly Tick[] {
  const [from, to] = [at(span.from), at(span.to)];
  const step = STEPS.find(({ days }) => days * dayPixels >= TICK_PIXELS) ?? COARSEST;
  const ticks: Tick[] = [];
  for (let tick = firstTick(from, step); tick <= to; tick = tick.plus({ [step.unit]: step.every })) {
    if (tick >= from) ticks.push({ day: tick.toFormat('yyyy-MM-dd'), lines: linesOf(tick, step.unit) });
  }
  // Between two firsts of months there may be none: then the first day itself is better than nothing.
  return ticks.length > 0 ? ticks : [{ day: span.from, lines: [from.toFormat('d LLL'), from.toFormat('yyyy')] }];
}

const TICK_PIXELS = 74; // "30 Sept" in the small size and a gap

type Step = { readonly unit: 'days' | 'weeks' | 'months'; readonly every: number; readonly days: number };

const COARSEST: Step = { unit: 'months', every: 120, days: 3652 };
const STEPS: readonly Step[] = [
  { unit: 'days', every: 1, days: 1 },
  { unit: 'days', every: 2, days: 2 },
  { unit: 'weeks', every: 1, days: 7 },
  { unit: 'weeks', every: 2, days: 14 },
  { unit: 'months', every: 1, days: 28 },
  { unit: 'months', every: 2, days: 59 },
  { unit: 'months', every: 3, days: 90 },
  { unit: 'months', every: 6, days: 181 },
  { unit: 'months', every: 12, days: 365 },
  { unit: 'months', every: 36, days: 1095 },
  COARSEST,
];

function firstTick(from: DateTime, { unit, every }: Step): DateTime {
  if (unit === 'days') return from;
  if (unit === 'weeks') return from.startOf('week');
  const year = from.startOf('year');
  return year.plus({ months: Math.floor((from.month - 1) / every) * every });
}

function linesOf(tick: DateTime, unit: Step['unit']): [string, string] {
  return unit === 'months'
    ? [tick.toFormat('LLL'), tick.toFormat('yyyy')]
    : [tick.toFormat('ccc'), tick.toFormat('d LLL')];
}

const at = (day: Day): DateTime => DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' });
