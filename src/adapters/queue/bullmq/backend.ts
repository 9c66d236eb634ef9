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
export type Hands = Worker<Payload, void, string, IQueueBackend, object, unknown>;

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
  return new Worker<Payload, void, string, IQueueBackend, object, unknown>(
    options.line,
    (stored, token) => options.process(stored, token ?? ''),
    {
      connection: GIVEN_BY_FACTORY,
      prefix: backend.prefix,
      concurrency: options.concurrency,
      // A killed process is noticed when its lock has run out and a check comes round: 6 to 11 s later. The lock is
      // renewed every 1-2 s, so the event loop may be busy for 6 s before a job is given to somebody else too.
      lockDuration: 8000,
      lockRenewTime: 2000,
      ...backend.waiting,
      // A job does not die because its machine was killed; a job that itself kills its process does, in the end.
      maxStalledCount: 100,
      runRetryDelay: 1000,
      settings: { backoffStrategy: (attemptsMade) => tryAgainAfterMs(attemptsMade) },
    },
    backend.factory,
  );
}

// BullMQ insists on a `connection`, but the factory brings its own.
const GIVEN_BY_FACTORY = {};
