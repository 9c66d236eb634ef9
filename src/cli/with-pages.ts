import { openPages } from '../adapters/pages/readability/open.ts';
import { openThreads } from '../adapters/threads/node/open.ts';
import { openWeb } from '../adapters/web/undici/open.ts';
import type { Pages } from '../ports/pages.ts';
import type { Settings } from '../settings/schema.ts';
import { pageLimits, userAgent } from '../wiring.ts';

/** Lends a reader of web pages, as these settings have it, and lets go of it afterwards. */
export async function withPages<T>(settings: Settings, use: (pages: Pages) => Promise<T>): Promise<T> {
  const web = openWeb({ userAgent: userAgent(settings), allowPrivate: settings.reading.allowPrivateAddresses });
  const pages = openPages({ web, threads: openThreads() }, pageLimits(settings));
  try {
    return await use(pages);
  } finally {
    await pages.close();
    await web.close();
  }
}
