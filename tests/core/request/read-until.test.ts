import { expect, test } from 'vitest';
import { readUntil } from '../../../src/core/request/read-until.ts';

const context = { now: '2025-04-02T12:00:00.000Z', timezone: 'Europe/Berlin' };

test.each([
  ['2025-02-28', '2025-02-28T23:00:00.000Z'], // the day itself is included
  ['2025-03-30', '2025-03-30T22:00:00.000Z'], // a day of 23 hours
  ['yesterday', '2025-04-01T22:00:00.000Z'],
  ['today', '2025-04-02T22:00:00.000Z'],
  ['24h', '2025-04-01T12:00:00.000Z'],
])('%s', (words, end) => expect(readUntil(words, context)).toBe(end));

test.each([
  ['2025-05-01', /^until "2025-05-01" lies in the future/],
  ['soon', /^I do not understand until "soon"/],
])('%s is refused', (words, says) => expect(() => readUntil(words, context)).toThrow(says));
