import type { Channel, Subscription } from '../model/delivery.ts';
import type { Feed } from '../model/feed.ts';
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
  ): Promise<number>;
  saveFeed(feed: Feed, by: string, now: Instant): Promise<void>;
  removeFeed(workspace: string, feedId: string, by: string, now: Instant): Promise<boolean>;
  saveTopic(topic: Topic, by: string, now: Instant): Promise<void>;
  reportMistake(
    report: { readonly workspace: string; readonly statementId: string; readonly what: string; readonly by: string },
    now: Instant,
  ): Promise<void>;
}
