import type { Briefing, BriefingContent, Correction } from '../model/briefing.ts';
import type { Channel, Delivery, DeliveryState, Subscription } from '../model/delivery.ts';
import type { Feed, FeedState } from '../model/feed.ts';
import type { PositionChange } from '../model/stance.ts';
import type { Statement } from '../model/statement.ts';
import type { Instant } from '../model/time.ts';

/** The ledger of what each channel is owed and got. */
export interface DeliveryStore {
  get(deliveryId: string): Promise<Delivery | undefined>;
  /**
   * Commits an attempt before the platform is called: at the first of what the channel is owed, in the order in which it
   * was owed, that may be sent now. Returns what to do: `send` it, `reconcile` first (an earlier attempt has no known
   * outcome), `wait` as nothing may be sent before `notBefore` (the chat's pace is kept in each channel, whichever process
   * sends, and one is sent at a time), or nothing (`done`: nothing waits, or this process is sending, and asks again).
   */
  claim(channel: Channel, now: Instant, pace: ChatPace): Promise<DeliveryClaim>;
  /** When the next of what the channel is owed may be sent, `now` at the earliest; null where nothing waits. */
  next(channel: Channel, now: Instant, pace: ChatPace): Promise<Instant | null>;
  /**
   * Keeps what became of an attempt. After one that did not get through (pending, unknown) the channel is left alone until
   * `notBefore`, or for longer with each one in a row; what fails again and again lets what waits behind it try.
   */
  settle(
    deliveryId: string,
    outcome: {
      readonly state: DeliveryState;
      readonly messageRef?: string;
      readonly error?: string;
      readonly shown?: string; // a hash of what the message shows now, or would if it arrived
      readonly notBefore?: Instant; // when the platform takes it again
    },
    now: Instant,
  ): Promise<void>;
  /** The message that an earlier revision of the same subject, or a story merged into it, was posted as. */
  earlierMessage(delivery: Delivery): Promise<PostedMessage | null>;
  /**
   * Pauses the subscriptions of a channel, or (id null) of a workspace, with these words, and owes a word to whoever made
   * those of a channel, once each time. Returns how many paused now.
   */
  pauseLost(
    lost: Pick<Channel, 'chat' | 'workspace'> & { readonly id: string | null },
    because: string,
    now: Instant,
  ): Promise<number>;
  /** Everything a post of this delivery is made from. What a digest holds is settled when it is first asked for. */
  content(delivery: Delivery): Promise<DeliveryContent | undefined>;
  /** Resumes what was paused until now, and returns how many. */
  resumeDue(now: Instant): Promise<number>;
  /** Owes a digest to each subscription whose time has come, and sets its next time; returns the deliveries' ids. */
  oweDigests(
    now: Instant,
    nextTime: (subscription: Subscription, after: Instant) => Instant,
  ): Promise<readonly string[]>;
  /**
   * Owes a word about each feed that has failed since before `since`, or is gone, to the channel that it was added
   * in, else to `operators` (null: to nobody); once for each time that it fails. Returns the deliveries' ids.
   */
  oweSourceNotices(trouble: {
    readonly since: Instant;
    readonly operators: Channel | null;
    readonly now: Instant;
  }): Promise<readonly string[]>;
}

/** How fast a chat may be written to: between two posts to a channel, and between two edits of a message. */
export type ChatPace = { readonly spacingMs: number; readonly editEveryMs: number };

/** `shown`: a hash of what it showed last, null where that is not known. */
export type PostedMessage = { readonly messageRef: string; readonly shown: string | null };

export type DeliveryClaim =
  | { readonly kind: 'send' | 'reconcile'; readonly delivery: Delivery }
  | { readonly kind: 'wait'; readonly notBefore: Instant }
  | { readonly kind: 'done' };

export type DeliveryContent =
  | ({ readonly kind: 'briefing' } & BriefingContent)
  | {
      readonly kind: 'digest';
      readonly briefings: readonly BriefingContent[];
      readonly since: Instant;
    }
  | { readonly kind: 'change'; readonly change: PositionChange; readonly first: Statement; readonly second: Statement }
  | {
      readonly kind: 'correction';
      readonly briefing: Briefing;
      readonly corrections: readonly Correction[];
      readonly under: string; // the message that showed what is corrected
      readonly digest: Delivery | null; // that message, if it is a digest: its content shows the correction now
    }
  | { readonly kind: 'source'; readonly feed: Feed; readonly state: FeedState }
  | { readonly kind: 'paused'; readonly subscriptions: readonly Subscription[] } // of one channel
  | { readonly kind: 'test'; readonly story: BriefingContent | null };
