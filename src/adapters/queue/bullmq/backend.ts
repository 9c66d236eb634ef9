import { type BackendFactory, type Job as BullJob, type IQueueBackend, Queue, Worker } from 'bullmq';
import type { Job } from '../../../model/job.ts';
import { tryAgainAfterMs } from './retry-rule.ts';

/** Where BullMQ keeps its jobs, reachable and ready: Redis, or the tables of a PostgreSQL (the embedded one too). */
export type Backend = {
  readonly factory: BackendFactory<IQueueBackend, unknown>;
  readonly prefix: string;
  /** How often an idle worker asks for jobs (s) and looks for jobs of killed processes (ms). */
  readonly waiting: { readonly drainDelay: number; readonly stalledInterval: number };
  /** From how many jobs on it is quicker to add them in one go. */
  readonly bulkFrom: number;
  /** `force`: give up what still waits for an answer. */
  close(options: { readonly force: boolean }): Promise<void>;
};

/** What a job carries in BullMQ; null for a tick. */
type Payload = { readonly job: Job | null };

export type Stored = BullJob<Payload, void, string>;
export type Line = Queue<Payload, void, string, Payload, void, string, IQueueBackend, unknown>;
export type Hands = Worker<Payload, void, string, IQueueBackend, object, unknown> & {
  /** How many jobs are being worked on. */
  readonly inHand: () => number;
  /** Gives those back as they were, so that another process takes them at once. Returns their keys. */
  readonly handBack: () => Promise<readonly string[]>;
};

/** The waiting line of one step (or of one tick). */
export function openLine(backend: Backend, name: string): Line {
  return new Queue<Payload, void, string, Payload, void, string, IQueueBackend, unknown>(
    name,
    // nobody reads BullMQ's event streams here, so they are kept short
    { connection: GIVEN_BY_FACTORY, prefix: backend.prefix, streams: { events: { maxLen: 100 } } },
    backend.factory,
  );
}

/** Takes jobs from a line. A worker that waits is woken by new and by due jobs on both backends. */
export function openHands(
  backend: Backend,
  options: {
    readonly line: string;
    readonly concurrency: number;
    readonly process: (stored: Stored, token: string) => Promise<void>;
  },
): Hands {
  const inHand = new Map<Stored, string>(); // with the token of its lock
  const work = async (stored: Stored, token = ''): Promise<void> => {
    inHand.set(stored, token);
    try {
      await options.process(stored, token);
    } finally {
      inHand.delete(stored);
    }
  };
  const worker = new Worker<Payload, void, string, IQueueBackend, object, unknown>(
    options.line,
    (stored, token) => work(stored, token),
    {
      connection: GIVEN_BY_FACTORY,
      prefix: backend.prefix,
      concurrency: options.concurrency,
      // A killed process is noticed when its lock has run out and a check comes round: 7 to 9 s later on Redis. The lock is
      // renewed every 0.5-1 s, so the event loop may be busy for 7 s before a job is given to somebody else too: at 5 s
      // that happened where ten processes shared two cores.
      lockDuration: 8000,
      lockRenewTime: 1000,
      ...backend.waiting,
      // A job does not die because its machine was killed; a job that itself kills its process does, in the end.
      maxStalledCount: 100,
      runRetryDelay: 1000,
      settings: { backoffStrategy: (attemptsMade) => tryAgainAfterMs(attemptsMade) },
    },
    backend.factory,
  );
  return Object.assign(worker, {
    inHand: () => inHand.size,
    handBack: async () => {
      const given = [...inHand].map(async ([stored, token]) => {
        await stored.moveToWait(token);
        return stored.data.job?.key ?? options.line;
      });
      const settled = await Promise.allSettled(given); // one that was just finished is none
      return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
  });
}

// BullMQ insists on a `connection`, but the factory brings its own.
const GIVEN_BY_FACTORY = {};
