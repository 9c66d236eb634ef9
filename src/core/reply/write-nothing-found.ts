import type { Line, Reply } from '../../model/reply.ts';
import type { Instant } from '../../model/time.ts';

/**
 * The answer where nothing was found: what was searched, since when, and what one may try. `what` begins the
 * sentence: "No story on NATO and Ukraine". Absence of a record is never told as absence of the thing itself.
 */
export function nothingFound(search: { readonly what: string; readonly since: Instant; readonly next: string }): Reply {
  return onOneLine(search.what, [`${search.what} since `, { kind: 'time', at: search.since }, `. ${search.next}`]);
}

/** The answer where the list is shorter than the page that was asked for. */
export function noSuchPage(asked: { readonly what: string; readonly page: number; readonly pages: number }): Reply {
  const words = `${asked.what}: there is no page ${asked.page}, the last one is page:${asked.pages}.`;
  return onOneLine(words, [words]);
}

function onOneLine(title: string, line: Line): Reply {
  return { title, private: true, blocks: [{ kind: 'text', line }], more: null };
}
