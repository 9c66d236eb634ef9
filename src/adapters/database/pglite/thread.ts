import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../../model/failure.ts';
import { type Answer, type Asked, type Query, receiveError, type ThreadStart, type Told } from './messages.ts';

/** The database on a thread of its own, which queries do not hold up the process from. */
export type Thread = {
  /** Runs a query for a client. Rejects only where the thread has ended; an error of PostgreSQL is an answer. */
  ask(client: number, query: Query): Promise<Answer>;
  onNotification(tell: (channel: string, payload: string) => void): void;
  /** Closes the database when no transaction is open any more; what still waits then is told that it has ended. */
  close(): Promise<void>;
  /** Ends the thread at once, whatever it is doing: not even a query that it has heard goes through. */
  giveUp(error: Error): void;
};

/** What `pg` says after `end()`; BullMQ looks for these words when it shuts down. */
export const ENDED = 'Cannot use a pool after calling end on the pool';

/** Closing comes in the name of a client that nobody is. */
const NOBODY = 0;

/**
 * Starts the thread and waits until the database is open. Where the thread ends by itself (out of memory, a fault of
 * PGlite) all that was asked and will be asked fails, and `onLost` is told once. It keeps the process alive only while
 * it has something to do.
 */
export async function openThread(options: {
  readonly directory: string | null;
  readonly onLost: (error: Error) => void;
}): Promise<Thread> {
  const { directory } = options;
  const worker = new Worker(new URL('./postgres-worker.ts', import.meta.url), {
    workerData: { directory } satisfies ThreadStart,
    execArgv: [], // the parent's flags (a test runner's loader, a debugger's port) are not for it
  });
  const unanswered = new Map<number, PromiseWithResolvers<Answer>>();
  let asked = 0;
  let ended: Error | undefined;
  let closing: Promise<unknown> | undefined;
  let notify: (channel: string, payload: string) => void = () => {};

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of unanswered.values()) reject(ended);
    unanswered.clear();
  };
  const lose = (error: Error): void => {
    if (ended) return;
    end(error);
    void worker.terminate();
    options.onLost(error);
  };
  const send = (message: Asked): void => {
    worker.postMessage(message);
    if (unanswered.size === 0) worker.ref();
  };
  const hear = (told: Told): void => {
    if (told.kind === 'notification') notify(told.channel, told.payload);
    if (told.kind !== 'answer') return;
    unanswered.get(told.id)?.resolve(told);
    unanswered.delete(told.id);
    if (unanswered.size === 0 && !closing) worker.unref();
  };

  const first = await firstWord(worker).catch((error: unknown) => {
    throw broken(directory, error);
  });
  if (first.kind === 'not-open') throw receiveError(first.error);
  worker
    .on('message', hear)
    .on('error', (error) => lose(broken(directory, error)))
    .on('exit', () => (closing ? end(new Error(ENDED)) : lose(broken(directory, undefined))))
    .unref();

  return {
    ask(client, query) {
      if (ended) return Promise.reject(ended);
      asked += 1;
      const answer = Promise.withResolvers<Answer>();
      try {
        send({ kind: 'query', id: asked, client, ...query, values: query.values?.map(toSend) });
        unanswered.set(asked, answer);
      } catch (error) {
        answer.reject(error); // a value that cannot be sent
      }
      return answer.promise;
    },
    onNotification(tell) {
      notify = tell;
    },
    async close() {
      if (!ended && !closing) {
        closing = once(worker, 'exit');
        send({ kind: 'close', client: NOBODY });
      }
      await closing?.catch(() => undefined);
    },
    giveUp: lose,
  };
}

function firstWord(worker: Worker): Promise<Told> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject).once('exit', reject);
  });
}

/** As `pg` does it: an object that PostgreSQL has no type for goes as JSON. Others keep what they are between threads. */
function toSend(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return value instanceof Date || ArrayBuffer.isView(value) ? value : JSON.stringify(value);
}

const broken = (directory: string | null, cause: unknown) =>
  new Failure(
    'store-down',
    `The embedded database${directory === null ? '' : ` in ${directory}`} has failed. What was saved is safe: start OnRecord again.`,
    { cause },
  );
