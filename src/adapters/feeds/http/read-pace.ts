import type { FeedPace } from '../../../model/feed.ts';
import { updatePeriodMinutes } from './fresh-minutes.ts';

/** What a document says about when to come back, as it writes it: each may be missing or nonsense. */
export type PaceWords = {
  readonly ttl: string | null; // RSS 2.0: minutes
  readonly period: string | null; // RSS 1.0 syndication module
  readonly frequency: string | null;
  readonly hours: readonly string[]; // RSS 2.0 skipHours: 0 to 23, in 0.91 1 to 24
  readonly days: readonly string[]; // skipDays: names in English
};

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The pace that a document asks for; nonsense is no wish. */
export function readPace(words: PaceWords): FeedPace {
  const ttl = /^\d{1,7}$/.test(words.ttl?.trim() ?? '') ? Number(words.ttl) : 0;
  return {
    waitMinutes: Math.max(ttl, updatePeriodMinutes(words.period, words.frequency)),
    skipHours: distinct(words.hours.map(hour), 23), // skipping all of them would be never to be read
    skipDays: distinct(words.days.map(day), 6),
  };
}

function hour(text: string): number | null {
  const found = /^\s*(\d{1,2})\s*$/.exec(text);
  const value = Number(found?.[1]);
  if (found === null || value > 24) return null;
  return value === 24 ? 0 : value;
}

function day(text: string): number | null {
  const at = DAYS.indexOf(text.trim().toLowerCase());
  return at < 0 ? null : at + 1;
}

/** In order and once each; none at all where the document names more than `atMost`. */
function distinct(values: readonly (number | null)[], atMost: number): readonly number[] {
  const found = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
  return found.length > atMost ? [] : found;
}
