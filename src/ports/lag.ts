import type { Instant } from '../model/time.ts';

/** How far behind the news is, as the store knows it. */
export interface Lag {
  read(now: Instant): Promise<{
    readonly unreadSince: Instant | null; // since when the oldest item could have been read
    readonly openDeliveries: number; // due and not settled
    readonly openSince: Instant | null; // the oldest of them
  }>;
}
