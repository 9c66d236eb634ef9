import type { DeadJob, Job, StepName } from '../model/job.ts';

/**
 * Durable work. A job whose key already waits is not added again. Delivery is at least once: a worker that
 * dies leaves its job to another, so every step must be safe to run twice.
 */
export interface Queue {
  add(jobs: readonly Job[]): Promise<void>;
  /**
   * Takes jobs of these steps until close. The handler returns the next jobs, which are added before its job
   * is marked done. A Failure with retry false goes to the dead letters at once, everything else is tried
   * again with back-off first. What it returns stops taking jobs of these steps, once those in hand are done.
   * `window`: only jobs of this window of live stories (of those that the settings make), where a step has such.
   */
  work(
    steps: readonly StepName[],
    handle: (job: Job, signal: AbortSignal) => Promise<readonly Job[]>,
    only?: { readonly window: number },
  ): Promise<() => Promise<void>>;
  /** Calls `tick` every `everyMs` (of the machine's clock) in one process at a time, however many ask for it. */
  every(name: string, everyMs: number, tick: () => Promise<void>): Promise<void>;
  counts(): Promise<QueueCounts>;
  dead: DeadLetters;
  /** Pages that show what waits, for who runs the installation, under a path such as "/jobs"; loads what it draws them with. */
  board(path: string): Promise<(request: Request) => Promise<Response>>;
  /**
   * Finishes what runs for some seconds, then aborts its signal and hands it back, so that others take it at once, and lets
   * go: within 8 s, also of a server that does not answer.
   */
  close(): Promise<void>;
}

export interface DeadLetters {
  list(atMost: number): Promise<readonly DeadJob[]>;
  /** Returns how many were put back to work. */
  retry(ids: readonly string[]): Promise<number>;
}

export type QueueCounts = Readonly<
  Record<
    StepName,
    { readonly waiting: number; readonly active: number; readonly delayed: number; readonly dead: number }
  >
>;
