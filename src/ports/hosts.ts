import type { Instant } from '../model/time.ts';

/**
 * What web hosts are owed: one request of ours at a time, spaced, whichever process makes it, and silence when they
 * ask for it, kept across restarts. A host is a name as in an address, without port.
 */
export interface Hosts {
  /** Until when the host asked to be left alone; null when it did not, or the time has passed. */
  quietUntil(host: string, now: Instant): Promise<Instant | null>;
  /** Notes that a host asked to be left alone. A later time stands against an earlier one. */
  keepQuiet(host: string, until: Instant): Promise<void>;
  /**
   * Takes the host's turn for `holdMs`; returns 0, or how many milliseconds to wait before asking again. Times are the
   * database's own. A process that dies loses its turn when the time is over.
   */
  take(host: string, holdMs: number): Promise<number>;
  /** Gives the turn back; the next one may begin `spacingMs` later. */
  giveBack(host: string, spacingMs: number): Promise<void>;
}
