import type { Feeds } from '../../../ports/feeds.ts';
import type { Web } from '../../../ports/web.ts';
import { parseFeed } from './parse-feed.ts';
import { poll } from './poll.ts';
import { quietTimes } from './quiet-times.ts';

/** Feeds read over HTTP: RSS, Atom and JSON Feed. */
export function openFeeds(web: Web): Feeds {
  const from = { web, documentWaits: new Map<string, number>(), quiet: quietTimes() };
  return {
    poll: (feed, state, now, signal) => poll(from, { feed, state, now, signal }),
    async parse(document) {
      const { title, items } = await parseFeed(document);
      return { title, items };
    },
  };
}
