import type { Instant } from '../model/time.ts';

/**
 * What is kept without being used any more. Statements and the words that prove them, stories, briefings, who was posted
 * what, and the audit are kept for ever, and every answer stays as it is.
 */
export interface Retention {
  /**
   * Removes a small batch of each kind: none locks anything for long. Returns what was removed, and whether more may be
   * left; safe to run in several processes at once.
   */
  prune(keep: KeptDays, now: Instant): Promise<{ readonly pruned: Pruned; readonly isDone: boolean }>;
}

/** Days, counted from when it was last of use; 0: for ever. */
export type KeptDays = {
  readonly rawDays: number; // what feeds gave of entries that they no longer have
  readonly revisionsDays: number; // of articles, corrected since, that prove nothing and that no briefing rests on
  readonly ledgerDays: number; // edits of a message between its first and its last one, and notices
};

/** How many of each were removed. */
export type Pruned = {
  readonly rawEntries: number;
  readonly revisions: number;
  readonly deliveries: number;
  readonly storyTerms: number; // of stories that are too old to be joined
  readonly passing: number; // rows that only ever meant something for a while: events, slots, turns of hosts
};
