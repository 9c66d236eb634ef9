import { sql } from 'kysely';
import type { LiveStory } from '../../../model/story.ts';
import type { Instant } from '../../../model/time.ts';
import type { Trx } from './transaction.ts';

type Window = { readonly stories: Map<string, LiveStory>; change: string };

const MARGIN_MS = 3 * 86_400_000; // kept beyond the window of the article at hand: the next one may be older

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
    const kept = new Date(Date.parse(since) - MARGIN_MS).toISOString();
    const key = `${workspace ?? ''}/${language}`;
    const window = windows.get(key) ?? { stories: new Map(), change: '0' };
    windows.set(key, window);
    const rows = await trx
      .selectFrom('stories')
      .selectAll()
      .where('language', '=', language)
      .where(sql<boolean>`workspace is not distinct from ${workspace}`)
      .where(sql<boolean>`change > ${window.change}::bigint`)
      .where(sql<boolean>`last_seen >= ${kept}`)
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
    for (const story of window.stories.values()) if (story.lastSeen < kept) window.stories.delete(story.id);
    return [...window.stories.values()].filter((story) => story.lastSeen >= since);
  };
}
