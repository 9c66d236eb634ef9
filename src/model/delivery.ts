import type { Instant } from './time.ts';

/**
 * A place that can be posted to. `chat` names the driver; ids are the platform's own. `user:` before the id of a person is
 * the conversation with that person alone.
 */
export type Channel = { readonly chat: string; readonly workspace: string; readonly id: string };

/** Where a message goes: to a channel, or under the message of that reference in it. */
export type Place = Channel & { readonly thread?: string };

/** In ISO order: Monday is the first day. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** live: each story as it forms. digest: one post at a set time. changes: only changes of position. */
export type SubscriptionMode = 'live' | 'digest' | 'changes';

/** Hours of the wall clock in which nothing is posted, "22:00" to "07:00"; what is due then comes afterwards. */
export type QuietHours = { readonly from: string; readonly to: string };

export type Subscription = {
  readonly id: string;
  readonly channel: Channel;
  readonly topicId: string;
  readonly mode: SubscriptionMode;
  readonly at: string | null; // "08:00", digests only
  readonly days: readonly Weekday[]; // empty: every day
  readonly timezone: string; // IANA
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly nextDigestAt: Instant | null; // digests only
  readonly pausedBecause: string | null; // words for the user; null while it runs
  readonly pausedUntil?: Instant; // when it resumes by itself
  readonly terms?: Terms; // none: all of its topic, at any hour
};

/** What narrows a subscription; each key is optional. */
export type Terms = {
  readonly only?: readonly string[]; // outlets, of which a story needs one
  readonly without?: readonly string[]; // outlets that a story may not come from alone
  readonly languages?: readonly string[]; // ISO 639-1
  readonly fromOutlets?: number; // a story comes once so many outlets have it
  readonly mostADay?: number; // stories a day, live only: the ones that more outlets have come first
  readonly quiet?: QuietHours;
  readonly evenEmpty?: true; // digests: also when there is nothing new
};

/**
 * What is owed: a briefing of a story, a digest of a topic, a change of position, a note in the thread of what was
 * posted before an article took it back, a word about a failing source, a word to who made a subscription that had to
 * pause, a test that a manager asked for.
 */
export type DeliveryKind = 'briefing' | 'digest' | 'change' | 'correction' | 'source' | 'paused' | 'test';

/** pending -> sending -> posted | unknown | failed; unknown is reconciled with the platform first. */
export type DeliveryState = 'pending' | 'sending' | 'posted' | 'unknown' | 'failed' | 'skipped';

/** One thing owed to one channel, once: unique on (subscriptionId, kind, subject, revision). */
export type Delivery = {
  readonly id: string;
  readonly subscriptionId: string;
  readonly channel: Channel;
  readonly topicId: string;
  readonly kind: DeliveryKind;
  readonly subject: string; // story id, the digest's due time, the change's id, or the source's
  readonly revision: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly messageRef: string | null; // the platform's reference of the posted message
  readonly owedSince: Instant;
};
