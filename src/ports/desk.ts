import type { Channel, Subscription } from '../model/delivery.ts';
import type { Feed } from '../model/feed.ts';
import type { MistakeReport } from '../model/mistake.ts';
import type { Instant } from '../model/time.ts';
import type { Topic } from '../model/topic.ts';

/** All that a managing command may change: subscriptions, sources and topics of its own workspace. Audited. */
export interface Desk {
  /**
   * Adds or replaces the channel's subscription to the topic. Owes the newest briefing of the topic at once, in
   * the same transaction, unless the channel had it already.
   */
  subscribe(subscription: Subscription, now: Instant): Promise<void>;
  /** Returns what was ended, or undefined if the channel did not follow the topic. */
  unsubscribe(channel: Channel, topicId: string, by: string, now: Instant): Promise<Subscription | undefined>;
  /** Makes the subscriptions that the configuration asks for; leaves those made in chat alone. */
  syncSubscriptions(subscriptions: readonly Subscription[], now: Instant): Promise<void>;
  setPaused(
    channel: Channel,
    topicId: string | null,
    because: string | null,
    by: string,
    now: Instant,
    until?: Instant, // when it resumes by itself
  ): Promise<number>;
  /** Owes the channel the newest story of the topic, marked as a test, by the way that posts take. */
  oweTest(channel: Channel, topicId: string, by: string, now: Instant): Promise<void>;
  saveFeed(feed: Feed, by: string, now: Instant): Promise<void>;
  removeFeed(workspace: string, feedId: string, by: string, now: Instant): Promise<boolean>;
  saveTopic(topic: Topic, by: string, now: Instant): Promise<void>;
  /** Removes a topic of the workspace's own, and ends the subscriptions to it, which it returns; undefined if none such. */
  removeTopic(
    workspace: string,
    topicId: string,
    by: string,
    now: Instant,
  ): Promise<readonly Subscription[] | undefined>;
  /**
   * Hides what is wrong from the workspace, from now on. The same report again is the one that stands already (`isNew`
   * false). @throws Failure 'not-found' where the workspace sees no such statement.
   */
  reportMistake(report: NewReport, now: Instant): Promise<{ readonly report: MistakeReport; readonly isNew: boolean }>;
  /**
   * Withdraws a report of the workspace, by its maker or a manager. Undefined where there is none such.
   * @throws Failure 'not-allowed' of somebody else's report, or of one that the operator accepted for everybody.
   */
  withdrawReport(
    of: { readonly workspace: string; readonly id: string; readonly by: string; readonly mayManage: boolean },
    now: Instant,
  ): Promise<Withdrawn | undefined>;
}

export type NewReport = Pick<MistakeReport, 'statementId' | 'what' | 'topicId' | 'propositionId' | 'note'> & {
  readonly channel: Channel; // its workspace is the report's
  readonly by: string;
};

/** `othersStand`: how many other reports of the same statement are still in force in the workspace. */
export type Withdrawn = { readonly report: MistakeReport; readonly othersStand: number };
