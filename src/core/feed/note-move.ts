import type { FeedState } from '../../model/feed.ts';
import type { Instant } from '../../model/time.ts';

/**
 * A permanent redirect becomes a feed's address only after it was seen, with a feed at its end, on so many days:
 * broken set-ups send 301 for an hour, and what is stored wrongly is lost (Feedbin waits for six days).
 */
const DAYS = 3;

/** What to remember of an answer's permanent redirect (`movedTo`, null without one). */
export function noteMove(
  state: FeedState,
  movedTo: string | null,
  now: Instant,
): Pick<FeedState, 'movedUrl' | 'moving'> {
  if (movedTo === null) return { movedUrl: state.movedUrl, moving: null };
  const today = now.slice(0, 10);
  const before = state.moving?.to === movedTo ? state.moving : { days: 0, lastDay: '' };
  const days = before.lastDay === today ? before.days : before.days + 1;
  return days >= DAYS
    ? { movedUrl: movedTo, moving: null }
    : { movedUrl: state.movedUrl, moving: { to: movedTo, days, lastDay: today } };
}
