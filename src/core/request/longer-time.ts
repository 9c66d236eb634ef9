import type { Instant } from '../../model/time.ts';

/** What to try when a search found nothing: a longer time, or other words where the time was long already. */
export function tryLonger(since: Instant, now: Instant): string {
  const days = (Date.parse(now) - Date.parse(since)) / DAY_MS;
  const longer = LONGER_DAYS.find((candidate) => candidate > days * 1.5);
  return longer === undefined ? 'Try other words, or leave one out.' : `Try a longer time, as in since:${longer}d.`;
}

const DAY_MS = 86_400_000;
const LONGER_DAYS = [7, 30, 90, 365];
