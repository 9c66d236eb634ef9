import { describe, expect, test } from 'vitest';
import { readDays, readTime, readTimezone } from '../../../src/core/request/read-schedule.ts';
import { Failure } from '../../../src/model/failure.ts';

describe('times of day', () => {
  test.each([
    ['8', '08:00'],
    ['7:30', '07:30'],
    ['07.30', '07:30'],
    ['7:30 pm', '19:30'],
    ['12am', '00:00'],
    ['12 p.m.', '12:00'],
    ['23:59', '23:59'],
  ])('%s', (words, time) => expect(readTime(words)).toBe(time));
  test.each(['', '24:00', '8:60', '13pm', '0 am', 'noon', '8:3', '-8'])('refuses "%s"', (words) =>
    expect(failureOf(() => readTime(words))).toMatch(/is no time of day: write it as 08:00/),
  );
});

describe('weekdays', () => {
  test.each<[words: string, days: readonly string[]]>([
    ['mon,wed', ['mon', 'wed']],
    ['Wed, Mon', ['mon', 'wed']],
    ['monday and friday', ['mon', 'fri']],
    ['mon-fri', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['mon to wed', ['mon', 'tue', 'wed']],
    ['fri - mon', ['mon', 'fri', 'sat', 'sun']],
    ['weekdays', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['weekend', ['sat', 'sun']],
    ['weekdays, weekend', []],
    ['every day', []],
    ['daily', []],
    ['thursdays', ['thu']],
  ])('%s', (words, days) => expect(readDays(words)).toEqual(days));
  test.each(['', ',', 'month', 'sunshine', 'mo', 'mon-xyz', 'mon-tue-wed', 'constructor'])('refuses "%s"', (words) =>
    expect(failureOf(() => readDays(words))).toMatch(/is no weekday: write mon,wed or mon-fri or weekdays/),
  );
});

describe('time zones', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
  ])('%s', (words, zone) => expect(readTimezone(words)).toBe(zone));
  test.each([
    ['Berlin', /"Berlin" is no time zone: did you mean Europe\/Berlin\?/],
    ['new york', /did you mean America\/New_York\?/],
    ['', /write one as Europe\/Berlin or UTC/],
    ['Mars/Base', /write one as Europe\/Berlin or UTC/],
  ])('refuses "%s"', (words, said) => expect(failureOf(() => readTimezone(words))).toMatch(said));
});

function failureOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure && error.code === 'bad-input') return error.words;
    throw error;
  }
  throw new Error('nothing was thrown');
}
