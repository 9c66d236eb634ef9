import { askCommands } from '../flows/ask/ask-commands.ts';
import type { Mounted } from '../ports/console.ts';
import type { Queue } from '../ports/queue.ts';
import { openPictures, type Parts } from '../wiring.ts';
import { frontDesk } from './bot.ts';

/**
 * Answers browsers, and returns the address to open; undefined where the settings want no console.
 * @throws Failure 'bad-settings' where its address cannot be listened on
 */
export async function runWeb(parts: Parts, mounted: readonly Mounted[] = []): Promise<string | undefined> {
  const { console: pages, store, queue, log } = parts;
  if (pages === null) return undefined;
  let pictures: ReturnType<typeof openPictures> | undefined;
  const url = await pages.start({
    front: frontDesk(parts),
    reading: askCommands.map(({ name }) => name),
    ...{ reads: store.reads, archive: store.archive, exports: store.exports, bell: store.bell },
    pictures: async () => {
      pictures ??= openPictures(); // loads what it draws with
      return pictures;
    },
    mounted: [...mounted, jobsPage(queue)],
  });
  log.info('console-runs', { url });
  return url;
}

const JOBS_AT = '/jobs';

/** What waits in the queue; loaded with the first look at it. */
function jobsPage(queue: Pick<Queue, 'board'>): Mounted {
  let opened: ReturnType<Queue['board']> | undefined;
  return {
    path: JOBS_AT,
    to: 'managers',
    inlineStyles: true,
    handle: async (request) => {
      opened ??= queue.board(JOBS_AT);
      return (await opened)(request);
    },
  };
}
