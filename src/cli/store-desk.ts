import { Failure } from '../model/failure.ts';
import type { Reply, Request } from '../model/reply.ts';
import { commandLine, operatorDesk } from '../processes/bot.ts';
import type { Settings } from '../settings/schema.ts';
import { dataDirectory, openClock, openForAsking } from '../wiring.ts';

/** Answers the command line from the store itself: where no process runs, or any may open the store. */
export type StoreDesk = { answer(request: Request): Promise<Reply>; close(): Promise<void> };

/** @throws Failure 'not-found' where news is needed and none was read yet; 'store-busy' where a process holds the store. */
export async function openStoreDesk(options: {
  readonly settings: Settings;
  readonly clock?: string | undefined;
  readonly needsNews: boolean;
}): Promise<StoreDesk> {
  const { settings } = options;
  const parts = await openForAsking(settings, openClock({ clock: options.clock }));
  try {
    // Without this, a topic that is configured would be "not followed": the store learns topics from a running process.
    if (options.needsNews && settings.topics.length > 0 && (await parts.store.catalogue.topics()).length === 0)
      throw new Failure(
        'not-found',
        `Nothing has been read into ${dataDirectory(settings)} yet: run "onrecord start" first, or "onrecord demo" to see it work.`,
      );
  } catch (error) {
    await parts.close();
    throw error;
  }
  const desk = operatorDesk({ ...parts, settings });
  return { answer: (request) => desk.answer(request, commandLine({ settings })), close: () => parts.close() };
}
