import { sql } from 'kysely';
import type { LiveStory, LiveWindow } from '../../../model/story.ts';
import type { Instant } from '../../../model/time.ts';
import type { Trx } from './transaction.ts';

type Of = { readonly language: string; readonly workspace: string | null };

/** `from`: every story last seen since then is in `stories`; `change`: the last one that was read. */
type Kept = {
  readonly of: Of;
  readonly stories: Map<string, LiveStory>;
  readonly changed: string[];
  from: Instant;
  change: string;
};

const MARGIN_MS = 3 * 86_400_000; // kept beyond the window of the article at hand: the next one may be older
const LET_GO_MS = 3 * 86_400_000; // and beyond that margin before it is let go: feeds bring old and new in turn
const CHANGES_A_STORY = 10; // remembered before a new window is made of the same stories

/**
 * The live stories of a language and workspace, kept between joins: only those that changed since the last look
 * are read again. `read` must be called under the lock of their joins, so that no change can be missed.
 */
export function liveWindows(): {
  readonly read: (trx: Trx, of: Of & { readonly since: Instant }) => Promise<LiveWindow>;
  readonly keepOnly: (isKept: (of: Of) => boolean) => void;
} {
  const windows = new Map<string, Kept>();
  const read = async (trx: Trx, { language, workspace, since }: Of & { readonly since: Instant }): Promise<Kept> => {
    const from = new Date(Date.parse(since) - MARGIN_MS).toISOString();
    const key = `${workspace ?? ''}/${language}`;
    const known = windows.get(key);
    // An article from before the window needs stories that were never read: then all is read again.
    const window: Kept =
      known && known.from <= since
        ? lasting(known)
        : { of: { language, workspace }, stories: new Map(), changed: [], from, change: '0' };
    windows.set(key, window);
    const rows = await trx
      .selectFrom('stories')
      .selectAll()
      .where('language', '=', language)
      .where(sql<boolean>`workspace is not distinct from ${workspace}`)
      .where(sql<boolean>`change > ${window.change}::bigint`)
      .where(sql<boolean>`last_seen >= ${window.from}`)
      .where('terms', 'is not', null) // too old to be joined: pruned
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
          terms: row.terms ?? {},
        });
      } else {
        window.stories.delete(row.id);
      }
      window.changed.push(row.id);
      window.change = row.change;
    }
    if (Date.parse(from) - Date.parse(window.from) > LET_GO_MS) forgetBefore(window, from);
    return window;
  };
  return {
    read,
    keepOnly(isKept) {
      for (const [key, { of }] of windows) if (!isKept(of)) windows.delete(key);
    },
  };
}

/** What is remembered of changes must not grow for ever: at times a new window takes over the stories. */
function lasting(window: Kept): Kept {
  const most = CHANGES_A_STORY * (window.stories.size + 100);
  return window.changed.length <= most ? window : { ...window, stories: new Map(window.stories), changed: [] };
}

function forgetBefore(window: Kept, from: Instant): void {
  window.from = from;
  for (const { id, lastSeen } of window.stories.values()) {
    if (lastSeen >= from) continue;
    window.stories.delete(id);
    window.changed.push(id);
  }
}
