import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { readDate } from '../../../src/adapters/feeds/http/read-date.ts';

test.each([
  // RFC 822 and 2822
  ['Mon, 05 Jan 2026 10:00:00 GMT', '2026-01-05T10:00:00.000Z'],
  ['Mon, 5 Jan 2026 10:00 +0200', '2026-01-05T08:00:00.000Z'],
  ['05 Jan 26 10:00:00 EST', '2026-01-05T15:00:00.000Z'],
  ['Mon, 05 Jan 1998 10:00:00 Z', '1998-01-05T10:00:00.000Z'],
  ['05 Jan 99 10:00:00 GMT', '1999-01-05T10:00:00.000Z'],
  ['Tue, 05 Jan 2026 10:00:00 GMT', '2026-01-05T10:00:00.000Z'], // the wrong weekday decides nothing
  ['Mon, 05 Jan 2026 10:00:00 +0530 (India Standard Time)', '2026-01-05T04:30:00.000Z'],
  ['Mon,05 Jan 2026 10:00:00 UTC', '2026-01-05T10:00:00.000Z'],
  ['Mon, 05 January 2026 10:00:00 GMT+0100', '2026-01-05T09:00:00.000Z'],
  ['Mon, 05 Jan 2026', '2026-01-05T00:00:00.000Z'],
  ['Mon, 05-Jan-2026 10:00:00 GMT', '2026-01-05T10:00:00.000Z'],
  // named zones
  ['Mon, 05 Jan 2026 10:00:00 PDT', '2026-01-05T17:00:00.000Z'],
  ['Mon, 05 Jan 2026 10:00:00 MET', '2026-01-05T09:00:00.000Z'],
  ['Mon, 05 Jan 2026 10:00:00 MEST', '2026-01-05T08:00:00.000Z'],
  ['Mon, 05 Jan 2026 10:00:00 BST', '2026-01-05T09:00:00.000Z'],
  ['Mon, 05 Jan 2026 10:00:00 ET', '2026-01-05T15:00:00.000Z'],
  ['Mon, 05 Jan 2026 10:00:00 AT', '2026-01-05T14:00:00.000Z'],
  ['Mon, 05 Jan 2026 10:00:00 Etc/GMT', '2026-01-05T10:00:00.000Z'],
  ['Mon, 05 Jan 2026 10:00:00 IST', null], // India, Israel or Ireland
  ['Mon, 05 Jan 2026 10:00:00 XYZ', null],
  // ISO 8601
  ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.000Z'],
  ['2026-01-05T10:00:00.5+01:00', '2026-01-05T09:00:00.500Z'],
  ['2026-01-05t10:00:00z', '2026-01-05T10:00:00.000Z'],
  ['2026-01-05 10:00:00', '2026-01-05T10:00:00.000Z'],
  ['2026-01-05T10:00-0500', '2026-01-05T15:00:00.000Z'],
  ['2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026-01', '2026-01-01T00:00:00.000Z'],
  ['20260105T100000Z', '2026-01-05T10:00:00.000Z'],
  ['2026-01-05T24:00:00Z', '2026-01-06T00:00:00.000Z'],
  ['2026-01-05T10:00:00+01:00[Europe/Berlin]', '2026-01-05T09:00:00.000Z'],
  ['2026-001-05T10:00:00Z', '2026-01-05T10:00:00.000Z'], // an old exporter's zero too many
  ['20260105103000', '2026-01-05T10:30:00.000Z'],
  ['2026-W02-1', '2026-01-05T00:00:00.000Z'],
  ['2026W02', '2026-01-05T00:00:00.000Z'],
  ['2026-W01-1', '2025-12-29T00:00:00.000Z'],
  ['2026-W53-5T10:00Z', '2027-01-01T10:00:00.000Z'],
  ['2025-W53-1', null], // 2025 has 52
  ['2026-036', '2026-02-05T00:00:00.000Z'],
  ['2024-366', '2024-12-31T00:00:00.000Z'],
  ['2026-366', null],
  // ISO 8601:1988, two figures for the year: only where one order is possible
  ['11-12-31', '2011-12-31T00:00:00.000Z'],
  ['111231', '2011-12-31T00:00:00.000Z'],
  ['11335', '2011-12-01T00:00:00.000Z'],
  ['-11-12', '2011-12-01T00:00:00.000Z'],
  ['-1112', '2011-12-01T00:00:00.000Z'],
  ['12-11-10', null],
  ['07.02.25', null], // 2025 in Berlin, 2007 in Seoul
  ['30.12.25', '2025-12-30T00:00:00.000Z'],
  ['202601', null],
  // seconds since 1970
  ['1767607200', '2026-01-05T10:00:00.000Z'],
  ['1767607200123', '2026-01-05T10:00:00.000Z'],
  ['9999999999', null],
  // numbers
  ['07.02.2025', '2025-02-07T00:00:00.000Z'],
  ['07.02.2025 16:42', '2025-02-07T16:42:00.000Z'],
  ['7.2.2025, 16:42:10', '2025-02-07T16:42:10.000Z'],
  ['25/02/2025', '2025-02-25T00:00:00.000Z'],
  ['02/25/2025 4:42 PM', '2025-02-25T16:42:00.000Z'],
  ['07/02/2025', null], // July or February
  ['2025/02/07 10:00', '2025-02-07T10:00:00.000Z'],
  // the long way
  ['February 7, 2025 04:42 PM', '2025-02-07T16:42:00.000Z'],
  ['Friday, February 7, 2025 - 04:42 PM', null], // a lone dash is no zone
  ['Friday, February 7th, 2025 at 4:42pm EST', '2025-02-07T21:42:00.000Z'],
  ['Feb. 7, 2025 12:05 a.m.', '2025-02-07T00:05:00.000Z'],
  ['7 février 2025', '2025-02-07T00:00:00.000Z'],
  ['Fr, 07 Mär 2025 10:00:00 +0100', '2025-03-07T09:00:00.000Z'],
  ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24T22:42:40.000Z'],
  ['Mon Jan  5 10:00:00 2026', '2026-01-05T10:00:00.000Z'],
  ['Mon Jan 5 10:00:00 EST 2026', '2026-01-05T15:00:00.000Z'],
  ['le 5 janvier 2026 à 16h42', '2026-01-05T16:42:00.000Z'],
  ['5. ledna 2026', '2026-01-05T00:00:00.000Z'],
  ['5 января 2026 г., 10:00', '2026-01-05T10:00:00.000Z'],
  ['Pzt, 05 Oca 2026 10:00:00 +0300', '2026-01-05T07:00:00.000Z'],
  ['Δευ, 05 Ιαν 2026 10:00:00 EET', '2026-01-05T08:00:00.000Z'],
  ['2026-január-05T9:15+01:00', '2026-01-05T08:15:00.000Z'],
  ['5 listopada 2026', null], // November in Poland, October in Croatia
  ['Mon, 05 Jan 126 10:00:00 GMT', '2026-01-05T10:00:00.000Z'],
  // East Asia
  ['2026-01-05 오후 4:05:10', '2026-01-05T07:05:10.000Z'],
  ['2026년 1월 5일 (월) 16:05', '2026-01-05T07:05:00.000Z'],
  ['2026년 01월 05일 오전 12:05', '2026-01-04T15:05:00.000Z'],
  ['2026年1月5日 14:05', '2026-01-05T14:05:00.000Z'],
  ['２０２６年１月５日', '2026-01-05T00:00:00.000Z'],
  // no dates
  ['Thu, 01 Jan 1970 00:00:00 GMT', null], // the zero of clocks
  ['13.13.2026', null],
  ['01.13.2026', null], // never the 13th of January
  ['Fri, 16 Jan 2026 12:00:00 A', null],
  ['Mon, 05 Jan 2026 10:00:00 +99:99', null],
  ['Mon, 05 Jan 2026 1:2:3:4 GMT', null],
  ['2026-01-05T10:00:61Z', null],
  ['22013', null],
  ['013', null],
  ['31 Feb 2026', null],
  ['2026-02-30', null],
  ['2026-13-01', null],
  ['Mon, 05 Jan 2026 25:00:00 GMT', null],
  ['Mon, 05 Jan 2026 10:61:00 GMT', null],
  ['01 Jan 0001 00:00:00 GMT', null],
  ['0000-00-00 00:00:00', null],
  ['yesterday', null],
  ['5 minutes ago', null],
  ['Monday', null],
  ['1', null],
  ['12', null],
  ['', null],
  ['   ', null],
  ['x'.repeat(5000), null],
])('%s', (text, instant) => {
  expect(readDate(text)).toBe(instant);
});

