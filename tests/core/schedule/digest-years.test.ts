import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { nextDigestAt } from '../../../src/core/schedule/next-digest.ts';
import type { Weekday } from '../../../src/model/delivery.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Cairo'];
const TIMES = ['00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '23:30'];
const LOOK_EVERY_MINUTES = 10; // as a process does that looks what is due

/** Two years of digests as a process finds them due: their days and times by the clock of the zone. */
function digestsOf(at: string, days: readonly Weekday[], timezone: string): DateTime[] {
  const wish = { at, days, timezone };
  const found: DateTime[] = [];
  const end = DateTime.fromISO('2028-01-01', { zone: timezone });
  let now = DateTime.fromISO('2026-01-01', { zone: timezone }).minus({ minutes: 1 });
  let due = DateTime.fromISO(nextDigestAt(wish, now.toUTC().toISO() ?? ''), { zone: timezone });
  while (due < end) {
    // the first look at which it is due, some minutes late
    const late = Math.ceil(due.diff(now, 'minutes').minutes / LOOK_EVERY_MINUTES);
    now = now.plus({ minutes: late * LOOK_EVERY_MINUTES });
    found.push(due);
    due = DateTime.fromISO(nextDigestAt(wish, now.toUTC().toISO() ?? ''), { zone: timezone });
  }
  return found;
}

test.each(ZONES.flatMap((timezone) => TIMES.map((at) => [timezone, at] as const)))(
  'one digest a day for two years in %s at %s',
  (timezone, at) => {
    const digests = digestsOf(at, [], timezone);
    const days = digests.map((due) => due.toISODate());
    expect(days).toHaveLength(730);
    expect(new Set(days).size).toBe(730);
    for (const due of digests.filter((one) => one.toFormat('HH:mm') !== at)) {
      // only what the clocks skip that day comes at another time, as much later as they skip
      const skippedMinutes = due.offset - due.minus({ hours: 3 }).offset;
      expect(skippedMinutes).toBeGreaterThan(0);
      expect(due.minus({ minutes: skippedMinutes }).offset).not.toBe(due.offset);
      expect(due.toFormat('HH:mm')).toBe(
        DateTime.fromISO(`2026-06-01T${at}`).plus({ minutes: skippedMinutes }).toFormat('HH:mm'),
      );
    }
  },
);

test.each(ZONES.flatMap((timezone) => ['00:00', '02:30', '23:30'].map((at) => [timezone, at] as const)))(
  'on weekdays only, each of them, in %s at %s',
  (timezone, at) => {
    const digests = digestsOf(at, ['mon', 'wed', 'sun'], timezone);
    const days = digests.map((due) => due.toISODate());
    expect(digests.every(({ weekday }) => [1, 3, 7].includes(weekday))).toBe(true);
    expect(new Set(days).size).toBe(days.length);
    const wanted = Array.from({ length: 730 }, (_, day) => DateTime.fromISO('2026-01-01').plus({ days: day }));
    expect(days).toEqual(wanted.filter(({ weekday }) => [1, 3, 7].includes(weekday)).map((day) => day.toISODate()));
  },
);
