import type { Channel } from '../../model/delivery.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { Feeds } from '../../ports/feeds.ts';
import type { Log } from '../../ports/log.ts';
import type { Catalogue, FeedStore, NewsStore, Owed, StoryStore } from '../../ports/news-store.ts';
import type { Pages } from '../../ports/pages.ts';
import type { Summariser } from '../../ports/summariser.ts';

/** What the steps of the pipeline may use. */
export type NewsPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly feeds: Feeds;
  readonly pages: Pages;
  readonly summariser: Summariser;
  readonly store: {
    readonly feeds: FeedStore;
    readonly news: NewsStore;
    readonly catalogue: Catalogue;
    readonly stories: StoryStore;
    readonly deliveries: DeliveryStore;
    readonly owed: Owed;
  };
  readonly chats: ReadonlyMap<string, Chat>;
  readonly limits: NewsLimits;
  readonly consoleUrl: string | null; // where readers reach the console; null: posts do not lead there
  readonly operators: Channel | null; // who is told of trouble with what everyone shares
};

/** Numbers of the configuration that steer the steps. */
export type NewsLimits = {
  readonly firstPollItems: number; // of a new feed, so that it never floods
  readonly fetchPages: boolean;
  readonly readAgainAfterHours: readonly number[]; // since publishing, rising: pages of followed articles
  readonly storyWindowHours: number;
  readonly briefingWaitSeconds: number; // quiet time before a story is briefed
  readonly bulletsAtMost: number;
  readonly bulletCharacters: number;
  readonly statementConfidence: number; // 0..1: below it a statement is not published
  readonly stanceConfidence: number; // 0..1
};
