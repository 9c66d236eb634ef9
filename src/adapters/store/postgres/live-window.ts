import { sql } from 'kysely';
import type { LiveStory } from '../../../model/story.ts';
import type { Instant } from '../../../model/time.ts';
import type { Trx } from './transaction.ts';

/** `from`: every story last seen since then is in `stories`. */
type Window = { readonly stories: Map<string, LiveStory>; from: Instant; change: string };

const MARGIN_MS = 3 * 86_400_000; // kept beyond the window of the article at hand: the next one may be older
const STORIES_AT_MOST = 20_000; // beyond it what is too old for the article at hand is let go

/**
 * The live stories of a language and workspace, kept between joins: only those that changed since the last look
 * are read again. Must be called under the lock of their joins, so that no change can be missed.
 */
export function liveWindow(): (
  trx: Trx,
  of: { readonly language: string; readonly workspace: string | null; readonly since: Instant },
) => Promise<LiveStory[]> {
  const windows = new Map<string, Window>();
  return async (trx, { language, workspace, since }) => {
    const from = new Date(Date.parse(since) - MARGIN_MS).toISOString();
    const key = `${workspace ?? ''}/${language}`;
    const kept = windows.get(key);
    // An article from before the window needs stories that were never read: then all is read again.
    const window: Window = kept && kept.from <= since ? kept : { stories: new Map(), from, change: '0' };
    windows.set(key, window);
    const rows = await trx
      .selectFrom('stories')
      .selectAll()
      .where('language', '=', language)
      .where(sql<boolean>`workspace is not distinct from ${workspace}`)
      .where(sql<boolean>`change > ${window.change}::bigint`)
      .where(sql<boolean>`last_seen >= ${window.from}`)
      .orderBy('change')
      .execute();
    for (const row of rows) {
      if (row.merged_into === null) {
        window.stories.set(row.id, {
          id: row.id,
          language,
          firstSeen: row.first_seen.toISOString(),
          lastSeen: row.last_seen.toISOString(),
          articles: row.articles,
          terms: row.terms,
        });
      } else {
        window.stories.delete(row.id);
      }
      window.change = row.change;
    }
    if (window.stories.size > STORIES_AT_MOST && from > window.from) forgetBefore(window, from);
    return [...window.stories.values()].filter((story) => story.lastSeen >= since);
  };
}

function forgetBefore(window: Window, from: Instant): void {
  window.from = from;
  for (const story of window.stories.values()) if (story.lastSeen < from) window.stories.delete(story.id);
}
