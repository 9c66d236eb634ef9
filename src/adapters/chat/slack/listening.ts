import { Failure } from '../../../model/failure.ts';
import type { Request } from '../../../model/reply.ts';
import type { Answering } from './answer-request.ts';
import { type Origin, sayTo } from './take-request.ts';

export type Listening = Answering & {
  /** Runs what an event asks for; it is waited for at the end, and what fails is logged. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
  /** The workspace (or the organisation) is gone for us. */
  readonly leave: (workspace: string) => Promise<void>;
};

/** Does the work of an event, unless it was done before. */
export async function once(id: string, given: Listening, work: () => Promise<void>): Promise<void> {
  await given.run(async () => {
    if (await isFirst(id, given)) await work();
  });
}

/** A store that cannot be asked must not leave a person without any answer: then it counts as the first. */
async function isFirst(id: string, { store, clock, log }: Listening): Promise<boolean> {
  try {
    return await store.isFirst('slack', id, clock.now());
  } catch (error) {
    log.warn('slack-event-unchecked', { error: error instanceof Error ? error.name : 'unknown' });
    return true;
  }
}

/** What the words ask for; what cannot be read is told, and undefined. */
export async function readOr(read: () => Request, from: Origin, given: Listening): Promise<Request | undefined> {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await sayTo(error.words, from, given);
    return undefined;
  }
}