const days = fc.date({ min: new Date('1971-02-01'), max: new Date('2099-12-31'), noInvalidDate: true });

it('a moment written in any of the usual ways is that moment', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
      const moment = new Date(Math.floor(date.getTime() / 1000) * 1000);
      const local = new Date(moment.getTime() + offset * 60_000).toISOString();
      const [sign, minutes] = [offset < 0 ? '-' : '+', Math.abs(offset)];
      const [hh, mm] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
      const [, weekday, day, month, year, clock] = /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(
        new Date(local).toUTCString(),
      )!;
      for (const written of [
        `${local.slice(0, 19)}${sign}${hh}:${mm}`,
        `${local.slice(0, 19).replaceAll(/[-:]/g, '')}${sign}${hh}${mm}`,
        `${weekday}, ${day} ${month} ${year} ${clock} ${sign}${hh}${mm}`,
        `${weekday} ${month} ${day} ${clock} ${sign}${hh}${mm} ${year}`,
        `${month} ${day}, ${year} ${clock} GMT${sign}${hh}:${mm}`,
        `${local.slice(8, 10)}.${local.slice(5, 7)}.${year} ${clock} ${sign}${hh}${mm}`,
        `${year}/${local.slice(5, 7)}/${local.slice(8, 10)} ${clock} ${sign}${hh}${mm}`,
      ])
        expect([written, readDate(written)]).toEqual([written, moment.toISOString()]);
    }),
  );
});

it('anything at all gives an instant or null', () => {
  const piece = fc.constantFrom(
    '2026',
    '05',
    '1',
    'Jan',
    'März',
    ' ',
    '-',
    '.',
    '/',
    ':',
    'T',
    'Z',
    '+01:00',
    'PM',
    '오후',
    '년',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 60 }),
        fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
      ),
      (text) => {
        expect(readDate(text) ?? '2026-01-05T10:00:00.000Z').toMatch(
          /^(?:19[67]|19[89]|20|2100)\d*-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/,
        );
      },
    ),
  );
});
