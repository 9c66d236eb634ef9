import { pick, random } from './random.ts';

/** An item of a feed, as it was planned: what it tells of, and when. */
export type PlannedItem = {
  readonly feed: number;
  readonly number: number; // counts up within its feed
  readonly at: number; // ms
  readonly event: string;
  /** Follows from the event: one of the topics that channels follow, mostly none. */
  readonly topic: number | null;
};

export const TOPICS = 20;

const DAY_MS = 86_400_000;
// From 28 minutes to three days between a feed's items, as many feeds in each doubling: ten items a day and feed on average.
const LEAST_GAP_MINUTES = 28;
const GAP_RATIO = 154;
const SWING = 0.5; // news at 14:00 UTC, 1.5 times the day's mean; at 02:00, half of it
const PEAK = 14 / 24;

// as core/schedule/next-poll asks a feed whose rhythm it knows
const LEAST_POLL_MINUTES = 15;
const MOST_POLL_MINUTES = 240;

const ALONE = 0.5; // of the items tell of something that nobody else tells of
const EVENTS_A_SLOT = 250; // that begin in each half hour of a day of 100,000 items
const SLOT_MS = 1_800_000;
const FADES = 0.55; // of what an event's items tell comes in its first half hour, of the rest as much in the next one
const OLDEST_SLOTS = 24;
const ON_TOPIC = 0.05; // of the events

/**
 * What 10,000 feeds publish, to be asked at any moment: nothing is kept. An event's reports follow a power law (the
 * largest of half an hour has about a hundred), half of all items stand alone.
 */
export function planNews(feeds: number): {
  /** The newest items of a feed at a moment, newest first. */
  newest(feed: number, nowMs: number, count: number): readonly PlannedItem[];
  /** How many items the feed has published until then. */
  count(feed: number, nowMs: number): number;
  /** How often it is asked, in minutes: as often as it publishes, within the program's own bounds. */
  everyMinutes(feed: number): number;
  /** When it was asked last before this moment, had it always been. */
  lastAsked(feed: number, nowMs: number): number;
} {
  const count = (feed: number, nowMs: number) => Math.floor(days(nowMs) * perDay(feed) + random(feed, 'phase'));
  const events = Math.max(1, Math.round((EVENTS_A_SLOT * feeds) / 10_000));
  const everyMinutes = (feed: number) =>
    Math.round(Math.min(Math.max(1440 / perDay(feed), LEAST_POLL_MINUTES), MOST_POLL_MINUTES));
  return {
    count,
    everyMinutes,
    lastAsked: (feed, nowMs) => Math.floor(nowMs - random(feed, 'asked') * everyMinutes(feed) * 60_000),
    newest(feed, nowMs, most) {
      const last = count(feed, nowMs);
      return Array.from({ length: most }, (_, back) => {
        const number = last - back;
        const at = momentOf((number - random(feed, 'phase')) / perDay(feed));
        const event = eventOf(feed, { number, at, events });
        return { feed, number, at, event, topic: topicOf(event) };
      });
    },
  };
}

function perDay(feed: number): number {
  return 1440 / (LEAST_GAP_MINUTES * GAP_RATIO ** random(feed, 'gap'));
}

/** Days of news since 1970, of which more pass at noon than at night. */
function days(ms: number): number {
  const turn = 2 * Math.PI;
  return ms / DAY_MS + (SWING / turn) * Math.sin(turn * (ms / DAY_MS - PEAK));
}

/** The inverse of `days`: half an hour off at the worst start, a second after some rounds. */
function momentOf(newsDays: number): number {
  let low = (newsDays - SWING) * DAY_MS;
  let high = (newsDays + SWING) * DAY_MS;
  while (high - low > 500) {
    const middle = (low + high) / 2;
    if (days(middle) < newsDays) low = middle;
    else high = middle;
  }
  return Math.ceil(high);
}

function eventOf(
  feed: number,
  item: { readonly number: number; readonly at: number; readonly events: number },
): string {
  const key = `${feed}/${item.number}`;
  if (random(key, 'alone') < ALONE) return `alone-${key}`;
  let slot = Math.floor(item.at / SLOT_MS);
  for (let back = 0; back < OLDEST_SLOTS && random(key, `back-${back}`) > FADES; back += 1) slot -= 1;
  return `${slot}-${pick(random(key, 'rank'), item.events)}`;
}

function topicOf(event: string): number | null {
  return random(event, 'on-topic') < ON_TOPIC ? pick(random(event, 'topic'), TOPICS) : null;
}
