import type { FeedState } from '../../model/feed.ts';
import type { Instant } from '../../model/time.ts';

/**
 * How a source fares. held: it was not asked, because its host or our own network forbids it for now. quiet: it
 * answers, and has had nothing new for much longer than usual.
 */
export type SourceHealth = 'gone' | 'failing' | 'held' | 'paused' | 'quiet' | 'new' | 'well';

const DAY_MS = 86_400_000;
const QUIET_AFTER_MS = 14 * DAY_MS; // a newsroom's holidays are shorter
const QUIET_AFTER_GAPS = 10; // of a source that publishes rarely anyway

export function sourceHealth(state: FeedState, now: Instant): SourceHealth {
  if (state.status === 'gone' || state.status === 'paused') return state.status;
  if (state.failuresInARow > 0) return 'failing';
  if (state.lastError !== null) return 'held';
  if (state.lastOkAt === null) return 'new';
  return isQuiet(state, now) ? 'quiet' : 'well';
}

/** Whether somebody should look at it. */
export function isInTrouble(health: SourceHealth): boolean {
  return health === 'gone' || health === 'failing' || health === 'held' || health === 'paused';
}

function isQuiet({ newestItemAt, usualGapMinutes }: FeedState, now: Instant): boolean {
  if (newestItemAt === null) return false; // its items have no dates: nobody can tell
  const silentMs = Date.parse(now) - Date.parse(newestItemAt);
  return silentMs > Math.max(QUIET_AFTER_MS, QUIET_AFTER_GAPS * (usualGapMinutes ?? 0) * 60_000);
}
