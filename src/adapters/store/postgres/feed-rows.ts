import type { Insertable, Selectable } from 'kysely';
import { type Feed, type FeedState, NO_PACE } from '../../../model/feed.ts';
import type { Tables } from './schema.ts';

type Row = Selectable<Tables['feeds']>;

export const toFeed = (row: Row): Feed => ({
  id: row.id,
  url: row.url,
  outlet: row.outlet,
  language: row.language,
  country: row.country,
  pollEveryMinutes: row.poll_every_minutes,
  workspace: row.workspace,
  addedIn: row.added_in,
});

export const toFeedState = (row: Row): FeedState => ({
  feedId: row.id,
  status: row.status,
  finalUrl: row.final_url,
  validators:
    row.validated_url === null ? null : { url: row.validated_url, etag: row.etag, lastModified: row.last_modified },
  bodyHash: row.body_hash,
  pace: row.pace ?? NO_PACE,
  movedUrl: row.moved_url,
  moving: row.moving,
  usualGapMinutes: row.usual_gap_minutes,
  newestItemAt: row.newest_item_at?.toISOString() ?? null,
  nextPollAt: row.next_poll_at.toISOString(),
  lastOkAt: row.last_ok_at?.toISOString() ?? null,
  failuresInARow: row.failures_in_a_row,
  failingSince: row.failing_since?.toISOString() ?? null,
  lastError: row.last_error,
});

/** What the configuration or a manager says of a feed. */
export const fromFeed = (feed: Feed) => ({
  url: feed.url,
  outlet: feed.outlet,
  language: feed.language,
  country: feed.country,
  poll_every_minutes: feed.pollEveryMinutes,
  workspace: feed.workspace,
  added_in: feed.addedIn === null ? null : JSON.stringify(feed.addedIn),
});

/** What its answers taught. */
export const fromFeedState = (state: FeedState) =>
  ({
    status: state.status,
    final_url: state.finalUrl,
    moved_url: state.movedUrl,
    moving: state.moving === null ? null : JSON.stringify(state.moving),
    validated_url: state.validators?.url ?? null,
    etag: state.validators?.etag ?? null,
    last_modified: state.validators?.lastModified ?? null,
    body_hash: state.bodyHash,
    pace: JSON.stringify(state.pace),
    usual_gap_minutes: state.usualGapMinutes,
    newest_item_at: state.newestItemAt,
    next_poll_at: state.nextPollAt,
    last_ok_at: state.lastOkAt,
    failures_in_a_row: state.failuresInARow,
    failing_since: state.failingSince,
    last_error: state.lastError,
  }) satisfies Partial<Insertable<Tables['feeds']>>;
