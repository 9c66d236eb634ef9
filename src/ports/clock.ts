import type { Instant } from '../model/time.ts';

/** Time as a port, so that days of news can be replayed in minutes. All waits are in milliseconds of its time. */
export interface Clock {
  now(): Instant;
  /** Resolves after `ms` of this clock's time, or at once when the signal aborts. Never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** How long `ms` of this clock's time take on the machine's clock: what timers and the queue are given. */
  toRealMs(ms: number): number;
}
